"""Word lists and tables of `lexicons/`, read once, at first use."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def read_lines(name: str) -> tuple[str, ...]:
    """Return the entries of a list in `lexicons/`: one a line, `#` starts a comment line.

    Parameters
    ----------
    name
        File name, such as ``"sentence-starters.txt"``.

    Examples
    --------
    >>> "meanwhile" in read_lines("sentence-starters.txt")
    True
    """
    text = (files("analysis.language") / "lexicons" / name).read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def read_pairs(name: str) -> dict[str, str]:
    """Return a two-column CSV of `lexicons/` as a mapping, its header line left out.

    Parameters
    ----------
    name
        File name, such as ``"abbreviations.csv"``.

    Examples
    --------
    >>> read_pairs("abbreviations.csv")["Gov"]
    'title'
    """
    rows = csv.reader(read_lines(name))
    next(rows)
    return {row[0]: row[1] for row in rows}
