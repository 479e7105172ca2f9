"""Terms that set two collections apart: bars to both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.figures import canvas
from analysis.figures.canvas import PLAIN, SERIES

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def plot_keyness(
    table: pd.DataFrame,
    *,
    target: str = "target",
    reference: str = "reference",
    ax: Axes | None = None,
    limit: int = 15,
) -> Axes:
    """Draw the terms that set two collections apart, one collection's to each side.

    Parameters
    ----------
    table
        What `keyness` returns.
    target, reference
        What to call the two collections.
    ax
        Axes to draw on; a new figure if None.
    limit
        Number of terms to each side: those of most evidence (g2) with corrected p below 0.05.

    Returns
    -------
    matplotlib.axes.Axes
        Bars of log ratio with its interval and both counts, with its alt text (`alt_text`).

    Raises
    ------
    ValueError
        If the table lacks a column.

    Examples
    --------
    >>> rows = {"term": ["war", "talks"], "n_target": [9, 1], "n_reference": [1, 8]}
    >>> rows |= {"log_ratio": [2.7, -2.5], "low": [1.0, -4.5], "high": [4.4, -0.5]}
    >>> rows |= {"g2": [7.4, 6.2], "p_adjusted": [0.01, 0.02]}
    >>> plot_keyness(pd.DataFrame(rows), target="Post", reference="Herald").get_label()
    'Terms that set Post and Herald apart. More frequent in Post: war. In Herald: talks.'
    """
    wanted = ["term", "n_target", "n_reference", "log_ratio", "low", "high", "g2", "p_adjusted"]
    canvas.require(list(table.columns), wanted, "keyness")
    sure = table[table["p_adjusted"] < 0.05]
    sides = [_strongest(sure[sure["log_ratio"] > 0], limit)]
    sides.append(_strongest(sure[sure["log_ratio"] < 0], limit))
    shown = pd.concat([sides[0], sides[1].iloc[::-1]], ignore_index=True)
    ax = canvas.axes_for(ax, width=8, height=canvas.rows_height(len(shown), each=0.24))
    if shown.empty:
        return canvas.nothing(ax, "No term sets the two collections apart beyond chance.")
    _draw_bars(ax, shown)
    _label_axes(ax, shown, (target, reference))
    names = [canvas.full(target), canvas.full(reference)]
    lists = [canvas.listed(side["term"].tolist(), most=8) or "none" for side in sides]
    return canvas.say(
        ax,
        [
            f"Terms that set {names[0]} and {names[1]} apart.",
            f"More frequent in {names[0]}: {lists[0]}.",
            f"In {names[1]}: {lists[1]}.",
        ],
    )


def _strongest(side: pd.DataFrame, limit: int) -> pd.DataFrame:
    """Return the terms of one side with the most evidence, largest ratio first."""
    kept = side.sort_values(["g2", "term"], ascending=[False, True]).head(limit)
    size = kept["log_ratio"].abs()
    return kept.assign(size=size).sort_values(["size", "term"], ascending=[False, True])


def _draw_bars(ax: Axes, shown: pd.DataFrame) -> None:
    """Draw a bar and its interval for each term, and both counts beside it."""
    rows = range(len(shown))
    colours = [SERIES[0] if ratio > 0 else SERIES[1] for ratio in shown["log_ratio"]]
    ax.barh(rows, shown["log_ratio"], color=colours, height=0.72)
    ax.hlines(rows, shown["low"], shown["high"], color=canvas.INK, lw=0.8)
    for row, (low, high, ratio, first, second) in enumerate(
        shown[["low", "high", "log_ratio", "n_target", "n_reference"]].itertuples(index=False)
    ):
        place, side = (max(high, 0), "left") if ratio > 0 else (min(low, 0), "right")
        ax.annotate(
            f"{first:,} : {second:,}", (place, row), xytext=(4 if ratio > 0 else -4, 0),
            textcoords="offset points", va="center", ha=side, fontsize=7.5, color=canvas.INK,
        )  # fmt: skip


def _label_axes(ax: Axes, shown: pd.DataFrame, names: tuple[str, str]) -> None:
    """Write the terms, the scale and which side is whose."""
    ax.set_yticks(range(len(shown)), labels=[canvas.printable(t) for t in shown["term"]], **PLAIN)
    ax.set_ylim(len(shown) - 0.4, -0.6)
    ax.axvline(0, color=canvas.EDGE, lw=0.9)
    ax.tick_params(axis="y", length=0)
    ax.margins(x=0.16)
    target, reference = (canvas.printable(name, width=24) for name in names)
    label = f"← {reference}      log2 of the ratio of rates, with interval      {target} →\n"
    label += f"counts: {target} : {reference}"
    ax.set_xlabel(label, fontsize=9, **PLAIN)
