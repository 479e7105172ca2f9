"""Excel workbooks (.xlsx), sheet by sheet (openpyxl)."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from itertools import islice
from typing import Any

from analysis.reading.decoding import Unreadable
from analysis.reading.formats.extras import load_extra
from analysis.reading.formats.office import check_package
from analysis.reading.formats.record import Item, Problem, Source
from analysis.reading.formats.rows import Row, read_rows

# A hostile sheet can name its last column in each row; no table of articles is so wide.
_MAX_COLUMNS = 200
MAX_ROWS = 200_000

_Cells = tuple[object, ...]


def read_excel(source: Source) -> Iterator[Item]:
    """Read each sheet as a table; row 12 of sheet News is `news.xlsx#News!12`."""
    openpyxl = load_extra("openpyxl", "excel")
    check_package(source.data)
    sheets = _read_sheets(openpyxl, source.data)
    if not sheets:
        raise Unreadable("its sheets are empty", "put rows in, or remove the file")
    for title, rows in sheets:
        path = f"{source.path}#{title}"
        try:
            yield from _read_sheet(source, path, rows)
        except Unreadable as error:
            yield Problem(path, error.problem, error.cure)


def _read_sheets(openpyxl: Any, data: bytes) -> list[tuple[str, list[tuple[int, _Cells]]]]:
    """Return each sheet that holds something: its title, its rows with their numbers."""
    sheets = []
    with warnings.catch_warnings():
        # Of styles and extensions that openpyxl does not know, and nobody asks for here.
        warnings.simplefilter("ignore", UserWarning)
        book = openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
        for sheet in book.worksheets:
            # What a sheet says of its own size may be a million rows of nothing.
            sheet.reset_dimensions()
            rows = enumerate(sheet.iter_rows(values_only=True, max_col=_MAX_COLUMNS), 1)
            solid = ((n, row) for n, row in rows if any(cell is not None for cell in row))
            kept = list(islice(solid, MAX_ROWS + 1))
            if len(kept) > MAX_ROWS:
                raise Unreadable(f"more than {MAX_ROWS:,} rows in a sheet", "save it as CSV")
            if kept:
                sheets.append((sheet.title, kept))
    return sheets


def _read_sheet(source: Source, path: str, rows: list[tuple[int, _Cells]]) -> Iterator[Item]:
    """Read one sheet, whose first row that is not blank names the columns."""
    names = ["" if cell is None else str(cell).strip() for cell in rows[0][1]]
    named = [name for name in dict.fromkeys(names) if name]
    # The first of two columns of one name counts.
    articles = (
        Row(
            f"{path}!{number}",
            dict(reversed([(n, c) for n, c in zip(names, cells, strict=False) if n])),
        )
        for number, cells in rows[1:]
    )
    yield from read_rows(source, named, articles, path=path)
