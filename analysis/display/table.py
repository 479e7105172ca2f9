"""A result table as HTML in which nothing but its own markup is markup."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.display.arranging import heads_of, is_numeric, shown_columns
from analysis.display.live import LiveTable
from analysis.display.markup import (
    FOLDED_ROWS,
    SafeHtml,
    block,
    folded_rows,
    is_missing,
    label,
    missing_html,
    more_rows,
    number,
    plain,
    scrolled,
)
from analysis.escaping import for_html, for_log

_STEPS = 4
# A chance is never nothing: 0.00 would say so.
_CHANCES = ("p", "p adjusted")
_TEXT_WIDTH = 48
_LONG_TEXT = 40
_LONG_WORD = re.compile(r"\S{25}")


@dataclass(frozen=True)
class _Column:
    """One column ready to be printed."""

    name: str
    values: list[Any]
    numeric: bool
    precision: int
    percent: bool
    signed: bool
    heads_rows: bool

    def text(self, row: int) -> str:
        """Return one cell as plain text."""
        value = self.values[row]
        if is_missing(value) or not self.numeric:
            return plain(value)
        if self.name in _CHANCES and value < 10**-self.precision:
            return f"<{10**-self.precision:.{self.precision}f}"
        return number(value, precision=self.precision, percent=self.percent, signed=self.signed)

    def strength(self) -> float:
        """Return the largest size of a finite value: what the deepest tint stands for."""
        sizes = [abs(v) for v in self.values if not is_missing(v) and math.isfinite(v)]
        return max(sizes, default=0.0)


def show_table(
    frame: pd.DataFrame,
    *,
    caption: str | None = None,
    precision: int = 2,
    percent: Collection[str] = (),
    signed: Collection[str] = (),
    limit: int | None = None,
) -> SafeHtml:
    """Return a table to show as the last line of a cell, safe whatever its text holds.

    Cells, index, column names and caption are escaped. A missing number is a dash that reads "no
    evidence". An unnamed index of whole numbers is left out.

    Parameters
    ----------
    frame
        Any result table.
    caption
        One line above the table that says what it shows.
    precision
        Decimals of numbers that are not whole.
    percent
        Columns that hold shares from 0 to 1, printed as percentages.
    signed
        Columns in which the sign is the message: printed with plus or minus and tinted, deepest
        at the column's largest size.
    limit
        Show this many rows. The next hundred stand behind a fold under the table; how many
        come after them is said, so that a page on 5,000 actors can still be sent.

    Returns
    -------
    SafeHtml
        HTML for a notebook and the report, plain text for a terminal.

    Raises
    ------
    ValueError
        If `percent` or `signed` names a column that is not there or holds no numbers, or `limit`
        is below 1.

    Examples
    --------
    >>> import pandas as pd
    >>> show_table(pd.DataFrame({"actor": ["<b>X</b>"], "toward": [0.5]}), signed=["toward"])
    actor     toward
    <b>X</b>   +0.50
    """
    _check_options(frame, percent, signed, limit)

    def draw(part: pd.DataFrame) -> SafeHtml:
        columns = _columns(part, precision, set(percent), set(signed))
        return _drawn(columns, len(part), caption, limit)

    plainly = draw(frame)
    return LiveTable(html=plainly.html, text=plainly.text, frame=frame, draw=draw)


def _drawn(
    columns: Sequence[_Column], n_rows: int, caption: str | None, limit: int | None
) -> SafeHtml:
    """Return the first rows, the next ones behind a fold, and how many are not even there."""
    shown = n_rows if limit is None else min(limit, n_rows)
    parts = [scrolled(_table(columns, range(shown), caption), caption or "Table")]
    if shown < n_rows:
        last = min(n_rows, shown + FOLDED_ROWS)
        rest = _table(columns, range(shown, last), None)
        parts.append(folded_rows(rest, last - shown, left_out=n_rows - last))
    return SafeHtml(html=block("\n".join(parts)), text=_plain_text(columns, shown, caption))


def _check_options(
    frame: pd.DataFrame, percent: Collection[str], signed: Collection[str], limit: int | None
) -> None:
    """Raise ValueError where an option asks for what the frame cannot give."""
    if limit is not None and limit < 1:
        raise ValueError(f"limit={limit}: show at least one row")
    for option, names in (("percent", percent), ("signed", signed)):
        if isinstance(names, str):
            raise ValueError(f"{option}={names!r}: give a list of column names")
        for name in names:
            if name not in frame.columns:
                known = ", ".join(map(str, frame.columns))
                raise ValueError(f"{option} names '{name}', which is no column; there are {known}")
            if not is_numeric(frame[name]):
                raise ValueError(f"{option} names '{name}', which holds no numbers")


def _columns(
    frame: pd.DataFrame, precision: int, percent: set[str], signed: set[str]
) -> list[_Column]:
    """Return the index, where it says something, and the columns."""
    heads = heads_of(frame)
    columns = []
    for position, values in enumerate(shown_columns(frame)):
        numeric = is_numeric(values)
        first_text = not heads and position == 0 and not numeric
        columns.append(
            _Column(
                name=label(values.name),
                values=values.tolist(),
                numeric=numeric,
                precision=precision,
                percent=position >= len(heads) and values.name in percent,
                signed=position >= len(heads) and values.name in signed,
                heads_rows=position < len(heads) or first_text,
            )
        )
    return columns


def _table(columns: Sequence[_Column], rows: range, caption: str | None) -> str:
    """Return the table element for some of the rows."""
    lines = ['<table class="na-table">']
    if caption:
        lines.append(f'<caption dir="auto">{for_html(caption)}</caption>')
    lines += ["<thead>", f"<tr>{''.join(map(_head, columns))}</tr>", "</thead>", "<tbody>"]
    strengths = [column.strength() if column.signed else 0.0 for column in columns]
    for row in rows:
        cells = (_cell(c, row, s) for c, s in zip(columns, strengths, strict=True))
        lines.append(f"<tr>{''.join(cells)}</tr>")
    if not rows and columns:
        lines.append(f'<tr><td colspan="{len(columns)}">No rows.</td></tr>')
    return "\n".join([*lines, "</tbody>", "</table>"])


def _head(column: _Column) -> str:
    """Return the header cell of a column; an unnamed one is no header."""
    style = ' class="na-number"' if column.numeric else ""
    if not column.name.strip():
        return f"<td{style}></td>"
    return f'<th scope="col"{style} dir="auto">{for_html(column.name)}</th>'


def _cell(column: _Column, row: int, strength: float) -> str:
    """Return one cell."""
    value = column.values[row]
    if is_missing(value):
        content = missing_html("no evidence" if column.numeric else "not known")
    else:
        content = for_html(column.text(row))
    classes = ["na-number"] if column.numeric else _room(column.text(row))
    if column.signed and not is_missing(value):
        classes += _tint(value, strength)
    style = f' class="{" ".join(classes)}"' if classes else ""
    direction = "" if column.numeric else ' dir="auto"'
    if column.heads_rows:
        return f'<th scope="row"{style}{direction}>{content}</th>'
    return f"<td{style}{direction}>{content}</td>"


def _room(text: str) -> list[str]:
    """Return the classes that keep a sentence from a narrow column, and words in one piece."""
    long = ["na-long"] if len(text) > _LONG_TEXT else []
    return [*long, "na-unbroken"] if _LONG_WORD.search(text) else long


def _tint(value: float, strength: float) -> list[str]:
    """Return the class of one of four tints on the value's side of zero."""
    if value == 0 or strength == 0:
        return []
    step = min(_STEPS, max(1, math.ceil(_STEPS * min(abs(value), strength) / strength)))
    return [f"na-{'minus' if value < 0 else 'plus'}-{step}"]


def _plain_text(columns: Sequence[_Column], shown: int, caption: str | None) -> str:
    """Return the shown rows in aligned columns."""
    cells = [
        [for_log(c.name, width=_TEXT_WIDTH)]
        + [for_log(c.text(row), width=_TEXT_WIDTH) for row in range(shown)]
        for c in columns
    ]
    widths = [max(map(len, column)) for column in cells]
    lines = [for_log(caption)] if caption else []
    for row in range(shown + 1):
        aligned = (
            column[row].rjust(width) if c.numeric else column[row].ljust(width)
            for c, column, width in zip(columns, cells, widths, strict=True)
        )
        lines.append("  ".join(aligned).rstrip())
    hidden = len(columns[0].values) - shown if columns else 0
    return "\n".join([*lines, f"… {more_rows(hidden)}"] if hidden else lines)
