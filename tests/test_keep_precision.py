"""Figures of stances, written where the package reads them."""

import pandas as pd
import pytest

from training.keep_precision import keep


def row(method, right, n):
    figures = {"method": method, "n": n, "right": right, "measured_on": "ours", "command": "x"}
    return pd.DataFrame([figures])


def test_a_method_measured_anew_takes_the_place_of_its_old_row(tmp_path):
    file = tmp_path / "kept.csv"
    keep(row("model", 1, 4), file)
    keep(row("deeds", 9, 10), file)
    kept = keep(row("model", 2, 4), file)
    assert kept[["method", "n", "right", "precision", "shipped"]].values.tolist() == [
        ["deeds", 10, 9, 0.9, True],
        ["model", 4, 2, 0.5, False],
    ]
    assert pd.read_csv(file).loc[1, "low"] == pytest.approx(0.15)
