"""Who does what a verb says: the noun phrase that is its subject."""

from __future__ import annotations

from analysis.sentiment.speech.apposition import (
    WHO,
    clause_parts,
    is_adverb,
    is_adverbial,
    named_behind,
)
from analysis.sentiment.speech.cues import titles, word_lists
from analysis.sentiment.speech.line import Line
from analysis.sentiment.speech.phrases import (
    Subject,
    chunk_start,
    head_from,
    head_of,
    is_title,
    title_start,
)


def subject_before(line: Line, verb: int) -> Subject | None:
    """Return the subject that stands before a verb.

    Parameters
    ----------
    line
        The line.
    verb
        Place of the verb in it.

    Returns
    -------
    Subject or None
        None where the verb shares the subject of an earlier one ("and said"), or has none.
    """
    lists = word_lists()
    last = _before_parenthesis(line, _before_fillers(line, verb - 1))
    if line.breaks(last) or line.low[last] in ("and", "but", "or"):
        return None
    if line.low[last] == ",":
        return clause_subject(line, last)
    if line.low[last] in lists.relatives or _is_relative_that(line, last):
        return _before_relative(line, last)
    reach = last
    while last >= 0:
        first = chunk_start(line, last)
        before = line.low[first - 1] if first else ""
        if before not in lists.prepositions or is_title(line, first, last):
            return head_of(line, (title_start(line, first, last), last + 1), reach + 1)
        last = first - 2
        if line.breaks(last) or line.low[last] == ",":
            break
    return _nearest_person(line, max(last, -1) + 1, reach)


def _before_parenthesis(line: Line, last: int) -> int:
    """Return the word before "(D-Nev.)", or the same word."""
    if last < 1 or line.low[last] != ")":
        return last
    opens = next((i for i in range(last - 1, 0, -1) if line.low[i] == "("), last + 1)
    return opens - 1


def _is_relative_that(line: Line, index: int) -> bool:
    """Tell whether "that" stands behind a noun: "a sign that read"."""
    return line.low[index] == "that" and not line.breaks(index - 1)


def subject_after(line: Line, verb: int) -> Subject | None:
    """Return the subject that stands after its verb, as in '"No," said the minister'.

    Parameters
    ----------
    line
        The line.
    verb
        Place of the verb in it.
    """
    lists = word_lists()
    last = verb + 1
    while last < len(line.low) and not (line.breaks(last) or line.low[last] == ","):
        # The stop of "Lt." ends no sentence.
        if line.low[last] == "." and line.low[last - 1] not in titles():
            break
        if line.low[last] in lists.finite:
            return None
        last += 1
    if last == verb + 1 or line.low[verb + 1] in lists.prepositions:
        return None
    found = head_from(line, verb + 1, last)
    end = last + 1
    while end < len(line.low) and line.capital(end):
        end += 1
    return named_behind(line, found, (last + 1, end) if end > last + 1 else None)


def clause_subject(line: Line, before: int) -> Subject | None:
    """Return the subject of the clause that ends before a word: its first noun phrase.

    Parameters
    ----------
    line
        The line.
    before
        Where the clause is read up to.
    """
    parts = clause_parts(line, before)
    for number, (first, last) in enumerate(parts):
        if line.low[first] in word_lists().relatives:
            continue
        if is_adverbial(line, first):
            # "On Monday Donald Trump, who leads the race, demanded"
            relative = number + 1 < len(parts) and line.low[parts[number + 1][0]] in WHO
            if relative and line.person(last - 1):
                return _nearest_person(line, first, last - 1)
            continue
        found = head_from(line, first, last)
        following = parts[number + 1] if number + 1 < len(parts) else None
        return named_behind(line, found, following)
    return None


def _before_fillers(line: Line, index: int) -> int:
    """Return the last word before auxiliaries, adverbs and days of the week."""
    lists = word_lists()
    while index >= 0:
        low = line.low[index]
        dated = low in lists.days or (low.isdigit() and line.low[index - 1] in (*lists.days, "."))
        if dated or (low == "." and index and line.low[index - 1] in lists.days):
            index -= 1
            if line.low[index] in ("on", "in", "last", "late", "early", "this", "next"):
                index -= 1
        elif low in lists.auxiliaries or low in lists.adverbs or is_adverb(low):
            index -= 1
        else:
            break
    return index


def _before_relative(line: Line, who: int) -> Subject | None:
    """Return the noun phrase that a relative pronoun refers to."""
    last = who - 1 - (who > 0 and line.low[who - 1] == ",")
    if line.breaks(last):
        return None
    return head_of(line, (chunk_start(line, last), last + 1), last + 1)


def _nearest_person(line: Line, first: int, last: int) -> Subject | None:
    """Return the last person named among words, where no noun phrase can be made out."""
    for index in range(last, first - 1, -1):
        if line.person(index) and line.named(index) >= 0:
            return Subject(_name_start(line, index), index + 1, line.named(index))
    return None


def _name_start(line: Line, index: int) -> int:
    """Return the first word of the name that a word belongs to."""
    first = index
    while first and line.words[first - 1].name == line.words[index].name:
        first -= 1
    return first
