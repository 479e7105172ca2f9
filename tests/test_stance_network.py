"""The network of stances: which arrows are drawn, in which colour, and what the words say."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.patches import FancyArrowPatch

from analysis.figures.canvas import NEGATIVE, POSITIVE, alt_text
from analysis.figures.stance_network import plot_stance_network

COLUMNS = ["speaker", "target", "toward", "n", "deeds_for", "deeds_against"]


def table(*rows):
    return pd.DataFrame(rows, columns=COLUMNS)


def arrows(axes):
    return [patch for patch in axes.patches if isinstance(patch, FancyArrowPatch)]


def test_an_arrow_for_words_and_one_for_deeds_of_each_side():
    axes = plot_stance_network(table(("Ann", "Bob", 0.5, 3, 1, 2), ("Bob", "Ann", -0.5, 1, 0, 0)))
    drawn = [(a.get_facecolor(), a.get_linestyle() in ("-", "solid")) for a in arrows(axes)]
    from matplotlib.colors import to_rgba

    blue, orange = to_rgba(POSITIVE), to_rgba(NEGATIVE)
    assert sorted(drawn) == sorted([(blue, True), (orange, True), (blue, False), (orange, False)])


def test_an_arrow_runs_from_the_speaker_to_the_target():
    axes = plot_stance_network(table(("Ann", "Bob", 0.5, 3, 0, 0)))
    labels = {t.get_text(): np.array(t.xy) for t in axes.texts if t.get_text()}
    (arrow,) = arrows(axes)
    assert np.allclose(arrow._posA_posB, [labels["Ann"], labels["Bob"]])


def test_pairs_with_a_number_come_before_those_without():
    rows = [("Ann", "Bob", np.nan, 9, 0, 0), ("Bob", "Cleo", 0.5, 2, 0, 0)]
    axes = plot_stance_network(table(*rows), limit=1)
    assert {t.get_text() for t in axes.texts if t.get_text()} == {"Bob", "Cleo"}
    assert "Not drawn: 1 arrow." in alt_text(axes)


def test_pairs_without_words_or_deeds_draw_nothing():
    axes = plot_stance_network(table(("Ann", "Bob", np.nan, 0, 0, 0)))
    assert not arrows(axes)
    assert "Nobody" in alt_text(axes)


def test_small_means_take_no_side_in_words_or_colour():
    axes = plot_stance_network(table(("Ann", "Bob", 0.1, 3, 0, 0)))
    assert "For" not in alt_text(axes)


def test_the_same_seed_gives_the_same_picture_and_names_are_no_mathematics():
    rows = [(f"$speaker {i}$", f"target {i % 4}", 0.5, 1 + i, 0, 0) for i in range(15)]
    first, second = (plot_stance_network(table(*rows), seed=3) for _ in range(2))
    one, other = (np.array([t.xy for t in axes.texts]) for axes in (first, second))
    assert np.array_equal(one, other)
    assert "$speaker 1$" in {t.get_text() for t in first.texts}


@pytest.mark.parametrize("n", [3, 15, 60])
def test_labels_keep_clear_of_each_other(n):
    rows = [(f"actor {i}", f"actor {(i * 7 + 1) % n}", 0.5, 1, 0, 0) for i in range(1, n)]
    axes = plot_stance_network(table(*rows), limit=100)
    boxes = [t.get_window_extent() for t in axes.texts if t.get_text()]
    assert len(boxes) >= 3
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_a_table_of_something_else_is_refused():
    with pytest.raises(ValueError, match="give what stances returns"):
        plot_stance_network(pd.DataFrame({"speaker": ["Ann"]}))
