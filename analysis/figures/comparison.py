"""Sentiment toward each actor by outlet, section or voice: dots on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.figures import canvas
from analysis.figures.canvas import SERIES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MARKERS = ("o", "s", "D", "^", "v", "P", "X", "*")
_GROUPS = ("outlet", "section", "voice", "week", "day")


def plot_sentiment_comparison(
    table: pd.DataFrame, *, ax: Axes | None = None, limit: int = 40
) -> Axes:
    """Draw what each group says of each actor: one row an actor, one dot a group.

    Parameters
    ----------
    table
        What `actor_sentiment` returns with `by`; the eight groups with most mentions are drawn.
    ax
        Axes to draw on; a new figure if None.
    limit
        Number of actors to draw at most: the most mentioned with a number in two groups or more.

    Returns
    -------
    matplotlib.axes.Axes
        Actors whose groups lie farthest apart on top, with its alt text (`alt_text`).

    Raises
    ------
    ValueError
        If the table has no groups.

    Examples
    --------
    >>> rows = {"outlet": ["Post", "Herald"], "actor": ["Iran"] * 2, "toward": [-0.4, 0.3]}
    >>> rows |= {"low": [-0.6, 0.1], "high": [-0.2, 0.5], "n_mentions": 9, "enough": True}
    >>> plot_sentiment_comparison(pd.DataFrame(rows)).get_label().split(". ")[1]
    'Farthest apart: Iran, −0.40 in Post and +0.30 in Herald.'
    """
    by = next((name for name in _GROUPS if name in table.columns), None)
    if by is None:
        raise ValueError('the table has no groups; make it with actor_sentiment(…, by="outlet")')
    wanted = ["actor", "toward", "low", "high", "n_mentions", "enough"]
    canvas.require(list(table.columns), wanted, "actor_sentiment")
    shown, groups = _compared(table, by, limit)
    actors = shown["actor"].unique().tolist()
    if not actors:
        message = f"No actor has enough evidence in two groups of {by}."
        return canvas.nothing(canvas.axes_for(ax, width=6, height=1.6), message)
    each = 0.2 + 0.09 * len(groups)
    ax = canvas.axes_for(ax, width=8, height=canvas.rows_height(len(actors), each=each, frame=1.5))
    _draw_rows(ax, shown, by, actors, groups)
    canvas.label_actor_rows(ax, actors, measure="mean sentiment, with interval")
    mentions = shown.groupby("actor")["n_mentions"].sum()
    canvas.write_counts(ax, [f"{mentions[actor]:,}" for actor in actors], head="mentions")
    return canvas.say(ax, _alt(shown, by, actors, groups))


def _compared(table: pd.DataFrame, by: str, limit: int) -> tuple[pd.DataFrame, list[str]]:
    """Return the rows to draw, actors farthest apart first, and the groups in order."""
    sure = table[table["enough"].astype(bool) & table["toward"].notna()].reset_index(drop=True)
    size = sure.groupby(by)["n_mentions"].sum().sort_values(ascending=False, kind="stable")
    sure = sure[sure[by].isin(list(size.index[: len(_MARKERS)]))]
    spread = sure.groupby("actor").agg(
        n=("toward", "size"), mentions=("n_mentions", "sum"), high=("toward", "max"),
        low=("toward", "min"),
    )  # fmt: skip
    spread = spread[spread["n"] > 1].reset_index()
    spread = spread.sort_values(["mentions", "actor"], ascending=[False, True]).head(limit)
    spread = spread.assign(apart=(spread["high"] - spread["low"]).round(9))
    spread = spread.sort_values(["apart", "actor"], ascending=[False, True])
    order = {actor: place for place, actor in enumerate(spread["actor"])}
    shown = sure[sure["actor"].isin(list(order))]
    shown = shown.assign(place=shown["actor"].map(order)).sort_values(["place", by])
    groups = sorted(shown[by].unique())
    return shown, groups


def _draw_rows(
    ax: Axes, shown: pd.DataFrame, by: str, actors: list[str], groups: list[str]
) -> None:
    """Draw each actor's line from end to end, and each group's dot and interval."""
    offsets = np.linspace(-0.26, 0.26, len(groups)) if len(groups) > 1 else np.zeros(1)
    for place, actor in enumerate(actors):
        if place % 2:
            ax.axhspan(place - 0.5, place + 0.5, color="#F6F6F6", lw=0, zorder=0)
        toward = shown.loc[shown["actor"] == actor, "toward"]
        ax.plot([toward.min(), toward.max()], [place, place], color="#D5D5D5", lw=5, zorder=1)
    for number, group in enumerate(groups):
        rows = shown[shown[by] == group]
        places = rows["place"].to_numpy() + offsets[number]
        colour = SERIES[number]
        ax.hlines(places, rows["low"], rows["high"], color=colour, lw=1, zorder=2)
        ax.plot(
            rows["toward"], places, _MARKERS[number], color=colour, ms=6, mec="white", mew=0.6,
            zorder=3, label=canvas.printable(group),
        )  # fmt: skip


def _alt(shown: pd.DataFrame, by: str, actors: list[str], groups: list[str]) -> list[str]:
    """Say in words what the figure shows."""
    names = canvas.listed(groups, most=8)
    said = [
        f"Mean sentiment toward {canvas.counted(len(actors), 'actor')} by {by} ({names}), "
        "from −1 to +1."
    ]
    parts = []
    for actor in actors[:3]:
        rows = shown[shown["actor"] == actor].sort_values("toward")
        ends = [
            f"{canvas.number(row['toward'])} in {canvas.full(row[by])}"
            for row in (rows.iloc[0], rows.iloc[-1])
        ]
        parts.append(f"{canvas.full(actor)}, {' and '.join(ends)}")
    return [*said, f"Farthest apart: {'; '.join(parts)}."]
