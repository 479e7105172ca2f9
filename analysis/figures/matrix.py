"""Co-mentions as a heatmap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.figures import canvas
from analysis.figures.canvas import PLAIN

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_FEW = 8  # actors
_NUMBERS_UP_TO = 24  # actors: with more, a cell is too small for its number


def plot_co_mention_matrix(
    matrix: pd.DataFrame, *, ax: Axes | None = None, unit: str = "sentence"
) -> Axes:
    """Draw how often each two actors are mentioned together.

    The diagonal, how often an actor is mentioned at all, is grey and outside the colour scale.

    Parameters
    ----------
    matrix
        What `co_mention_matrix` returns.
    ax
        Axes to draw on; a new figure if None.
    unit
        What a count is of: sentence, paragraph or article.

    Returns
    -------
    matplotlib.axes.Axes
        With its alt text (`alt_text`).

    Raises
    ------
    ValueError
        If the table is not square with the same actors along both sides.

    Examples
    --------
    >>> table = pd.DataFrame([[4, 1], [1, 3]], index=["Russia", "France"])
    >>> axes = plot_co_mention_matrix(table.set_axis(table.index, axis=1))
    >>> from analysis.figures import alt_text
    >>> alt_text(axes)
    'Heatmap of 2 actors: how often each two share a sentence. Most often: Russia and France, 1.'
    """
    if matrix.index.tolist() != matrix.columns.tolist():
        raise ValueError("the table is not square; give what co_mention_matrix returns")
    size = len(matrix)
    side = 2.6 + max(size, 3) * (0.36 if size <= _NUMBERS_UP_TO else 0.2)
    ax = canvas.axes_for(ax, width=side + 0.8, height=side)
    if size < 2:
        return canvas.nothing(ax, "Fewer than two actors: nobody to be mentioned together with.")
    counts = matrix.to_numpy(dtype=float)
    apart = np.where(np.eye(size, dtype=bool), np.nan, counts)
    _draw_cells(ax, apart, unit)
    names = [canvas.printable(name, width=28) for name in matrix.index]
    small = 8.5 if size <= _NUMBERS_UP_TO else 7
    ax.set_xticks(range(size), labels=names, rotation=90, fontsize=small, **PLAIN)
    ax.set_yticks(range(size), labels=names, fontsize=small, **PLAIN)
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    if size <= _NUMBERS_UP_TO:
        _write_numbers(ax, counts, np.nanmax(apart))
    return canvas.say(ax, _alt(matrix, unit))


def _draw_cells(ax: Axes, apart: np.ndarray, unit: str) -> None:
    """Draw the cells and their colour scale; the diagonal is missing and shows as grey.

    The scale goes with the square root, or one frequent pair would leave all others white.
    """
    import matplotlib
    from matplotlib.colors import PowerNorm

    colours = matplotlib.colormaps["Blues"].with_extremes(bad="#D9D9D9")
    scale = PowerNorm(0.5, vmin=0, vmax=max(1.0, float(np.nanmax(apart))))
    image = ax.imshow(np.ma.masked_invalid(apart), cmap=colours, norm=scale)
    figure = ax.get_figure(root=True)
    if figure is not None:
        from matplotlib.ticker import MaxNLocator

        ticks = MaxNLocator(4, integer=True)
        # Beside few actors the scale is as high as they are, or its label would not fit.
        shrink = 0.5 if len(apart) > _FEW else 1.0
        bar = figure.colorbar(image, ax=ax, shrink=shrink, pad=0.02, ticks=ticks)
        bar.set_label(f"{unit}s that mention both", fontsize=9)
        bar.outline.set_visible(False)


def _write_numbers(ax: Axes, counts: np.ndarray, most: float) -> None:
    """Write each count above zero into its cell, light on dark."""
    for row, column in zip(*np.nonzero(counts), strict=True):
        value = counts[row, column]
        dark = row != column and value > 0.36 * max(most, 1)
        colour = "white" if dark else canvas.INK
        ax.text(column, row, f"{value:,.0f}", ha="center", va="center", fontsize=7.5, color=colour)


def _alt(matrix: pd.DataFrame, unit: str) -> list[str]:
    """Say in words what the figure shows."""
    counts = matrix.to_numpy()
    rows, columns = np.triu_indices(len(matrix), k=1)
    order = np.argsort(-counts[rows, columns], kind="stable")[:3]
    names = [canvas.full(name) for name in matrix.index]
    pairs = [
        f"{names[rows[i]]} and {names[columns[i]]}, {counts[rows[i], columns[i]]:,}"
        for i in order
        if counts[rows[i], columns[i]] > 0
    ]
    unit = f"{'an' if unit[0] in 'aeiou' else 'a'} {unit}"
    intro = f"Heatmap of {len(matrix)} actors: how often each two share {unit}."
    often = f"Most often: {'; '.join(pairs)}." if pairs else f"No two of them share {unit}."
    return [intro, often]
