"""Sentiment toward each actor, with its interval."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

import pandas as pd

from analysis.figures import canvas
from analysis.figures.canvas import NEGATIVE, PLAIN, POSITIVE, UNCLEAR

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SIGNS = {"below": (NEGATIVE, "<"), "around": (UNCLEAR, "o"), "above": (POSITIVE, ">")}


def plot_actor_sentiment(table: pd.DataFrame, *, ax: Axes | None = None, limit: int = 60) -> Axes:
    """Draw the mean sentiment toward each actor and its interval, most positive on top.

    Colour and marker say whether the interval lies below zero, above, or holds it. Actors with too
    little evidence are left out, and the figure says how many.

    Parameters
    ----------
    table
        What `actor_sentiment` returns, one row per actor.
    ax
        Axes to draw on; a new figure if None.
    limit
        Number of actors to draw at most: the first with enough evidence, as the table has them.

    Returns
    -------
    matplotlib.axes.Axes
        With its alt text (`alt_text`).

    Raises
    ------
    ValueError
        If the table lacks a column or has an actor twice.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> from analysis.measures.sentiment import actor_sentiment
    >>> axes = plot_actor_sentiment(actor_sentiment(small_corpus(), min_mentions=2))
    >>> [label.get_text() for label in axes.get_yticklabels()]
    ['Russia', 'France']
    """
    wanted = ["actor", "toward", "low", "high", "n_mentions", "n_articles", "enough", "method"]
    canvas.require(list(table.columns), wanted, "actor_sentiment")
    if table["actor"].duplicated().any():
        raise ValueError("an actor stands in several rows; pick one group of the table first")
    shown = table[table["enough"] & table["toward"].notna()].head(limit)
    shown = shown.sort_values(["toward", "actor"], ascending=[True, False], ignore_index=True)
    ax = canvas.axes_for(ax, width=8, height=canvas.rows_height(len(shown)))
    if shown.empty:
        return canvas.nothing(ax, "No actor has enough evidence for a number.")
    sides = [_side(low, high) for low, high in zip(shown["low"], shown["high"], strict=True)]
    _draw_rows(ax, shown, sides)
    _label_axes(ax, shown, table)
    left_out = len(table) - len(shown)
    return canvas.say(ax, _alt(shown, sides, left_out))


def _side(low: float, high: float) -> str:
    """Say on which side of zero an interval lies."""
    return "below" if high < 0 else "above" if low > 0 else "around"


def _draw_rows(ax: Axes, shown: pd.DataFrame, sides: list[str]) -> None:
    """Draw a line and a marker for each actor."""
    for row, side in enumerate(sides):
        colour, marker = _SIGNS[side]
        low, high = shown["low"].iloc[row], shown["high"].iloc[row]
        ax.plot([low, high], [row, row], color=colour, lw=1.8, solid_capstyle="butt", zorder=2)
        face = colour if side != "around" else "white"
        ax.plot(shown["toward"].iloc[row], row, marker, ms=6.5, mfc=face, mec=colour, zorder=3)


def _label_axes(ax: Axes, shown: pd.DataFrame, table: pd.DataFrame) -> None:
    """Write the names, the counts, the scale and where the numbers come from."""
    rows = range(len(shown))
    ax.set_yticks(rows, labels=[canvas.printable(name) for name in shown["actor"]], **PLAIN)
    ax.set_ylim(-0.7, len(shown) - 0.3)
    reach = shown[["toward", "low", "high"]].abs().max().max()
    ax.set_xlim(-(edge := min(1.0, max(0.25, ceil(reach * 4 + 0.2) / 4)) * 1.02), edge)
    ax.axvline(0, color=canvas.EDGE, lw=0.9, zorder=1)
    ax.grid(axis="x", color="#E3E3E3", lw=0.6)
    ax.set_axisbelow(True)
    ax.tick_params(axis="y", length=0)
    pairs = zip(shown["n_mentions"], shown["n_articles"], strict=True)
    counts = [f"{mentions:,} in {articles:,}" for mentions, articles in pairs]
    canvas.write_counts(ax, counts, head="mentions\nin articles")
    level = table.attrs.get("level")
    interval = f"{level:.0%} interval" if level else "interval"
    method = "; ".join(shown["method"].unique())
    label = f"← negative      mean sentiment, {interval}      positive →\nSource: {method}"
    ax.set_xlabel(label, fontsize=9, **PLAIN)


def _alt(shown: pd.DataFrame, sides: list[str], left_out: int) -> list[str]:
    """Say in words what the figure shows."""
    actors = canvas.counted(len(shown), "actor")
    said = [f"Mean sentiment toward {actors} with intervals, from −1 to +1."]
    rows = [("Most positive", shown.iloc[-1])]
    rows += [("Most negative", shown.iloc[0])] if len(shown) > 1 else []
    for word, row in rows:
        numbers = f"{canvas.number(row['toward'])}"
        if pd.notna(row["low"]):
            numbers += f" ({canvas.number(row['low'])} to {canvas.number(row['high'])})"
        mentions = canvas.counted(int(row["n_mentions"]), "mention")
        said.append(f"{word}: {canvas.full(row['actor'])}, {numbers}, {mentions}.")
    for side, where in (("below", "lies below zero"), ("above", "lies above zero")):
        names = [name for name, found in zip(shown["actor"], sides, strict=True) if found == side]
        if names:
            said.append(f"The interval {where} for {canvas.listed(names)}.")
    around = sides.count("around")
    if around:
        said.append(f"It holds zero, or is not known, for {canvas.counted(around, 'actor')}.")
    if left_out:
        said.append(f"Left out: {canvas.counted(left_out, 'actor')} with fewer mentions.")
    return said
