"""Two-by-two tables: how far two things go together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def log_likelihood(n: Floats, a: Floats, b: Floats, whole: Floats) -> Floats:
    """Return Dunning's G² of the tables with these counts.

    Parameters
    ----------
    n
        Times both occur.
    a, b
        Times the one and the other occur, with or without the other.
    whole
        Number of all occasions.

    Returns
    -------
    numpy.ndarray
        2 * sum over the four cells of observed * ln(observed / expected); 0 for independence,
        larger for either more or less often than that.

    Notes
    -----
    T. Dunning, Accurate methods for the statistics of surprise and coincidence, Computational
    Linguistics 19 (1993) 61-74.

    Examples
    --------
    >>> four = [np.array([x]) for x in (10.0, 20.0, 20.0, 40.0)]
    >>> log_likelihood(*four).tolist()
    [0.0]
    """
    from scipy.special import xlogy

    observed = (n, a - n, b - n, whole - a - b + n)
    expected = (a * b, a * (whole - b), (whole - a) * b, (whole - a) * (whole - b))
    parts = [
        xlogy(o, np.where(o > 0, o * whole / np.where(e > 0, e, 1), 1))
        for o, e in zip(observed, expected, strict=True)
    ]
    return np.asarray(np.maximum(2 * np.sum(parts, axis=0), 0))


def chi_squared_p(statistic: Floats) -> Floats:
    """Return the p-value of a statistic that follows chi-squared with one degree of freedom.

    Examples
    --------
    >>> chi_squared_p(np.array([3.841])).round(3).tolist()
    [0.05]
    """
    from scipy.special import chdtrc

    return np.asarray(chdtrc(1, statistic))


def exact_p(n: Floats, a: Floats, b: Floats, whole: Floats) -> Floats:
    """Return the chance of at least `n` times both under independence (Fisher, one-sided).

    scipy's hypergeometric tail gives the same and takes about a hundred times as long.

    Parameters
    ----------
    n, a, b, whole
        As in `log_likelihood`, whole numbers.

    Examples
    --------
    >>> two = [np.array([x]) for x in (2.0, 2.0, 2.0, 4.0)]
    >>> exact_p(*two).round(3).tolist()
    [0.167]
    """
    rest = whole - a - b
    # The shorter tail is summed, from its largest chance outwards.
    upper = n > a * b / whole
    tail = np.zeros(len(n))
    for side, first, step in ((upper, n, 1), (~upper, n - 1, -1)):
        rows = np.flatnonzero(side)
        tail[rows] = _tail(first[rows], a[rows], b[rows], rest[rows], step=step)
    return np.clip(np.where(upper, tail, 1 - tail), 0, 1)


def _tail(first: Floats, a: Floats, b: Floats, rest: Floats, *, step: int) -> Floats:
    """Return the summed hypergeometric chances of `first` and of all counts beyond it."""
    from scipy.special import gammaln

    def ways(whole: Floats, part: Floats) -> Floats:
        chosen: Floats = gammaln(whole + 1) - gammaln(part + 1) - gammaln(whole - part + 1)
        return chosen

    possible = (first >= 0) & (first + rest >= 0)
    k = np.where(possible, first, np.maximum(0, -rest))
    log_chance = ways(a, k) + ways(rest + b, b - k) - ways(a + b + rest, b)
    total = np.where(possible, np.exp(log_chance), 0)
    term, active = total.copy(), np.flatnonzero(total > 0)
    while active.size:
        at, one, other, room = k[active], a[active], b[active], rest[active]
        if step > 0:
            ratio = (one - at) * (other - at) / ((at + 1) * (room + at + 1))
        else:
            ratio = at * (room + at) / ((one - at + 1) * (other - at + 1))
        term[active] *= ratio
        total[active] += term[active]
        k[active] += step
        active = active[term[active] > total[active] * 1e-16]
    return total


def pairs_to_test(sizes: Floats, whole: float, *, alpha: float = 0.05) -> tuple[int, float]:
    """Return how many pairs could be found at all, and how small their p must be able to get.

    Of two actors in one sentence each, no count can make a finding once thousands of pairs are
    looked at; to count such pairs as tests only hides the others.

    Parameters
    ----------
    sizes
        Number of units of each thing that is paired with each other one.
    whole
        Number of all units.
    alpha
        Share of false findings that is held.

    Returns
    -------
    tuple of int and float
        The number of tests, and the bound: a pair is tested if its p would be at most that with
        all units shared that can be.

    Notes
    -----
    R. Tarone, Biometrics 46 (1990) 515-522: the smallest k with at most k pairs whose least
    possible p is at most alpha / k; P. Gilbert, Applied Statistics 54 (2005) 143-158, for the
    share of false findings among these.

    Examples
    --------
    >>> pairs_to_test(np.array([1.0, 1.0, 1.0, 10.0, 10.0]), 40)[0]
    1
    """
    values, counts = np.unique(sizes, return_counts=True)
    first, second = np.triu_indices(len(values))
    pairs = np.where(
        first == second, counts[first] * (counts[first] - 1) // 2, counts[first] * counts[second]
    )
    least = least_p(values[first], values[second], np.full(len(first), float(whole)))
    order = np.argsort(least)
    least, below = least[order], np.cumsum(pairs[order])
    low, high = 1, max(int(below[-1]) if len(below) else 0, 1)
    while low < high:
        k = (low + high) // 2
        if _pairs_below(least, below, alpha / k) <= k:
            high = k
        else:
            low = k + 1
    return max(_pairs_below(least, below, alpha / low), 1), alpha / low


def least_p(a: Floats, b: Floats, whole: Floats) -> Floats:
    """Return the exact p of each pair if it shared all the units that it can.

    Examples
    --------
    >>> least_p(np.array([1.0]), np.array([2.0]), np.array([40.0])).round(3).tolist()
    [0.05]
    """
    return exact_p(np.minimum(a, b), a, b, whole)


def _pairs_below(least: Floats, below: NDArray[np.int64], bound: float) -> int:
    """Return how many pairs have a least p of at most the bound."""
    place = int(np.searchsorted(least, bound * (1 + 1e-12), side="right"))
    return int(below[place - 1]) if place else 0
