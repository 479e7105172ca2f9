"""The rows of each article as plain tuples: pandas is slow at many small tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

Rows = dict[str, list[tuple[Any, ...]]]


def rows_by_article(table: pd.DataFrame, columns: Sequence[str]) -> Rows:
    """Return the rows of each article, in the order of the text; None for what is missing.

    Parameters
    ----------
    table
        Any table with article_id and start.
    columns
        What each tuple holds, in this order.

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": ["a", "b", "a"], "start": [9, 0, 3]})
    >>> rows_by_article(table, ["start"])
    {'a': [(3,), (9,)], 'b': [(0,)]}
    """
    ordered = table.sort_values("start", kind="stable")
    values = [_plain(ordered[column]) for column in columns]
    found: Rows = {}
    for article_id, *row in zip(ordered["article_id"].tolist(), *values, strict=True):
        found.setdefault(article_id, []).append(tuple(row))
    return {article_id: found[article_id] for article_id in sorted(found)}


def _plain(column: pd.Series) -> list[Any]:
    """Return a column's values as Python's own, None for what is missing."""
    values: list[Any] = column.tolist()
    return [None if gone else v for v, gone in zip(values, column.isna().tolist(), strict=True)]
