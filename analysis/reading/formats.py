"""One reader per format: a file's bytes to raw records, chosen by content and then by ending."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from analysis.reading.decoding import Unreadable, decode
from analysis.reading.structured import Found
from analysis.reading.webpages import looks_like_html, read_page

# No article is longer; a longer text is a book, a dump or a mistake, and is refused with a cure.
MAX_ARTICLE_CHARACTERS = 2_000_000

TEXT_ENDINGS = frozenset({".txt", ".text", ""})
MARKDOWN_ENDINGS = frozenset({".md", ".markdown"})
HTML_ENDINGS = frozenset({".html", ".htm", ".xhtml"})
# What browsers save beside a page, and other files that nobody takes for an article.
IGNORED_ENDINGS = frozenset({
    ".css", ".js", ".mjs", ".map", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico",
    ".bmp", ".avif", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp3", ".mp4", ".webm", ".py",
    ".ipynb", ".toml", ".lock",
})  # fmt: skip
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<fields>(?:.*\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_FRONT_FIELD = re.compile(r"(?P<key>[A-Za-z_-]{2,20})[ \t]*:[ \t]*(?P<value>.*)")
_FIELD_NAMES = {
    "title": "title", "headline": "title", "author": "byline", "authors": "byline",
    "byline": "byline", "date": "published", "published": "published", "outlet": "outlet",
    "source": "outlet", "publication": "outlet", "url": "url", "link": "url",
    "language": "language", "lang": "language", "place": "place", "location": "place",
}  # fmt: skip


@dataclass(frozen=True)
class Record:
    """One article as its file gives it.

    Attributes
    ----------
    path
        Where it stands, relative to the folder read, with "/".
    raw
        The decoded content: what the article's id is made of.
    text
        The original text: what cleaning starts from and the ledger's offsets count in.
    markdown
        Whether the text is Markdown, whose marks cleaning takes out first.
    found
        Field to (value, where found) from outside the text.
    encoding
        What the bytes were decoded from; ends in "guessed" where it was.
    identity
        Fields of `found` that are no part of `raw` and so belong to the id.
    """

    path: str
    raw: str
    text: str
    markdown: bool = False
    found: Found = field(default_factory=dict)
    encoding: str = "utf-8"
    identity: tuple[str, ...] = ()


def read_records(path: str, data: bytes) -> Iterator[Record]:
    """Yield the articles that a file holds.

    Parameters
    ----------
    path
        The file's path as the table will show it.
    data
        Its bytes.

    Raises
    ------
    Unreadable
        With what is wrong and what helps, if the file cannot be read as articles.

    Examples
    --------
    >>> [record.text for record in read_records("a.txt", b"Envoys met on Monday.")]
    ['Envoys met on Monday.']
    """
    yield from _reader(PurePosixPath(path).suffix.lower())(path, data)


def is_ignored(path: str) -> bool:
    """Say whether a file is passed over without a word: hidden, or of a kind never an article.

    Examples
    --------
    >>> is_ignored("page_files/style.css"), is_ignored(".git/HEAD"), is_ignored("a.txt")
    (True, True, False)
    """
    pure = PurePosixPath(path)
    hidden = any(part.startswith(".") for part in pure.parts)
    return hidden or pure.suffix.lower() in IGNORED_ENDINGS


def _reader(ending: str) -> Callable[[str, bytes], Iterator[Record]]:
    """Return the reader for a file's ending; content decides between text and HTML."""
    if ending in TEXT_ENDINGS or ending in HTML_ENDINGS:
        return _read_text_or_html
    if ending in MARKDOWN_ENDINGS:
        return _read_markdown
    return _read_unknown


def _read_text_or_html(path: str, data: bytes) -> Iterator[Record]:
    """Read plain text, or a page whatever its ending."""
    decoded = decode(data)
    text = _checked(decoded.text)
    named_html = PurePosixPath(path).suffix.lower() in HTML_ENDINGS
    if not looks_like_html(text) and not (named_html and "<" in text):
        yield Record(path, raw=text, text=text, encoding=decoded.encoding)
        return
    page = read_page(text)
    yield Record(path, raw=text, text=page.text, found=page.found, encoding=decoded.encoding)


def _read_markdown(path: str, data: bytes) -> Iterator[Record]:
    """Read Markdown with its front matter, if it has one."""
    decoded = decode(data)
    text = _checked(decoded.text)
    found = _front_matter(text)
    yield Record(path, raw=text, text=text, markdown=True, found=found, encoding=decoded.encoding)


def _read_unknown(path: str, data: bytes) -> Iterator[Record]:
    """Read a page under a name of unknown ending; refuse anything else."""
    decoded = decode(data)
    if looks_like_html(decoded.text):
        yield from _read_text_or_html(path, data)
        return
    ending = PurePosixPath(path).suffix
    raise Unreadable(
        f"files ending in {ending} are not known",
        "rename it to .txt, .md or .html if it holds an article, or move it out of the folder",
    )


def _checked(text: str) -> str:
    """Return the text, refusing what is empty or too long to be an article."""
    if not text.strip():
        raise Unreadable("the article is empty", "put its text in, or remove the file")
    if len(text) > MAX_ARTICLE_CHARACTERS:
        raise Unreadable(
            f"{len(text):,} characters are too long for one article (the limit is "
            f"{MAX_ARTICLE_CHARACTERS:,})",
            "put each article in a file of its own, or raise "
            "analysis.reading.formats.MAX_ARTICLE_CHARACTERS",
        )
    return text


def front_matter_end(text: str) -> int:
    r"""Return where a Markdown file's front matter ends, 0 where it has none.

    Examples
    --------
    >>> front_matter_end("---\ntitle: Talks\n---\nEnvoys met.")
    21
    """
    match = _FRONT_MATTER.match(text)
    return match.end() if match else 0


def _front_matter(text: str) -> Found:
    """Return the fields of a front matter that the house knows."""
    found: Found = {}
    match = _FRONT_MATTER.match(text)
    for line in match["fields"].splitlines() if match else ():
        part = _FRONT_FIELD.fullmatch(line.strip())
        name = _FIELD_NAMES.get(part["key"].lower()) if part else None
        if part and name and name not in found:
            value = part["value"].strip().strip("\"'").strip("[]")
            found[name] = (value, f"front matter, {part['key'].lower()}")
    return found
