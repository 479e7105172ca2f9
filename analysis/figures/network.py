"""Co-mentions as a network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.figures import canvas
from analysis.figures.canvas import NEGATIVE, POSITIVE
from analysis.figures.layout import network_places
from analysis.figures.placing import place_labels

if TYPE_CHECKING:
    from matplotlib.axes import Axes


_COMMUNITY = dict(enumerate(canvas.SERIES[:6] + canvas.SERIES[7:8], start=1))
_LEANING = 0.1  # mean toward beyond which a line is coloured


def plot_co_mention_network(
    pairs: pd.DataFrame,
    *,
    actors: pd.DataFrame | None = None,
    signed: bool = False,
    ax: Axes | None = None,
    limit: int = 80,
    seed: int = 0,
) -> Axes:
    """Draw actors as points and pairs mentioned together as lines between them.

    A point grows with the units that mention the actor, a line with the units that mention both; a
    dotted line is a pair that chance alone would explain (corrected p of 0.05 or more).

    Parameters
    ----------
    pairs
        What `co_mentions` returns.
    actors
        What `network_actors` returns, to colour the points by their community; the seven largest
        have a colour, the others are grey.
    signed
        Colour each line by how the two are spoken of together: mean toward below -0.1, above 0.1,
        or between; thin grey where nobody knows.
    ax
        Axes to draw on; a new figure if None.
    limit
        Number of pairs to draw at most: the first, as the table has them.
    seed
        Start of the layout; the same seed gives the same picture.

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
    >>> from analysis.figures import alt_text
    >>> from analysis.measures.comentions import co_mentions
    >>> from analysis.measures.examples import small_corpus
    >>> alt_text(plot_co_mention_network(co_mentions(small_corpus())))[:41]
    'Network of 3 actors and 2 pairs mentioned'
    """
    wanted = ["actor_a", "actor_b", "n", "n_a", "n_b", "p_adjusted"] + ["toward"] * signed
    canvas.require(list(pairs.columns), wanted, "co_mentions")
    shown = pairs.head(limit)
    sizes = _units_of(shown)
    side = min(3.2 + len(sizes) * 0.16, 10.5)
    ax = canvas.axes_for(ax, width=side * 1.25, height=side)
    ax.set_axis_off()
    if shown.empty:
        return canvas.nothing(ax, "No two actors are mentioned together.")
    places = _places(shown, seed)
    _draw_pairs(ax, shown, places, _colours(shown, signed=signed))
    _write_key(ax, shown, signed=signed)
    reach = np.sqrt(np.array(list(sizes.values())) / max(sizes.values()))
    points = np.array([places[name] for name in sizes])
    community = _communities(list(sizes), actors)
    fills = [canvas.FILL if c == 0 else _COMMUNITY.get(c, canvas.EDGE) for c in community.values()]
    ax.scatter(
        points[:, 0], points[:, 1], s=40 + 420 * reach**2, c=fills, ec=canvas.EDGE, lw=0.6, zorder=3
    )
    ax.margins(0.12)
    radii = np.sqrt(40 + 420 * reach**2) / 2
    place_labels(ax, [canvas.printable(name, width=28) for name in sizes], points, radii)
    said = [*_alt(shown, sizes, len(pairs)), _groups(community)]
    return canvas.say(ax, [*said, _signs(shown) if signed else ""])


def _units_of(pairs: pd.DataFrame) -> dict[str, int]:
    """Return each actor's number of units, most first."""
    units = dict(zip(pairs["actor_a"], pairs["n_a"], strict=True))
    units |= dict(zip(pairs["actor_b"], pairs["n_b"], strict=True))
    return dict(sorted(units.items(), key=lambda item: (-item[1], item[0])))


def _communities(names: list[str], actors: pd.DataFrame | None) -> dict[str, int]:
    """Return each actor's community; 0 where none is given."""
    known: dict[str, int] = {}
    if actors is not None:
        canvas.require(list(actors.columns), ["actor", "community"], "network_actors")
        known = dict(zip(actors["actor"], actors["community"], strict=True))
    return {name: known.get(name, 0) for name in names}


def _groups(community: dict[str, int]) -> str:
    """Say who belongs with whom."""
    numbers = sorted(set(community.values()) - {0})
    members = [[name for name, own in community.items() if own == n] for n in numbers]
    told = "; ".join(canvas.listed(names, most=3) for names in members[:5])
    noun = "community" if len(members) == 1 else "communities"
    return f"{len(members)} {noun}: {told}." if members else ""


def _places(pairs: pd.DataFrame, seed: int) -> dict[str, Any]:
    """Return a place for each actor, near to those it is mentioned with."""
    import networkx as nx

    graph: Any = nx.Graph()
    graph.add_edges_from(zip(pairs["actor_a"], pairs["actor_b"], strict=True))
    return network_places(graph, seed=seed)


def _colours(pairs: pd.DataFrame, *, signed: bool) -> list[str]:
    """Return each line's colour."""
    if not signed:
        return ["#B5B5B5"] * len(pairs)
    known = {-1: NEGATIVE, 0: "#B5B5B5", 1: POSITIVE}
    return [
        "#DDDDDD" if pd.isna(x) else known[int(np.sign(x)) * (abs(x) > _LEANING)]
        for x in pairs["toward"]
    ]


def _draw_pairs(ax: Axes, pairs: pd.DataFrame, places: dict[str, Any], colours: list[str]) -> None:
    """Draw a line for each pair."""
    most = pairs["n"].max()
    rows = pairs[["actor_a", "actor_b", "n", "p_adjusted"]].itertuples(index=False)
    for (a, b, n, p), colour in zip(rows, colours, strict=True):
        (x1, y1), (x2, y2) = places[a], places[b]
        style = "-" if p < 0.05 else ":"
        width = 0.7 + 4 * np.sqrt(n / most)
        ax.plot([x1, x2], [y1, y2], style, color=colour, lw=width, zorder=1)


def _write_key(ax: Axes, pairs: pd.DataFrame, *, signed: bool) -> None:
    """Say below the network what the lines mean, of those that are there."""
    from matplotlib.lines import Line2D

    lines = {"more often than chance": ("-", "#999999"), "chance would do": (":", "#999999")}
    beyond = pairs["p_adjusted"] < 0.05
    used = [beyond.any(), (~beyond).any()]
    if signed:
        lines |= {"negative together": ("-", NEGATIVE), "positive together": ("-", POSITIVE)}
        used += [(pairs["toward"] < -_LEANING).any(), (pairs["toward"] > _LEANING).any()]
    handles = [
        Line2D([], [], ls=style, color=colour, lw=2, label=name)
        for (name, (style, colour)), there in zip(lines.items(), used, strict=True)
        if there
    ]
    ax.legend(
        handles=handles, loc="upper center", bbox_to_anchor=(0.5, 0), ncols=4, frameon=False,
        fontsize=8,
    )  # fmt: skip


def _signs(pairs: pd.DataFrame) -> str:
    """Say which pairs are spoken of how."""
    parts = []
    for word, side in (("negatively", -1), ("positively", 1)):
        rows = pairs[pairs["toward"] * side > _LEANING]
        names = [f"{a} and {b}" for a, b in zip(rows["actor_a"], rows["actor_b"], strict=True)]
        parts += [f"Spoken of {word} together: {'; '.join(map(canvas.full, names[:5]))}."] * any(
            names
        )
    return " ".join(parts)


def _alt(pairs: pd.DataFrame, sizes: dict[str, int], n_pairs: int) -> list[str]:
    """Say in words what the figure shows."""
    drawn = canvas.counted(len(pairs), "pair")
    said = [f"Network of {canvas.counted(len(sizes), 'actor')} and {drawn} mentioned together."]
    strongest = [
        f"{canvas.full(a)} and {canvas.full(b)}, {n:,}"
        for a, b, n in pairs[["actor_a", "actor_b", "n"]].head(3).itertuples(index=False)
    ]
    said.append(f"Most often: {'; '.join(strongest)}.")
    chance = int((pairs["p_adjusted"] >= 0.05).sum())
    if chance:
        said.append(f"Chance alone would explain {canvas.counted(chance, 'pair')}, dotted.")
    if n_pairs > len(pairs):
        said.append(f"Not drawn: {canvas.counted(n_pairs - len(pairs), 'pair')} with fewer.")
    return said
