"""Whom "he", "the minister" or "the group" means: the last one spoken of that fits."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.sentiment.speech.cues import titles, word_lists
from analysis.sentiment.speech.line import Line
from analysis.sentiment.speech.passage import Passage, Sentence, Word
from analysis.sentiment.speech.phrases import Subject
from analysis.sentiment.speech.subjects import clause_subject

_PARAGRAPHS = 3  # so many before this one are looked at
UNKNOWN = (-1, -1, -1)
Speaker = tuple[int, int, int]  # start, end, number of the mention; -1 where there is none


@dataclass(slots=True)
class _Topic:
    """Whom a sentence was about: its paragraph, the speaker or subject, and its sort."""

    paragraph: int
    speaker: Speaker
    sort: str


@dataclass(slots=True)
class References:
    """Resolves pronouns and titles while an article is read from its start.

    Parameters
    ----------
    passage
        The article.
    about
        Whom each sentence noted so far was about: its speaker, else its subject.
    """

    passage: Passage
    about: list[Speaker] = field(default_factory=list)
    _topics: list[_Topic] = field(default_factory=list)
    _titles: dict[int, set[str]] = field(default_factory=dict)

    def speaker(self, line: Line, subject: Subject | None, sentence: Sentence) -> Speaker:
        """Return who a subject is.

        Parameters
        ----------
        line, subject
            The noun phrase and its line.
        sentence
            The sentence it stands in.
        """
        if subject is None:
            return UNKNOWN
        if subject.name >= 0:
            name = self.passage.names[subject.name]
            return name.start, name.end, subject.name
        words = line.words[subject.first : subject.last]
        low = line.low[subject.first]
        sort = sort_of_pronoun(low) if len(words) == 1 else ""
        if sort:
            return self._latest(sort, sentence.paragraph)
        found = self._described(words, subject.head - subject.first, sentence)
        if found != UNKNOWN:
            return found
        return words[0].start, words[-1].end, -1

    def note(self, sentence: Sentence, speakers: list[Speaker]) -> None:
        """Remember whom a sentence was about; call it once a sentence, in order.

        Parameters
        ----------
        sentence
            The sentence.
        speakers
            Who speaks in it, who says most first.
        """
        line = Line([w for w in sentence.words if w.marked < 0], self.passage.names)
        self._note_titles(line)
        found = [speaker for speaker in speakers if speaker != UNKNOWN][:1]
        if not found:
            subject = clause_subject(line, _first_stop(line))
            found = [self.speaker(line, subject, sentence)] if subject is not None else []
            found = [speaker for speaker in found if speaker[2] >= 0]
        self.about.append(found[0] if found else UNKNOWN)
        for speaker in found:
            self._topics.append(_Topic(sentence.paragraph, speaker, self._sort(speaker)))
        if not found or self._sort(found[0]) != "person":
            self._note_weakly(line, sentence)

    def _note_weakly(self, line: Line, sentence: Sentence) -> None:
        """Remember the first person named, where a sentence has another subject."""
        for index, word in enumerate(line.words):
            if line.person(index):
                name = self.passage.names[word.name]
                speaker = (name.start, name.end, word.name)
                self._topics.append(_Topic(sentence.paragraph, speaker, "weak person"))
                return

    def _sort(self, speaker: Speaker) -> str:
        """Return which pronoun may take up a speaker."""
        if speaker == UNKNOWN:
            return ""
        if speaker[2] < 0:
            return "many"
        return "person" if self.passage.names[speaker[2]].kind == "person" else "thing"

    def _latest(self, sort: str, paragraph: int) -> Speaker:
        """Return the last speaker or subject that a pronoun can mean."""
        fits = {"person": ("person",), "thing": ("thing",), "many": ("many", "thing")}[sort]
        weak = UNKNOWN
        for topic in reversed(self._topics):
            if paragraph - topic.paragraph > _PARAGRAPHS:
                break
            if topic.sort in fits:
                return topic.speaker
            if topic.sort == "weak person" and weak == UNKNOWN:
                weak = topic.speaker
        return weak if sort == "person" else UNKNOWN

    def _described(self, words: list[Word], head: int, sentence: Sentence) -> Speaker:
        """Return whom "the French president" or "the group" means."""
        lists = word_lists()
        if words[0].low not in ("the", "his", "its", "their", "her"):
            return UNKNOWN
        noun = words[head].low
        plural = noun.endswith("s") and noun.removesuffix("s") in titles()
        if words[0].low == "the" and noun in titles() and not plural:
            return self._officer(words, noun, sentence)
        if words[0].low == "the" and noun in lists.bodies and len(words) <= 3:
            return self._body(noun, sentence)
        return UNKNOWN

    def _officer(self, words: list[Word], title: str, sentence: Sentence) -> Speaker:
        """Return the person of that title: of that country if one is told, else the last one."""
        names = self.passage.names
        land = next((names[w.name].actor for w in words if w.name >= 0), "")
        for number in range(len(names) - 1, -1, -1):
            name, held = names[number], self._titles.get(number, set())
            fits = title in held and (not land or land in held)
            if fits and name.start < words[0].start:
                return name.start, name.end, number
        latest = self._latest("person", sentence.paragraph)
        told = {t for n, ts in self._titles.items() if n >= 0 and self._same(n, latest) for t in ts}
        fits = latest != UNKNOWN and not (told & titles())
        return latest if fits else UNKNOWN

    def _same(self, number: int, speaker: Speaker) -> bool:
        """Tell whether a mention names the same actor as a speaker."""
        names = self.passage.names
        return speaker[2] >= 0 and names[number].actor == names[speaker[2]].actor

    def _body(self, noun: str, sentence: Sentence) -> Speaker:
        """Return the last group or organisation, of that noun where names say it."""
        names = self.passage.names
        before = [i for i, n in enumerate(names) if n.start < sentence.start]
        near = [i for i in before if names[i].kind in ("group", "organisation")]
        said = [i for i in near if noun in self.passage.text[names[i].start : names[i].end].lower()]
        if noun == "group":
            said = [i for i in near if names[i].kind == "group"] or said
        return (names[said[-1]].start, names[said[-1]].end, said[-1]) if said else UNKNOWN

    def _note_titles(self, line: Line) -> None:
        """Note the offices and countries that stand right before or after each person's name."""
        for index, word in enumerate(line.words):
            if word.name < 0 or not line.person(index) or self._is_inner(line, index):
                continue
            nouns = self._title_words(line, index)
            if nouns & titles():
                self._titles.setdefault(word.name, set()).update(nouns)

    def _is_inner(self, line: Line, index: int) -> bool:
        """Tell whether a word is not the first of its name."""
        return index > 0 and line.words[index - 1].name == line.words[index].name

    def _title_words(self, line: Line, index: int) -> set[str]:
        """Return the words of a title around a name, and the actors that it names."""
        found: list[int] = []
        before = index - 1
        while before >= 0 and (line.capital(before) or line.low[before] == "of"):
            found.append(before)
            before -= 1
        behind = index
        while behind < len(line.words) and line.words[behind].name == line.words[index].name:
            behind += 1
        if behind + 1 < len(line.words) and line.low[behind] == ",":
            stop = next(
                (i for i in range(behind + 1, len(line.low)) if line.low[i] in (",", ".")), behind
            )
            opens = line.low[behind + 1] in ("the", "a", "an") or line.words[behind + 1].name >= 0
            found += range(behind + 1, stop) if opens and stop - behind < 9 else ()
        words = {line.low[i] for i in found}
        return words | {
            line.names[line.words[i].name].actor for i in found if line.words[i].name >= 0
        }


def sort_of_pronoun(low: str) -> str:
    """Return what sort of actor a pronoun takes up; empty for any other word."""
    lists = word_lists()
    if low in lists.pronouns_person:
        return "person"
    if low in lists.pronouns_thing:
        return "thing"
    return "many" if low in lists.pronouns_many else ""


def _first_stop(line: Line) -> int:
    """Return the end of a line's first clause."""
    last = len(line.words)
    return next((i for i in range(1, last) if line.breaks(i)), last)
