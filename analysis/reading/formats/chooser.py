"""Which reader takes a file: its content says so first, then its ending."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from analysis import escaping
from analysis.reading.decoding import Unreadable, decode
from analysis.reading.formats.archives import read_tar, read_zip
from analysis.reading.formats.budget import MAX_MEMBER_BYTES, Metered, check_depth
from analysis.reading.formats.delimited import read_delimited
from analysis.reading.formats.excel import read_excel
from analysis.reading.formats.frontmatter import read_markdown
from analysis.reading.formats.jsons import read_json, read_json_lines
from analysis.reading.formats.mail import (
    looks_like_mail,
    looks_like_mailbox,
    read_mail,
    split_mailbox,
)
from analysis.reading.formats.office import office_kind
from analysis.reading.formats.parquet import read_parquet
from analysis.reading.formats.pdf import read_pdf
from analysis.reading.formats.plain import read_text_or_page
from analysis.reading.formats.record import Item, Problem, Record, Source
from analysis.reading.formats.warc import read_web_archive
from analysis.reading.formats.word import read_word
from analysis.reading.webpages import looks_like_html

_Reader = Callable[[Source], Iterator[Item] | Iterator[Record] | Iterator[Source | Problem]]

_BY_MAGIC: tuple[tuple[bytes, _Reader], ...] = (
    (b"%PDF-", read_pdf),
    (b"PAR1", read_parquet),
)
_BY_ENDING: dict[str, _Reader] = {
    "": read_text_or_page, ".txt": read_text_or_page, ".text": read_text_or_page,
    ".html": read_text_or_page, ".htm": read_text_or_page, ".xhtml": read_text_or_page,
    ".md": read_markdown, ".markdown": read_markdown,
    ".csv": read_delimited, ".tsv": read_delimited, ".tab": read_delimited,
    ".json": read_json, ".jsonl": read_json_lines, ".ndjson": read_json_lines,
    ".eml": read_mail, ".mbox": split_mailbox,
}  # fmt: skip
# Told by their content alone; what is named so and is something else is no article.
_BINARY_ENDINGS = (
    ".docx", ".xlsx", ".pdf", ".parquet", ".zip", ".tar", ".tgz", ".gz", ".warc",
)  # fmt: skip
_KNOWN = ".txt, .md, .html, .csv, .tsv, .json, .jsonl, .eml, .mbox, " + ", ".join(_BINARY_ENDINGS)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def read_records(
    path: str, data: bytes, *, columns: Mapping[str, str] | None = None
) -> Iterator[Item]:
    """Yield the articles that a file holds, and what of it could not be read.

    Parameters
    ----------
    path
        The file's path as the table will show it. An article of many in one file is called
        `news.csv#12` (rows as a spreadsheet numbers them, from the header's 1),
        `news.xlsx#Sheet!12`, `news.jsonl#12` (lines), `news.json#12`, `news.parquet#12`,
        `letters.mbox#12` and `crawl.warc.gz#12` (counted from 1); a file in an archive
        `archive.zip/inner.txt`.
    data
        Its bytes.
    columns
        Field to column, where the user named columns of tables.

    Yields
    ------
    Record, Problem or ColumnsTaken
        In the file's order.

    Raises
    ------
    Unreadable
        With what is wrong and what helps, if the file cannot be read as articles.

    Examples
    --------
    >>> [record.text for record in read_records("a.txt", b"Envoys met on Monday.")]
    ['Envoys met on Monday.']
    """
    yield from _read(Source(path=path, data=data, name=path, columns=columns or {}))


def _read(source: Source) -> Iterator[Item]:
    """Read a file, and what lies inside it; whatever a library raises is made one problem."""
    try:
        for item in _choose(source)(source):
            if isinstance(item, Source):
                yield from _read_member(item)
            else:
                yield item
    except Unreadable:
        raise
    except Exception as error:  # a hostile file finds errors that no library documents
        what = escaping.for_log(f"{type(error).__name__}: {error}", width=120)
        raise Unreadable(
            f"it is broken or not what it seems ({what})",
            "open it in its own program and save it again, or give its text as .txt",
        ) from error


def _read_member(member: Source) -> Iterator[Item]:
    """Read what lies inside a file; where it cannot be read, the others still are."""
    try:
        for item in _read(member):
            if isinstance(item, Record):
                said = {name: told for name, told in item.found.items() if told[0]}
                item = replace(item, found={**member.found, **item.found, **said})
            yield item
    except Unreadable as error:
        yield Problem(member.path, error.problem, error.cure)


def _choose(source: Source) -> _Reader:
    """Return the reader for a file."""
    data, ending = source.data, PurePosixPath(source.name).suffix.lower()
    for magic, reader in _BY_MAGIC:
        if data.startswith(magic):
            return reader
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _choose_zip(data)
    if data.startswith(b"\x1f\x8b"):
        return _read_gzip
    if data.startswith(b"WARC/"):
        return lambda file: read_web_archive(file, io.BytesIO(file.data))
    if _is_tar(data) or (ending == ".tar" and data):
        return lambda file: read_tar(file, io.BytesIO(file.data))
    if ending == ".pdf" and b"%PDF-" in data[:1024]:
        return read_pdf
    if data.startswith(_OLD_OFFICE):
        raise Unreadable(
            "not text but an Office document of the old kind, or one with a password",
            "save it as .docx or .xlsx, without a password",
        )
    return _BY_ENDING.get(ending, _read_unknown)


def _choose_zip(data: bytes) -> _Reader:
    """Return the reader for a zip archive, which Office documents are too."""
    kind = office_kind(data)
    readers: dict[str, _Reader] = {"": read_zip, "word": read_word, "excel": read_excel}
    if kind not in readers:
        raise Unreadable(f"not text but {kind}", "save it as .docx, .xlsx, .html or .txt")
    return readers[kind]


def _is_tar(data: bytes) -> bool:
    """Say whether bytes are a tar archive."""
    return data[257:262] == b"ustar"


def _read_gzip(source: Source) -> Iterator[Source | Problem]:
    """Unpack a gzip file: an archive member by member, any other file whole."""
    check_depth(source.depth + 1)
    unpacked = gzip.GzipFile(fileobj=io.BytesIO(source.data))
    stream = io.BufferedReader(Metered(unpacked, source.budget), 1 << 16)
    head = stream.peek(512)
    if head.startswith(b"WARC/"):
        yield from read_web_archive(source, stream)
    elif _is_tar(head):
        yield from read_tar(source, stream)
    else:
        data = stream.read(MAX_MEMBER_BYTES + 1)
        if len(data) > MAX_MEMBER_BYTES:
            raise Unreadable(
                f"it unpacks to more than {MAX_MEMBER_BYTES:,} bytes", "split it into smaller files"
            )
        name = PurePosixPath(source.name)
        inner = name.stem if name.suffix.lower() == ".gz" else name.name
        yield source.member(source.path, inner, data)


def _read_unknown(source: Source) -> Iterator[Item] | Iterator[Record] | Iterator[Source]:
    """Read a file of unknown ending by its content; refuse what is no article."""
    text = decode(source.data, label=source.label).text
    if looks_like_html(text):
        return read_text_or_page(source)
    if looks_like_mailbox(source.data):
        return split_mailbox(source)
    if looks_like_mail(source.data):
        return read_mail(source)
    if text.lstrip().startswith(("{", "[")):
        return read_json(source)
    ending = PurePosixPath(source.name).suffix
    if ending.lower() in _BINARY_ENDINGS:
        raise Unreadable(
            f"its content is not what its ending {ending} says", "save or fetch it again"
        )
    raise Unreadable(
        f"files ending in {escaping.for_log(ending, width=20)} are not known",
        f"rename it if it holds an article ({_KNOWN}), or move it out of the folder",
    )
