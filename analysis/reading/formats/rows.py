"""Rows of any table to articles, by the columns that were taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.reading.decoding import Unreadable
from analysis.reading.formats.cells import cell_text, read_body, tidy_cell
from analysis.reading.formats.columns import choose_columns
from analysis.reading.formats.record import (
    ColumnsTaken,
    Item,
    Problem,
    Record,
    Source,
    checked_text,
)

_REGION = re.compile(r"([A-Za-z]{2,3})[-_][\w-]+")


@dataclass(frozen=True)
class Row:
    """One row: what its article is called, and column to value."""

    path: str
    cells: Mapping[str, object]


def read_rows(
    source: Source,
    names: Sequence[str],
    rows: Iterable[Row | Problem],
    *,
    path: str = "",
    encoding: str = "utf-8",
) -> Iterator[Item]:
    """Yield a table's articles, the columns that were taken, and the rows that are none.

    Parameters
    ----------
    source
        The file, with the columns that the user named.
    names
        The table's columns.
    rows
        Its rows, and problems in place of broken ones. A row without any value is passed over.
    path
        The table's name, where a file holds several.
    encoding
        What the file was decoded from.

    Raises
    ------
    Unreadable
        If no column holds the text.
    """
    taken = choose_columns(names, source.columns)
    yield ColumnsTaken(path or source.path, taken)
    for row in rows:
        if isinstance(row, Problem):
            yield row
        elif any(cell_text(value).strip() for value in row.cells.values()):
            try:
                record = _record(row, taken, encoding)
            except Unreadable as error:
                yield Problem(row.path, error.problem, error.cure)
            else:
                # A few bytes of Parquet can repeat one long text a million times.
                source.budget.take(len(record.text))
                yield record


def with_title(title: str, text: str) -> str:
    r"""Return the text with its title as the first line, unless that is there already.

    Examples
    --------
    >>> with_title("Talks end", "Envoys met.")
    'Talks end\n\nEnvoys met.'
    >>> with_title("Talks end", "TALKS END\n\nEnvoys met.")
    'TALKS END\n\nEnvoys met.'
    """
    first = text.lstrip().split("\n", 1)[0]
    same = " ".join(title.split()).casefold() == " ".join(first.split()).casefold()
    return text if same or not title else f"{title}\n\n{text}"


def _record(row: Row, taken: Mapping[str, str], encoding: str) -> Record:
    """Return one row's article; its title is the text's first line, as in a file of its own."""
    body = cell_text(row.cells.get(taken["text"]), joint="\n\n")
    if not body.strip():
        raise Unreadable(
            f"nothing in its column '{taken['text']}'", "fill it in, or take the row out"
        )
    found = {}
    for field, column in taken.items():
        value = tidy_cell(row.cells.get(column)) if field != "text" else ""
        if value or field == "text":
            found[field] = (_without_region(field, value), f"column {column}")
    title = found.get("title", ("", ""))[0]
    raw = checked_text(with_title(title, body))
    text, said = read_body(body)
    return Record(
        row.path,
        raw=raw,
        text=checked_text(with_title(title, text)),
        found={**said, **found},
        encoding=encoding,
        identity=tuple(found),
    )


def _without_region(field: str, value: str) -> str:
    """Return a language's code without its region; every other value as it is."""
    region = _REGION.fullmatch(value) if field == "language" else None
    return region[1].lower() if region else value
