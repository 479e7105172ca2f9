"""Sentiment toward the most mentioned actors over time, one small panel each."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.figures import canvas
from analysis.figures.canvas import NEGATIVE, PLAIN, POSITIVE, UNCLEAR

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_COLUMNS = 3
_MANY = 12  # times on an axis beyond which not every one is labelled


def plot_sentiment_over_time(table: pd.DataFrame, *, limit: int = 12) -> Axes:
    """Draw the sentiment toward each actor day by day or week by week, one panel an actor.

    A time with too little evidence, or without any article, has no point, and the line stops there.

    Parameters
    ----------
    table
        What `actor_sentiment` returns with by="day" or by="week".
    limit
        Number of actors to draw at most: those with the most mentions.

    Returns
    -------
    matplotlib.axes.Axes
        The first panel, with the alt text of all; its figure holds the others.

    Raises
    ------
    ValueError
        If the table has no day or week.

    Examples
    --------
    >>> rows = {"week": ["2015-11-09", "2015-11-16"], "actor": ["Iran"] * 2, "toward": [-0.2, 0.1]}
    >>> rows |= {"low": [-0.5, -0.1], "high": [0.1, 0.3], "n_mentions": 9, "enough": True}
    >>> plot_sentiment_over_time(pd.DataFrame(rows)).get_label().split(". ")[1]
    'Iran from −0.20 to +0.10.'
    """
    by = next((name for name in ("week", "day") if name in table.columns), None)
    if by is None:
        raise ValueError('the table has no day or week; make it with actor_sentiment(…, by="week")')
    wanted = ["actor", "toward", "low", "high", "n_mentions", "enough"]
    canvas.require(list(table.columns), wanted, "actor_sentiment")
    times = _times(table[by].unique().tolist(), by)
    sure = table[table["enough"] & table["toward"].notna()]
    actors = _most_mentioned(sure, limit)
    if not actors:
        return canvas.nothing(
            canvas.axes_for(None, width=6, height=1.6), f"No actor has enough evidence in any {by}."
        )
    panels = _panels(len(actors))
    for place, (panel, actor) in enumerate(zip(panels, actors, strict=True)):
        rows = sure[sure["actor"] == actor].set_index(by).reindex(times)
        _draw_panel(panel, rows)
        mentions = f"{canvas.printable(actor, width=26)} ({rows['n_mentions'].sum():,.0f})"
        panel.set_title(mentions, fontsize=9, loc="left", **PLAIN)
        last_row = place + _COLUMNS >= len(actors)
        _label_times(panel, times, shown=last_row)
    panels[0].set_ylabel("mean sentiment\n(mentions in brackets)", fontsize=8)
    return canvas.say(panels[0], _alt(sure, actors, by, times))


def _times(known: list[str], by: str) -> list[str]:
    """Return every day or week from the first to the last, those without an article too."""
    if not known:
        return []
    days = pd.date_range(min(known), max(known), freq="7D" if by == "week" else "D")
    return [str(day) for day in days.strftime("%Y-%m-%d")]


def _most_mentioned(sure: pd.DataFrame, limit: int) -> list[str]:
    """Return the actors to draw, most mentioned first."""
    mentions = sure.groupby("actor")["n_mentions"].sum().reset_index()
    mentions = mentions.sort_values(["n_mentions", "actor"], ascending=[False, True])
    return [str(actor) for actor in mentions["actor"].head(limit)]


def _panels(number: int) -> list[Axes]:
    """Return that many panels that share both scales."""
    from matplotlib.figure import Figure

    columns = min(_COLUMNS, number)
    rows = ceil(number / columns)
    figure = Figure(figsize=(2.6 * columns + 0.8, 1.55 * rows + 0.7), layout="constrained")
    grid: Any = figure.subplots(rows, columns, sharex=True, sharey=True, squeeze=False)
    for spare in grid.ravel()[number:]:
        spare.remove()
    return [canvas.axes_for(panel, width=0, height=0) for panel in grid.ravel()[:number]]


def _draw_panel(panel: Axes, rows: pd.DataFrame) -> None:
    """Draw one actor's line, its points and their intervals."""
    places = np.arange(len(rows))
    panel.axhline(0, color=canvas.EDGE, lw=0.8, zorder=1)
    panel.plot(places, rows["toward"], color="#BDBDBD", lw=1.2, zorder=2)
    for place, (toward, low, high) in enumerate(
        zip(rows["toward"], rows["low"], rows["high"], strict=True)
    ):
        if pd.isna(toward):
            continue
        side = NEGATIVE if high < 0 else POSITIVE if low > 0 else UNCLEAR
        panel.plot([place, place], [low, high], color=side, lw=1.4, zorder=3)
        marker = {NEGATIVE: "v", POSITIVE: "^"}.get(side, "o")
        face = "white" if side == UNCLEAR else side
        panel.plot(place, toward, marker, ms=4.5, mfc=face, mec=side, zorder=4)
    panel.set_ylim(-1.08, 1.08)
    panel.set_yticks([-1, 0, 1], labels=["−1", "0", "+1"])
    panel.set_xlim(-0.5, len(rows) - 0.5)
    panel.tick_params(labelsize=8)


def _label_times(panel: Axes, times: list[str], *, shown: bool) -> None:
    """Write the times below the panels of the last row, not more than fit."""
    step = ceil(len(times) / _MANY)
    places = range(0, len(times), step)
    panel.set_xticks(places, labels=[times[place] for place in places], rotation=90, **PLAIN)
    panel.tick_params(axis="x", labelbottom=shown, labelsize=7)


def _alt(sure: pd.DataFrame, actors: list[str], by: str, times: list[str]) -> list[str]:
    """Say in words what the figure shows."""
    said = [
        f"Mean sentiment toward {canvas.counted(len(actors), 'actor')} by {by}, "
        f"{times[0]} to {times[-1]}, from −1 to +1."
    ]
    for actor in actors:
        rows = sure[sure["actor"] == actor].sort_values(by)["toward"]
        first, last = canvas.number(rows.iloc[0]), canvas.number(rows.iloc[-1])
        change = f"from {first} to {last}" if len(rows) > 1 else f"{first}, once"
        said.append(f"{canvas.full(actor)} {change}.")
    return said
