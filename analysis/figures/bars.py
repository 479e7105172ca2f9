"""Counts as bars: terms, and articles by outlet or day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.figures import canvas
from analysis.figures.canvas import PLAIN

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def plot_terms(table: pd.DataFrame, *, ax: Axes | None = None, limit: int = 30) -> Axes:
    """Draw how often the most frequent terms occur.

    Parameters
    ----------
    table
        What `term_frequency` returns: term and n.
    ax
        Axes to draw on; a new figure if None.
    limit
        Number of terms to draw at most.

    Returns
    -------
    matplotlib.axes.Axes
        With its alt text (`alt_text`).

    Raises
    ------
    ValueError
        If the table lacks a column.

    Examples
    --------
    >>> axes = plot_terms(pd.DataFrame({"term": ["peace", "war"], "n": [3, 2]}))
    >>> [label.get_text() for label in axes.get_yticklabels()]
    ['peace', 'war']
    """
    canvas.require(list(table.columns), ["term", "n"], "term_frequency")
    shown = table.head(limit)
    ax = _bars(shown["term"], shown["n"], ax=ax, unit="occurrences")
    if shown.empty:
        return canvas.nothing(ax, "No term to draw.")
    frequent = ", ".join(
        f"{canvas.full(term)} {n:,}"
        for term, n in zip(shown["term"][:10], shown["n"][:10], strict=True)
    )
    more = f", and {len(shown) - 10} more" if len(shown) > 10 else ""
    return canvas.say(ax, [f"Bars of the {len(shown)} most frequent terms: {frequent}{more}."])


def plot_bars(
    table: pd.DataFrame,
    *,
    names: str,
    values: str = "n",
    unit: str | None = None,
    ax: Axes | None = None,
    limit: int = 60,
) -> Axes:
    """Draw one bar for each row of a table of counts, in the table's order.

    Parameters
    ----------
    table
        Any table with a column of names and a column of counts, such as `outlet_summary` returns.
    names, values
        Which columns those are.
    unit
        What is counted, in the plural; made from the column's name if None.
    ax
        Axes to draw on; a new figure if None.
    limit
        Number of rows to draw at most.

    Returns
    -------
    matplotlib.axes.Axes
        With its alt text (`alt_text`).

    Raises
    ------
    ValueError
        If the table lacks one of the columns.

    Examples
    --------
    >>> from analysis.figures import alt_text
    >>> table = pd.DataFrame({"outlet": ["Herald", "Post"], "n_articles": [4, 2]})
    >>> alt_text(plot_bars(table, names="outlet", values="n_articles"))
    'Bars of articles by outlet: Herald 4, Post 2.'
    """
    canvas.require(list(table.columns), [names, values], "a table of counts")
    unit = unit or values.removeprefix("n_").replace("_", " ")
    shown = table.head(limit)
    ax = _bars(shown[names], shown[values], ax=ax, unit=unit)
    if shown.empty:
        return canvas.nothing(ax, f"No {unit} to draw.")
    pairs = zip(shown[names], shown[values], strict=True)
    parts = [f"{canvas.full(name)} {n:,}" for name, n in pairs]
    more = f", and {len(table) - 20} more" if len(table) > 20 else ""
    by = names.replace("_", " ")
    return canvas.say(ax, [f"Bars of {unit} by {by}: {', '.join(parts[:20])}{more}."])


def _bars(names: pd.Series, counts: pd.Series, *, ax: Axes | None, unit: str) -> Axes:
    """Draw horizontal bars, the first on top, each with its number."""
    ax = canvas.axes_for(ax, width=7, height=canvas.rows_height(len(names), frame=0.9))
    rows = range(len(names))
    bars = ax.barh(rows, counts, color=canvas.FILL, height=0.72)
    ax.bar_label(bars, labels=[f"{n:,}" for n in counts], padding=3, fontsize=8)
    ax.set_yticks(rows, labels=[canvas.printable(name) for name in names], **PLAIN)
    ax.set_ylim(len(names) - 0.4, -0.6)
    ax.tick_params(axis="y", length=0)
    ax.margins(x=0.08)
    ax.locator_params(axis="x", integer=True)
    ax.set_xlabel(unit, fontsize=9, **PLAIN)
    return ax
