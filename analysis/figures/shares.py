"""Shares of negative, neutral and positive mentions, counted and corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.figures import canvas
from analysis.figures.canvas import NEGATIVE, PLAIN, POSITIVE, UNCLEAR

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_COLOURS = {"negative": NEGATIVE, "neutral": UNCLEAR, "positive": POSITIVE}
_APART = 0.16  # rows between the counted share and the corrected one


def plot_actor_shares(table: pd.DataFrame, *, limit: int = 40) -> Axes:
    """Draw each actor's shares as counted and as corrected, a panel for each label.

    Parameters
    ----------
    table
        What `actor_shares` returns.
    limit
        Number of actors to draw at most: the first, as the table has them.

    Returns
    -------
    matplotlib.axes.Axes
        The first panel, with the alt text of all; its figure holds the others.

    Raises
    ------
    ValueError
        If the table lacks a column.

    Examples
    --------
    >>> rows = {"actor": ["Iran"] * 3, "label": ["negative", "neutral", "positive"]}
    >>> rows |= {"share": [0.3, 0.5, 0.2], "low": 0.1, "high": 0.6, "n_scored": 30}
    >>> rows |= {"adjusted": [0.4, 0.4, 0.2], "adjusted_low": 0.1, "adjusted_high": 0.7}
    >>> plot_actor_shares(pd.DataFrame(rows)).get_label().split(". ")[1]
    'Iran: negative 30 % (corrected 40 %), positive 20 % (corrected 20 %).'
    """
    wanted = ["actor", "label", "share", "low", "high", "n_scored"]
    wanted += ["adjusted", "adjusted_low", "adjusted_high"]
    canvas.require(list(table.columns), wanted, "actor_shares")
    actors = table["actor"].drop_duplicates().head(limit).tolist()
    if not actors:
        empty = canvas.axes_for(None, width=6, height=1.6)
        return canvas.nothing(empty, "No actor has enough scored mentions for shares.")
    panels = _panels(len(actors))
    for panel, label in zip(panels, _COLOURS, strict=True):
        rows = table[table["label"] == label].set_index("actor").loc[actors]
        _draw_panel(panel, rows, _COLOURS[label])
        panel.set_title(label, fontsize=9, color=_COLOURS[label])
    _label_panels(panels, table, actors)
    return canvas.say(panels[0], _alt(table, actors))


def _panels(rows: int) -> list[Axes]:
    """Return three panels side by side with common rows."""
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    size = (9, canvas.rows_height(rows, each=0.36, frame=1.3))
    figure = Figure(figsize=size, layout=ConstrainedLayoutEngine(wspace=0.08))
    grid: Any = figure.subplots(1, 3, sharex=True, sharey=True)
    return [canvas.axes_for(panel, width=0, height=0) for panel in grid]


def _draw_panel(panel: Axes, rows: pd.DataFrame, colour: str) -> None:
    """Draw one label's counted shares, hollow, and the corrected ones below them, filled."""
    places = np.arange(len(rows))
    drawn = (
        ("share", "low", "high", -_APART, "o", "white", "as counted"),
        ("adjusted", "adjusted_low", "adjusted_high", _APART, "D", colour, "corrected"),
    )
    for value, low, high, offset, marker, face, name in drawn:
        if rows[value].isna().all():
            continue
        panel.hlines(places + offset, rows[low], rows[high], color=colour, lw=1.3, zorder=2)
        panel.plot(
            rows[value], places + offset, marker, ms=5, mfc=face, mec=colour, zorder=3, label=name
        )
    for place in places[1::2]:
        panel.axhspan(place - 0.5, place + 0.5, color="#F6F6F6", lw=0, zorder=0)


def _label_panels(panels: list[Axes], table: pd.DataFrame, actors: list[str]) -> None:
    """Write the names, the counts and the key."""
    counts = table.drop_duplicates("actor").set_index("actor")["n_scored"]
    names = [f"{canvas.printable(actor, width=34)} ({counts[actor]:,})" for actor in actors]
    panels[0].set_yticks(range(len(actors)), labels=names, **PLAIN)
    panels[0].set_ylim(len(actors) - 0.4, -0.6)
    panels[0].set_xlim(-0.03, 1.03)
    panels[0].set_xticks([0, 0.5, 1], labels=["0", "50 %", "100 %"])
    for panel in panels:
        panel.grid(axis="x", color="#E9E9E9", lw=0.6)
        panel.set_axisbelow(True)
        panel.tick_params(axis="y", length=0)
    level = table.attrs.get("level")
    interval = f"{level:.0%} interval" if level else "interval"
    label = f"share of the scored mentions (their number in brackets), {interval}"
    panels[1].set_xlabel(label, fontsize=9)
    # Grey, since every panel has its own colour.
    key = panels[0].legend(loc="lower right", bbox_to_anchor=(0, 1.0), frameon=False, fontsize=8)
    for handle in key.legend_handles:
        if handle is not None:
            handle.set(markeredgecolor=canvas.INK)


def _alt(table: pd.DataFrame, actors: list[str]) -> list[str]:
    """Say in words what the figure shows."""
    number = canvas.counted(len(actors), "actor")
    said = [f"Shares of negative, neutral and positive mentions of {number}."]
    for actor in actors[:3]:
        rows = table[(table["actor"] == actor) & (table["label"] != "neutral")]
        parts = []
        for label, share, adjusted in rows[["label", "share", "adjusted"]].itertuples(index=False):
            corrected = "" if pd.isna(adjusted) else f" (corrected {100 * adjusted:.0f} %)"
            parts.append(f"{label} {100 * share:.0f} %{corrected}")
        said.append(f"{canvas.full(actor)}: {', '.join(parts)}.")
    return said
