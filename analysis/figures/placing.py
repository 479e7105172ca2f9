"""Labels beside points, none over another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analysis.figures.canvas import EDGE, INK, PLAIN

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Floats = NDArray[np.float64]
# right, left, above, below, then the corners: the order in which a map maker tries them
_DIRECTIONS = np.array(
    [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1)], dtype=float
)
_RINGS = np.arange(0, 160, 5)  # points further out at each try
_CLEARANCE = 2.5  # points around each point to avoid
_FAR = 6  # points beyond which a thin line ties the label to its point


def place_labels(
    ax: Axes,
    names: list[str],
    points: Floats,
    radii: Floats,
    *,
    size: float = 8.5,
    avoid: Floats | None = None,
) -> None:
    """Write each name beside its point; the first names get the places nearest to theirs.

    Parameters
    ----------
    ax
        Axes whose limits and place in the figure are final after this.
    names, points, radii
        The labels, their points in data coordinates, and the points' radii in typographic points.
    size
        Of the type, in typographic points.
    avoid
        Further points, in data coordinates, that labels should not cover, such as arrowheads.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> axes = Figure().subplots()
    >>> place_labels(axes, ["a", "b"], np.zeros((2, 2)), np.array([3.0, 3.0]))
    >>> a, b = (text.get_window_extent() for text in axes.texts)
    >>> bool(a.overlaps(b))
    False
    """
    from matplotlib.patheffects import withStroke

    figure = ax.get_figure(root=True)
    assert figure is not None, "axes to draw on stand in a figure"
    figure.draw_without_rendering()
    to_points = 72 / figure.dpi
    centres = ax.transData.transform(points) * to_points
    frame = np.array([0, 0, *(figure.get_size_inches() * 72)])
    taken = [np.array([*(c - r), *(c + r)]) for c, r in zip(centres, radii, strict=True)]
    if avoid is not None and len(avoid):
        others = ax.transData.transform(avoid) * to_points
        taken += [np.array([*(c - _CLEARANCE), *(c + _CLEARANCE)]) for c in others]
    for name, point, centre, radius in zip(names, points, centres, radii, strict=True):
        label = ax.annotate(
            name, point, xytext=(0, 0), textcoords="offset points", ha="center", va="center",
            fontsize=size, color=INK, zorder=5, **PLAIN,
        )  # fmt: skip
        label.set_in_layout(False)
        label.set_path_effects([withStroke(linewidth=2.2, foreground="white")])
        extent = label.get_window_extent()
        half = np.array([extent.width, extent.height]) * to_points / 2 + (1.5, 0.5)
        offset, ring = _free_offset(centre, radius, half, np.array(taken), frame)
        label.set_position((float(offset[0]), float(offset[1])))
        place = centre + offset
        taken.append(np.array([*(place - half), *(place + half)]))
        if ring > _FAR:
            _tie(
                ax,
                (float(point[0]), float(point[1])),
                offset - np.sign(offset) * np.array([0, half[1]]),
            )


def _free_offset(
    centre: Floats, radius: float, half: Floats, taken: Floats, frame: Floats
) -> tuple[Floats, float]:
    """Return the nearest offset of a label that covers nothing, and how far out it lies."""
    best, least = np.zeros(2), np.inf
    for ring in _RINGS:
        for direction in _DIRECTIONS:
            reach = radius * (0.75 if direction.all() else 1) + ring
            offset = direction * (reach + half)
            low, high = centre + offset - half, centre + offset + half
            inside = (low >= frame[:2]).all() and (high <= frame[2:]).all()
            width = np.minimum(high, taken[:, 2:]) - np.maximum(low, taken[:, :2])
            covered = float(np.maximum(width, 0).prod(axis=1).sum()) + (0 if inside else 1e6)
            if covered == 0:
                return offset, float(ring)
            if covered < least:
                best, least = offset, covered
    return best, 0.0


def _tie(ax: Axes, point: tuple[float, float], offset: Floats) -> None:
    """Draw a thin line from a point to the label that had to stand away from it."""
    line = ax.annotate(
        "",
        point,
        xytext=(float(offset[0]), float(offset[1])),
        textcoords="offset points",
        arrowprops={"arrowstyle": "-", "color": EDGE, "lw": 0.5, "shrinkA": 0, "shrinkB": 0},
        zorder=2,
    )
    line.set_in_layout(False)
