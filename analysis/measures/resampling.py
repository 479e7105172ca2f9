"""Intervals by resampling articles, and p-values corrected for how many were looked at.

Mentions of one article are alike, so whole articles are drawn, never single mentions: the interval
then says what other articles of this kind would have given.
"""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

Method = Literal["studentised", "bca", "percentile"]
Floats = NDArray[np.float64]
_CELLS = 4_000_000  # of the largest array held at once: 32 MB


def ratio_intervals(
    clusters: pd.DataFrame,
    *,
    level: float = 0.95,
    seed: int = 0,
    draws: int = 2000,
    method: Method = "studentised",
) -> pd.DataFrame:
    """Return each group's ratio of sums with an interval from resampling its clusters.

    A group with as many clusters meets the same draws whatever else is in the table, so an
    actor's interval does not change with the other actors.

    Parameters
    ----------
    clusters
        One row per cluster (an article): group, total (the weighted sum of its values) and size
        (the sum of its weights, above 0). The mean of a group is sum of totals / sum of sizes.
    level
        Share of such intervals that should hold the true mean, above 0 and below 1.
    seed
        Start of the random draws.
    draws
        Number of resamples.
    method
        studentised: quantiles of (mean* - mean) / standard error*; holds with 8 articles.
        bca: bias-corrected and accelerated quantiles of the mean*. percentile: their plain
        quantiles. The last two are too narrow below about 40 articles.

    Returns
    -------
    pandas.DataFrame
        Indexed by group, sorted: estimate, low, high, n_clusters. low and high are missing where
        there are fewer than two clusters.

    Raises
    ------
    ValueError
        If level, draws or method is none that the interval can be made with.

    Notes
    -----
    B. Efron and R. Tibshirani, An Introduction to the Bootstrap (1993), chapters 12 and 14. The
    standard error of a ratio of sums over n clusters is the linearised one,
    sqrt(n / (n - 1) * sum((total - mean * size)²)) / sum(size).

    Examples
    --------
    >>> rows = {"group": list("aabb"), "total": [1.0, 2.0, 3.0, 3.0], "size": [1.0, 1.0, 2.0, 2.0]}
    >>> ratio_intervals(pd.DataFrame(rows))["estimate"].tolist()
    [1.5, 1.5]
    """
    _check(level, draws, method)
    parts = []
    counted = clusters.groupby("group", sort=True)["size"].transform("size")
    for n, same in clusters.groupby(counted, sort=True):
        ordered = same.sort_values("group", kind="stable")
        totals = ordered["total"].to_numpy(dtype=float).reshape(-1, int(n)).T
        sizes = ordered["size"].to_numpy(dtype=float).reshape(-1, int(n)).T
        bounds = _bounds(totals, sizes, level=level, seed=seed, draws=draws, method=method)
        names = pd.Index(ordered["group"].iloc[:: int(n)], name="group")
        columns = {"estimate": totals.sum(0) / sizes.sum(0), "low": bounds[0], "high": bounds[1]}
        parts.append(pd.DataFrame(columns | {"n_clusters": int(n)}, index=names))
    if not parts:
        columns = {"estimate": [], "low": [], "high": []}
        return pd.DataFrame(columns, dtype=float).assign(n_clusters=pd.Series(dtype="int64"))
    return pd.concat(parts).sort_index()


def adjust_p_values(p_values: ArrayLike, *, n_tests: int | None = None) -> Floats:
    """Return p-values corrected so that the share of false findings is held (Benjamini-Hochberg).

    Parameters
    ----------
    p_values
        The p-values, 0 to 1; missing ones stay missing and are not counted.
    n_tests
        How many tests were made, where more were made than are given: those left out count as
        having found nothing (p = 1).

    Returns
    -------
    numpy.ndarray
        In the order given, each between its p-value and 1.

    Raises
    ------
    ValueError
        If a p-value lies outside 0 to 1, or n_tests is less than the number given.

    Notes
    -----
    Y. Benjamini and Y. Hochberg, Journal of the Royal Statistical Society B 57 (1995) 289-300.

    Examples
    --------
    >>> adjust_p_values([0.01, 0.04, 0.03, 0.5]).round(4).tolist()
    [0.04, 0.0533, 0.0533, 0.5]
    """
    values = np.asarray(p_values, dtype=float)
    given = ~np.isnan(values)
    known = values[given]
    if known.size and not ((known >= 0) & (known <= 1)).all():
        raise ValueError("p-values lie between 0 and 1")
    tests = known.size if n_tests is None else n_tests
    if tests < known.size:
        raise ValueError(f"n_tests={n_tests} is less than the {known.size} p-values given")
    order = np.argsort(known)[::-1]
    ranks = np.arange(known.size, 0, -1)
    corrected = np.minimum.accumulate(known[order] * tests / ranks)
    result = np.full(values.shape, np.nan)
    adjusted = np.empty(known.size)
    adjusted[order] = np.minimum(corrected, 1)
    result[given] = adjusted
    return result


def _check(level: float, draws: int, method: str) -> None:
    """Raise ValueError where no interval can be made."""
    if not 0 < level < 1:
        raise ValueError(f"level={level}: give a share above 0 and below 1, such as 0.95")
    if draws < 100:
        raise ValueError(f"draws={draws}: an interval needs at least 100 resamples")
    if method not in get_args(Method):
        raise ValueError(f"method={method!r}: choose one of {', '.join(get_args(Method))}")


def _bounds(
    totals: Floats, sizes: Floats, *, level: float, seed: int, draws: int, method: Method
) -> tuple[Floats, Floats]:
    """Return lower and upper bounds for each column of clusters (rows)."""
    if len(totals) < 2:
        missing = np.full(totals.shape[1], np.nan)
        return missing, missing
    tails = np.array([(1 - level) / 2, (1 + level) / 2])
    width = max(1, _CELLS // (draws + len(totals)))
    lows, highs = [], []
    for first in range(0, totals.shape[1], width):
        t, s = totals[:, first : first + width], sizes[:, first : first + width]
        make = _studentised if method == "studentised" else _quantiles
        low, high = make(t, s, tails=tails, draw=(draws, seed), corrected=method == "bca")
        lows.append(low)
        highs.append(high)
    return np.concatenate(lows), np.concatenate(highs)


def _resampled_sums(values: list[Floats], draw: tuple[int, int]) -> list[Floats]:
    """Return the sum of each column of each array in every resample of its rows."""
    n, (draws, seed) = len(values[0]), draw
    rng = np.random.default_rng([seed, n])
    block = max(1, min(draws, _CELLS // n))
    sums: list[list[Floats]] = [[] for _ in values]
    for first in range(0, draws, block):
        counts = rng.multinomial(n, np.full(n, 1 / n), size=min(block, draws - first))
        for kept, array in zip(sums, values, strict=True):
            kept.append(counts.astype(float) @ array)
    return [np.concatenate(kept) for kept in sums]


def _studentised(
    totals: Floats, sizes: Floats, *, tails: Floats, draw: tuple[int, int], corrected: bool
) -> tuple[Floats, Floats]:
    """Return the bootstrap-t bounds of each column."""
    n = len(totals)
    mean = totals.sum(0) / sizes.sum(0)
    # Centred, a resample's squared residuals are a small sum and lose no digits.
    centred = totals - mean * sizes
    sums = _resampled_sums([centred, sizes, centred**2, centred * sizes, sizes**2], draw)
    shift = sums[0] / sums[1]
    spread = np.maximum(sums[2] - 2 * shift * sums[3] + shift**2 * sums[4], 0)
    error = np.sqrt(n / (n - 1) * spread) / sums[1]
    tiny = 1e-9 * (1 + np.abs(mean))
    # A resample whose clusters all have one mean has no spread: infinitely far, or not off at all.
    far = np.where(shift > 0, np.inf, -np.inf)
    ratio = np.where(error > tiny, shift / np.maximum(error, tiny), far)
    ratio = np.where(np.abs(shift) > tiny, ratio, 0)
    ends = np.quantile(ratio, tails, axis=0, method="inverted_cdf")
    own = np.sqrt(n / (n - 1) * (centred**2).sum(0)) / sizes.sum(0)
    step = np.where(own > tiny, own * ends, 0)
    return mean - step[1], mean - step[0]


def _quantiles(
    totals: Floats, sizes: Floats, *, tails: Floats, draw: tuple[int, int], corrected: bool
) -> tuple[Floats, Floats]:
    """Return the percentile bounds of each column, or the BCa bounds if `corrected`."""
    sums = _resampled_sums([totals, sizes], draw)
    means = np.sort(sums[0] / sums[1], axis=0)
    shares = np.tile(tails[:, None], means.shape[1])
    if corrected:
        shares = _bca_shares(totals, sizes, means, tails)
    at = np.clip(np.ceil(shares * len(means)).astype(int) - 1, 0, len(means) - 1)
    bounds = np.take_along_axis(means, at, axis=0)
    return bounds[0], bounds[1]


def _bca_shares(totals: Floats, sizes: Floats, means: Floats, tails: Floats) -> Floats:
    """Return which quantiles of the resampled means the BCa bounds are, for each column."""
    from scipy.special import ndtr, ndtri

    mean = totals.sum(0) / sizes.sum(0)
    near = np.abs(means - mean) <= 1e-12 * (1 + np.abs(mean))
    below = ((means < mean) & ~near).mean(0) + near.mean(0) / 2
    bias = ndtri(np.clip(below, 1 / len(means), 1 - 1 / len(means)))
    left_out = (totals.sum(0) - totals) / (sizes.sum(0) - sizes)
    gap = left_out.mean(0) - left_out
    scale = 6 * (gap**2).sum(0) ** 1.5
    acceleration = (gap**3).sum(0) / np.where(scale > 0, scale, 1)
    normal = bias + ndtri(tails)[:, None]
    return np.asarray(ndtr(bias + normal / (1 - acceleration * normal)))
