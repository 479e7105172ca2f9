"""How often words and deeds of the table of stances are right, as measured."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import pandas as pd

ENOUGH = 0.75  # precision from which a stance is told as one
SIDE = 0.2  # mean sentiment from which words take a side
_Z = 1.959964  # the normal's 97.5 % quantile


def precision_of(method: str) -> float:
    """Return the measured share of a method's stances that are right; NaN where none was measured.

    Parameters
    ----------
    method
        As `stances` names it: deeds, model or lexicon.

    Examples
    --------
    >>> 0.75 < precision_of("deeds") < 1
    True
    """
    rows = stance_precision()
    rows = rows[rows["method"] == method]
    return float(rows["precision"].iloc[0]) if len(rows) else float("nan")


def stance_precision() -> pd.DataFrame:
    """Return what was measured of each method, one row per method.

    Returns
    -------
    pandas.DataFrame
        method (deeds; model or lexicon, for words that these score), n (stances given), right
        (direction and sense both as labelled), precision (right / n), low and high (95 %,
        Wilson), shipped (whether it reaches 0.75, so that the table takes a side), measured_on
        and command.

    Examples
    --------
    >>> stance_precision()["method"].tolist()
    ['deeds', 'model', 'lexicon']
    """
    return _measured().copy()


@cache
def _measured() -> pd.DataFrame:
    """Return the table, read at the first call."""
    with (files("analysis.measures") / "stance_precision.csv").open(encoding="utf-8") as file:
        return pd.read_csv(file)


def wilson(right: int, n: int) -> tuple[float, float]:
    """Return the 95 % interval of a share.

    Notes
    -----
    E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209-212.

    Examples
    --------
    >>> [round(bound, 2) for bound in wilson(31, 35)]
    [0.74, 0.95]
    """
    share, z2 = right / n, _Z**2
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    reach = _Z / (1 + z2 / n) * (share * (1 - share) / n + z2 / (4 * n * n)) ** 0.5
    return middle - reach, middle + reach
