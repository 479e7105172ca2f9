"""What everything shown shares: escaped HTML with its plain text, its style, and its values."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pandas as pd

from analysis.escaping import for_html

MISSING = "–"
_THOUSANDS_FROM = 10_000


@dataclass(frozen=True)
class SafeHtml:
    """HTML in which every piece of outside text is escaped, and the same as plain text.

    Parameters
    ----------
    html
        The markup: no script, no id, no address of anything to load.
    text
        What it says, for a terminal and for tests.

    Examples
    --------
    >>> SafeHtml(html="<p>Seen</p>", text="Seen")
    Seen
    """

    html: str
    text: str

    def __repr__(self) -> str:
        return self.text

    @property
    def output(self) -> dict[str, object]:
        """The same as an output of a notebook, by its kinds."""
        return {"text/html": self._repr_html_(), "text/plain": self.text}

    def _repr_html_(self) -> str:
        return f"<style>{stylesheet()}</style>\n{self.html}"


@cache
def stylesheet() -> str:
    """Return the style of everything shown; the report's page brings it once.

    Examples
    --------
    >>> ".na-table" in stylesheet()
    True
    """
    return files("analysis.display").joinpath("display.css").read_text(encoding="utf-8").strip()


def block(markup: str) -> str:
    r"""Wrap markup in the element that carries the style and keeps MathJax from the text.

    JupyterLab typesets what stands between two dollar signs, and news is full of dollars.

    Examples
    --------
    >>> block("<p>$5</p>")
    '<div class="na mathjax_ignore tex2jax_ignore">\n<p>$5</p>\n</div>'
    """
    return f'<div class="na mathjax_ignore tex2jax_ignore">\n{markup}\n</div>'


def scrolled(table: str, name: str) -> str:
    """Let a wide table scroll by itself, by keyboard too, instead of widening the page.

    Examples
    --------
    >>> "<table>" in scrolled("<table></table>", "Counts")
    True
    """
    name = for_html(name)
    return f'<div class="na-scroll" role="group" aria-label="{name}" tabindex="0">\n{table}\n</div>'


FOLDED_ROWS = 100
"""Rows behind a fold at most: a table of 5,000 actors would make a page that nobody can send."""


def more_rows(count: int) -> str:
    """Say how many rows stand behind the fold.

    Examples
    --------
    >>> more_rows(1), more_rows(1200)
    ('1 more row', '1,200 more rows')
    """
    return "1 more row" if count == 1 else f"{count:,} more rows"


def folded_rows(table: str, count: int, left_out: int = 0) -> str:
    """Return the table of the rows that stand behind a fold, and how many are not even there.

    Examples
    --------
    >>> folded_rows("<table></table>", 2).splitlines()[0]
    '<details class="na-more"><summary>2 more rows</summary>'
    >>> folded_rows("<table></table>", 2, left_out=7).splitlines()[0]
    '<details class="na-more"><summary>2 of 9 more rows; the table itself has the others</summary>'
    """
    more = more_rows(count)
    if left_out:
        more = f"{count} of {more_rows(count + left_out)}; the table itself has the others"
    return f'<details class="na-more"><summary>{more}</summary>\n{scrolled(table, more)}</details>'


def label(name: object) -> str:
    """Return a column's name as a reader's words: `n_mentions` becomes "n mentions".

    Examples
    --------
    >>> label("n_mentions"), label(("toward", "mean")), label("Le_Monde")
    ('n mentions', 'toward · mean', 'Le_Monde')
    """
    if isinstance(name, tuple):
        return " · ".join(label(part) for part in name if str(part))
    text = "" if name is None else str(name)
    return text.replace("_", " ") if text.isidentifier() and text.islower() else text


def number(value: float, *, precision: int = 2, percent: bool = False, signed: bool = False) -> str:
    """Return a number as it is printed: a true minus sign, groups of three from 10,000 on.

    Parameters
    ----------
    value
        A finite number or an infinity; a whole number of an integer type keeps no decimals.
    precision
        Decimals; none where `percent`.
    percent
        Print a share between 0 and 1 as a percentage.
    signed
        Print the plus of a positive number too. What rounds to zero has no sign.

    Examples
    --------
    >>> number(0.256, signed=True), number(-0.5), number(0.256, percent=True), number(2015)
    ('+0.26', '−0.50', '26%', '2015')
    """
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    decimals = (
        0 if percent or (float(value).is_integer() and not isinstance(value, float)) else precision
    )
    rounded = round(abs(value) * 100 if percent else abs(value), decimals)
    group = "," if rounded >= _THOUSANDS_FROM else ""
    digits = f"{rounded:{group}.{decimals}f}" + ("%" if percent else "")
    if rounded == 0:
        return digits
    return ("−" if value < 0 else "+" if signed else "") + digits


def is_missing(value: object) -> bool:
    """Say whether a cell holds nothing: None, NaN, NaT or NA.

    Examples
    --------
    >>> is_missing(float("nan")), is_missing(0), is_missing([])
    (True, False, False)
    """
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))  # type: ignore[call-overload]


def plain(value: object) -> str:
    """Return a value that is no number as text; a date without its empty time of day.

    Examples
    --------
    >>> plain(pd.Timestamp("2015-11-19", tz="UTC")), plain(True), plain(None)
    ('2015-11-19', 'yes', '–')
    """
    if is_missing(value):
        return MISSING
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return "yes" if value else "no"
    if isinstance(value, pd.Timestamp):
        return value.strftime("%Y-%m-%d" if value == value.normalize() else "%Y-%m-%d %H:%M")
    return str(value)


def missing_html(meaning: str) -> str:
    """Return the dash of a missing value, with what it means for a screen reader.

    Examples
    --------
    >>> missing_html("no evidence")
    '<span aria-hidden="true">–</span><span class="na-unseen">no evidence</span>'
    """
    unseen = f'<span class="na-unseen">{for_html(meaning)}</span>'
    return f'<span aria-hidden="true">{MISSING}</span>{unseen}'
