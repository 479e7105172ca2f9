"""The figure of counted and corrected shares."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from analysis import figures
from analysis.figures import alt_text

LONG = "Organisation for the Prohibition of Chemical Weapons and of All That Is Like Them"


def key_of(axes):
    return axes.get_legend().get_texts()


def shares_table(n_actors, *, corrected=True):
    names = [LONG, "A $x_1$ Fund", *(f"Actor {i} of the Northern Province" for i in range(58))]
    rows = [
        (name, label, 20 + i, 0.2 + 0.1 * j, 0.1, 0.6, 0.25, 0.05, 0.7)
        for i, name in enumerate(names[:n_actors])
        for j, label in enumerate(("negative", "neutral", "positive"))
    ]
    columns = ["actor", "label", "n_scored", "share", "low", "high"]
    columns += ["adjusted", "adjusted_low", "adjusted_high"]
    table = pd.DataFrame(rows, columns=columns)
    if not corrected:
        table[["adjusted", "adjusted_low", "adjusted_high"]] = np.nan
    return table


@pytest.mark.parametrize("n_actors", [1, 3, 60])
def test_shares_have_a_panel_for_each_label_and_both_marks(n_actors):
    axes = figures.plot_actor_shares(shares_table(n_actors), limit=60)
    axes.figure.draw_without_rendering()
    assert [panel.get_title() for panel in axes.figure.axes] == ["negative", "neutral", "positive"]
    assert [text.get_text() for text in key_of(axes)] == ["as counted", "corrected"]
    boxes = [tick.label1.get_window_extent() for tick in axes.yaxis.get_major_ticks()]
    assert not any(a.overlaps(b) for a, b in combinations(boxes, 2))
    assert "negative 20 % (corrected 25 %)" in alt_text(axes)


def test_shares_without_a_correction_say_nothing_of_one():
    axes = figures.plot_actor_shares(shares_table(2, corrected=False))
    assert [text.get_text() for text in key_of(axes)] == ["as counted"]
    assert "corrected" not in alt_text(axes)


def test_no_shares_are_said_to_be_none():
    assert "No actor" in alt_text(figures.plot_actor_shares(shares_table(0)))
