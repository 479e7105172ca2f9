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
