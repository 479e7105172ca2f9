"""What another processor may move in a notebook's output, and what it may not."""

import pytest

from tests.nbval_processors import MovedScores

SCORES = "a 0.12\nb −0.40\nc +0.30\nd 65.30"
MOVED = "a 0.13\nb −0.41\nc +0.30\nd 65.36"
ROWS = [f"<tr><th>{name}</th><td>0.50</td></tr>" for name in "abcdefghij"]

# One output, as saved; whether they are the same before scores were seen to move, and after.
CASES = [
    ("Russia  +0.50", "Russia  +0.49", True, True),
    ('<td class="na-number na-plus-1">+0.10</td>', '<td class="na-number">+0.09</td>', True, True),
    ("Russia  +0.20", "Russia  +0.30", False, False),
    ("Russia  +0.20", "Iran  +0.20", False, False),
    ("rank 14", "rank 15", False, True),
    ("rank 12", "rank 15", False, False),
    ("same rank 44%", "same rank 33%", False, True),
    ("same rank 44%", "same rank 11%", False, False),
    ("same rank 44%", "same rank 44", False, False),
    ("".join([*ROWS[:4], ROWS[5], ROWS[4], *ROWS[6:]]), "".join(ROWS), False, True),
    ("".join(ROWS[::-1]), "".join(ROWS), False, False),
    ("".join(ROWS[:5]), "".join(ROWS), False, False),
]


@pytest.mark.parametrize(("shown", "saved", "before", "after"), CASES)
def test_scores_may_move_a_little(shown, saved, before, after):
    fresh, moved = MovedScores(), MovedScores()
    assert moved.same(MOVED, SCORES)
    assert (fresh.seen, moved.seen) == (False, True)
    assert fresh.same(shown, saved) == before
    assert moved.same(shown, saved) == after


def test_what_was_saved_stands_in_for_what_moved():
    shown = [{"data": {"text/plain": "+0.50", "text/html": "Russia"}}, {"name": "stdout"}]
    saved = [{"data": {"text/plain": "+0.49", "text/html": "Iran"}}]
    assert MovedScores().settled(shown, saved) == [
        {"data": {"text/plain": "+0.49", "text/html": "Russia"}},
        {"name": "stdout"},
    ]
