"""How far the sentiment toward an actor moves with choices that could be made otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.figures import canvas
from analysis.figures.canvas import SERIES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_CHOSEN = "as chosen"
_MARKERS = ("s", "D", "^", "v", "P", "X", "h", "<", ">", "p", "d", "*")


def plot_robustness(choices: pd.DataFrame, *, ax: Axes | None = None, limit: int = 40) -> Axes:
    """Draw each actor's sentiment under each choice: one row an actor, one mark a choice.

    Parameters
    ----------
    choices
        What `sentiment_choices` returns; up to twelve choices beside the one made.
    ax
        Axes to draw on; a new figure if None.
    limit
        Number of actors to draw at most: the first, as the table has them.

    Returns
    -------
    matplotlib.axes.Axes
        Most positive as chosen on top; a row whose marks lie on both sides of zero has its line in
        colour. With its alt text (`alt_text`).

    Raises
    ------
    ValueError
        If the table lacks a column or has more choices.

    Examples
    --------
    >>> rows = {"choice": ["as chosen", "lexicon"], "actor": ["Iran"] * 2, "toward": [-0.4, 0.1]}
    >>> plot_robustness(pd.DataFrame(rows)).get_label().split(". ")[1]
    'The sign turns for Iran'
    """
    canvas.require(list(choices.columns), ["choice", "actor", "toward"], "sentiment_choices")
    others = [name for name in choices["choice"].unique() if name != _CHOSEN]
    if len(others) > len(_MARKERS):
        raise ValueError(f"{len(others)} choices are more than {len(_MARKERS)}; pick some of them")
    chosen = choices[choices["choice"] == _CHOSEN].head(limit)
    chosen = chosen.sort_values(["toward", "actor"], ascending=[False, True])
    actors = chosen["actor"].tolist()
    ax = canvas.axes_for(ax, width=8, height=canvas.rows_height(len(actors), frame=1.6))
    if not actors:
        return canvas.nothing(ax, "No actor has enough evidence for a number.")
    shown = choices[choices["actor"].isin(actors)]
    turned = _draw_rows(ax, shown, actors, others)
    canvas.label_actor_rows(ax, actors, measure="mean sentiment")
    if "n_scored" in chosen:
        counts = [f"{n:,}" for n in chosen["n_scored"]]
        canvas.write_counts(ax, counts, head="mentions\nas chosen")
    names = canvas.listed(others, most=len(_MARKERS))
    said = [
        f"Mean sentiment toward {canvas.counted(len(actors), 'actor')} as chosen and under "
        f"{canvas.counted(len(others), 'other choice')}: {names}."
    ]
    said.append(
        f"The sign turns for {canvas.listed(turned)}." if turned else "No sign turns for anybody."
    )
    ranges = shown.groupby("actor", sort=True)["toward"].agg(["min", "max"]).reset_index()
    widest = ranges.iloc[int((ranges["max"] - ranges["min"]).to_numpy().argmax())]
    low, high = canvas.number(widest["min"]), canvas.number(widest["max"])
    said.append(f"The widest range is that of {canvas.full(widest['actor'])}, {low} to {high}.")
    return canvas.say(ax, said)


def _draw_rows(ax: Axes, shown: pd.DataFrame, actors: list[str], others: list[str]) -> list[str]:
    """Draw each actor's range and marks; return the actors whose marks lie on both sides."""
    turned = []
    for row, actor in enumerate(actors):
        toward = shown.loc[shown["actor"] == actor, "toward"]
        crosses = toward.min() < 0 < toward.max()
        turned += [actor] if crosses else []
        colour = "#F3C49B" if crosses else "#DDDDDD"
        ax.plot([toward.min(), toward.max()], [row, row], color=colour, lw=5, zorder=1)
    places = {actor: row for row, actor in enumerate(actors)}
    for number, choice in enumerate([_CHOSEN, *others]):
        rows = shown[shown["choice"] == choice]
        own = choice == _CHOSEN
        colour = canvas.INK if own else SERIES[(number - 1) % len(SERIES)]
        ax.plot(
            rows["toward"], rows["actor"].map(places), "o" if own else _MARKERS[number - 1],
            ms=9.5 if own else 6, mfc="none" if own else colour, mec=canvas.INK,
            mew=1.3 if own else 0.4, ls="none", zorder=4 if own else 3,
            label=canvas.printable(choice, width=28),
        )  # fmt: skip
    return turned
