"""The card's figures, against counts by hand."""

import numpy as np
import pytest

from training.metrics import (
    best_temperature,
    calibration_error,
    f1_by_class,
    interval,
    macro_f1,
    pairs_ranked_right,
)


def test_f1_by_hand():
    labels = np.array([0, 0, 0, 1, 1, 2])
    said = np.array([0, 0, 1, 1, 2, 2])
    np.testing.assert_allclose(f1_by_class(labels, said), [80, 50, 200 / 3])
    assert macro_f1(labels, said) == pytest.approx((80 + 50 + 200 / 3) / 3)


def test_a_class_never_seen_counts_nothing():
    assert macro_f1(np.array([0, 0]), np.array([0, 0])) == pytest.approx(100 / 3)


def test_calibration_error_by_hand():
    chances = np.array([[0.95, 0.05, 0], [0.95, 0.05, 0], [0.6, 0.4, 0], [0.6, 0.4, 0]])
    labels = np.array([0, 1, 0, 0])
    assert calibration_error(chances, labels) == pytest.approx(100 * (0.45 + 0.4) / 2)


def test_the_temperature_that_made_the_labels_is_found():
    rng = np.random.default_rng(0)
    logits = rng.normal(0, 2, (20_000, 3))
    powers = np.exp(logits / 1.5)
    chances = powers / powers.sum(1, keepdims=True)
    labels = (rng.random((20_000, 1)) > chances.cumsum(1)).sum(1)
    assert best_temperature(logits, labels) == pytest.approx(1.5, abs=0.08)


def test_pairs_lie_within_one_sentence_and_have_unlike_labels():
    groups, labels = np.array([1, 1, 2, 2, 3, 3]), np.array([0, 2, 1, 1, 2, 0])
    scores = np.array([-1.0, 1.0, 0.3, 0.1, 0.2, 0.2])
    assert pairs_ranked_right(groups, labels, scores) == (75.0, 2)


def test_an_interval_holds_its_figure_and_draws_whole_sentences():
    values = np.repeat([0.0, 1.0], 50)
    groups = np.arange(100)
    low, high = interval(groups, lambda i: values[i].mean())
    assert 0.38 < low < 0.5 < high < 0.62
    one_sentence_each = interval(np.repeat([0, 1], 50), lambda i: values[i].mean())
    assert one_sentence_each == (0.0, 1.0)
