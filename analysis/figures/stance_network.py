"""Who speaks how of whom, as a network with arrows."""

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

_COLUMNS = ["speaker", "target", "toward", "n", "deeds_for", "deeds_against"]
_CLEAR = 0.2  # a mean nearer to 0 than this has no colour
_COLOURS = {"for": POSITIVE, "against": NEGATIVE, "neither": "#8C8C8C", "too few": "#D2D2D2"}
_BENDS = {"words": 0.12, "deeds": 0.28}  # of the distance between the two ends
_SPOKEN = {
    "for": "words: for",
    "against": "words: against",
    "neither": "words: neither",
    "too few": "words: too few to tell",
}


def plot_stance_network(
    table: pd.DataFrame, *, ax: Axes | None = None, limit: int = 40, seed: int = 0
) -> Axes:
    """Draw an arrow from each speaker to each actor that its words or deeds are about.

    Parameters
    ----------
    table
        What `stances` returns. A full arrow is words, wider the more mentions, coloured by their
        mean (-0.2 or below against, 0.2 or above for; pale where there are too few for a number); a
        dashed one is deeds that the narrator tells, for or against.
    ax
        Axes to draw on; a new figure if None.
    limit
        Number of arrows to draw at most: pairs with a number first, then as the table has them.
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
    >>> rows = {"speaker": ["Ann"], "target": ["Bob"], "toward": [-0.6], "n": [3]}
    >>> table = pd.DataFrame({**rows, "deeds_for": 0, "deeds_against": 1})
    >>> from analysis.figures import alt_text
    >>> print(alt_text(plot_stance_network(table)))
    Network of 2 actors with 2 arrows from speakers to those spoken of. Against: Ann of Bob −0.60 \
(3 mentions). Deeds against: Ann to Bob (1).
    """
    canvas.require(list(table.columns), _COLUMNS, "stances")
    arrows = _arrows(table)
    shown = arrows.head(limit)
    names = _names(shown)
    side = min(3.4 + len(names) * 0.17, 11.0)
    ax = canvas.axes_for(ax, width=side * 1.3, height=side)
    ax.set_axis_off()
    if shown.empty:
        return canvas.nothing(ax, "Nobody with a name is quoted about anybody with a name.")
    places = _places(shown, seed)
    points = np.array([places[name] for name in names])
    areas = 40 + 260 * np.sqrt(np.array(list(names.values())) / max(names.values()))
    radii = dict(zip(names, np.sqrt(areas) / 2, strict=True))
    ax.scatter(points[:, 0], points[:, 1], s=areas, c=canvas.FILL, ec=canvas.EDGE, lw=0.6, zorder=3)
    ax.margins(0.14)
    _write_key(ax, shown)
    _draw_arrows(ax, shown, places, radii)
    labels = [canvas.printable(name, width=28) for name in names]
    own = np.array(list(radii.values()))
    place_labels(ax, labels, points, own, avoid=_heads(ax, shown, places))
    return canvas.say(ax, _alt(shown, len(names), len(arrows)))


def _arrows(table: pd.DataFrame) -> pd.DataFrame:
    """Return one row an arrow: words with their side, and deeds of each side."""
    mean = table["toward"]
    side = np.select(
        [mean.isna(), mean <= -_CLEAR, mean >= _CLEAR], ["too few", "against", "for"], "neither"
    )
    words = table.assign(side=side, kind="words", size=table["n"])
    parts = [words[words["n"] > 0]]
    for sense in ("against", "for"):
        told = table.assign(side=sense, kind="deeds", size=table[f"deeds_{sense}"])
        parts.append(told[told["size"] > 0])
    columns = ["speaker", "target", "toward", "side", "kind", "size"]
    found = pd.concat(parts)[columns]
    found["unclear"] = found["side"].eq("too few")
    found = found.sort_values(["unclear", "size"], ascending=[True, False], kind="stable")
    return found.reset_index(drop=True)


def _names(arrows: pd.DataFrame) -> dict[str, int]:
    """Return the actors of the arrows with how often they speak or are spoken of, most first."""
    ends = pd.concat([arrows["speaker"], arrows["target"]])
    sizes = pd.concat([arrows["size"], arrows["size"]]).groupby(ends).sum()
    ordered = sorted(sizes.items(), key=lambda item: (-item[1], str(item[0])))
    return {str(name): int(size) for name, size in ordered}


def _places(arrows: pd.DataFrame, seed: int) -> dict[str, Any]:
    """Return a place for each actor, near to those whom it speaks of."""
    import networkx as nx

    graph: Any = nx.Graph()
    graph.add_edges_from(zip(arrows["speaker"], arrows["target"], strict=True))
    return network_places(graph, seed=seed)


def _draw_arrows(
    ax: Axes, arrows: pd.DataFrame, places: dict[str, Any], radii: dict[str, float]
) -> None:
    """Draw the arrows, bent so that those of a pair, and words and deeds, lie apart."""
    from matplotlib.patches import FancyArrowPatch

    most = arrows["size"].max()
    for row in reversed(arrows.to_dict("records")):
        words = row["kind"] == "words"
        width = 0.7 + 2.6 * np.sqrt(row["size"] / most)
        patch = FancyArrowPatch(
            places[row["speaker"]],
            places[row["target"]],
            connectionstyle=f"arc3,rad={_BENDS[row['kind']]}",
            arrowstyle=f"-|>,head_length={4.5 + width:.1f},head_width={2 + 0.6 * width:.1f}",
            color=_COLOURS[row["side"]],
            lw=width,
            linestyle="-" if words else (0, (3, 2)),
            shrinkA=radii[row["speaker"]],
            shrinkB=radii[row["target"]] + 1,
            mutation_scale=1,
            zorder=1 if row["side"] in ("too few", "neither") else 2,
        )
        ax.add_patch(patch)


def _heads(ax: Axes, arrows: pd.DataFrame, places: dict[str, Any]) -> np.ndarray:
    """Return points near the heads of the arrows, which no label should cover."""
    figure = ax.get_figure(root=True)
    assert figure is not None, "axes to draw on stand in a figure"
    figure.draw_without_rendering()
    start, end = (
        ax.transData.transform(np.array([places[name] for name in arrows[column]]))
        for column in ("speaker", "target")
    )
    bend = arrows["kind"].map(_BENDS).to_numpy()[:, None]
    across = (end - start)[:, ::-1] * [1, -1]
    middle = (start + end) / 2 + bend * across
    found = [(1 - t) ** 2 * start + 2 * t * (1 - t) * middle + t**2 * end for t in (0.85, 0.92)]
    return np.asarray(ax.transData.inverted().transform(np.concatenate(found)))


def _write_key(ax: Axes, arrows: pd.DataFrame) -> None:
    """Say below the network what the arrows mean, of those that are there."""
    from matplotlib.lines import Line2D

    drawn = set(zip(arrows["kind"], arrows["side"], strict=True))
    handles = [
        Line2D([], [], ls="-", color=_COLOURS[side], lw=2, label=label)
        for side, label in _SPOKEN.items()
        if ("words", side) in drawn
    ]
    handles += [
        Line2D([], [], ls="--", color=_COLOURS[side], lw=2, label=f"deeds: {side}")
        for side in ("for", "against")
        if ("deeds", side) in drawn
    ]
    ax.legend(
        handles=handles, loc="upper center", bbox_to_anchor=(0.5, 0), ncols=3, frameon=False,
        fontsize=8,
    )  # fmt: skip


def _alt(arrows: pd.DataFrame, n_names: int, n_arrows: int) -> list[str]:
    """Say in words what the figure shows."""
    actors, drawn = canvas.counted(n_names, "actor"), canvas.counted(len(arrows), "arrow")
    told = [f"Network of {actors} with {drawn} from speakers to those spoken of."]
    words, deeds = (arrows[arrows["kind"] == kind] for kind in ("words", "deeds"))
    for side in ("for", "against"):
        rows = words[words["side"] == side].to_dict("records")
        said = [
            f"{canvas.full(row['speaker'])} of {canvas.full(row['target'])} "
            f"{canvas.number(row['toward'])} ({canvas.counted(row['size'], 'mention')})"
            for row in rows[:4]
        ]
        told += [f"{side.capitalize()}: {'; '.join(said)}."] * bool(said)
        rows = deeds[deeds["side"] == side].to_dict("records")
        done = [
            f"{canvas.full(row['speaker'])} to {canvas.full(row['target'])} ({row['size']:,})"
            for row in rows[:4]
        ]
        told += [f"Deeds {side}: {'; '.join(done)}."] * bool(done)
    few = int(arrows["unclear"].sum())
    if few:
        told.append(f"Too few words for a number: {canvas.counted(few, 'arrow')}, pale.")
    if n_arrows > len(arrows):
        told.append(f"Not drawn: {canvas.counted(n_arrows - len(arrows), 'arrow')}.")
    return told
