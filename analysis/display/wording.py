"""Numbers, names and dates as a sentence prints them."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd


def count(number: int, noun: str) -> str:
    """Return a number with its noun in the right form.

    Examples
    --------
    >>> count(1, "article"), count(12_345, "article")
    ('1 article', '12,345 articles')
    """
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence lists them.

    Examples
    --------
    >>> listed(["Russia"]), listed(["Russia", "France", "Iran"])
    ('Russia', 'Russia, France and Iran')
    """
    *before, last = names or ["nobody"]
    return f"{', '.join(before)} and {last}" if before else last


def day(date: pd.Timestamp) -> str:
    """Return a date as a sentence prints it.

    Examples
    --------
    >>> day(pd.Timestamp("2015-11-09"))
    '9 November 2015'
    """
    return f"{date.day} {date:%B %Y}"


def signed(number: float) -> str:
    """Return a number with its sign, as the tables print it.

    Examples
    --------
    >>> signed(-0.5)
    '−0.50'
    """
    return f"{number:+.2f}".replace("-", "−")
