"""The article among scored lines, against every possible path."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading.segments import find_article

COSTS = {"return": 3, "inner": 0.5, "comments": 4, "commenter": 6, "heading": 1}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], []),
        ([(-1, ""), (-2, "")], [False, False]),
        ([(-1, ""), (2, ""), (2, ""), (-1, "")], [False, True, True, False]),
        ([(2, ""), (-2, ""), (2, "")], [True, True, True]),
        ([(9, ""), (-4, ""), (-4, ""), (9, "")], [True, False, False, True]),
        ([(9, ""), (0, "inner"), (9, "")], [True, True, True]),
        ([(9, ""), (0, "comments"), (3, "")], [True, False, False]),
        ([(2, ""), (0, "commenter"), (3, ""), (0, "commenter"), (3, "")], [True] + [False] * 4),
    ],
)
def test_by_hand(lines, expected):
    assert find_article(lines, costs=COSTS) == expected


def value(lines, inside):
    """Return the sum of one choice of lines by the costs' definition."""
    total = 0.0
    marks = [i for i, is_in in enumerate(inside) if is_in]
    for i, (score, kind) in enumerate(lines):
        if inside[i]:
            total += -COSTS[kind] if kind else score
            total -= COSTS["return"] if i > marks[0] and not inside[i - 1] else 0
        elif marks and marks[0] < i < marks[-1]:
            total -= COSTS[kind] if kind in ("comments", "commenter", "heading") else 0
        elif kind == "commenter" and (not marks or i < marks[0]):
            total -= COSTS[kind]
    return total


LINES = st.lists(
    st.one_of(
        st.tuples(st.integers(-5, 5).map(float), st.just("")),
        st.tuples(st.just(0.0), st.sampled_from(["inner", "comments", "commenter", "heading"])),
    ),
    max_size=8,
)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_no_other_choice_of_lines_is_better(lines):
    found = find_article(lines, costs=COSTS)
    # Every line outside: all "commenter" lines are paid for then, as nothing comes after them.
    best = max(value(lines, choice) for choice in product([False, True], repeat=len(lines)))
    assert value(lines, found) == pytest.approx(best)
