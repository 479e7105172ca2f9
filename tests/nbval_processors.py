"""A plugin for nbval: scores may move as far as another processor moves them, and no further.

The network's numbers are rounded on the way, and processors round differently: a score, and what
is computed of it, moves by 0.01 or so. nbval compares letter by letter. Here an output that says
the same as the one that was saved, but for decimals that moved so little, counts as the same. Once
a notebook shows by several such decimals that another processor runs it, what follows from scores
may move too in it: a share, a rank, a few rows that change places. Where no score moves, as on the
processor that the notebooks were saved on, everything is compared letter by letter.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

_NUMBER = re.compile(r"[+−-]?\d[\d,]*(?:\.\d+)?%?")
# How deep a cell is tinted follows from its number, how far apart columns stand from their widths.
_TINT = re.compile(r" na-(?:minus|plus)-[1-4]\b")
_GAPS = re.compile(r" {2,}")
_ROWS = re.compile(r"\n|(?=<(?:tr|li|details)\b)")
# How far decimals may move, by themselves or as a share of a large one; percentages; ranks.
_DECIMALS, _SHARE, _PERCENT, _WHOLE = 0.02, 0.005, 12, 1
_SEVERAL = 3
_ROWS_IN_PLACE = 0.8


def pytest_configure() -> None:
    """Let nbval compare outputs as this processor puts them."""
    from nbval.plugin import IPyNbCell

    strict = IPyNbCell.compare_outputs

    def compare_outputs(self: Any, test: Any, ref: Any, skip_compare: Any = None) -> bool:
        moves = self.parent.__dict__.setdefault("moved_scores", MovedScores())
        return strict(self, moves.settled(test, ref), ref, skip_compare)

    IPyNbCell.compare_outputs = compare_outputs


class MovedScores:
    """What another processor moves in one notebook, learned as its outputs come."""

    def __init__(self) -> None:
        self.seen = False

    def settled(self, test: list[Any], ref: list[Any]) -> list[Any]:
        """Return the outputs of a test, as they were saved where only a processor moved them."""
        return [self._settled(one, old) for one, old in zip_longest(test, ref[: len(test)])]

    def _settled(self, one: Any, saved: Any) -> Any:
        if saved is None or "data" not in one or "data" not in saved:
            return one
        kept = {
            kind: saved["data"][kind] if self.same(shown, saved["data"].get(kind)) else shown
            for kind, shown in one["data"].items()
        }
        return type(one)({**one, "data": type(one["data"])(kept)})

    def same(self, one: object, saved: object) -> bool:
        """Say whether two texts are the same but for what a processor moves."""
        if not isinstance(one, str) or not isinstance(saved, str) or one == saved:
            return one == saved
        moved = _moved(one, saved)
        if moved is not None and all("." in a and "." in b and _near(a, b) for a, b in moved):
            self.seen |= len(moved) >= _SEVERAL
            return True
        if moved is not None and sum("." in b and _near(a, b) for a, b in moved) >= _SEVERAL:
            self.seen = True
        return self.seen and _rows_in_place(one, saved)


def _moved(one: str, saved: str) -> list[tuple[str, str]] | None:
    """Return the numbers in which two texts differ; None where they differ in their words."""
    if _words(one) != _words(saved):
        return None
    pairs = zip(_NUMBER.findall(_plain(one)), _NUMBER.findall(_plain(saved)), strict=True)
    return [(a, b) for a, b in pairs if a != b]


def _rows_in_place(one: str, saved: str) -> bool:
    """Say whether most rows of two texts stand side by side, and their numbers are near."""
    rows, old = _ROWS.split(one), _ROWS.split(saved)
    matcher = SequenceMatcher(None, [*map(_words, rows)], [*map(_words, old)], autojunk=False)
    if matcher.ratio() < _ROWS_IN_PLACE:
        return False
    pairs = [
        pair
        for block in matcher.get_matching_blocks()
        for i in range(block.size)
        for pair in _moved(rows[block.a + i], old[block.b + i]) or ()
    ]
    return all(_near(a, b) for a, b in pairs)


def _near(one: str, saved: str) -> bool:
    """Say whether two numbers of one kind are as near as two processors may put them."""
    if ("." in one, "%" in one) != ("." in saved, "%" in saved):
        return False
    a, b = _value(one), _value(saved)
    if "%" in one:
        return abs(a - b) <= _PERCENT
    if "." in one:
        return abs(a - b) <= max(_DECIMALS, _SHARE * abs(b)) + 1e-9
    return abs(a - b) <= _WHOLE


def _value(number: str) -> float:
    return float(number.replace("−", "-").replace(",", "").rstrip("%"))


def _plain(text: str) -> str:
    return _GAPS.sub(" ", _TINT.sub("", text))


def _words(text: str) -> str:
    """Return a text without its numbers."""
    return _NUMBER.sub("#", _plain(text))
