"""One article as the rules for speech see it: sentences of words, names and quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache

from analysis.language.paragraphs import Span
from analysis.sentiment.speech.cues import cues
from analysis.sentiment.speech.marks import Marked, marked_words

_BESIDE = frozenset(("clause", "that", "quote", "person"))
_MARKS = frozenset("\"“”„‟«»‘’‛'`")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|--+|\w+(?:[-'’]\w+)*(?:(?<=\b[A-Z])\.)?|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Name:
    """A mention: where it stands and whom it names."""

    start: int
    end: int
    actor: str
    kind: str
    role: str


@dataclass(slots=True)
class Word:
    """A word or a mark of a sentence.

    `name` is the number of the mention that it belongs to, `marked` that of the innermost
    quotation marks around it; -1 for none. `is_mark` tells the quotation marks themselves.
    """

    text: str
    low: str
    start: int
    end: int
    name: int = -1
    marked: int = -1
    is_mark: bool = False


@dataclass(slots=True)
class Sentence:
    """A sentence: its place in the text, its paragraph, its words."""

    start: int
    end: int
    paragraph: int
    words: list[Word] = field(default_factory=list)


class Passage:
    """The sentences, names and quotation marks of one article.

    Parameters
    ----------
    text
        The article.
    sentences
        Start, end and number of the paragraph of each sentence, in order.
    names
        The mentions, in order, not overlapping.
    """

    def __init__(self, text: str, sentences: list[tuple[int, int, int]], names: list[Name]) -> None:
        self.text = text
        self.names = names
        self.marked = marked_words(text, _paragraphs(sentences))
        _cut_unclosed(text, self.marked)
        self.sentences = [Sentence(*row) for row in sentences]
        self._starts = [row[0] for row in sentences]
        inside = _Inside(self.marked)
        number = 0
        for sentence in self.sentences:
            number = _read_words(text, sentence, names, number)
            if not self.marked:
                continue
            for word in sentence.words:
                word.marked = inside(word.start)
                word.is_mark = word.text in _MARKS and inside.at_mark(word.start)

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence that a character belongs to."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def within(self, number: int, outer: int) -> bool:
        """Tell whether marked words are `outer` or lie within it."""
        while number >= 0 and number != outer:
            number = self.marked[number].parent
        return number == outer


class _Inside:
    """Finds the innermost quotation marks around a character; ask in the order of the text."""

    def __init__(self, marked: list[Marked]) -> None:
        self._marked = marked
        self._next = 0
        self._open: list[int] = []
        self._edges = {m.start - 1 for m in marked} | {m.end for m in marked if m.closed}

    def __call__(self, offset: int) -> int:
        while self._next < len(self._marked) and self._marked[self._next].start <= offset:
            self._open.append(self._next)
            self._next += 1
        while self._open and self._marked[self._open[-1]].end <= offset:
            self._open.pop()
        return self._open[-1] if self._open else -1

    def at_mark(self, offset: int) -> bool:
        """Tell whether a quotation mark stands at a character."""
        return offset in self._edges


def _paragraphs(sentences: list[tuple[int, int, int]]) -> list[Span]:
    """Return the paragraphs that the sentences make up."""
    found: dict[int, Span] = {}
    for start, end, paragraph in sentences:
        found[paragraph] = (found.get(paragraph, (start, end))[0], end)
    return list(found.values())


def _read_words(text: str, sentence: Sentence, names: list[Name], number: int) -> int:
    """Fill in the words of a sentence; return the number of the first name not yet passed."""
    words, many = sentence.words, len(names)
    opens, closes = (names[number].start, names[number].end) if number < many else (len(text), 0)
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        word = match[0]
        start, end = match.span()
        while number < many and closes <= start:
            number += 1
            opens, closes = (
                (names[number].start, names[number].end) if number < many else (len(text), 0)
            )
        inside = opens < end
        # "Theresa May" and "Will Hurd" hold no verbs: a person's name is no word of a list.
        low = word if inside and names[number].kind == "person" else word.lower()
        if "’" in low:
            low = low.replace("’", "'")
        words.append(Word(word, low, start, end, number if inside else -1))
    del sentence.words[: _after_dateline(sentence.words, names)]
    return number


def _after_dateline(words: list[Word], names: list[Name]) -> int:
    """Return the first word behind a dateline and its dash; 0 where there is none."""
    if not words or words[0].name < 0 or names[words[0].name].role not in ("dateline", "source"):
        return 0
    dashes = (i for i, word in enumerate(words[:18]) if word.low in ("--", "—", "–", "-"))
    return next((i + 1 for i in dashes), 0)


def _cut_unclosed(text: str, marked: list[Marked]) -> None:
    """End words whose closing mark is missing before ", he said", where that follows."""
    for words in marked:
        if words.closed:
            continue
        found = _attribution().search(text, words.start, words.end)
        if found is not None:
            words.end = found.start()


@cache
def _attribution() -> re.Pattern[str]:
    """Return the pattern of ", he said" and ", said the minister"."""
    forms = [form for form, cue in cues().items() if cue.frames & _BESIDE]
    verbs = "|".join(sorted(forms))
    subject = r"(?:[Tt]he\ |[A-Z]|he\b|she\b|they\b)[^\n,.]{0,40}?"
    return re.compile(rf",\s(?:{subject}\s?(?:{verbs})\b|(?:{verbs})\s{subject}(?=[,.]|$))")
