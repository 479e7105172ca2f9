"""The names of the user's table and no others: a text searched for them letter by letter.

What the rules know of words (titles, headlines, whom a surname means) is left aside, so that a
list of any length is found at the speed of a search.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

import pandas as pd

from analysis.actors.automaton import finder
from analysis.actors.detectors import LISTS, DetectorError
from analysis.actors.folding import fold
from analysis.actors.gazetteer import Entry
from analysis.actors.own_names import (
    SHORTEST_IN_CAPITALS,
    Rows,
    checked_rows,
    patterns_of,
    table_key,
)
from analysis.actors.rows import Row
from analysis.reading.metadata import find_dateline

_DATELINE_WIDTH = 200
_Found = tuple[int, int, Entry]


class NameList:
    """Finds the names of a user's table that count on a day, as they are printed.

    A name matches whole words, with a single blank or line break between them, as it is written
    or, where it has four letters or more, all in capitals; quotes and accents make no difference.
    Of names that overlap the first wins, of those that begin together the longest.

    Parameters
    ----------
    rows
        actor, alias, kind, active_from, active_to of each name, checked.
    """

    def __init__(self, rows: Rows) -> None:
        patterns = patterns_of(rows, _plain, (_as_written, _in_capitals))
        self._patterns = list(patterns.values())
        # Overlapping matches: a longer name that does not count today must not hide a shorter one.
        self._find = finder(list(patterns), overlapping=True)

    def find(self, text: str, day: date | None = None) -> list[Row]:
        """Return the mentions in a text, in order, not overlapping.

        Parameters
        ----------
        text
            The text.
        day
            When it was published, None where that is not known.
        """
        folded = fold(text)
        plain = folded.text.replace("\n", " ")
        rows = []
        for start, end, entry in self._names(plain, day):
            if entry.kind:
                begin, stop = folded.span(start, end)
                role = _role(folded.text, start)
                found = (text[begin:stop], entry.actor, entry.kind, 1.0, entry.rule, role)
                rows.append(Row(begin, stop, *found))
        return rows

    def _names(self, plain: str, day: date | None) -> Iterable[_Found]:
        """Yield the names in a plain text, also those of no actor: they hide others."""
        printed = day.isoformat() if day is not None else None
        matches = self._find(plain)
        if len(matches) > 1:
            matches.sort(key=lambda match: (match[1], -match[2]))
        done = 0
        for number, start, end in matches:
            if start < done or not _is_whole(plain, start, end):
                continue
            meanings, lead = self._patterns[number]
            for meaning in meanings:
                if meaning.counts(printed):
                    done = end
                    yield start + lead, end, meaning.entry
                    break


def name_list(actors: pd.DataFrame | None) -> NameList:
    """Return the names of a user's table; that of the tables last seen is kept.

    Parameters
    ----------
    actors
        The table, as `read_actor_table` gives it.

    Raises
    ------
    DetectorError
        If there is no table.

    Examples
    --------
    >>> table = pd.DataFrame({"actor": ["Ada Quill"], "alias": ["Quill"], "kind": ["person"]})
    >>> found = name_list(table).find("Quill met aides; Quills did not. QUILL LEFT")
    >>> [(row.start, row.surface, row.actor) for row in found]
    [(0, 'Quill', 'Ada Quill'), (33, 'QUILL', 'Ada Quill')]
    """
    if actors is None or actors.empty:
        raise DetectorError(
            f"detector '{LISTS[0]}' looks for the names of your own table only: give one as actors"
        )
    return _built(*table_key(actors))


@lru_cache(maxsize=4)
def _built(columns: tuple[str, ...], rows: Rows) -> NameList:
    """Check a table and build its automaton."""
    return NameList(checked_rows(columns, rows))


def _plain(name: str) -> str:
    """Return a plain name as it is: nothing in it has to be told apart."""
    return name


def _as_written(name: str) -> list[tuple[str, int]]:
    """Return what to look for, with how many characters of it lead to the name."""
    lead, _, rest = name.partition(" ")
    if rest and lead in ("the", "The"):
        return [(f"{word} {rest}", len(lead) + 1) for word in ("the", "The")]
    return [(name, 0)] if name else []


def _in_capitals(name: str) -> list[tuple[str, int]]:
    """Return what to look for in a headline in capitals."""
    letters = len(name.replace(" ", ""))
    return [(name.upper(), 0)] if letters >= SHORTEST_IN_CAPITALS else []


def _is_whole(plain: str, start: int, end: int) -> bool:
    """Tell whether no letter, digit or underline stands right before or behind a stretch."""
    return not (_in_word(plain[start - 1 : start]) or _in_word(plain[end : end + 1]))


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _role(plain: str, start: int) -> str:
    """Return whether a name is the place of its paragraph's dateline, or an actor."""
    if start and plain[start - 1] != "\n":
        return "actor"
    dateline = find_dateline(plain[start : start + _DATELINE_WIDTH].split("\n", 1)[0])
    return "dateline" if dateline is not None else "actor"
