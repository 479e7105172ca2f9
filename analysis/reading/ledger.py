"""Removals put together: two steps of cleaning as one ledger over the original text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from analysis.reading.cleaning import Removal


class SharedRows(list[dict[str, Any]]):
    """Rows beside a table, as its `attrs`: copies of the table share them.

    pandas copies `attrs` deeply with every column that is taken and every row filter, which made
    each of them take half a second beside the ledger of 10,000 articles. Nobody changes the rows.

    Examples
    --------
    >>> from copy import deepcopy
    >>> rows = SharedRows([{"rule": "advertisement"}])
    >>> deepcopy(rows) is rows, rows == [{"rule": "advertisement"}]
    (True, True)
    """

    def __deepcopy__(self, memo: dict[int, Any]) -> SharedRows:
        return self


def take_out(text: str, removals: Sequence[Removal]) -> str:
    """Return the text without the removals' spans, which are in order and do not overlap.

    Examples
    --------
    >>> take_out("a b c", [Removal(1, 3, "x", " b")])
    'a c'
    """
    kept = []
    position = 0
    for removal in removals:
        kept.append(text[position : removal.start])
        position = removal.end
    return "".join((*kept, text[position:]))


def put_back(text: str, removals: Sequence[tuple[int, str]]) -> str:
    """Return the text as it was read, from the cleaned one and its ledger.

    Parameters
    ----------
    text
        The cleaned text.
    removals
        Start (in the text as read) and text of each removal, in order.

    Examples
    --------
    >>> put_back("a c", [(1, " b")])
    'a b c'
    """
    pieces = []
    position = taken = 0
    for start, removed in removals:
        pieces += [text[position : start - taken], removed]
        position = start - taken
        taken += len(removed)
    return "".join((*pieces, text[position:]))


def compose(text: str, first: Sequence[Removal], second: Sequence[Removal]) -> list[Removal]:
    r"""Return one ledger over `text` for two steps of cleaning.

    Parameters
    ----------
    text
        The original text.
    first
        What the first step took out of it.
    second
        What the second step took out of the first one's result, in that result's offsets.

    Returns
    -------
    list of Removal
        In order, without overlap. A span of the second step that the first one had cut through
        becomes one row for each piece.

    Examples
    --------
    >>> ledger = compose("*Ad*\nx", [Removal(0, 1, "m", "*"), Removal(3, 4, "m", "*")],
    ...                  [Removal(0, 3, "a", "Ad\n")])
    >>> [(r.start, r.text) for r in ledger]
    [(0, '*'), (1, 'Ad'), (3, '*'), (4, '\n')]
    """
    kept = _kept_spans(text, first)
    starts = [start for start, _, _ in kept]
    pieces = list(first)
    for removal in second:
        index = max(0, bisect_right(starts, removal.start) - 1)
        while index < len(kept) and kept[index][0] < removal.end:
            start, end, shift = kept[index]
            low, high = max(start, removal.start) + shift, min(end, removal.end) + shift
            if low < high:
                pieces.append(Removal(low, high, removal.rule, text[low:high]))
            index += 1
    return sorted(pieces, key=lambda removal: removal.start)


def _kept_spans(text: str, removals: Sequence[Removal]) -> list[tuple[int, int, int]]:
    """Return the kept pieces as start and end in the kept text, and the way to the original."""
    spans = []
    position = shift = 0
    for removal in (*removals, Removal(len(text), len(text), "", "")):
        if removal.start > position:
            spans.append((position - shift, removal.start - shift, shift))
        shift += removal.end - removal.start
        position = removal.end
    return spans
