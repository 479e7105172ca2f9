"""Plain text, and pages whatever their ending."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from analysis.reading.decoding import decode
from analysis.reading.formats.record import Record, Source, checked_text
from analysis.reading.webpages import looks_like_html, read_page

HTML_ENDINGS = frozenset({".html", ".htm", ".xhtml"})


def read_text_or_page(source: Source) -> Iterator[Record]:
    """Read plain text, or a page where the content is one."""
    decoded = decode(source.data, label=source.label)
    text = checked_text(decoded.text)
    named_html = PurePosixPath(source.name).suffix.lower() in HTML_ENDINGS
    if not looks_like_html(text) and not (named_html and "<" in text):
        yield Record(source.path, raw=text, text=text, encoding=decoded.encoding)
        return
    page = read_page(text)
    yield Record(source.path, raw=text, text=page.text, found=page.found, encoding=decoded.encoding)
