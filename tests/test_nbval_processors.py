"""What another processor may move in a notebook's output, and what it may not."""

import json

import pytest

from tests import nbval_processors
from tests.nbval_processors import is_the_same, near, settled

ROWS = [f"<tr><th>{name}</th><td>0.50</td></tr>" for name in "abcdefghij"]

# One output, as saved; whether no more than another processor parts them.
CASES = [
    ("Russia  +0.50", "Russia  +0.49", True),
    ('<td class="na-number na-plus-1">+0.10</td>', '<td class="na-number">+0.09</td>', True),
    ("Russia  +0.20", "Russia  +0.30", False),
    ("Russia  +0.20", "Iran  +0.20", False),
    ("rank 14", "rank 15", False),
    ("rank 14, same rank 44%", "rank 15, same rank 33%", True),
    ("rank 12, same rank 44%", "rank 15, same rank 33%", False),
    ("same rank 44%", "same rank 33%", True),
    ("same rank 44%", "same rank 11%", False),
    ("same rank 44%", "same rank 44", False),
    ("".join([*ROWS[:4], ROWS[5], ROWS[4], *ROWS[6:]]), "".join(ROWS), True),
    ("".join(ROWS[::-1]), "".join(ROWS), False),
    ("".join(ROWS[:5]), "".join(ROWS), False),
]


@pytest.mark.parametrize(("shown", "saved", "same"), CASES)
def test_another_processor_may_move_a_little(shown, saved, same):
    assert near(shown, saved) == same


def test_a_processor_is_known_by_its_scores(monkeypatch, tmp_path):
    saved = tmp_path / "scores.json"
    monkeypatch.setattr(nbval_processors, "_SAVED", saved)
    for moved, same in ((0, True), (1e-6, False)):
        scores = nbval_processors._scores()
        saved.write_text(json.dumps([scores[0] + moved, *scores[1:]]))
        is_the_same.cache_clear()
        assert is_the_same() == same
    is_the_same.cache_clear()


def test_what_was_saved_stands_in_for_what_moved():
    shown = [{"data": {"text/plain": "+0.50", "text/html": "Russia"}}, {"name": "stdout"}]
    saved = [{"data": {"text/plain": "+0.49", "text/html": "Iran"}}]
    assert settled(shown, saved) == [
        {"data": {"text/plain": "+0.49", "text/html": "Russia"}},
        {"name": "stdout"},
    ]
