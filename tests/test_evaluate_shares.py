"""Confusions and the trial of corrected shares, on sentences counted by hand."""

import numpy as np
import pandas as pd
import pytest

from analysis.measures.scores import TONE_METHOD
from training.data import Example
from training.evaluate_shares import confusions, held_back_trial, judged, trial

SENTENCES = {
    "Iran was blamed for a terrible failure.": 0,
    "Iran saved many children.": 2,
    "Iran met envoys on Monday.": 1,
}
EXAMPLES = [
    Example(text, targets=((0, 4, "Iran"),), labels=(label,), others=())
    for text, label in SENTENCES.items()
]


def test_mentions_that_a_scorer_is_silent_on_are_left_out():
    rows = judged(EXAMPLES, "lexicon")
    assert rows[["sentence", "actual", "predicted"]].values.tolist() == [[0, 0, 0], [1, 2, 2]]
    tone = judged(EXAMPLES, TONE_METHOD)
    assert tone[["sentence", "predicted"]].values.tolist() == [[0, 0], [1, 2]]


def test_matrices_count_actual_by_predicted_of_each_method():
    found = confusions(EXAMPLES).set_index(["method", "actual"])
    assert found.loc["lexicon"].to_numpy().tolist() == [[1, 0, 0], [0, 0, 0], [0, 0, 1]]
    assert found.groupby("method").sum().sum(axis=1).to_dict() == {
        "lexicon": 2,
        "model": 3,
        TONE_METHOD: 2,
    }


def made_up(chances, n=600):
    """Targets whose predicted label falls as these chances, by actual one, say."""
    rng = np.random.default_rng(1)
    actual = np.arange(n) % 3
    predicted = [rng.choice(3, p=chances[label]) for label in actual]
    return pd.DataFrame({"sentence": np.arange(n), "actual": actual, "predicted": predicted})


def test_a_scorer_that_never_errs_is_right_before_and_after():
    assert trial(made_up(np.eye(3)), 50, 40) == pytest.approx({"counted": 0, "corrected": 0})


def test_correcting_helps_where_errors_go_one_way_and_hurts_where_they_go_every_way():
    one_way = np.array([[0.6, 0.4, 0.0], [0.0, 1.0, 0.0], [0.0, 0.4, 0.6]])
    told = trial(made_up(one_way), 100, 200)
    assert told["corrected"] < 0.7 * told["counted"]
    every_way = np.full((3, 3), 0.3) + 0.1 * np.eye(3)
    told = trial(made_up(every_way), 100, 200)
    assert told["corrected"] > told["counted"]


def test_what_is_known_from_one_set_is_tried_on_another():
    rng = np.random.default_rng(3)
    known, rest = (made_up(0.8 * np.eye(3) + 0.2 / 3) for _ in range(2))
    for rows in (known, rest):
        certain = 0.8 * np.eye(3)[rows["predicted"]] + 0.2 / 3
        rows[["p_negative", "p_neutral", "p_positive"]] = certain
    told = held_back_trial(known, rest, 60, 40, seed=int(rng.integers(9)))
    assert told.index.tolist() == ["counted", "confusion matrix", "chances"]
    assert told.loc["chances", "error"] < told.loc["counted", "error"]
    assert told.loc["chances", "covered"] > told.loc["counted", "covered"]
    assert told.loc["chances", "covered"] > 0.85
