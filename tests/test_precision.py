"""What was measured of words and deeds, as the package carries it."""

import pytest

from analysis.measures.precision import ENOUGH, precision_of, stance_precision, wilson


def test_the_figures_agree_with_each_other():
    table = stance_precision()
    assert table["method"].is_unique
    for row in table.itertuples():
        assert row.precision == pytest.approx(row.right / row.n, abs=0.001)
        assert (row.low, row.high) == pytest.approx(wilson(row.right, row.n), abs=0.001)
        assert row.shipped == (row.precision >= ENOUGH)
        assert row.command.startswith("python -m training.")


def test_what_is_given_is_a_copy():
    table = stance_precision()
    table["precision"] = 0.0
    assert precision_of("deeds") > 0


def test_what_nobody_measured_is_missing():
    assert precision_of("by hand") != precision_of("by hand")


def test_the_interval_of_half_of_ten():
    low, high = wilson(5, 10)
    assert (round(low, 3), round(high, 3)) == (0.237, 0.763)
