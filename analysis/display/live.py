"""A table that can be sorted and filtered where somebody sits before it; elsewhere it stands still.

The controls alone are widgets. The table is an ordinary output, replaced by its display id: what
JupyterLab saves, prints or exports is the plain table. Where nobody watches (report, nbconvert,
nbval, a terminal) there are no widgets at all, so nothing of them is ever stored or compared.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import uuid4

import pandas as pd

from analysis.display.arranging import (
    arranged,
    column_names,
    is_numeric,
    rows_holding,
    rows_in_order,
    searched_text,
    shown_columns,
)
from analysis.display.markup import SafeHtml, block
from analysis.display.output import put_output, show_widget
from analysis.escaping import for_html, for_log

WORTH_ARRANGING = 6
"""Rows from which a table has controls: fewer are read at a glance."""

SESSION = "JPY_SESSION_NAME"
"""A Jupyter server names the notebook so, in the kernels that it starts for somebody."""

Draw = Callable[[pd.DataFrame], SafeHtml]


@dataclass(frozen=True, repr=False)
class LiveTable(SafeHtml):
    """A table as it is printed, with what it takes to print it anew in another order.

    Parameters
    ----------
    frame
        Every row.
    draw
        Makes the table of a frame.
    """

    frame: pd.DataFrame
    draw: Draw

    def _ipython_display_(self) -> None:
        """Show the table with its controls; where nobody can use them, leave it to Jupyter."""
        if not can_be_live(self.frame):
            raise NotImplementedError
        show_live(self, first=self)


@contextmanager
def nobody_before_it() -> Iterator[None]:
    """Let kernels that are started here print plain tables, also when a live notebook starts them.

    Examples
    --------
    >>> with nobody_before_it():
    ...     os.environ.get(SESSION)
    """
    session = os.environ.pop(SESSION, None)
    try:
        yield
    finally:
        if session is not None:
            os.environ[SESSION] = session


def can_be_live(frame: pd.DataFrame) -> bool:
    """Say whether a person sits before this kernel and the table is long enough to arrange.

    papermill, nbconvert and nbval start kernels without a server.

    Examples
    --------
    >>> can_be_live(pd.DataFrame({"n": [1]}))
    False
    """
    return len(frame) >= WORTH_ARRANGING and bool(os.environ.get(SESSION))


def show_live(table: LiveTable, *, first: SafeHtml) -> None:
    """Show controls, and under them what they replace once they are used.

    Parameters
    ----------
    table
        The table that the controls arrange.
    first
        What stands there until then: the table, or a fold that holds it.
    """
    from ipywidgets import Checkbox, Dropdown, HBox, Layout, Text

    names: list[tuple[str, int | None]] = [("as it stands", None)]
    names += [(name, place) for place, name in enumerate(column_names(table.frame))]
    order = Dropdown(options=names, description="Sort by")
    turned = Checkbox(description="other way round", indent=False, layout=Layout(width="auto"))
    words = Text(description="Rows with", placeholder="words to look for")
    has_text = not all(is_numeric(column) for column in shown_columns(table.frame))
    controls = [order, turned, *([words] if has_text else [])]
    place = f"table-{uuid4().hex}"
    searched = searched_text(table.frame)

    def arrange(_: object) -> None:
        rows = rows_in_order(table.frame, order.value, turned=turned.value)
        found = rows_holding(words.value, searched)
        shown = _found(table, [row for row in rows if found[row]], words.value)
        put_output(shown.output, {}, place=place, again=True)

    show_widget(HBox(controls, layout=Layout(flex_flow="row wrap")))
    put_output(first.output, {}, place=place)
    for control in controls:
        control.observe(arrange, names="value")


def _found(table: LiveTable, rows: list[int], words: str) -> SafeHtml:
    """Return the table of some rows, under a line that says how many were found."""
    shown = table.draw(arranged(table.frame, rows))
    if not words.strip():
        return shown
    told = f"{len(rows):,} of {len(table.frame):,} rows with “{for_log(words.strip(), width=60)}”"
    html = block(f'<p class="na-source">{for_html(told)}</p>\n{shown.html}')
    return SafeHtml(html=html, text=f"{told}\n{shown.text}")
