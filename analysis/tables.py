"""Every table's contract: its columns, dtypes, keys and ranges, checked at the doors.

A table is a plain pandas DataFrame; a `Table` says what it must look like. pandera would do the
same and costs half a second of every import, so the few checks that the house needs stand here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import pandas as pd
from pandas.api import types

Kind = Literal["string", "integer", "number", "boolean", "time"]
_DTYPES: dict[Kind, str] = {
    "string": "str",
    "integer": "int64",
    "number": "float64",
    "boolean": "bool",
    "time": "datetime64[us, UTC]",
}
_IS_KIND: dict[Kind, Callable[..., bool]] = {
    "string": types.is_string_dtype,
    "integer": types.is_integer_dtype,
    "number": types.is_float_dtype,
    "boolean": types.is_bool_dtype,
    "time": lambda dtype: str(dtype) == _DTYPES["time"],
}


class TableError(ValueError):
    """A table breaks its contract; the message names table, column and cure."""


@dataclass(frozen=True)
class Table:
    """What one table of the house must look like.

    Parameters
    ----------
    name
        The table's name, used in messages and as its file's stem.
    columns
        Column name to kind: string, integer, number, boolean or time (UTC).
    key
        Columns that together are unique and never missing.
    ranges
        Column name to the lowest and highest value allowed, both included. NaN is always allowed
        in a number column: it means that there is no evidence.
    choices
        Column name to the values allowed; a missing value is allowed.
    required
        Columns beside the key that are never missing.
    """

    name: str
    columns: dict[str, Kind]
    key: tuple[str, ...]
    ranges: dict[str, tuple[float, float]] = field(default_factory=dict)
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    required: tuple[str, ...] = ()


ARTICLES = Table(
    name="articles",
    columns={
        "article_id": "string",
        "path": "string",
        "outlet": "string",
        "title": "string",
        "byline": "string",
        "place": "string",
        "published": "time",
        "published_as_printed": "string",
        "language": "string",
        "url": "string",
        "text": "string",
        "n_words": "integer",
        "duplicate_of": "string",
        "weight": "number",
        "metadata_source": "string",
    },
    key=("article_id",),
    ranges={"weight": (0, 1)},
    required=("path", "text", "n_words", "weight", "metadata_source"),
)
REMOVALS = Table(
    name="removals",
    columns={
        "article_id": "string",
        "start": "integer",
        "end": "integer",
        "rule": "string",
        "text": "string",
        "score": "number",
    },
    key=("article_id", "start"),
    ranges={"score": (0, 1)},
    required=("end", "rule", "text"),
)
SENTENCES = Table(
    name="sentences",
    columns={
        "article_id": "string",
        "sentence_id": "integer",
        "paragraph": "integer",
        "section": "string",
        "start": "integer",
        "end": "integer",
        "text": "string",
        "tone": "number",
        "subjectivity": "number",
        "n_scored": "integer",
        "speaker": "string",
    },
    key=("article_id", "sentence_id"),
    ranges={"tone": (-1, 1), "subjectivity": (0, 1)},
    choices={"section": ("headline", "caption", "body")},
    required=("paragraph", "section", "start", "end", "text", "n_scored"),
)
TOKENS = Table(
    name="tokens",
    columns={
        "article_id": "string",
        "sentence_id": "integer",
        "token_id": "integer",
        "start": "integer",
        "end": "integer",
        "token": "string",
        "term": "string",
    },
    key=("article_id", "sentence_id", "token_id"),
    required=("start", "end", "token"),
)
MENTIONS = Table(
    name="mentions",
    columns={
        "article_id": "string",
        "sentence_id": "integer",
        "start": "integer",
        "end": "integer",
        "surface": "string",
        "actor": "string",
        "kind": "string",
        "kind_confidence": "number",
        "rule": "string",
        "role": "string",
        "voice": "string",
        "p_negative": "number",
        "p_neutral": "number",
        "p_positive": "number",
        "toward": "number",
        "method": "string",
    },
    key=("article_id", "sentence_id", "start"),
    ranges={
        "kind_confidence": (0, 1),
        "p_negative": (0, 1),
        "p_neutral": (0, 1),
        "p_positive": (0, 1),
        "toward": (-1, 1),
    },
    choices={
        "kind": ("person", "organisation", "place", "group"),
        "role": ("actor", "source", "dateline", "modifier"),
    },
    required=("end", "surface", "actor", "kind", "rule", "role"),
)
QUOTES = Table(
    name="quotes",
    columns={
        "article_id": "string",
        "start": "integer",
        "end": "integer",
        "sentence_id": "integer",
        "speaker": "string",
        "cue": "string",
        "direct": "boolean",
    },
    key=("article_id", "start"),
    required=("end", "sentence_id", "direct"),
)
TABLES = (ARTICLES, REMOVALS, SENTENCES, TOKENS, MENTIONS, QUOTES)


def empty(table: Table) -> pd.DataFrame:
    """Return the table with its columns and no rows.

    Examples
    --------
    >>> empty(REMOVALS).columns.tolist()
    ['article_id', 'start', 'end', 'rule', 'text', 'score']
    """
    columns = {c: pd.Series(dtype=_DTYPES[kind]) for c, kind in table.columns.items()}
    return pd.DataFrame(columns)


def conform(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return `frame` in the table's column order and dtypes, checked.

    Columns that the contract does not know are dropped; columns that it knows and the frame lacks
    are added as missing where the contract allows that.

    Parameters
    ----------
    frame
        Any DataFrame with at least the table's key and required columns.
    table
        The contract.

    Returns
    -------
    pandas.DataFrame
        A new frame with exactly the table's columns.

    Raises
    ------
    TableError
        If a key or required column is absent, or a value breaks the contract.

    Examples
    --------
    >>> rows = {"article_id": ["a"], "start": [0], "end": [2], "rule": ["x"], "text": ["Ad"]}
    >>> conform(pd.DataFrame(rows), REMOVALS).shape
    (1, 6)
    """
    return check(cast(frame, table), table)


def cast(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return `frame` as `conform` does, its values unchecked: a `Corpus` checks them all anyway."""
    absent = [c for c in (*table.key, *table.required) if c not in frame.columns]
    if absent:
        raise TableError(
            f"table '{table.name}': column(s) {', '.join(absent)} are missing; add them"
        )
    columns = {}
    for column, kind in table.columns.items():
        if column in frame.columns:
            values = frame[column]
        else:
            values = pd.Series([None] * len(frame), index=frame.index, dtype=object)
        try:
            columns[column] = values.astype(_DTYPES[kind])  # type: ignore[call-overload]
        except (TypeError, ValueError) as error:
            raise TableError(
                f"table '{table.name}', column '{column}': cannot be read as {kind}: {error}"
            ) from error
    return pd.DataFrame(columns).reset_index(drop=True)


def check(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return `frame` unchanged if it keeps the contract.

    Parameters
    ----------
    frame
        The table to check.
    table
        Its contract.

    Raises
    ------
    TableError
        With the table, the column, what is wrong and an example row.

    Examples
    --------
    >>> check(empty(QUOTES), QUOTES).empty
    True
    """
    if list(frame.columns) != list(table.columns):
        odd = sorted(set(frame.columns) ^ set(table.columns)) or "order"
        raise TableError(f"table '{table.name}': columns differ from the contract: {odd}")
    for column, kind in table.columns.items():
        _check_column(frame[column], kind, table)
    if not _ascends(frame, table.key) and frame.duplicated(list(table.key)).any():
        row = frame.loc[frame.duplicated(list(table.key)), list(table.key)].iloc[0].to_dict()
        raise TableError(f"table '{table.name}': the key {table.key} occurs twice, first at {row}")
    return frame


def _ascends(frame: pd.DataFrame, key: tuple[str, ...]) -> bool:
    """Say whether a key can be seen to be unique; False says nothing.

    As in most tables: each article by itself, and in it numbers that rise.
    """
    first, *numbers = key
    new = np.ones(len(frame), dtype=bool)
    new[1:] = frame[first].array[1:] != frame[first].array[:-1]
    if frame[first][new].duplicated().any():
        return False
    rises = np.zeros(len(frame), dtype=bool)
    for name in reversed(numbers):
        values = frame[name].to_numpy()
        rises[1:] = (values[1:] > values[:-1]) | ((values[1:] == values[:-1]) & rises[1:])
    return bool((new | rises).all())


def _check_column(values: pd.Series, kind: Kind, table: Table) -> None:
    """Raise TableError if one column breaks the contract."""
    column = str(values.name)
    where = f"table '{table.name}', column '{column}'"
    if not _IS_KIND[kind](values.dtype):
        raise TableError(f"{where}: dtype {values.dtype} is not {kind}; use tables.conform")
    if column in (*table.key, *table.required) and values.isna().any():
        raise TableError(f"{where}: missing in row {values.index[values.isna()][0]}")
    if column in table.ranges:
        low, high = table.ranges[column]
        outside = ~(values.between(low, high) | values.isna())
        if outside.any():
            raise TableError(f"{where}: {values[outside].iloc[0]} lies outside {low} to {high}")
    if column in table.choices:
        other = ~(values.isin(table.choices[column]) | values.isna())
        if other.any():
            allowed = ", ".join(table.choices[column])
            raise TableError(f"{where}: '{values[other].iloc[0]}' is none of {allowed}")
