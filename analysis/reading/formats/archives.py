"""Archives: .zip, .tar, .gz and their combinations, in memory and within a budget.

Nothing is written to disk, so no name inside can lead anywhere.
"""

from __future__ import annotations

import re
import tarfile
import zlib
from collections.abc import Iterator
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from analysis.reading.formats.budget import MAX_MEMBER_BYTES, check_depth
from analysis.reading.formats.ignored import is_ignored
from analysis.reading.formats.office import open_package
from analysis.reading.formats.record import Problem, Source

_ENCRYPTED = 0x1


def read_zip(source: Source) -> Iterator[Source | Problem]:
    """Yield the members of a zip archive in the order of their names."""
    check_depth(source.depth + 1)
    with open_package(source.data) as archive:
        for member in sorted(archive.infolist(), key=lambda member: member.filename):
            name = inner_name(member.filename)
            if member.is_dir() or is_ignored(name):
                continue
            source.budget.take_member()
            yield _unzip(source, archive, member, f"{source.path}/{name}")


def read_tar(source: Source, stream: IO[bytes]) -> Iterator[Source | Problem]:
    """Yield the members of a tar archive in their order.

    Parameters
    ----------
    source
        The file.
    stream
        Its unpacked bytes, read once from begin to end.
    """
    check_depth(source.depth + 1)
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for member in archive:
            name = inner_name(member.name)
            if not member.isfile() or is_ignored(name):
                continue
            source.budget.take_member()
            path = f"{source.path}/{name}"
            # A sparse file is a hole of any size that takes no room in the archive.
            if member.size > MAX_MEMBER_BYTES or member.issparse():
                yield _too_large(path, member.size)
                continue
            file = archive.extractfile(member)
            yield source.member(path, name, file.read() if file else b"")


def inner_name(name: str) -> str:
    r"""Return a member's name as one path downwards, whatever the archive says.

    Examples
    --------
    >>> inner_name("../../etc/news.txt"), inner_name("2015\\a.txt")
    ('etc/news.txt', '2015/a.txt')
    """
    return "/".join(part for part in re.split(r"[/\\]", name) if part not in ("", ".", ".."))


def _unzip(source: Source, archive: ZipFile, member: ZipInfo, path: str) -> Source | Problem:
    """Return a zip archive's member, or why it cannot be read."""
    if member.flag_bits & _ENCRYPTED:
        return Problem(path, "it is locked with a password", "unpack it and give the folder")
    if member.file_size > MAX_MEMBER_BYTES:
        return _too_large(path, member.file_size)
    # Counted before it is unpacked: zipfile gives no more than what is declared.
    source.budget.take(member.file_size)
    try:
        data = archive.read(member)
    except (BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        return Problem(path, f"it is damaged ({error})", "make the archive again")
    return source.member(path, inner_name(member.filename), data)


def _too_large(path: str, size: int) -> Problem:
    """Say that a member is too large."""
    return Problem(
        path, f"{size:,} bytes are more than {MAX_MEMBER_BYTES:,}", "split it into smaller files"
    )
