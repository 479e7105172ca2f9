"""CSV and TSV: rows and the rows that are broken, whatever the delimiter."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from analysis.reading.decoding import Unreadable, decode
from analysis.reading.formats.plain import read_text_or_page
from analysis.reading.formats.record import Item, Problem, Source
from analysis.reading.formats.rows import Row, read_rows
from analysis.reading.webpages import looks_like_html

_DELIMITERS = (",", ";", "\t", "|")

# A row's number as a spreadsheet program shows it, and its cells or what is wrong with it.
_Numbered = tuple[int, list[str] | str]


def read_delimited(source: Source) -> Iterator[Item]:
    """Read a table of articles; row 12 of `news.csv` is `news.csv#12`, its header is row 1."""
    decoded = decode(source.data, label=source.label)
    if looks_like_html(decoded.text):
        yield from read_text_or_page(source)
        return
    lines = decoded.text.split("\n")
    first = 1
    # Excel's own way of saying what its delimiter is.
    if lines[0].lower().startswith("sep=") and len(lines[0]) == 5:
        delimiter, first = lines[0][4], 2
    else:
        delimiter = find_delimiter(next((line for line in lines if line.strip()), ""))
    numbered = _numbered_rows(lines[first - 1 :], delimiter, first)
    header = next((cells for _, cells in numbered if cells), None)
    if header is None:
        raise Unreadable("the table is empty", "put rows in, or remove the file")
    if isinstance(header, str):
        raise Unreadable(f"its first row is broken: {header}", "save it again as CSV")
    names = [name.strip() for name in header]
    rows = (_row(source.path, number, cells, names) for number, cells in numbered if cells)
    yield from read_rows(source, [name for name in names if name], rows, encoding=decoded.encoding)


def find_delimiter(header: str) -> str:
    r"""Return what parts a table's columns: what gives its first line the most of them.

    Examples
    --------
    >>> find_delimiter("title;text"), find_delimiter("title\ttext"), find_delimiter("text")
    (';', '\t', ',')
    """
    return max(_DELIMITERS, key=lambda mark: _outside_quotes(header).count(mark))


def _outside_quotes(line: str) -> str:
    """Return the parts of a line that stand outside quotation marks."""
    return "".join(line.split('"')[::2])


def _row(path: str, number: int, cells: list[str] | str, names: Sequence[str]) -> Row | Problem:
    """Return a row with its columns' names, or what is wrong with it."""
    where = f"{path}#{number}"
    if isinstance(cells, str):
        return Problem(where, cells, "mend the row, or save the table again as CSV")
    if any(cell.strip() for cell in cells[len(names) :]):
        return Problem(
            where,
            f"{len(cells)} cells under {len(names)} columns",
            "put quotation marks around cells that hold the delimiter",
        )
    # The first of two columns of one name counts.
    pairs = list(zip(names, cells, strict=False))
    return Row(where, dict(reversed([(name, cell) for name, cell in pairs if name])))


def _numbered_rows(lines: list[str], delimiter: str, first: int) -> Iterator[_Numbered]:
    """Yield rows with their numbers; after an open quotation mark, go on with the next line.

    What is read again holds doubled quotation marks only, so that it cannot happen twice.
    """
    number, start = first - 1, 0
    while start < len(lines):
        reader = csv.reader(
            (line + "\n" for line in lines[start:]), delimiter=delimiter, strict=True
        )
        at = start
        while True:
            begins, number = at, number + 1
            try:
                cells = _next_row(reader)
            except csv.Error as error:
                at = start + reader.line_num
                if at < len(lines) or "unexpected end" not in str(error):
                    yield number, f"its quotation marks do not match ({error})"
                    continue
                yield number, "its quotation mark is never closed"
                start = begins + 1
                break
            if cells is None:
                return
            at = start + reader.line_num
            yield number, cells


def _next_row(reader: Iterator[list[str]]) -> list[str] | None:
    """Return the next row, None after the last; no cell is too long for csv while this runs."""
    before = csv.field_size_limit(2**31 - 1)
    try:
        return next(reader, None)
    finally:
        csv.field_size_limit(before)
