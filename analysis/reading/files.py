"""The files under a path, and their bytes."""

from __future__ import annotations

from pathlib import Path

from analysis import escaping
from analysis.reading.decoding import Unreadable
from analysis.reading.formats import is_ignored
from analysis.reading.overrides import FILE_NAME

MAX_FILE_BYTES = 200_000_000
# What the owner of a folder says of its articles and of the names in them.
_NO_ARTICLES = (FILE_NAME, "actors.csv")


class NothingToRead(ValueError):  # noqa: N818
    """A path holds no article that could be read; names the path and the cure."""


class MissingPath(NothingToRead, FileNotFoundError):  # noqa: N818
    """A path that is not there."""


def list_files(path: str | Path) -> list[tuple[str, Path]]:
    """Return the files to read under a path as (name in the table, file), in order of names.

    Raises
    ------
    MissingPath
        If the path is not there.
    """
    root = Path(path)
    if root.is_file():
        return [(root.name, root)]
    if not root.is_dir():
        raise MissingPath(f"{escaping.for_log(path)}: no such file or folder; check the path")
    files = ((file.relative_to(root).as_posix(), file) for file in root.rglob("*"))
    return sorted(
        (name, file)
        for name, file in files
        if name not in _NO_ARTICLES and not is_ignored(name) and file.is_file()
    )


def read_bytes(file: Path) -> bytes:
    """Return a file's bytes, refusing one that would fill the memory.

    Raises
    ------
    Unreadable
        If it is larger than `MAX_FILE_BYTES`.
    """
    size = file.stat().st_size
    if size > MAX_FILE_BYTES:
        raise Unreadable(
            f"{size:,} bytes are more than {MAX_FILE_BYTES:,}", "split it into smaller files"
        )
    return file.read_bytes()
