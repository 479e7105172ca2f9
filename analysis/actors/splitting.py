"""From a run of capitalised words to names: offices off, demonyms apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from analysis.actors.article import Article, Name
from analysis.actors.following import team_of_state
from analysis.actors.gazetteer import Known, figures
from analysis.actors.kinds import kind_of
from analysis.actors.lexicon import common_words, cues, given_names
from analysis.actors.no_actors import in_event, no_actor

_PLACES = ("country", "capital", "place", "seat")
_TRIMMED = frozenset(("-", "of", "for", "and", "&", "the", "on", "'s", "'"))
_SAINTS = ("St", "St.", "Saint")
_TITLES_IN_NAMES = frozenset(
    (*_SAINTS, "Grand", "Crown", "Count", "Judge", "King", "Prince", "Queen", "Duke", "Sheikh")
)


@dataclass(slots=True)
class Splitter:
    """Splits the runs of one article into names."""

    article: Article

    def split(self, first: int, last: int) -> list[Name]:
        """Return the names in the words `first` to `last` (excluded)."""
        names: list[Name] = []
        texts, known_at = self.article.texts, self.article.known
        after_office = False
        while first < last:
            if texts[first] in _TRIMMED:
                first += 1
                continue
            known = known_at.get(first)
            if known is not None and known.last <= last:
                name, first = self._known_name(known, last)
                names.extend([name] if name is not None else [])
                after_office = False
                continue
            beside = texts[first + 1] == "of" or first + 1 in known_at
            whole = self._described_place(first, last) if beside else None
            if whole is not None:
                names.append(whole)
                first, after_office = whole.last, False
                continue
            office = self._office_end(first, last)
            if office > first:
                first, after_office = office, True
                continue
            end = self._name_end(first, last)
            name = self._unknown_name(first, end, after_office=after_office)
            names.extend([name] if name is not None else [])
            first, after_office = end, False
        return names

    def _described_place(self, first: int, last: int) -> Name | None:
        """Return "State of Texas" (Texas) or "Environment Canada" (a body), if it is one."""
        texts = self.article.texts
        of = texts[first + 1] == "of"
        known = self.article.known.get(first + 1 + of)
        if known is None or known.last > last or known.entry.sort not in _PLACES:
            return None
        cue = cues()
        if of and texts[first] in cue.realms:
            return Name(first, known.last, "place", known.entry.actor, "realm")
        if not of and texts[first] in cue.departments and known.entry.sort == "country":
            text = self.article.text(first, known.last)
            return Name(first, known.last, "organisation", text, "organisation ending")
        return None

    def _known_name(self, known: Known, last: int) -> tuple[Name | None, int]:
        """Return a known name, or the longer one that begins with it, and where it ends."""
        entry, alone = known.entry, known.last == last
        end = last if alone else self._known_extends(known, last)
        if end > known.last:
            place = self.article.texts[end - 1] in cues().place_endings
            kind = "place" if place else "organisation"
            text = self.article.text(known.first, end)
            return Name(known.first, end, kind, text, f"{kind} ending"), end
        if in_event(self.article, known.first):
            return None, end
        name = Name(known.first, known.last, entry.kind, entry.actor, entry.sort, entry=entry)
        if alone:
            return name, last
        end = self._name_end(known.last, last, inside=True)
        if end > known.last and self.article.texts[end - 1] in cues().no_actor_endings:
            return (None if entry.sort in _PLACES else name), end
        if end > known.last and self._named_after_place(known, end):
            text = self.article.text(known.first, end)
            return Name(known.first, end, "organisation", text, "place and name"), end
        return name, known.last

    def _named_after_place(self, known: Known, end: int) -> bool:
        """Tell whether the words behind a place belong to its name: "Toronto Star"."""
        article, cue = self.article, cues()
        if known.entry.sort not in ("capital", "place", "country") or known.capitals:
            return False
        if article.hyphen(known.first - 1) or "title" in article.case[known.first : end]:
            return False
        tail = article.texts[known.last : end]
        if tail[0] in given_names() or tail[-1] == "New" or self._is_office(end):
            return False
        free = article.covered.isdisjoint(range(known.last, end))
        return free and all(t[0].isupper() and t not in cue.not_names for t in tail)

    def _known_extends(self, known: Known, last: int) -> int:
        """Return where the longer name ends of which a known one is the head."""
        article, cue, end = self.article, cues(), known.last
        if known.entry.sort in ("person", "user"):
            return end
        if article.hyphen(end) or article.hyphen(known.first - 1):
            return end
        if article.texts[end] == "of":
            behind = article.known.get(end + 1)
            if known.entry.kind != "organisation":
                return end
            return behind.last if behind is not None else self._name_end(end + 1, last)
        if team_of_state(article, known.first, end):
            return end + 1
        if article.texts[end : end + 3] == ["A", "&", "M"]:
            return end + 3
        if self._is_office(end) and not self._body_follows(end, last):
            return end
        stop = self._before_person(known.first, self._name_end(end, last, inside=True))
        if any(article.texts[i] in cue.organisation_endings for i in range(end, stop)):
            return stop
        if known.entry.sort in _PLACES and article.texts[stop - 1] in cue.place_endings:
            return stop
        return end

    def _is_office(self, index: int) -> bool:
        text = self.article.texts[index]
        if not _office_word(text):
            return False
        return self.article.case[index] == "caps" or len(text) <= 3 or not text.isupper()

    def _called_by_office(self, first: int, last: int) -> bool:
        """Tell whether an office word belongs to a body or a place: "Duke University"."""
        if first + 1 >= last or not self._is_office(first):
            return False
        text, behind = self.article.texts[first], self.article.texts[first + 1]
        if text in _SAINTS and first + 3 < last:  # "St. Mary's Hospital"
            return self._owns_body(first + 1)
        if self._owns_body(first):
            return True
        if behind in cues().place_endings:
            return text in _TITLES_IN_NAMES
        return behind in cues().organisation_endings and text.isalpha()

    def _owns_body(self, index: int) -> bool:
        """Tell whether 's and a body or a place follow a word: "King's College"."""
        texts, cue = self.article.texts, cues()
        return texts[index + 1] in ("'s", "'") and texts[index + 2] in cue.organisation_endings

    def _body_follows(self, first: int, last: int) -> bool:
        """Tell whether "Security Council" or the like follows: "security" is an office word."""
        texts, cue, end = self.article.texts, cues(), first
        while end < last and texts[end].lower() in cue.office_modifiers:
            end += 1
        return end > first and end < last and texts[end] in cue.organisation_endings

    def _office_end(self, first: int, last: int) -> int:
        """Return where a run of office words ends; `first` if it is none or an organisation."""
        texts, end = self.article.texts, first
        if not self._is_office(first):
            return first
        if self._body_follows(first, last) or self._called_by_office(first, last):
            return first
        while end < last and self._is_office(end):
            end += 1
            if texts[end : end + 2] == ["of", "State"]:
                end += 2
            elif texts[end] == "-" and end + 1 < last and self._is_office(end + 1):
                end += 1
        if end in (first, last):
            return end
        if self._only_fields(first, end):
            return first
        modifiers = all(t.lower() in cues().office_modifiers for t in texts[first:end])
        stop = self._name_end(end, last, inside=True)
        body = any(texts[i] in cues().organisation_endings for i in range(end, stop))
        return first if modifiers and body else end

    def _only_fields(self, first: int, end: int) -> bool:
        """Tell whether words that no office follows begin a name themselves: "National Bloc"."""
        article = self.article
        if article.case[end] != "plain" or end in article.known or article.texts[end] in figures():
            return False
        if article.texts[end] in given_names() or article.texts[end] in _TRIMMED:
            return False
        return all(t.lower() in cues().fields for t in article.texts[first:end])

    def _name_end(self, first: int, last: int, *, inside: bool = False) -> int:
        """Return where the name that begins at `first` ends: before an office or a demonym."""
        texts = self.article.texts
        end = first if inside else first + 1
        while end < last:
            known = self.article.known.get(end)
            if texts[end - 1] not in _TRIMMED:
                if self._is_office(end) and self._ends_before_office(first, end, last):
                    break
                if known is not None and known.entry.sort in ("adjective", "user") and end > first:
                    break
            end = known.last if known is not None else end + 1
        return min(end, last)

    def _ends_before_office(self, first: int, end: int, last: int) -> bool:
        """Tell whether the name ends before an office word: "State Department Spokesperson"."""
        texts, endings = self.article.texts, cues().organisation_endings
        heads = any(texts[i] in cues().organisation_heads for i in range(first, end))
        if heads and "of" in texts[first:end] and texts[end].lower() in cues().office_modifiers:
            return False
        if any(texts[i] in endings for i in range(end, last)):
            return any(texts[i] in endings for i in range(first, end))
        return texts[end] not in _TITLES_IN_NAMES

    def _before_person(self, first: int, last: int) -> int:
        """Return where a body's name ends that a person's follows: "Refugee Council Ada Quill"."""
        if last - first < 4:
            return last
        texts, cue = self.article.texts, cues()
        ends = [i for i in range(first, last) if texts[i] in cue.organisation_endings]
        if not ends:
            return last
        for i in range(first + 2, last - 1):
            free = texts[i - 1] not in _TRIMMED and i > min(ends) and i not in self.article.covered
            if free and texts[i] in given_names() and not any(end >= i for end in ends):
                return i
        return last

    def _unknown_name(self, first: int, last: int, *, after_office: bool) -> Name | None:
        """Return the name of words that no table knows, None if they are no name."""
        texts = self.article.texts
        last = self._before_person(first, last)
        while last > first and texts[last - 1] in _TRIMMED:
            last -= 1
        if last - first > 2:
            titled = self._titles(first, last)
            after_office = after_office or titled > first
            first = titled
        surname = after_office and last - first == 1 and texts[first] in cues().place_endings
        if last <= first or (no_actor(self.article, first, last) and not surname):
            return None
        kind, rule = kind_of(self.article, first, last, after_office=after_office)
        if rule in ("article", "capitals") and texts[last].title() in cues().no_actor_endings:
            return None  # "the National Iodine Nutrition study"
        return Name(first, last, kind, self.article.text(first, last), rule)

    def _titles(self, first: int, last: int) -> int:
        """Return where a person's name begins after ordinary words: "Engineer John Greiner"."""
        texts, cue, given = self.article.texts, cues(), given_names()
        for i in range(first + 1, last - 1):
            before = texts[i - 1]
            if before in given or before in cue.organisation_endings or before in _TRIMMED:
                return first
            if before.lower() not in common_words() and not before.endswith(("ist", "an")):
                return first
            ending = texts[last - 1]
            body = ending in cue.organisation_endings or ending in cue.place_endings
            if texts[i] in given and not body:
                return i
        return first


@lru_cache(maxsize=20_000)
def _office_word(text: str) -> bool:
    """Tell whether a word is an office or a title, however it is printed."""
    return text.lower().rstrip(".") in cues().offices
