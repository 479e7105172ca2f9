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
    from scipy.stats import hypergeom

    return np.asarray(np.clip(hypergeom.sf(n - 1, whole, a, b), 0, 1))
