"""Noun phrases: where one begins, and whom it names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.sentiment.speech.cues import titles, word_lists
from analysis.sentiment.speech.line import Line

_PRONOUNS = frozenset(("he", "she", "it", "they", "we", "i", "you"))
_PARTS = frozenset(("-", "&", "."))


@dataclass(frozen=True, slots=True)
class Subject:
    """A noun phrase: words `first` to `last` (excluded) of a line.

    `name` is the number of the mention that it names, -1 where it names nobody; `head` is then the
    place of its noun ("head" in "the head of the agency").
    """

    first: int
    last: int
    name: int = -1
    head: int = -1


def head_from(line: Line, first: int, last: int) -> Subject | None:
    """Return the noun phrase that begins at a word, with the name that is its head.

    Parameters
    ----------
    line
        The line.
    first, last
        The words to look at.
    """
    lists = word_lists()
    for index in range(first, last):
        low = line.low[index]
        if low in lists.relatives or low in lists.auxiliaries or low in lists.subordinators:
            return head_of(line, (first, index), index) if index > first else None
        if low in lists.prepositions and not _is_office_of(line, index, last):
            reach = min(last, index + 4)
            return head_of(line, (first, index), reach) if index > first else None
        if _verb_follows(line, index, last):
            return head_of(line, (first, index + 1), index + 1)
        if index > first and _past_tense(line, index, last):
            return head_of(line, (first, index), index)
        if line.named(index) >= 0 and _stands_alone(line, index, last):
            return Subject(first, index + 1, line.named(index))
    return head_of(line, (first, last), last) if last > first else None


def head_of(line: Line, phrase: tuple[int, int], reach: int) -> Subject:
    """Return a noun phrase with whom it names; `reach` is the end of what hangs on it."""
    first, last = phrase
    name = line.named(last - 1)
    if name >= 0:
        return Subject(_first_of_several(line, first, last), last, _first_name(line, phrase, name))
    if line.low[last - 1].removesuffix("s") in _spokesmen():
        before = [line.words[i].name for i in range(first, last) if line.words[i].name >= 0]
        behind = [line.named(i) for i in range(last, reach) if line.named(i) >= 0]
        if before or behind:
            return Subject(first, last, before[-1] if before else behind[0])
    return Subject(first, max(reach, last), head=last - 1)


def chunk_start(line: Line, last: int) -> int:
    """Return where the noun phrase that ends at a word begins, what it hangs on left out."""
    lists = word_lists()
    first = last
    while first > 0:
        low = line.low[first - 1]
        if line.low[first] in lists.determiners and low not in lists.determiners:
            break
        if line.low[first] in _PRONOUNS:
            break
        here, before = line.words[first].name, line.words[first - 1].name
        if line.breaks(first - 1) or low in lists.prepositions or low in lists.subordinators:
            break
        if low in lists.auxiliaries or (not low[0].isalnum() and low not in _PARTS):
            break
        if here != before and line.person(first) and _ends_name(line, first - 1):
            break
        first -= 1
    return first


def _ends_name(line: Line, index: int) -> bool:
    """Tell whether a name that describes nothing behind it ends at a word."""
    name = line.named(index)
    return name >= 0 and line.names[name].role != "modifier"


def is_title(line: Line, first: int, last: int) -> bool:
    """Tell whether "Secretary of" stands before "State John Kerry"."""
    return _is_office_of(line, first - 1, last + 1) and line.person(last)


def title_start(line: Line, first: int, last: int) -> int:
    """Return where a noun phrase begins, a title of two parts included."""
    return chunk_start(line, first - 2) if is_title(line, first, last) else first


def _is_office_of(line: Line, index: int, last: int) -> bool:
    """Tell whether "of" links an office to its field, and a person's name follows."""
    office = index > 0 and line.low[index] == "of" and line.low[index - 1] in titles()
    return office and any(
        line.person(i) and all(line.capital(j) for j in range(index + 1, i))
        for i in range(index + 2, min(index + 4, last))
    )


@cache
def _spokesmen() -> frozenset[str]:
    """Return the nouns of who speaks for a state, in the singular."""
    return frozenset(word.removesuffix("s") for word in word_lists().spokesmen)


def _first_of_several(line: Line, first: int, last: int) -> int:
    """Return where "Ted Cruz and Jeb Bush" begins, seen from the second name."""
    other = first - 2
    if first < 2 or line.low[first - 1] != "and" or line.named(other) < 0:
        return first
    begin = chunk_start(line, other)
    whole = all(
        line.capital(i) or line.words[i].name >= 0 or line.low[i] in word_lists().determiners
        for i in range(begin, other)
    )
    ends = begin == 0 or line.breaks(begin - 1) or line.low[begin - 1] == ","
    return begin if whole and ends else first


def _first_name(line: Line, phrase: tuple[int, int], name: int) -> int:
    """Return the first of several names joined by "and", or the name itself."""
    first = _first_of_several(line, *phrase)
    return line.named(phrase[0] - 2) if first < phrase[0] else name


def _stands_alone(line: Line, index: int, last: int) -> bool:
    """Tell whether a name is the head: no word behind it goes on with the phrase."""
    name = line.names[line.words[index].name]
    behind = index + 1
    if behind >= last:
        return True
    if line.words[behind].name == line.words[index].name:
        return False
    if name.kind == "person":
        return True
    low = line.low[behind]
    goes_on = line.capital(behind) or low.removesuffix("s") in _spokesmen()
    return name.role != "modifier" and not goes_on


def _past_tense(line: Line, index: int, last: int) -> bool:
    """Tell whether a word can only be a verb: "Omar asked for", no "detained man"."""
    if not line.low[index].endswith("ed") or line.words[index].name >= 0 or index + 1 >= last:
        return False
    lists = word_lists()
    return line.low[index + 1] in lists.prepositions | lists.determiners | {"that"}


def _verb_follows(line: Line, index: int, last: int) -> bool:
    """Tell whether a noun that names an office is followed by what must be a verb."""
    if index + 1 >= last or line.low[index] not in titles():
        return False
    behind = line.words[index + 1]
    plain = behind.text[0].islower() and behind.name < 0 and behind.low not in titles()
    return plain and behind.low not in word_lists().prepositions
