"""The figures of the model card: macro-F1, calibration error, pairs ranked right, intervals."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import numpy as np

N_CLASSES = 3
N_RESAMPLES = 2000


def f1_by_class(labels: np.ndarray, predicted: np.ndarray) -> np.ndarray:
    """Return the F1 of negative, neutral and positive, in percent.

    Examples
    --------
    >>> f1_by_class(np.array([0, 1, 2]), np.array([0, 2, 2])).round(1).tolist()
    [100.0, 0.0, 66.7]
    """
    classes = np.arange(N_CLASSES)[:, None]
    actual, said = labels == classes, predicted == classes
    total = actual.sum(1) + said.sum(1)
    return 100 * 2 * (actual & said).sum(1) / np.maximum(total, 1)


def macro_f1(labels: np.ndarray, predicted: np.ndarray) -> float:
    """Return the mean F1 of the classes, in percent.

    Examples
    --------
    >>> macro_f1(np.array([0, 1, 2]), np.array([0, 1, 2]))
    100.0
    """
    return float(f1_by_class(labels, predicted).mean())


def calibration_error(chances: np.ndarray, labels: np.ndarray, n_bins: int = 10) -> float:
    """Return the expected calibration error of the chosen class, in points.

    Bins of equal width; Guo et al. 2017, "On Calibration of Modern Neural Networks", eq. 3.

    Examples
    --------
    >>> round(calibration_error(np.array([[0.8, 0.2, 0.0]]), np.array([0])), 6)
    20.0
    """
    sure = chances.max(1)
    right = chances.argmax(1) == labels
    bins = np.minimum((sure * n_bins).astype(int), n_bins - 1)
    gaps = [abs(right[bins == b].sum() - sure[bins == b].sum()) for b in np.unique(bins)]
    return float(100 * sum(gaps) / len(labels))


def best_temperature(logits: np.ndarray, labels: np.ndarray) -> float:
    """Return the temperature under which the labels are likeliest, to two places."""
    candidates = np.arange(0.5, 4.0, 0.01)

    def loss(temperature: float) -> float:
        scaled = logits / temperature
        peak = scaled.max(1)
        norm = peak + np.log(np.exp(scaled - peak[:, None]).sum(1))
        return float((norm - scaled[np.arange(len(labels)), labels]).mean())

    return round(float(min(candidates, key=loss)), 2)


def pairs_ranked_right(
    groups: np.ndarray, labels: np.ndarray, scores: np.ndarray
) -> tuple[float, int]:
    """Return the share of unlike-labelled pairs in one sentence ranked right, and their number.

    A tie counts half.

    Examples
    --------
    >>> pairs_ranked_right(np.array([7, 7, 7]), np.array([0, 2, 2]), np.array([0.1, 0.3, 0.1]))
    (75.0, 2)
    """
    wins = []
    for group in np.unique(groups):
        for i, j in combinations(np.flatnonzero(groups == group), 2):
            if labels[i] != labels[j]:
                gap = (scores[i] - scores[j]) * np.sign(labels[i] - labels[j])
                wins.append(0.5 if gap == 0 else float(gap > 0))
    return 100 * float(np.mean(wins)), len(wins)


def interval(
    groups: np.ndarray, figure: Callable[[np.ndarray], float], *, seed: int = 0
) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of a figure, whole sentences drawn with replacement.

    Parameters
    ----------
    groups
        The sentence of each row.
    figure
        From row numbers to the figure.
    seed
        Of the draw.
    """
    rng = np.random.default_rng(seed)
    _, numbers = np.unique(groups, return_inverse=True)
    members = [np.flatnonzero(numbers == g) for g in range(numbers.max() + 1)]
    drawn = [
        figure(np.concatenate([members[g] for g in rng.integers(0, len(members), len(members))]))
        for _ in range(N_RESAMPLES)
    ]
    low, high = np.percentile(drawn, [2.5, 97.5])
    return float(low), float(high)
