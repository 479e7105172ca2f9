"""A table of texts that the user already has, made an articles table."""

from __future__ import annotations

import pandas as pd

from analysis import tables
from analysis.reading.articles import collect_records
from analysis.reading.formats import Record

_GIVEN = ("title", "byline", "outlet", "place", "url", "published", "language")


def complete_articles(articles: pd.DataFrame) -> pd.DataFrame:
    """Return a whole articles table from any frame that has a `text` column.

    Parameters
    ----------
    articles
        What `read_articles` returned, which comes back as it is; or a frame with `text` and, where
        known, path, title, byline, outlet, place, url, published and language. Its texts are
        cleaned, and what a column does not say is looked for in the text.

    Returns
    -------
    pandas.DataFrame
        The articles table, with `.attrs` as `read_articles` sets them.

    Raises
    ------
    tables.TableError
        If there is no `text` column.

    Examples
    --------
    >>> complete_articles(pd.DataFrame({"text": ["Envoys met."], "outlet": ["Post"]}))["path"][0]
    'row 0'
    """
    if set(tables.ARTICLES.columns) <= set(articles.columns):
        checked = tables.conform(articles, tables.ARTICLES)
        checked.attrs = dict(articles.attrs)
        return checked
    if "text" not in articles.columns:
        have = ", ".join(map(str, articles.columns)) or "none"
        raise tables.TableError(f"articles need a 'text' column; the columns are: {have}")
    return collect_records(_record(number, row) for number, row in enumerate(_rows(articles)))


def _rows(articles: pd.DataFrame) -> list[dict[str, str]]:
    """Return each row's known columns as text; a date as ISO 8601."""
    names = [name for name in ("path", "text", *_GIVEN) if name in articles.columns]
    return [
        {
            name: _printed(value)
            for name, value in zip(names, values, strict=True)
            if pd.notna(value)
        }
        for values in articles[names].itertuples(index=False, name=None)
    ]


def _printed(value: object) -> str:
    """Return a value as it would stand in a file."""
    return value.isoformat() if isinstance(value, pd.Timestamp) else str(value)


def _record(number: int, row: dict[str, str]) -> Record:
    """Return one row as a record whose metadata is part of what identifies it."""
    text = row.get("text", "")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = {name: (row[name], "given") for name in _GIVEN if name in row}
    path = row.get("path", f"row {number}")
    return Record(path=path, raw=text, text=text, found=found, identity=tuple(found))
