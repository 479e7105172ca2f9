"""From a run of capitalised words to names: offices off, demonyms apart, kinds told."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.actors.article import Article, Name
from analysis.actors.gazetteer import Known
from analysis.actors.lexicon import common_words, cues, given_names

_STATES = ("country", "adjective", "capital", "place", "people")
_TRIMMED = frozenset(("-", "of", "for", "and", "&", "the", "on"))


@dataclass(slots=True)
class Splitter:
    """Splits the runs of one article into names."""

    article: Article

    def split(self, first: int, last: int) -> list[Name]:
        """Return the names in the words `first` to `last` (excluded)."""
        names: list[Name] = []
        after_office = False
        while first < last:
            if self.article.texts[first] in _TRIMMED:
                first += 1
                continue
            known = self.article.known.get(first)
            if known is not None and known.last <= last:
                end = self._known_extends(known, last)
                names.append(self._known_name(known, end))
                first, after_office = end, False
                continue
            office = self._office_end(first, last)
            if office > first:
                first, after_office = office, True
                continue
            end = self._name_end(first, last)
            name = self._unknown_name(first, end, after_office=after_office)
            if name is not None:
                names.append(name)
            first, after_office = end, False
        return names

    def _known_extends(self, known: Known, last: int) -> int:
        """Return where a known name ends that may be the head of a longer organisation's."""
        rest = range(known.last, last)
        if not rest or known.entry.sort in ("person", "user") or self._is_office(known.last):
            return known.last
        if self.article.hyphen(known.last):
            return known.last
        end = self._name_end(known.last, last, inside=True)
        texts, cue = self.article.texts, cues()
        if any(texts[i] in cue.organisation_endings for i in range(known.last, end)):
            return end
        if (
            known.entry.sort in ("place", "country", "capital")
            and texts[end - 1] in cue.place_endings
        ):
            return end
        return known.last

    def _known_name(self, known: Known, end: int) -> Name:
        """Return a known name, or the longer organisation or place that begins with it."""
        if end == known.last:
            entry = known.entry
            return Name(known.first, end, entry.kind, entry.actor, entry.sort, entry=entry)
        name = self.article.text(known.first, end)
        kind = "place" if self.article.texts[end - 1] in cues().place_endings else "organisation"
        return Name(known.first, end, kind, name, f"{kind} ending")

    def _is_office(self, index: int) -> bool:
        return self.article.texts[index].lower().rstrip(".") in cues().offices

    def _office_end(self, first: int, last: int) -> int:
        """Return where a run of office words ends; `first` if it is none or an organisation."""
        texts, cue, end = self.article.texts, cues(), first
        while end < last and self._is_office(end):
            end += 1
            if texts[end : end + 2] == ["of", "State"]:
                end += 2
            elif texts[end] == "-" and end + 1 < last and self._is_office(end + 1):
                end += 1
        if end == first:
            return first
        stop = self._name_end(end, last, inside=True) if end < last else end
        if any(texts[i] in cue.organisation_endings for i in range(end, stop)):
            return first if self._all_modifiers(first, end) else end
        return end

    def _all_modifiers(self, first: int, end: int) -> bool:
        """Tell whether office words are only such as begin ministries' names too."""
        modifiers = cues().office_modifiers
        return all(t.lower() in modifiers for t in self.article.texts[first:end])

    def _name_end(self, first: int, last: int, *, inside: bool = False) -> int:
        """Return where the name that begins at `first` ends: before an office or a demonym."""
        texts, cue = self.article.texts, cues()
        end = first if inside else first + 1
        while end < last:
            known = self.article.known.get(end)
            linked = texts[end - 1] in _TRIMMED
            if self._is_office(end) and not linked and self._ends_before_office(first, end, last):
                break
            if known is not None and not linked and known.entry.sort == "adjective" and end > first:
                break
            end = known.last if known is not None else end + 1
        return min(end, last)

    def _ends_before_office(self, first: int, end: int, last: int) -> bool:
        """Tell whether the name ends before an office word, as "State Department Spokesperson"."""
        texts, cue = self.article.texts, cues()
        later = range(end, last)
        if any(texts[i] in cue.organisation_endings for i in later):
            return any(texts[i] in cue.organisation_endings for i in range(first, end))
        return texts[end] not in ("St", "St.", "King", "Prince", "Grand", "Crown", "Count", "Judge")

    def _unknown_name(self, first: int, last: int, *, after_office: bool) -> Name | None:
        """Return the name of words that no table knows, None if they are no name."""
        texts = self.article.texts
        while last > first and texts[last - 1] in _TRIMMED:
            last -= 1
        if last <= first:
            return None
        kind, rule = self._kind(first, last, after_office=after_office)
        if rule == "no name":
            return None
        return Name(first, last, kind, self.article.text(first, last), rule)

    def _kind(self, first: int, last: int, *, after_office: bool) -> tuple[str, str]:
        """Return the kind of a name and the rule that tells it."""
        texts, cue = self.article.texts[first:last], cues()
        before = self.article.texts[first - 1]
        strong = cue.organisation_endings - cue.weak_endings
        lone = last - first == 1
        if lone and texts[0] in cue.no_actors:
            return "", "no name"
        if lone and (texts[0] in cue.organisation_endings or texts[0] in cue.place_endings):
            known = texts[0] in cue.lone_organisations
            return ("organisation", "organisation ending") if known else ("", "no name")
        if any(t in strong for t in texts):
            return "organisation", "organisation ending"
        if texts[-1] in cue.place_endings and not after_office:
            return "place", "place ending"
        if after_office or before.lower().rstrip(".") in cue.person_nouns:
            return "person", "office"
        if texts[0] in given_names() and not lone and "&" not in texts and len(texts) <= 6:
            return "person", "given name"
        if texts[-1] in cue.organisation_endings:
            return "organisation", "organisation ending"
        return self._lone_kind(first) if lone else self._long_kind(first, last)

    def _lone_kind(self, index: int) -> tuple[str, str]:
        """Return the kind of a single capitalised word by what stands beside it."""
        texts, cue = self.article.texts, cues()
        text, before, behind = texts[index], texts[index - 1].lower(), texts[index + 1]
        if text.isupper() and 2 <= len(text) <= 6 and text.isalpha():
            return "organisation", "acronym"
        if behind in cue.speech_verbs or (before in cue.speech_verbs and behind in ",.\n"):
            return "person", "speech verb"
        if before in cue.place_prepositions:
            return "place", "preposition"
        if text in given_names():
            return "person", "given name"
        return "", "capital"

    def _long_kind(self, first: int, last: int) -> tuple[str, str]:
        """Return the kind of several capitalised words without a telling word among them."""
        texts, cue = self.article.texts, cues()
        before, behind = texts[first - 1], texts[last]
        if last - first > 4:
            return "organisation", "capitals"
        if before.lower() in ("in", "at", "near"):
            return "place", "preposition"
        if behind in cue.speech_verbs or before in ("by", "with") or behind == ",":
            return "person", "speech verb"
        if before == "the":
            return "organisation", "article"
        ordinary = any(t.lower() in common_words() for t in texts[first:last])
        return ("organisation", "capitals") if ordinary else ("person", "capitals")
