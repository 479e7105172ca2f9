"""A CSV file as people save it: cells with their rows, or an error that names file, row and cure.

Commas, semicolons and tabs are told apart by the header; UTF-8, with or without its mark, and the
UTF-16 of Excel's "Unicode text" are read.
"""

from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path

import pandas as pd

from analysis.escaping import for_log, from_csv

_DELIMITERS = (",", ";", "\t")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAVE_AS = 'save it as CSV in UTF-8 (in Excel: Save as, "CSV UTF-8")'


class ActorTableError(ValueError):
    """The user's table of actors cannot be used; the message names file, row and cure."""


def read_cells(path: str | Path, known: tuple[str, ...]) -> pd.DataFrame:
    """Return the cells of a CSV file as text, one row for each row of the file below its header.

    A row whose first cell begins with "# " is a note: its cells come back empty, as do those of
    an empty row, so that the number of a row stays what a spreadsheet shows.

    Parameters
    ----------
    path
        The file.
    known
        Names of columns by which the delimiter is told.

    Raises
    ------
    ActorTableError
        If the file is not there, is no CSV, or a row has more cells than the header.
    """
    text = _decoded(path, _bytes(path, known))
    rows = _rows(path, text, _delimiter(text, known))
    if not rows or not any(rows[0]):
        raise ActorTableError(f"{path}: the file is empty; write the header {','.join(known[:3])}")
    header = ["_".join(name.lower().split()) for name in rows[0]]
    width = len(header)
    for number, row in enumerate(rows[1:], start=2):
        if len(row) > width and any(row[width:]) and not is_note(row[0]):
            raise ActorTableError(
                f"{path}, row {number}: {len(row)} cells, and the header has {width}; "
                "put quotes around a name that holds a comma"
            )
    cells = [[""] * width if is_note(row[0]) else _padded(row, width) for row in _filled(rows[1:])]
    frame = pd.DataFrame(cells, columns=header, dtype=object)
    twice = frame.columns[frame.columns.duplicated()]
    if len(twice):
        name = for_log(twice[0], width=40)
        raise ActorTableError(f"{path}: column {name} stands there twice; delete one")
    return frame


def is_note(cell: str) -> bool:
    """Tell whether a first cell makes its row a note that is passed over.

    Examples
    --------
    >>> is_note("# ask Ada"), is_note("#"), is_note("#MeToo")
    (True, True, False)
    """
    return cell.strip() == "#" or cell.lstrip().startswith("# ")


def _filled(rows: list[list[str]]) -> list[list[str]]:
    """Return the rows, an empty one with one empty cell."""
    return [row or [""] for row in rows]


def _padded(row: list[str], width: int) -> list[str]:
    """Return a row's cells as they were before they were made safe for spreadsheets."""
    return [from_csv(cell) for cell in [*row, *[""] * width][:width]]


def _bytes(path: str | Path, known: tuple[str, ...]) -> bytes:
    """Return what is in the file."""
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        header = ",".join(known[:3])
        raise ActorTableError(f"{path}: no such file; write one with {header}") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ActorTableError(f"{path}: cannot be opened ({reason}); name a CSV file") from error


def _decoded(path: str | Path, data: bytes) -> str:
    """Return a file's text."""
    if data.startswith(b"PK\x03\x04"):
        raise ActorTableError(f"{path}: this is a workbook, not CSV; {_SAVE_AS}")
    encoding = "utf-16" if data.startswith(_UTF_16) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise ActorTableError(
            f"{path}, row {row}: is not in UTF-8 (byte 0x{data[error.start]:02x}); {_SAVE_AS}"
        ) from error


def _delimiter(text: str, known: tuple[str, ...]) -> str:
    """Return what parts the cells: that by which the header has most of the known columns."""
    line = text.partition("\n")[0].lower().replace('"', "")
    names = {d: [name.strip() for name in line.split(d)] for d in _DELIMITERS}
    return max(_DELIMITERS, key=lambda d: sum(name in known for name in names[d]))


def _rows(path: str | Path, text: str, delimiter: str) -> list[list[str]]:
    """Return the cells of each row."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error as error:
        raise ActorTableError(
            f"{path}, row {len(rows) + 1}: cannot be read as CSV ({error}); look at its quotes"
        ) from error
    return rows
