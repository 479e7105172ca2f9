"""What all figures share: where they are drawn, their colours, their labels, their alt text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Okabe and Ito's colours, told apart with any kind of colour vision, and greys.
NEGATIVE = "#D55E00"
POSITIVE = "#0072B2"
UNCLEAR = "#6B6B6B"
FILL = "#56B4E9"
EDGE = "#8C8C8C"
INK = "#222222"
SERIES = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#6B6B6B", "#F0E442")
# Names come out of articles: "$" in them is a dollar, not mathematics.
PLAIN: dict[str, Any] = {"parse_math": False, "usetex": False}
_KEPT = 0.55
_KEY_WIDTH = 62  # letters, marks and gaps too, that fit above a figure of one row an actor
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def axes_for(ax: Axes | None, *, width: float, height: float) -> Axes:
    """Return `ax`, or the axes of a new figure of that many inches, apart from pyplot."""
    if ax is None:
        from matplotlib.figure import Figure

        ax = Figure(figsize=(width, height), layout="constrained").subplots()
    ax.spines[["top", "right"]].set_visible(False)
    ax.tick_params(colors=INK, labelsize=9)
    return ax


def printable(name: object, *, width: int = 40) -> str:
    """Return a name as one line of at most `width` characters that shows what it is.

    Examples
    --------
    >>> printable("Organisation for the Prohibition of Chemical Weapons", width=34)
    'Organisation for…Chemical Weapons'
    """
    text = "".join(" " if unicodedata.category(c) in _INVISIBLE else c for c in str(name))
    text = re.sub(r"\s+", " ", text).strip()
    if len(text) <= width:
        return text
    room = (width + 1) // 2
    head, tail = text[:room].rstrip(), text[len(text) - (width - room - 1) :].lstrip()
    # A cut between words reads better, if most of either side stays.
    if text[len(head)] != " " and (at := head.rfind(" ")) >= _KEPT * len(head):
        head = head[:at]
    if text[-len(tail) - 1] != " " and 0 <= (at := tail.find(" ")) <= (1 - _KEPT) * len(tail):
        tail = tail[at + 1 :]
    return f"{head}…{tail}"


def full(name: object) -> str:
    """Return a name for the alt text, where there is room for all but absurd ones."""
    return printable(name, width=120)


def rows_height(rows: int, *, each: float = 0.27, frame: float = 1.2) -> float:
    """Return the height in inches of a figure with that many rows."""
    return frame + each * max(rows, 2)


def say(ax: Axes, sentences: Sequence[str]) -> Axes:
    """Give the axes their alt text; return them."""
    ax.set_label(" ".join(sentence for sentence in sentences if sentence))
    return ax


def alt_text(axes: Axes) -> str:
    """Return what a figure shows, in words made from its data.

    Parameters
    ----------
    axes
        What a `plot_…` function returned.

    Returns
    -------
    str
        One or more sentences; empty for axes that no `plot_…` function drew.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis.figures import plot_terms
    >>> alt_text(plot_terms(pd.DataFrame({"term": ["peace", "war"], "n": [3, 2]})))
    'Bars of the 2 most frequent terms: peace 3, war 2.'
    """
    return str(axes.get_label())


def number(value: float) -> str:
    """Return a score with two digits and a real minus sign.

    Examples
    --------
    >>> number(-0.5), number(0.25), number(-0.001)
    ('−0.50', '+0.25', '0.00')
    """
    value = round(value, 2)
    text = f"{value:+.2f}" if value else "0.00"
    return text.replace("-", "−")


def listed(names: Sequence[object], *, most: int = 5) -> str:
    """Return names as a list in words, the first few of many.

    Examples
    --------
    >>> listed(["France", "Iran", "Russia"], most=2), listed(["Iran", "Russia"])
    ('France, Iran and 1 more', 'Iran and Russia')
    """
    shown = [full(name) for name in names[:most]]
    if len(names) > most:
        return f"{', '.join(shown)} and {len(names) - most} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def counted(number: int, what: str) -> str:
    """Return a number with its noun.

    Examples
    --------
    >>> counted(1, "actor"), counted(1200, "article")
    ('1 actor', '1,200 articles')
    """
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def nothing(ax: Axes, message: str) -> Axes:
    """Say in the figure, and in its alt text, that there is nothing to draw."""
    ax.set_axis_off()
    ax.text(0.5, 0.5, message, ha="center", va="center", transform=ax.transAxes, color=INK)
    return say(ax, [message])


def require(columns: Sequence[str], wanted: Sequence[str], maker: str) -> None:
    """Raise ValueError if a table lacks a column that a figure draws."""
    absent = [c for c in wanted if c not in columns]
    if absent:
        raise ValueError(f"the table lacks {', '.join(absent)}; give what {maker} returns")


def label_actor_rows(ax: Axes, actors: list[str], *, measure: str) -> None:
    """Write the names, the scale from -1 to 1 and the key of a figure with one row an actor."""
    ax.set_yticks(range(len(actors)), labels=[printable(name) for name in actors], **PLAIN)
    ax.set_ylim(len(actors) - 0.4, -0.6)
    ax.set_xlim(-1.03, 1.03)
    ax.axvline(0, color=EDGE, lw=0.9, zorder=0)
    ax.grid(axis="x", color="#E9E9E9", lw=0.6)
    ax.set_axisbelow(True)
    ax.tick_params(axis="y", length=0)
    ax.set_xlabel(f"← negative      {measure}      positive →", fontsize=9)
    key = ax.legend(
        loc="lower left", bbox_to_anchor=(0, 1.0), frameon=False, fontsize=8,
        ncols=_key_columns([str(name) for name in ax.get_legend_handles_labels()[1]]),
        borderaxespad=0.2, handletextpad=0.3,
    )  # fmt: skip
    for text in key.get_texts():
        text.set(**PLAIN)


def _key_columns(names: list[str]) -> int:
    """Return in how many columns a key of these names stays left of the counts.

    Examples
    --------
    >>> _key_columns(["narrator", "quoted"]), _key_columns(["a long name of an outlet" * 2] * 4)
    (3, 1)
    """
    for columns in (3, 2):
        rows = -(-len(names) // columns)
        widths = [max(map(len, names[i : i + rows])) for i in range(0, len(names), rows or 1)]
        if sum(widths) + 3 * len(widths) <= _KEY_WIDTH:
            return columns
    return 1


def write_counts(ax: Axes, counts: Sequence[str], *, head: str) -> None:
    """Write right of each row of a figure what it rests on, below a heading.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> axes = Figure().subplots()
    >>> write_counts(axes, ["9", "12"], head="mentions")
    >>> [text.get_text() for text in axes.texts]
    ['9', '12', 'mentions']
    """
    places = ax.get_yaxis_transform()
    for row, count in enumerate(counts):
        ax.text(1.02, row, count, transform=places, va="center", fontsize=8, color=INK)
    ax.text(1.02, 1.005, head, transform=ax.transAxes, va="bottom", fontsize=8)
