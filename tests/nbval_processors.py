"""A plugin for nbval: on another processor, scores may move as far as a processor moves them.

The network's numbers are rounded on the way, and processors round differently: a score, and what
is computed of it, moves by 0.01. nbval compares letter by letter, and so it does where the network
gives what it gave on the processor that the notebooks were saved on (`processor_scores.json` keeps
some of its scores; `make save-notebooks` writes them). Elsewhere an output counts as the one saved
if its words are the same and its numbers near, a few rows that change places set aside.
"""

from __future__ import annotations

import json
import re
from difflib import SequenceMatcher
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

_NUMBER = re.compile(r"[+−-]?\d[\d,]*(?:\.\d+)?%?")
# How deep a cell is tinted follows from its number, how far apart columns stand from their widths.
_TINT = re.compile(r" na-(?:minus|plus)-[1-4]\b")
_GAPS = re.compile(r" {2,}")
_ROWS = re.compile(r"\n|(?=<(?:tr|li|details)\b)")
# How far decimals may move, by themselves or as a share of a large one; percentages; ranks.
_DECIMALS, _SHARE, _PERCENT, _WHOLE = 0.01, 0.004, 12, 1
_ROWS_IN_PLACE = 0.8


_SAVED = Path(__file__).with_name("processor_scores.json")
_SENTENCES = (
    "Russia praised France, but Turkey condemned the raid as a cowardly act of terror.",
    "Ministers from Germany met in the old town hall, where Iran asked for more time.",
    "Everyone admired Poland for taking in the families that Hungary had turned away.",
    "Egypt denied it, and critics of Egypt said the denial proved nothing at all.",
)
_NAME = re.compile(r"Russia|France|Turkey|Germany|Iran|Poland|Hungary|Egypt")


def pytest_configure() -> None:
    """Let nbval compare outputs as this processor puts them, if it is another one."""
    from nbval.plugin import IPyNbCell

    strict = IPyNbCell.compare_outputs

    def compare_outputs(self: Any, test: Any, ref: Any, skip_compare: Any = None) -> bool:
        return strict(self, test if is_the_same() else settled(test, ref), ref, skip_compare)

    IPyNbCell.compare_outputs = compare_outputs


@cache
def is_the_same() -> bool:
    """Say whether the network gives here what it gave where the notebooks were saved."""
    saved: list[float] = json.loads(_SAVED.read_text())
    return saved == _scores()


def _scores() -> list[float]:
    """Return some scores of the network on this processor."""
    from analysis.sentiment.toward import score_toward

    spans = [[match.span() for match in _NAME.finditer(text)] for text in _SENTENCES]
    table = score_toward(_SENTENCES, spans)
    return [round(score, 8) for score in table[["p_negative", "p_positive"]].to_numpy().ravel()]


def settled(test: list[Any], ref: list[Any]) -> list[Any]:
    """Return the outputs of a test, as they were saved where only a processor moved them."""
    return [_settled(one, old) for one, old in zip_longest(test, ref[: len(test)])]


def _settled(one: Any, saved: Any) -> Any:
    """Return one output: each of its forms as saved where it is near enough."""
    if saved is None or "data" not in one or "data" not in saved:
        return one
    kept = {
        kind: saved["data"][kind] if near(shown, saved["data"].get(kind)) else shown
        for kind, shown in one["data"].items()
    }
    return type(one)({**one, "data": type(one["data"])(kept)})


def near(one: object, saved: object) -> bool:
    """Say whether two texts are the same but for what a processor moves."""
    if not isinstance(one, str) or not isinstance(saved, str) or one == saved:
        return one == saved
    moved = _moved(one, saved)
    if moved is not None:
        return _all_near(moved)
    return _rows_in_place(one, saved)


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
    return _all_near(pairs)


def _all_near(moved: list[tuple[str, str]]) -> bool:
    """Say whether numbers are near; whole ones may only move where scores or shares do."""
    scores = any("." in saved or "%" in saved for _, saved in moved)
    return all(_near(one, saved) for one, saved in moved) and (scores or not moved)


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


if __name__ == "__main__":
    _SAVED.write_text(json.dumps(_scores(), indent=0) + "\n")
