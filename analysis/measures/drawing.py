"""Clusters drawn anew: the sums that other collections of as many articles would have given."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
CELLS = 4_000_000  # of the largest array held at once: 32 MB


def resampled_sums(values: list[Floats], draw: tuple[int, int]) -> list[Floats]:
    """Return the sum of each column of each array in every resample of its rows.

    Parameters
    ----------
    values
        Arrays with a row for each cluster; the same resamples of all.
    draw
        Number of resamples, and the start of the random draws.

    Returns
    -------
    list of numpy.ndarray
        For each array, a row for each resample. As many clusters meet the same draws always.

    Examples
    --------
    >>> resampled_sums([np.ones((4, 1))], (3, 0))[0].ravel().tolist()
    [4.0, 4.0, 4.0]
    """
    n, (draws, seed) = len(values[0]), draw
    rng = np.random.default_rng([seed, n])
    block = max(1, min(draws, CELLS // n))
    sums: list[list[Floats]] = [[] for _ in values]
    for first in range(0, draws, block):
        counts = rng.multinomial(n, np.full(n, 1 / n), size=min(block, draws - first))
        for kept, array in zip(sums, values, strict=True):
            kept.append(counts.astype(float) @ array)
    return [np.concatenate(kept) for kept in sums]


def student_quantiles(n: int, tails: Floats) -> Floats:
    """Return the quantiles of Student's t with n - 1 degrees of freedom.

    Examples
    --------
    >>> student_quantiles(10, np.array([0.975])).round(3).tolist()
    [2.262]
    """
    from scipy.special import stdtrit

    return np.asarray(stdtrit(n - 1, tails))


def expanded_tails(n: int, level: float) -> Floats:
    """Return at which shares of the resamples the bounds lie, for n clusters.

    Plain quantiles of resampled means are too narrow: they lack the factor n / (n - 1) of the
    variance, and Student's in place of the normal quantiles.

    Parameters
    ----------
    n
        Number of clusters; of one, the whole range is taken.
    level
        Level of the interval.

    Notes
    -----
    T. Hesterberg, What teachers should know about the bootstrap, The American Statistician 69
    (2015) 371-386, section 5.1: the expanded percentile interval.

    Examples
    --------
    >>> expanded_tails(10, 0.95).round(4).tolist(), expanded_tails(1000, 0.95).round(3).tolist()
    ([0.0086, 0.9914], [0.025, 0.975])
    """
    from scipy.special import ndtr

    if n < 2:
        return np.array([0.0, 1.0])
    tails = np.array([(1 - level) / 2, (1 + level) / 2])
    return np.asarray(ndtr(np.sqrt(n / (n - 1)) * student_quantiles(n, tails)))
