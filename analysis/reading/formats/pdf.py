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

# A book is no article; and a few bytes can draw for hours, by forms that draw forms.
MAX_PAGES = 400
MAX_PAGE_BYTES = 10_000_000
MAX_OPERATIONS = 1_000_000
_CURE = "cut each article out as a PDF of its own, or save its text as .txt"


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
            _CURE,
        )
    count = _Operations()
    return [_read_page(page, count) for page in reader.pages]


def _unlock(reader: Any) -> bool:
    """Say whether a document that forbids changes opens without a password."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # pypdf needs another library for newer locks, and has many errors
        return False


class _Operations:
    """Counts what a document draws; pypdf calls it before each operation."""

    def __init__(self) -> None:
        self.left = MAX_OPERATIONS

    def __call__(self, *_: object) -> None:
        self.left -= 1
        if self.left < 0:
            raise Unreadable(f"it draws more than {MAX_OPERATIONS:,} times", _CURE)


def _read_page(page: Any, count: _Operations) -> list[PdfLine]:
    """Return a page's lines in the order in which it draws them."""
    contents = page.get_contents()
    if contents is not None and len(contents.get_data()) > MAX_PAGE_BYTES:
        raise Unreadable(f"a page draws with more than {MAX_PAGE_BYTES:,} bytes", _CURE)
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

    page.extract_text(visitor_operand_before=count, visitor_text=visit)
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
