"""Markdown with its front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.reading.decoding import decode
from analysis.reading.formats.record import Record, Source, checked_text
from analysis.reading.structured import Found

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<fields>(?:.*\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_FRONT_FIELD = re.compile(r"(?P<key>[A-Za-z_-]{2,20})[ \t]*:[ \t]*(?P<value>.*)")
_FIELD_NAMES = {
    "title": "title", "headline": "title", "author": "byline", "authors": "byline",
    "byline": "byline", "date": "published", "published": "published", "outlet": "outlet",
    "source": "outlet", "publication": "outlet", "url": "url", "link": "url",
    "language": "language", "lang": "language", "place": "place", "location": "place",
}  # fmt: skip


def read_markdown(source: Source) -> Iterator[Record]:
    """Read Markdown with its front matter, if it has one."""
    decoded = decode(source.data, label=source.label)
    text = checked_text(decoded.text)
    found = _front_matter(text)
    yield Record(
        source.path, raw=text, text=text, markdown=True, found=found, encoding=decoded.encoding
    )


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
