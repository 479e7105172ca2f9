"""What an Office file's package must be before a library may open it."""

from __future__ import annotations

import io
import zipfile

from analysis.reading.decoding import Unreadable
from analysis.reading.formats.budget import MAX_MEMBER_BYTES, MAX_MEMBERS

_KINDS = {
    "word/document.xml": "word",
    "xl/workbook.xml": "excel",
    "xl/workbook.bin": "a binary Excel workbook",
    "ppt/presentation.xml": "a PowerPoint presentation",
    "META-INF/container.xml": "an e-book",
    "content.xml": "an OpenDocument file",
}


def open_package(data: bytes) -> zipfile.ZipFile:
    """Return a zip archive, refusing a broken one.

    Raises
    ------
    Unreadable
        With the cure.
    """
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable(f"a damaged zip archive ({error})", "make or fetch it again") from None


def office_kind(data: bytes) -> str:
    """Return "word", "excel", what else a zip archive is by its content, or "" for a plain one."""
    with open_package(data) as package:
        names = set(package.namelist())
    return next((kind for name, kind in _KINDS.items() if name in names), "")


def check_package(data: bytes) -> None:
    """Raise Unreadable where an Office file unpacks to too much, or declares XML entities.

    No program writes a document type into these files; one that is there is a bomb.
    """
    with open_package(data) as package:
        members = package.infolist()
        # zipfile gives no more of a member than the size that it declares.
        size = sum(member.file_size for member in members)
        if size > MAX_MEMBER_BYTES or len(members) > MAX_MEMBERS:
            raise Unreadable(
                f"it unpacks to {size:,} bytes (the limit is {MAX_MEMBER_BYTES:,})",
                "save its text alone, without pictures",
            )
        for member in members:
            if member.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in package.read(member):
                raise Unreadable(
                    "its XML declares a document type, which no Office program writes",
                    "do not trust it; if you do, open it and save it again",
                )
