"""A figure as a PNG that carries what it shows in words."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pandas as pd

from analysis.display.live import LiveTable, can_be_live, show_live
from analysis.display.markup import SafeHtml, block
from analysis.display.output import put_output
from analysis.display.table import show_table

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_DOTS_PER_INCH = 192
_CSS_PIXELS_PER_INCH = 96
_SUMMARY = "The numbers behind this figure"


def show_figure(axes: Axes, *, table: pd.DataFrame | SafeHtml | None = None) -> None:
    """Show a figure with its alt text, and the numbers behind it under a fold.

    The alt text is also the output's plain text, so a saved notebook's test compares what the
    figure says although it never compares pixels.

    Parameters
    ----------
    axes
        What a `plot_…` function returned. If pyplot keeps its figure, pyplot forgets this one, or
        Jupyter would show it a second time at the end of the cell; the object stays usable.
    table
        The numbers that the figure draws: a frame, or what `show_table` made of it.

    Raises
    ------
    ValueError
        If the figure has no alt text.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> show_figure(Figure().subplots())
    Traceback (most recent call last):
    ValueError: this figure has no alt text; draw it with one of the plot_… functions
    """
    put_output(*figure_output(axes))
    if table is not None:
        _put_numbers(table if isinstance(table, SafeHtml) else show_table(table))


def figure_output(axes: Axes) -> tuple[dict[str, object], dict[str, object]]:
    """Return a figure as an output's data and metadata; pyplot forgets it.

    Raises
    ------
    ValueError
        If the figure has no alt text.
    """
    from analysis.figures import alt_text

    alt = alt_text(axes)
    if not alt:
        raise ValueError("this figure has no alt text; draw it with one of the plot_… functions")
    figure = axes.get_figure(root=True)
    assert figure is not None, "axes that carry an alt text stand in a figure"
    image = _png(figure)
    _forget(figure)
    return (
        {"image/png": image, "text/plain": alt},
        {"image/png": {"alt": alt, "width": _width(image)}},
    )


def _png(figure: Figure) -> bytes:
    """Return the figure as PNG, the same bytes on every run.

    A palette of 256 colours looks the same and takes a third of the space.
    """
    from PIL import Image

    buffer = io.BytesIO()
    figure.savefig(
        buffer,
        format="png",
        dpi=_DOTS_PER_INCH,
        facecolor="white",
        bbox_inches="tight",
        metadata={"Software": None},
        pil_kwargs={"compress_level": 0},  # it is read again at once
    )
    image = Image.open(buffer).convert("RGB")
    palette = image.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    small = io.BytesIO()
    palette.save(small, format="png", optimize=True)
    return small.getvalue()


def _width(image: bytes) -> int:
    """Return the width in CSS pixels, from the PNG's own header."""
    return round(int.from_bytes(image[16:20], "big") * _CSS_PIXELS_PER_INCH / _DOTS_PER_INCH)


def _forget(figure: Figure) -> None:
    """Take one figure from pyplot's list, if pyplot is in use at all."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        pyplot.close(figure)


def _put_numbers(table: SafeHtml) -> None:
    """Put the table behind a fold; before a person, with the controls that arrange it."""
    fold = f'<details class="na-more"><summary>{_SUMMARY}</summary>\n{table.html}\n</details>'
    folded = SafeHtml(html=block(fold), text=table.text)
    if isinstance(table, LiveTable) and can_be_live(table.frame):
        show_live(table, first=folded)
    else:
        put_output(folded.output, {})
