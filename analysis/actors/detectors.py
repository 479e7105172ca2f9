"""What can find names, by the words that ask for it."""

from __future__ import annotations

RULES = "rules"
"""The package's own rules, with all that they know."""
LISTS = ("list", "list+quotes")
"""The names of the user's table and no others: without looking for quotes, or with."""


class DetectorError(ValueError):
    """The detector that was asked for cannot be had; the message names the cure."""


def is_list(detector: object) -> bool:
    """Say whether a detector takes the names of the user's table alone.

    Examples
    --------
    >>> is_list("list"), is_list("rules")
    (True, False)
    """
    return isinstance(detector, str) and detector in LISTS


def finds_quotes(detector: object) -> bool:
    """Say whether quotes are looked for beside names found so.

    Examples
    --------
    >>> finds_quotes("rules"), finds_quotes("list"), finds_quotes("list+quotes")
    (True, False, True)
    """
    return detector != LISTS[0] if isinstance(detector, str) else True
