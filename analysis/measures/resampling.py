"""Intervals by resampling articles.

Mentions of one article are alike, so whole articles are drawn, never single mentions: the interval
then says what other articles of this kind would have given.
"""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.measures.drawing import CELLS, resampled_sums, student_quantiles

Method = Literal["studentised", "bca", "percentile"]
Floats = NDArray[np.float64]
_STEADY = 0.35  # of the own variance, to steady that of a resample
_ALIKE = 1e-9  # spread below which clusters count as all the same


def ratio_intervals(
    clusters: pd.DataFrame,
    *,
    level: float = 0.95,
    seed: int = 0,
    draws: int = 2000,
    method: Method = "studentised",
) -> pd.DataFrame:
    """Return each group's mean, a ratio of sums, with an interval from resampling its clusters.

    A group with as many clusters meets the same draws whatever else is in the table, so an
    actor's interval does not change with the other actors.

    Parameters
    ----------
    clusters
        One row per cluster (an article): group, total (the weighted sum of its values, each
        between -1 and 1) and size (the sum of its weights, above 0). The mean of a group is its
        sum of totals / its sum of sizes.
    level
        Share of such intervals that should hold the true mean, above 0 and below 1.
    seed
        Start of the random draws.
    draws
        Number of resamples.
    method
        studentised: see the notes; holds from few clusters on. bca: bias-corrected and
        accelerated quantiles of the resampled means. percentile: their plain quantiles. The last
        two are too narrow below about 50 clusters (`benchmarks/coverage.py`).

    Returns
    -------
    pandas.DataFrame
        Indexed by group, sorted: estimate, low, high (between -1 and 1; missing where there are
        fewer than two clusters), error (the jackknife's standard error) and n_clusters.

    Raises
    ------
    ValueError
        If level, draws or method is none that the interval can be made with, or a cluster's mean
        lies outside -1 to 1.

    Notes
    -----
    Studentised: with g the inverse hyperbolic tangent of the mean (Fisher's scale, on which its
    spread hardly depends on where it lies) and e the standard error of g, the interval is g - q e.
    q are quantiles of (g* - g) / e* over the resamples, or those of Student's t with n - 1 degrees
    of freedom where these lie farther out: drawn quantiles follow a skew, but of few clusters they
    are too near to zero. e is the jackknife's; e*, linearised, is steadied by e, since a resample
    without any of the clusters that differ has no spread at all: e*² is made
    (e*² + c e²) / (1 + c), where c = 0.35 (chosen by `benchmarks/coverage.py`).

    Where all clusters are alike nothing can be drawn: then up to 1 - ((1 - level) / 2)^(1/n) of all
    clusters may be otherwise, and the interval allows them to lie at -1 or 1.

    B. Efron and R. Tibshirani, An Introduction to the Bootstrap (1993), chapters 11, 12 and 14. To
    steady e*: A. Polansky, The Canadian Journal of Statistics 28 (2000) 501-516.

    Examples
    --------
    >>> rows = {"group": list("aabb"), "total": [0.5, 1.0, 0.2, 0.4], "size": [1.0, 2.0, 2.0, 1.0]}
    >>> ratio_intervals(pd.DataFrame(rows))["estimate"].round(3).tolist()
    [0.5, 0.2]
    """
    _check(level, draws, method)
    if (clusters["total"].abs() > clusters["size"] * (1 + _ALIKE)).any():
        raise ValueError("a cluster's mean lies outside -1 to 1")
    parts = []
    counted = clusters.groupby("group", sort=True)["size"].transform("size")
    for n, same in clusters.groupby(counted, sort=True):
        ordered = same.sort_values("group", kind="stable")
        totals = ordered["total"].to_numpy(dtype=float).reshape(-1, int(n)).T
        sizes = ordered["size"].to_numpy(dtype=float).reshape(-1, int(n)).T
        low, high = _bounds(totals, sizes, level=level, draw=(draws, seed), method=method)
        columns = {"estimate": totals.sum(0) / sizes.sum(0), "low": low, "high": high}
        columns["error"] = _jackknife_error(totals, sizes)
        names = pd.Index(ordered["group"].iloc[:: int(n)], name="group")
        parts.append(pd.DataFrame(columns, index=names).assign(n_clusters=int(n)))
    if not parts:
        columns = dict.fromkeys(["estimate", "low", "high", "error"], np.zeros(0))
        return pd.DataFrame(columns).assign(n_clusters=pd.Series(dtype="int64"))
    return pd.concat(parts).sort_index()


def _check(level: float, draws: int, method: str) -> None:
    """Raise ValueError where no interval can be made."""
    if not 0 < level < 1:
        raise ValueError(f"level={level}: give a share above 0 and below 1, such as 0.95")
    if draws < 100:
        raise ValueError(f"draws={draws}: an interval needs at least 100 resamples")
    if method not in get_args(Method):
        raise ValueError(f"method={method!r}: choose one of {', '.join(get_args(Method))}")


def _bounds(
    totals: Floats, sizes: Floats, *, level: float, draw: tuple[int, int], method: Method
) -> tuple[Floats, Floats]:
    """Return lower and upper bounds for each column of clusters (rows)."""
    if len(totals) < 2:
        missing = np.full(totals.shape[1], np.nan)
        return missing, missing
    tails = np.array([(1 - level) / 2, (1 + level) / 2])
    width = max(1, CELLS // (draw[0] + len(totals)))
    lows, highs = [], []
    for first in range(0, totals.shape[1], width):
        t, s = totals[:, first : first + width], sizes[:, first : first + width]
        if method == "studentised":
            low, high = _studentised(t, s, tails, draw)
        else:
            low, high = _quantiles(t, s, tails, draw, corrected=method == "bca")
        lows.append(low)
        highs.append(high)
    return np.concatenate(lows), np.concatenate(highs)


def _studentised(
    totals: Floats, sizes: Floats, tails: Floats, draw: tuple[int, int]
) -> tuple[Floats, Floats]:
    """Return the studentised bounds of each column, on Fisher's scale."""
    n = len(totals)
    mean = totals.sum(0) / sizes.sum(0)
    shrink = n / (n + 0.5)  # keeps a mean of -1 or 1 on the scale
    error = shrink * _jackknife_error(totals, sizes) / (1 - (shrink * mean) ** 2)
    drawn = _drawn_quantiles(totals, sizes, tails, draw)
    student = student_quantiles(n, tails)
    q = np.minimum(drawn[0], student[0]), np.maximum(drawn[1], student[1])
    centre = np.arctanh(shrink * mean)
    low, high = (np.tanh(centre - q[side] * error) / shrink for side in (1, 0))
    others = 1 - tails[0] ** (1 / n)
    alike = error <= _ALIKE
    low = np.where(alike, mean - (1 + mean) * others, low)
    high = np.where(alike, mean + (1 - mean) * others, high)
    return np.maximum(low, -1), np.minimum(high, 1)


def _jackknife_error(totals: Floats, sizes: Floats) -> Floats:
    """Return the standard error of each column's mean from leaving out each cluster in turn."""
    n = len(totals)
    if n < 2:
        return np.full(totals.shape[1], np.nan)
    left_out = (totals.sum(0) - totals) / (sizes.sum(0) - sizes)
    error: Floats = np.sqrt((n - 1) / n * ((left_out - left_out.mean(0)) ** 2).sum(0))
    return error


def _drawn_quantiles(totals: Floats, sizes: Floats, tails: Floats, draw: tuple[int, int]) -> Floats:
    """Return quantiles of each column's resampled mean in steadied standard errors."""
    n = len(totals)
    mean = totals.sum(0) / sizes.sum(0)
    # Centred, a resample's squared residuals are a small sum and lose no digits.
    centred = totals - mean * sizes
    sums = resampled_sums([centred, sizes, centred**2, centred * sizes, sizes**2], draw)
    shift = sums[0] / sums[1]
    spread = np.maximum(sums[2] - 2 * shift * sums[3] + shift**2 * sums[4], 0)
    variance = n / (n - 1) * spread / sums[1] ** 2
    own = n / (n - 1) * (centred**2).sum(0) / sizes.sum(0) ** 2
    shrink = n / (n + 0.5)
    drawn = shrink * (mean + shift)
    away = np.arctanh(drawn) - np.arctanh(shrink * mean)
    error = shrink * np.sqrt((variance + _STEADY * own) / (1 + _STEADY)) / (1 - drawn**2)
    ratio = np.divide(away, error, out=np.zeros_like(away), where=error > _ALIKE)
    found: Floats = np.quantile(ratio, tails, axis=0, method="inverted_cdf")
    return found


def _quantiles(
    totals: Floats, sizes: Floats, tails: Floats, draw: tuple[int, int], *, corrected: bool
) -> tuple[Floats, Floats]:
    """Return the percentile bounds of each column, or the BCa bounds if `corrected`."""
    sums = resampled_sums([totals, sizes], draw)
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
