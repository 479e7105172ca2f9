"""Clauses in parts between commas: descriptions beside a name, phrases of time and place."""

from __future__ import annotations

from itertools import pairwise

from analysis.sentiment.speech.cues import titles, word_lists
from analysis.sentiment.speech.line import Line
from analysis.sentiment.speech.phrases import Subject, head_from, head_of

WHO = frozenset(("who", "whose"))
_NO_ADVERBS = frozenset(("family", "italy", "assembly", "ally", "july", "reply"))


def person_behind_marks(line: Line, verb: int) -> Subject | None:
    """Return the person whom '"…," Ann Bo, a doctor in Rome, Italy, and a poet, said' names.

    Parameters
    ----------
    line
        The line.
    verb
        Place of the verb in it.

    Returns
    -------
    Subject or None
        None where no mark stands before the verb, or a clause of its own in between.
    """
    lists = word_lists()
    mark = next((i for i in range(verb - 1, -1, -1) if line.words[i].is_mark), -1)
    if mark < 0:
        return None
    first = mark + 1
    last = next((i for i in range(first, verb) if line.low[i] == ","), -1)
    if last <= first or line.named(last - 1) < 0 or not line.person(last - 1):
        return None
    between = range(first, verb)
    clause = any(line.low[i] in lists.finite or line.low[i] in WHO for i in between)
    other = lists.prepositions | lists.subordinators
    if clause or any(line.breaks(i) for i in between) or not other.isdisjoint(line.low[first:last]):
        return None
    return head_of(line, (first, last), last)


def named_behind(
    line: Line, found: Subject | None, following: tuple[int, int] | None
) -> Subject | None:
    """Return the name that a comma puts behind a description, else what was found.

    "Poland's new minister for Europe, Konrad Szymanski, said"; "The Kremlin spokesman, Dmitry
    Peskov, said"
    """
    if found is None or following is None or not _one_name(line, *following):
        return found
    known = line.person(found.last - 1) and line.named(found.last - 1) >= 0
    return found if known else head_from(line, *following)


def names_only_its_subject(line: Line, before: int) -> bool:
    """Tell whether the clause that ends before a comma is a subject and what describes it.

    "The editor, Dean Baquet," and "Paul Ryan, a Republican who stood aside," wait for a verb;
    "Prices, which rose, will fall," does not.

    Parameters
    ----------
    line
        The line.
    before
        Place of the comma.
    """
    lists = word_lists()
    parts = [part for part in clause_parts(line, before) if not is_adverbial(line, part[0])]
    if len(parts) < 2:
        return False
    first, last = parts[0]
    person = any(line.person(i) for i in range(*parts[0])) or line.low[last - 1] in titles()
    if not person or any(line.low[i] in lists.finite for i in range(first, last)):
        return False
    return all(
        line.low[start] in lists.determiners
        or line.low[start] in lists.relatives
        or line.low[start].isdigit()
        or line.words[start].name >= 0
        or line.low[start] in titles()
        for start, _ in parts[1:]
    )


def clause_parts(line: Line, before: int) -> list[tuple[int, int]]:
    """Return the parts, between commas, of the clause that ends before a word."""
    begin = before
    while not line.breaks(begin - 1) and not _joins(line, begin - 1):
        begin -= 1
    begin += begin < before and line.low[begin] in word_lists().joining
    commas = [i for i in range(begin, before) if line.low[i] == ","]
    return [(a + 1, b) for a, b in pairwise([begin - 1, *commas, before]) if b > a + 1]


def is_adverbial(line: Line, first: int) -> bool:
    """Tell whether a part of a sentence says when, where or how, and names no subject."""
    lists = word_lists()
    low = line.low[first]
    opens = low in lists.prepositions or low in lists.subordinators or low in lists.adverbs
    # "Asked about it, the minister said", "Speaking in Rome, she said"
    participle = low.endswith(("ing", "ed")) and len(low) > 4
    return opens or (line.words[first].name < 0 and (is_adverb(low) or participle))


def is_adverb(low: str) -> bool:
    """Tell whether a word is an adverb by its ending."""
    return len(low) > 4 and low.endswith("ly") and low not in _NO_ADVERBS


def _one_name(line: Line, first: int, last: int) -> bool:
    """Tell whether words are one name, its titles before it, or begin with a person's."""
    while first < last - 1 and line.words[first].name < 0 and line.capital(first):
        first += 1
    name = line.words[first].name
    whole = all(line.words[i].name == name for i in range(first, last))
    return name >= 0 and (line.person(first) or whole)


def _joins(line: Line, index: int) -> bool:
    """Tell whether a new clause begins after a word: ", and", ", while"."""
    return line.low[index] in word_lists().joining and index > 0 and line.low[index - 1] == ","
