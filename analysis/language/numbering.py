"""Strings to numbers: each different form once, so that the rest is work on arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


class _Numbers(dict[str, int]):
    """Forms and their numbers; a form asked for the first time gets the next one."""

    def __missing__(self, form: str) -> int:
        self[form] = number = len(self)
        return number


def number_forms(forms: Sequence[str]) -> tuple[npt.NDArray[np.int64], list[str]]:
    """Return the number of each form and the different forms in the order of their numbers.

    The same as `pandas.factorize`, several times as fast on strings that Python holds already.

    Parameters
    ----------
    forms
        Strings.

    Returns
    -------
    codes : numpy.ndarray
        One number per string, from 0 in the order of first appearance.
    unique : list of str
        ``unique[codes[i]] == forms[i]``.

    Examples
    --------
    >>> codes, unique = number_forms(["to", "be", "or", "not", "to", "be"])
    >>> codes.tolist(), unique
    ([0, 1, 2, 3, 0, 1], ['to', 'be', 'or', 'not'])
    """
    numbers = _Numbers()
    codes = np.fromiter(map(numbers.__getitem__, forms), np.int64, len(forms))
    return codes, list(numbers)
