"""PDF documents with a text layer (pypdf)."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from analysis.reading.decoding import Unreadable
from analysis.reading.formats.extras import load_extra
from analysis.reading.formats.pdf_lines import PdfLine, join_lines, without_running_lines
from analysis.reading.formats.record import Record, Source, checked_text

# A book is no article; and broken pages take long.
MAX_PAGES = 400


def read_pdf(source: Source) -> Iterator[Record]:
    """Read a document's text: wrapped lines joined to paragraphs, running lines left out."""
    pypdf = load_extra("pypdf", "pdf")
    with _quiet("pypdf"):
        pages = _read_pages(pypdf, source.data)
    if not any(line.text.strip() for page in pages for line in page):
        raise Unreadable(
            "no text layer: its pages are pictures", "run text recognition (OCR) over it first"
        )
    text = checked_text(join_lines(without_running_lines(pages)))
    yield Record(source.path, raw=text, text=text)


def _read_pages(pypdf: Any, data: bytes) -> list[list[PdfLine]]:
    """Return each page's lines."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not _unlock(reader):
        raise Unreadable("it is locked with a password", "save it without one")
    if len(reader.pages) > MAX_PAGES:
        raise Unreadable(
            f"{len(reader.pages)} pages are too many for one article (the limit is {MAX_PAGES})",
            "cut each article out as a PDF of its own",
        )
    return [_read_page(page) for page in reader.pages]


def _unlock(reader: Any) -> bool:
    """Say whether a document that forbids changes opens without a password."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # pypdf needs another library for newer locks, and has many errors
        return False


def _read_page(page: Any) -> list[PdfLine]:
    """Return a page's lines in the order in which it draws them."""
    lines: list[PdfLine] = []
    open_line = False

    def visit(text: str, cm: list[float], tm: list[float], _: object, size: float) -> None:
        nonlocal open_line
        for number, part in enumerate(text.split("\n")):
            if number:
                open_line = False
            if not part.strip():
                continue
            if open_line:
                lines[-1] = lines[-1].plus(part)
            else:
                lines.append(PdfLine.at(part, cm, tm, size))
                open_line = True

    page.extract_text(visitor_text=visit)
    return lines


@contextmanager
def _quiet(name: str) -> Iterator[None]:
    """Keep a library's log of every small fault in a file from the reader's screen."""
    log = logging.getLogger(name)
    before = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        log.setLevel(before)
