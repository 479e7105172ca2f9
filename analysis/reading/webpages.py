"""HTML to the article's text (trafilatura) and what the page says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.reading.decoding import Unreadable
from analysis.reading.structured import Found, read_structured

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}"
    r"<(?:!doctype html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Page:
    """A page's article: its text, paragraphs parted by blank lines, and its metadata."""

    text: str
    found: Found


def looks_like_html(text: str) -> bool:
    """Say whether text is the source of a web page.

    Examples
    --------
    >>> looks_like_html("<!DOCTYPE html><html>"), looks_like_html("Talks <open>")
    (True, False)
    """
    return _HTML.match(text[:12_000]) is not None


def read_page(html: str) -> Page:
    """Return the article that a page holds.

    Parameters
    ----------
    html
        The page's source.

    Returns
    -------
    Page
        Its text begins with the title where the page names one.

    Raises
    ------
    Unreadable
        If the source is no HTML, or holds no article text.
    """
    import trafilatura

    tree = trafilatura.load_html(html)
    if tree is None:
        raise Unreadable("not HTML", "save the page again, or its text as .txt")
    # Read first: extraction takes the tree apart.
    found = read_structured(tree)
    body = trafilatura.extract(tree, include_comments=False)
    paragraphs = [line.strip() for line in (body or "").split("\n") if line.strip()]
    if not paragraphs:
        raise Unreadable("no article text in this page", "copy the article's text into a .txt")
    title = found.get("title", ("", ""))[0]
    if title and not _same(title, paragraphs[0]):
        paragraphs.insert(0, title)
    return Page("\n\n".join(paragraphs) + "\n", found)


def _same(title: str, line: str) -> bool:
    """Say whether a line is the title, whatever its white space and case."""
    return " ".join(title.split()).casefold() == " ".join(line.split()).casefold()
