"""Web archives (.warc, .warc.gz, .wet): each page that was fetched well (warcio)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from analysis.reading.decoding import Unreadable
from analysis.reading.formats.budget import MAX_MEMBER_BYTES
from analysis.reading.formats.extras import load_extra
from analysis.reading.formats.record import Problem, Source

# What else a crawl keeps (pictures, styles, data) is passed over, as it is in a folder.
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
}
_RECORDS = ("response", "resource", "conversion")
# warcio joins a line from blocks, each time anew: with its own 16 kB, a header line of 50 MB that a
# hostile archive holds takes minutes.
_BLOCK_BYTES = 1 << 24


def read_web_archive(source: Source, stream: IO[bytes]) -> Iterator[Source | Problem]:
    """Yield each page of a web archive; its fifth record is `crawl.warc.gz#5`.

    Parameters
    ----------
    source
        The file.
    stream
        Its unpacked bytes.
    """
    library = load_extra("warcio.archiveiterator", "warc")
    iterator = library.ArchiveIterator(stream, block_size=_BLOCK_BYTES)
    for number, record in enumerate(iterator, 1):
        source.budget.take_member()
        kind = _content_type(record)
        if record.rec_type not in _RECORDS or kind not in _ENDINGS or not _was_fetched(record):
            continue
        where = f"{source.path}#{number}"
        data = record.content_stream().read(MAX_MEMBER_BYTES + 1)
        if _header(record, "Content-Encoding"):
            source.budget.take(len(data))
        if len(data) > MAX_MEMBER_BYTES:
            raise Unreadable(f"record {number} is too large", "take it out of the archive")
        url = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
        yield source.member(
            where,
            f"page{_ENDINGS[kind]}",
            data,
            label=_charset(record),
            found={"url": (url, "WARC-Target-URI")} if url else {},
        )


def _content_type(record: Any) -> str:
    """Return the media type that the server gave, or the archive where there was no server."""
    return str(_header(record, "Content-Type")).partition(";")[0].strip().lower()


def _charset(record: Any) -> str:
    """Return the charset that the server named, "" where it named none."""
    _, _, charset = str(_header(record, "Content-Type")).lower().partition("charset=")
    return charset.partition(";")[0].strip(" \"'")


def _header(record: Any, name: str) -> str:
    """Return what the server said of a page, or the archive where there was no server."""
    headers = record.http_headers or record.rec_headers
    return headers.get_header(name) or ""


def _was_fetched(record: Any) -> bool:
    """Say whether the server answered with the page and not with an error."""
    return record.http_headers is None or record.http_headers.get_statuscode().startswith("2")
