"""P-values corrected for how many were looked at."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def adjust_p_values(p_values: ArrayLike, *, n_tests: int | None = None) -> NDArray[np.float64]:
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
