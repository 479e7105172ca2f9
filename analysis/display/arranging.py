"""A table's rows in another order, or fewer of them: what a reader asks of a table that is live."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
from pandas.api import types

from analysis.actors.folding import fold
from analysis.display.markup import label, plain
from analysis.escaping import for_log


def is_numeric(values: pd.Series) -> bool:
    """Say whether a column holds numbers; yes and no are none.

    Examples
    --------
    >>> is_numeric(pd.Series([1.5])), is_numeric(pd.Series([True]))
    (True, False)
    """
    return types.is_numeric_dtype(values.dtype) and not types.is_bool_dtype(values.dtype)


def is_counted(frame: pd.DataFrame) -> bool:
    """Say whether the index only counts the rows, so that showing it would say nothing.

    Examples
    --------
    >>> is_counted(pd.DataFrame({"n": [1]})), is_counted(pd.DataFrame({"n": [1]}, index=["Iran"]))
    (True, False)
    """
    index = frame.index
    # Whole numbers that are not 0, 1, 2 … are what a choice of rows has left over.
    counts = index.nlevels == 1 and types.is_integer_dtype(index.dtype)
    return counts and index.name is None and frame.columns.size > 0


def heads_of(frame: pd.DataFrame) -> list[pd.Series]:
    """Return the levels of an index that says something, as columns.

    Examples
    --------
    >>> heads_of(pd.DataFrame({"n": [1]}, index=pd.Index(["Iran"], name="actor")))[0].name
    'actor'
    """
    if is_counted(frame):
        return []
    levels = [frame.index.get_level_values(i) for i in range(frame.index.nlevels)]
    return [pd.Series(level.array, name=level.name) for level in levels]


def shown_columns(frame: pd.DataFrame) -> list[pd.Series]:
    """Return what a table of a frame shows, from left to right: index, where it says something.

    Examples
    --------
    >>> [column.tolist() for column in shown_columns(pd.DataFrame({"n": [1]}, index=["Iran"]))]
    [['Iran'], [1]]
    """
    return [*heads_of(frame), *(frame.iloc[:, i] for i in range(frame.shape[1]))]


def searched_text(frame: pd.DataFrame) -> list[str]:
    """Return the words of each row without case and accents; numbers are left out.

    Examples
    --------
    >>> searched_text(pd.DataFrame({"actor": ["Türkiye"], "n": [3]}))
    ['turkiye']
    """
    texts = [column.map(plain) for column in shown_columns(frame) if not is_numeric(column)]
    rows = zip(*(text.tolist() for text in texts), strict=True)
    return [fold(" ".join(row)).text.casefold() for row in rows] if texts else [""] * len(frame)


def rows_holding(text: str, searched: Iterable[str]) -> list[bool]:
    """Say of each row whether it holds every word of a text, in any order.

    Examples
    --------
    >>> rows_holding("minister IRAN", ["iran's prime minister", "iran"])
    [True, False]
    """
    words = fold(text).text.casefold().split()
    return [all(word in row for word in words) for row in searched]


def rows_in_order(frame: pd.DataFrame, by: int | None, *, turned: bool = False) -> list[int]:
    """Return the places of the rows in another order.

    Parameters
    ----------
    frame
        Any table.
    by
        Place of the column among `shown_columns`; None leaves the order as it is.
    turned
        The other way round. Numbers begin with the largest, text with A; what is missing comes
        last either way.

    Returns
    -------
    list of int
        Rows with equal cells stay in the order they had.

    Examples
    --------
    >>> rows_in_order(pd.DataFrame({"n": [2, None, 7]}), 0)
    [2, 0, 1]
    """
    places = list(range(len(frame)))
    if by is None:
        return places[::-1] if turned else places
    column = shown_columns(frame)[by].reset_index(drop=True)
    largest_first = is_numeric(column) != turned
    keys = column if types.is_numeric_dtype(column.dtype) or _is_time(column) else _folded(column)
    ordered = keys.sort_values(ascending=not largest_first, kind="stable", na_position="last")
    return ordered.index.tolist()


def arranged(frame: pd.DataFrame, rows: Iterable[int]) -> pd.DataFrame:
    """Return some rows of a frame in the order of their places; a counting index counts anew.

    Examples
    --------
    >>> arranged(pd.DataFrame({"n": [2, 7]}), [1]).index
    RangeIndex(start=0, stop=1, step=1)
    """
    part = frame.iloc[list(rows)]
    return part.reset_index(drop=True) if is_counted(frame) else part


def column_names(frame: pd.DataFrame) -> list[str]:
    """Return a printable name for each of `shown_columns`.

    Examples
    --------
    >>> column_names(pd.DataFrame({"n_mentions": [1]}, index=["Iran"]))
    ['column 1', 'n mentions']
    """
    names = [for_log(label(column.name), width=40).strip() for column in shown_columns(frame)]
    return [name or f"column {place}" for place, name in enumerate(names, start=1)]


def _is_time(column: pd.Series) -> bool:
    """Say whether a column holds dates or times."""
    return types.is_datetime64_any_dtype(column.dtype) or types.is_timedelta64_dtype(column.dtype)


def _folded(column: pd.Series) -> pd.Series:
    """Return text as a dictionary sorts it; what is missing stays missing."""
    missing = column.isna()
    return column.map(plain).map(lambda text: fold(text).text.casefold()).mask(missing)
