"""Two steps of cleaning as one ledger."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading.cleaning import Removal
from analysis.reading.ledger import compose, take_out
from analysis.reading.markdown import markdown_removals


@st.composite
def spans(draw, text):
    points = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    pairs = zip(points[::2], points[1::2], strict=False)
    return [Removal(start, end, "rule", text[start:end]) for start, end in pairs]


@given(st.data())
def test_one_ledger_takes_out_what_two_steps_take_out(data):
    text = data.draw(st.text(max_size=30))
    first = data.draw(spans(text))
    middle = take_out(text, first)
    second = data.draw(spans(middle))
    both = compose(text, first, second)
    assert take_out(text, both) == take_out(middle, second)
    assert all(text[r.start : r.end] == r.text and r.text for r in both)
    assert all(a.end <= b.start for a, b in pairwise(both))


def test_marks_of_markdown_go_and_words_stay():
    text = (
        "---\ntitle: Talks\n---\n# Talks *end*\n\n> He **left** [the hall](http://a.example/b_c).\n"
        "\n![A hall](hall.jpg)\n\n---\n\n- one\n- two_or_three * four\n\nUse `an`.\n"
    )
    assert take_out(text, markdown_removals(text)) == (
        "Talks end\n\nHe left the hall.\n\n\n\n\n- one\n- two_or_three * four\n\nUse an.\n"
    )


@pytest.mark.parametrize("run", ["*", "_", "[", "![", "`", "> ", "- ", "---\n", "[a](", "a](", "#"])
def test_a_long_run_of_marks_is_not_slow(run):
    text = run * (100_000 // len(run))
    start = time.perf_counter()
    markdown_removals(text)
    assert time.perf_counter() - start < 10
