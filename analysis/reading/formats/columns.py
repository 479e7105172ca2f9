"""Which column of a table holds what: guessed by its name, or as the user says."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from analysis import escaping
from analysis.reading.decoding import Unreadable

# What objects are wrapped in says nothing of what their fields are.
_WRAPPERS = frozenset({"fields", "attributes", "article", "node", "item"})
_SHOWN = 20


@cache
def known_names() -> Mapping[str, tuple[str, ...]]:
    """Return each field's usual column names, the likeliest first, as `_plain` writes them."""
    text = files("analysis.reading.formats").joinpath("columns.toml").read_text(encoding="utf-8")
    return {name: tuple(map(_plain, names)) for name, names in tomllib.loads(text).items()}


def check_columns(columns: Mapping[str, str] | None) -> dict[str, str]:
    """Return the user's field to column, checked.

    Raises
    ------
    ValueError
        If a field is none that a column can fill; the message lists them.

    Examples
    --------
    >>> check_columns({"text": "story"})
    {'text': 'story'}
    >>> check_columns({"headline": "h1"})
    Traceback (most recent call last):
    ValueError: columns: 'headline' is no field; the fields are text, title, published, outlet, \
byline, url, language, place, id
    """
    for field in columns or {}:
        if field not in known_names():
            raise ValueError(
                f"columns: '{escaping.for_log(field)}' is no field; the fields are "
                f"{', '.join(known_names())}"
            )
    return dict(columns or {})


def choose_columns(names: Sequence[str], given: Mapping[str, str]) -> dict[str, str]:
    """Return field to column for a table with these column names.

    Parameters
    ----------
    names
        The columns as the table writes them.
    given
        Field to column as the user says; goes first.

    Returns
    -------
    dict
        Always has "text". A column is taken for one field only.

    Raises
    ------
    Unreadable
        If a column that the user named is not there, or no column can be the text.

    Examples
    --------
    >>> choose_columns(["Headline", "Publish Date", "body", "notes"], {})
    {'text': 'body', 'title': 'Headline', 'published': 'Publish Date'}
    >>> choose_columns(["story", "body"], {"text": "story"})
    {'text': 'story'}
    """
    by_name: dict[str, str] = {}
    for name in names:
        for plain in _plain_names(name):
            by_name.setdefault(plain, name)
    taken: dict[str, str] = {}
    for field, column in given.items():
        taken[field] = _named(column, names, by_name)
    for field, likely in known_names().items():
        free = (by_name[name] for name in likely if name in by_name)
        column = next((name for name in free if name not in taken.values()), "")
        if field not in taken and column:
            taken[field] = column
    if "text" not in taken:
        raise Unreadable(
            f"no column holds the text; the columns are {list_names(names)}",
            "say which does: columns={'text': 'NAME'}, or --column text=NAME",
        )
    return {field: taken[field] for field in known_names() if field in taken}


def tell_columns(columns: Mapping[str, Mapping[str, str]]) -> str:
    """Return which columns were taken of which tables, tables of the same columns together.

    Parameters
    ----------
    columns
        Table to field to column, as in `read_articles(…).attrs["columns"]`.

    Examples
    --------
    >>> tell_columns({"a.csv": {"text": "body"}, "b.csv": {"text": "body"}})
    'text = body (a.csv and 1 more)'
    """
    tables: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for path, taken in columns.items():
        tables.setdefault(tuple(taken.items()), []).append(path)
    told = []
    for pairs, paths in tables.items():
        more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
        fields = ", ".join(f"{field} = {column}" for field, column in pairs)
        told.append(escaping.for_log(f"{fields} ({paths[0]}{more})"))
    return "; ".join(told)


def list_names(names: Sequence[str]) -> str:
    """Return the columns' names for a message, hostile ones made harmless.

    Examples
    --------
    >>> list_names(["a", "b"]), list_names([])
    ('a, b', 'none')
    """
    shown = [escaping.for_log(name, width=40) for name in names[:_SHOWN]]
    more = [f"and {len(names) - _SHOWN} more"] if len(names) > _SHOWN else []
    return ", ".join([*shown, *more]) or "none"


def _named(column: str, names: Sequence[str], by_name: Mapping[str, str]) -> str:
    """Return the column that the user named: as written, or else whatever its case and signs."""
    found = column if column in names else by_name.get(_plain(column))
    if found is None:
        raise Unreadable(
            f"no column '{escaping.for_log(column, width=40)}'; the columns are "
            f"{list_names(names)}",
            "correct columns= or --column, or read this file by itself",
        )
    return found


def _plain_names(name: str) -> list[str]:
    """Return a column's name, and its name inside a wrapping object, without case and signs."""
    outer, _, inner = name.rpartition(".")
    wrapped = [_plain(inner)] if outer.rpartition(".")[2].casefold() in _WRAPPERS else []
    return [_plain(name), *wrapped]


def _plain(name: str) -> str:
    """Return a name without case, spaces and signs."""
    return re.sub(r"[\W_]+", "", name.casefold())
