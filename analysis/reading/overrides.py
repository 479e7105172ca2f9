"""`metadata.csv` beside the articles: what its owner says of them goes before all else."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from analysis.reading.decoding import Unreadable, decode
from analysis.reading.structured import Found

FILE_NAME = "metadata.csv"
_FIELDS = ("title", "byline", "place", "outlet", "published", "url", "language")


def read_overrides(folder: Path) -> dict[str, Found]:
    r"""Return what a folder's `metadata.csv` says of its articles; nothing where there is none.

    Parameters
    ----------
    folder
        The folder that is read. The file has a column `path`, relative to the folder, and any of
        title, byline, place, outlet, published, url and language; empty cells say nothing.

    Returns
    -------
    dict
        Path to field to (value, where found).

    Raises
    ------
    Unreadable
        If the file is there and has no column `path`, or names a column that is not known.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as name:
    ...     _ = (Path(name) / FILE_NAME).write_text("path,outlet\na.txt,The Courier\n")
    ...     read_overrides(Path(name))
    {'a.txt': {'outlet': ('The Courier', 'metadata.csv')}}
    """
    file = folder / FILE_NAME
    if not file.is_file():
        return {}
    rows = csv.DictReader(io.StringIO(decode(file.read_bytes()).text))
    columns = [name.strip().lower() for name in rows.fieldnames or ()]
    unknown = [name for name in columns if name not in ("path", *_FIELDS)]
    if "path" not in columns or unknown:
        found = f"column {unknown[0]} is not known" if unknown else "it has no column path"
        raise Unreadable(found, f"name its columns path, {', '.join(_FIELDS)}")
    rows.fieldnames = columns
    return {(row["path"] or "").strip(): _fields(row) for row in rows}


def _fields(row: dict[str, str | None]) -> Found:
    """Return what one row says, without its empty cells."""
    cells = {name: (row.get(name) or "").strip() for name in _FIELDS}
    return {name: (value, FILE_NAME) for name, value in cells.items() if value}
