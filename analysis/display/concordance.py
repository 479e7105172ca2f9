"""A concordance as it is read: the matches below each other, each side's words next to them."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

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

_SIDE = 48  # characters of each side in plain text
_SCORES = ("toward", "tone")


def show_kwic(
    table: pd.DataFrame, *, caption: str | None = None, limit: int | None = None
) -> SafeHtml:
    """Return a concordance to show as the last line of a cell, safe whatever its text holds.

    The words to the left stand against the match, as in a printed concordance. `toward` and `tone`
    are shown where a row has one, and the outlet where one is known.

    Parameters
    ----------
    table
        What `kwic` or `kwic_for` returned, in the order to show.
    caption
        One line above the table that says what it shows.
    limit
        Show this many rows; the others stand behind a fold under the table.

    Returns
    -------
    SafeHtml
        HTML for a notebook and the report, plain text for a terminal.

    Raises
    ------
    ValueError
        If the table is no concordance, or `limit` is below 1.

    Examples
    --------
    >>> from analysis.measures.concordance import kwic
    >>> from analysis.measures.examples import small_corpus
    >>> print(show_kwic(kwic(small_corpus(), "bombed", words=1)).text.splitlines()[1])
    Russia  bombed  the    −0.50  Post
    """
    absent = [name for name in ("left", "match", "right") if name not in table.columns]
    if absent:
        raise ValueError(f"the table lacks {', '.join(absent)}; give what kwic returns")
    if limit is not None and limit < 1:
        raise ValueError(f"limit={limit}: show at least one row")
    scores = [name for name in _SCORES if name in table and table[name].notna().any()]
    source = ["outlet"] if "outlet" in table and table["outlet"].notna().any() else []
    shown = table[["left", "match", "right", *scores, *source]]
    first = shown if limit is None else shown.head(limit)
    parts = [scrolled(_table(first, caption), caption or "Concordance")]
    if len(first) < len(shown):
        rest = shown.iloc[len(first) : len(first) + FOLDED_ROWS]
        left_out = len(shown) - len(first) - len(rest)
        parts.append(folded_rows(_table(rest, None), len(rest), left_out=left_out))
    text = _plain_text(first, caption, len(shown) - len(first))
    return SafeHtml(html=block("\n".join(parts)), text=text)


def _table(rows: pd.DataFrame, caption: str | None) -> str:
    """Return the table element."""
    lines = ['<table class="na-table na-kwic">']
    if caption:
        lines.append(f'<caption dir="auto">{for_html(caption)}</caption>')
    heads = "".join(f'<th scope="col"{_class(name)}>{label(name)}</th>' for name in rows.columns)
    lines += [f"<thead>\n<tr>{heads}</tr>\n</thead>", "<tbody>"]
    for values in rows.itertuples(index=False, name=None):
        cells = (_cell(name, value) for name, value in zip(rows.columns, values, strict=True))
        lines.append(f"<tr>{''.join(cells)}</tr>")
    if rows.empty:
        lines.append(f'<tr><td colspan="{rows.shape[1]}">No rows.</td></tr>')
    return "\n".join([*lines, "</tbody>", "</table>"])


def _class(name: str) -> str:
    """Return the class of a column's cells."""
    own = {"left": "na-left", "right": "na-right", **dict.fromkeys(_SCORES, "na-number")}
    return f' class="{own[name]}"' if name in own else ""


def _cell(name: str, value: object) -> str:
    """Return one cell."""
    if name == "match":
        return f'<th scope="row" dir="auto"><mark>{for_html(plain(value))}</mark></th>'
    if name in _SCORES:
        missing = is_missing(value)
        content = missing_html("no evidence") if missing else for_html(_printed(name, value))
        return f"<td{_class(name)}>{content}</td>"
    content = missing_html("not known") if is_missing(value) else for_html(plain(value))
    return f'<td{_class(name)} dir="auto">{content}</td>'


def _printed(name: str, value: object) -> str:
    """Return a value as text."""
    if name in _SCORES and isinstance(value, float) and not is_missing(value):
        return number(value, signed=True)
    return plain(value)


def _plain_text(rows: pd.DataFrame, caption: str | None, hidden: int) -> str:
    """Return the rows in aligned columns, the left side and the numbers against the right edge."""
    columns = []
    for name in rows.columns:
        cells = [label(name), *(_printed(name, value) for value in rows[name])]
        columns.append(_aligned(cells, to_right=name in ("left", *_SCORES), tail=name == "left"))
    lines = [for_log(caption)] if caption else []
    lines += ["  ".join(cells).rstrip() for cells in zip(*columns, strict=True)]
    return "\n".join([*lines, f"… {more_rows(hidden)}"] if hidden else lines)


def _aligned(cells: Sequence[str], *, to_right: bool, tail: bool) -> list[str]:
    """Return the cells of one column, as wide as the widest; too long ones keep the near end."""
    safe = [for_log(cell, width=10_000) for cell in cells]
    cut = [cell[-_SIDE:] if tail else cell[:_SIDE] for cell in safe]
    width = max(map(len, cut))
    return [cell.rjust(width) if to_right else cell.ljust(width) for cell in cut]
