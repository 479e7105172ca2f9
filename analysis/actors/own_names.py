"""The names of the user's own table, found in one pass whatever their number."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple, TypeVar

import pandas as pd

from analysis.actors.automaton import finder
from analysis.actors.folding import fold
from analysis.actors.gazetteer import Entry, Known, joined, known_names, words_of
from analysis.actors.lexicon import common_words, given_names
from analysis.actors.table import COLUMNS, NO_ACTOR, check_actor_table, name_of
from analysis.actors.words import Words

Rows = tuple[tuple[str | None, ...], ...]
"""actor, alias, kind, active_from, active_to of each name, checked."""
_T = TypeVar("_T")
# Shorter names in capitals are words: "ALL", "SIX".
SHORTEST_IN_CAPITALS = 4


class Dated(NamedTuple):
    """What a name stands for in articles published on some days; "" leaves an end open."""

    entry: Entry
    begin: str
    end: str

    def counts(self, day: str | None) -> bool:
        """Tell whether the name counts in an article of a day; None where that is not known."""
        if not self.begin and not self.end:
            return True
        return day is not None and self.begin <= day <= (self.end or "9999")


class Pattern(NamedTuple):
    """What is looked for: what it means, and how much before the name must stand there."""

    meanings: list[Dated]
    lead: int


def patterns_of(
    rows: Rows,
    parse: Callable[[str], _T],
    forms: Sequence[Callable[[_T], list[tuple[str, int]]]],
) -> dict[str, Pattern]:
    """Return what to look for, with its meanings in the order of the rows.

    Parameters
    ----------
    rows
        The names.
    parse
        What a plain name is to the forms.
    forms
        Each gives patterns, with how much of each leads to the name: "the president". What an
        earlier form has written, a later one leaves alone.
    """
    kinds = _kinds(rows)
    names = [name_of(row[1] or "") for row in rows]
    named = [(parse(name), _dated(row, name, kinds)) for name, row in zip(names, rows, strict=True)]
    found: dict[str, Pattern] = {}
    for form in forms:
        written = frozenset(found)
        for parsed, meaning in named:
            for pattern, lead in form(parsed):
                if pattern not in written:
                    found.setdefault(pattern, Pattern([], lead)).meanings.append(meaning)
    return found


class OwnNames:
    """Finds the names of a user's table that count on a day; the longest wins.

    Parameters
    ----------
    rows
        actor, alias, kind, active_from, active_to of each name, checked.
    """

    def __init__(self, rows: Rows) -> None:
        patterns = patterns_of(rows, words_of, (_as_written, _in_capitals))
        self._patterns = list(patterns.values())
        # Overlapping matches: a longer name that does not count today must not hide a shorter one.
        self._find = finder(list(patterns), overlapping=True)

    def find(self, words: list[str], day: date | None) -> list[Known]:
        """Return the names among words, in order, not overlapping.

        Parameters
        ----------
        words
            The words of a text.
        day
            When it was published, None where that is not known.
        """
        starts = [0, *accumulate(len(word) + 2 for word in words)]
        printed = day.isoformat() if day is not None else None
        matches = self._find(joined(words))
        found: list[Known] = []
        done = 0
        for number, start, end in sorted(matches, key=lambda match: (match[1], -match[2])):
            if start < done:
                continue
            pattern = self._patterns[number]
            for meaning in pattern.meanings:
                if meaning.counts(printed):
                    first = bisect_left(starts, start)
                    last = bisect_left(starts, end, first)
                    found.append(Known(first + pattern.lead, last, meaning.entry, False))
                    done = end
                    break
        return found


def own_names(actors: pd.DataFrame | None) -> OwnNames | None:
    """Return the names of a user's table, None where there are none.

    The automaton of the tables last seen is kept: a call for each text of many costs no more.
    """
    return None if actors is None or actors.empty else _built(*table_key(actors))


def is_dated(actors: pd.DataFrame | None) -> bool:
    """Say whether any name of a user's table counts at times only."""
    ends = [] if actors is None else [name for name in COLUMNS[3:] if name in actors.columns]
    return any(bool(cell) for name in ends for cell in actors[name].dropna())  # type: ignore[index]


def table_key(actors: pd.DataFrame) -> tuple[tuple[str, ...], Rows]:
    """Return a table's columns and cells as what a memory can be asked for."""
    columns = tuple(str(column) for column in actors.columns)
    return columns, tuple(zip(*(_cells(actors[column]) for column in actors.columns), strict=True))


def _cells(column: pd.Series) -> list[str | None]:
    """Return the cells of a column, None where one is missing."""
    cells = zip(column.tolist(), column.isna().tolist(), strict=True)
    return [None if missing else cell for cell, missing in cells]


@lru_cache(maxsize=4)
def _built(columns: tuple[str, ...], rows: Rows) -> OwnNames:
    """Check a table and build its automaton."""
    return OwnNames(checked_rows(columns, rows))


def checked_rows(columns: tuple[str, ...], rows: Rows) -> Rows:
    """Return the rows of a table, checked."""
    table = check_actor_table(pd.DataFrame(list(rows), columns=list(columns), dtype=object))
    return tuple(zip(*(table[column].tolist() for column in COLUMNS), strict=True))


def beside(own: list[Known], known: list[Known], words: Words) -> list[Known]:
    """Return the names of the user's table and those the package knows, in order.

    Where both find the same words, or words that cross, the user's name wins. Inside a longer name
    it is part of that name: "Clinton" in "Bill Clinton" and in "Chelsea Clinton".

    Parameters
    ----------
    own
        The user's names in a text.
    known
        The package's.
    words
        The words of the text.
    """
    place = {i: k for k in known for i in range(k.first, k.last)}
    kept = [k for k in own if not _inside(k, place) and not _surname_of_another(k, words)]
    taken = {i for k in kept for i in range(k.first, k.last)}
    free = [k for k in known if taken.isdisjoint(range(k.first, k.last))]
    return sorted([*kept, *free], key=lambda k: k.first)


def _surname_of_another(own: Known, words: Words) -> bool:
    """Tell whether a given name stands right before a person's single name."""
    if own.last - own.first > 1 or own.entry.sort != "user":
        return False
    before = words.texts[own.first - 1]
    ordinary = before.lower() in common_words() and words.opens(own.first - 1)
    return before in given_names() and not ordinary


def _inside(own: Known, place: dict[int, Known]) -> bool:
    """Tell whether a name lies inside a longer one."""
    other = place.get(own.first)
    return (
        other is not None
        and other.last >= own.last
        and (other.last - other.first > own.last - own.first)
    )


def _as_written(words: list[str]) -> list[tuple[str, int]]:
    """Return what to look for, with how many words of it lead to the name."""
    if len(words) > 1 and words[0] in ("the", "The"):
        return [(joined([lead, *words[1:]]), 1) for lead in ("the", "The")]
    return [(joined(words), 0)] if words else []


def _in_capitals(words: list[str]) -> list[tuple[str, int]]:
    """Return what to look for in a headline in capitals."""
    letters = sum(map(len, words))
    return [(joined(map(str.upper, words)), 0)] if letters >= SHORTEST_IN_CAPITALS else []


def _dated(row: tuple[str | None, ...], name: str, kinds: dict[str, str]) -> Dated:
    """Return what a row's name stands for and when; a name that is no actor has no kind."""
    actor, _, kind, begin, end = (cell or "" for cell in row)
    twin = known_names().get(name)
    sort = twin.sort if twin is not None else "user"
    if kind == NO_ACTOR:
        return Dated(Entry("", "", sort, own=True), begin, end)
    kind = kind or kinds.get(actor) or (twin.kind if twin is not None else _guessed(actor))
    return Dated(Entry(actor, kind, sort, own=True), begin, end)


def _kinds(rows: Rows) -> dict[str, str]:
    """Return the kind of each actor that some row of the table, or the package, tells."""
    kinds: dict[str, str] = {}
    for actor, _, kind, *_ in rows:
        if actor and kind and kind != NO_ACTOR:
            kinds.setdefault(actor, kind)
    for actor, *_ in rows:
        known = known_names().get(fold(actor or "").text)
        if actor and known is not None:
            kinds.setdefault(actor, known.kind)
    return kinds


def _guessed(actor: str) -> str:
    """Return the kind of an actor of which nothing is told: a person by a given name."""
    first, *others = fold(actor).text.split() or [""]
    return "person" if others and first in given_names() else "organisation"
