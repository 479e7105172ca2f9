"""Who speaks how of whom, as a signed heatmap with counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.figures import canvas
from analysis.figures.canvas import PLAIN

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def plot_stances(toward: pd.DataFrame, counts: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw how each speaker speaks of each target.

    Parameters
    ----------
    toward
        What `stance_matrix` returns: speakers down, targets across.
    counts
        The same with ``values="n"``: how many mentions are behind a cell. Cells with mentions but
        too few for a number are grey.
    ax
        Axes to draw on; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        With its alt text (`alt_text`).

    Raises
    ------
    ValueError
        If the two tables do not have the same speakers and targets.

    Examples
    --------
    >>> table = pd.DataFrame([[0.4, -0.6]], index=["Ann"], columns=["Bob", "Cleo"])
    >>> from analysis.figures import alt_text
    >>> print(alt_text(plot_stances(table, table.abs().gt(0).astype(int) * 3)))
    Heatmap of 1 speaker by 2 targets: how each speaks of each. Most for: Ann of Bob +0.40 (3 \
mentions). Most against: Ann of Cleo −0.60 (3 mentions).
    """
    if not (toward.index.equals(counts.index) and toward.columns.equals(counts.columns)):
        raise ValueError("toward and counts differ; make both with stance_matrix of one table")
    height, width = 1.9 + 0.34 * max(len(toward), 4), 3.4 + 0.46 * max(toward.shape[1], 3)
    ax = canvas.axes_for(ax, width=width, height=height)
    if toward.empty:
        return canvas.nothing(ax, "Nobody with a name is quoted about anybody with a name.")
    numbers = counts.fillna(0).to_numpy(dtype=float)
    _draw_cells(ax, toward.to_numpy(dtype=float), numbers)
    for axis, names in (("x", toward.columns), ("y", toward.index)):
        labels = [canvas.printable(name, width=28) for name in names]
        ticks = ax.set_xticks if axis == "x" else ax.set_yticks
        turn = 90 if axis == "x" else 0
        ticks(range(len(labels)), labels=labels, fontsize=8.5, rotation=turn, **PLAIN)
    ax.set_ylabel("speaker", fontsize=9)
    ax.set_xlabel("spoken of", fontsize=9)
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    return canvas.say(ax, _alt(toward, numbers))


def _draw_cells(ax: Axes, toward: np.ndarray, numbers: np.ndarray) -> None:
    """Draw the cells with their counts: orange against, blue for, grey too few."""
    from matplotlib.colors import LinearSegmentedColormap

    colours = [canvas.NEGATIVE, "#FFFFFF", canvas.POSITIVE]
    scale = LinearSegmentedColormap.from_list("against-for", colours).with_extremes(
        bad=(1, 1, 1, 0)
    )
    grey = LinearSegmentedColormap.from_list("few", ["#E4E4E4", "#E4E4E4"])
    few = np.isnan(toward) & (numbers > 0)
    ax.imshow(np.ma.masked_where(~few, few), cmap=grey, aspect="auto")
    image = ax.imshow(np.ma.masked_invalid(toward), cmap=scale, vmin=-1, vmax=1, aspect="auto")
    ax.set_xticks(np.arange(-0.5, toward.shape[1]), minor=True)
    ax.set_yticks(np.arange(-0.5, toward.shape[0]), minor=True)
    ax.grid(which="minor", color="#EFEFEF", linewidth=0.8)
    ax.tick_params(which="minor", length=0)
    for row, column in zip(*np.nonzero(numbers), strict=True):
        dark = abs(np.nan_to_num(toward[row, column])) > 0.7
        colour = "white" if dark else canvas.INK
        text = f"{numbers[row, column]:,.0f}"
        ax.text(column, row, text, ha="center", va="center", fontsize=7.5, color=colour)
    figure = ax.get_figure(root=True)
    if figure is not None:
        # Beside two or three rows a short bar has no room for its three words.
        shrink = 0.6 if len(toward) > 5 else 1.0
        bar = figure.colorbar(image, ax=ax, shrink=shrink, pad=0.02, ticks=[-1, 0, 1])
        bar.ax.set_yticklabels(["against", "neutral", "for"], fontsize=8.5)
        bar.outline.set_visible(False)
        bar.ax.set_title("grey:\ntoo few", fontsize=7.5, loc="left", pad=10)


def _alt(toward: pd.DataFrame, numbers: np.ndarray) -> list[str]:
    """Say in words what the figure shows."""
    rows, columns = toward.shape
    speakers, targets = canvas.counted(rows, "speaker"), canvas.counted(columns, "target")
    intro = f"Heatmap of {speakers} by {targets}: how each speaks of each."
    values = toward.to_numpy(dtype=float)
    if np.isnan(values).all():
        return [intro, "No pair has enough mentions for a number."]
    told = [intro]
    for what, place, there in (
        ("Most for", np.nanargmax(values), np.nanmax(values) > 0),
        ("Most against", np.nanargmin(values), np.nanmin(values) < 0),
    ):
        row, column = divmod(int(place), columns)
        pair = f"{canvas.full(toward.index[row])} of {canvas.full(toward.columns[column])}"
        mentions = canvas.counted(int(numbers[row, column]), "mention")
        value = canvas.number(float(values[row, column]))
        told += [f"{what}: {pair} {value} ({mentions})."] if there else []
    return told
