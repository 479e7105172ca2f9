"""Pieces of HTML, as feeds and databases keep them, to text."""

from __future__ import annotations

import re

from analysis.reading.decoding import Unreadable

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "center", "dd", "div", "dl", "dt", "figure",
    "figcaption", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
    "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul",
})  # fmt: skip
_DROPPED = frozenset({
    "button", "head", "iframe", "noscript", "object", "script", "select", "style", "svg",
    "template",
})  # fmt: skip
_SPACE = re.compile(r"\s+")


def read_fragment(html: str) -> str:
    r"""Return the text of a piece of HTML, paragraphs parted by blank lines.

    A piece holds no menus to be found out by a page's proportions, and is often too short for
    trafilatura, which then takes sentences apart at their italics: here blocks alone part text.

    Parameters
    ----------
    html
        The source.

    Raises
    ------
    Unreadable
        If there is no text in it.

    Examples
    --------
    >>> read_fragment("<p>Envoys\nmet &amp; <i>left</i>.</p>They will be<br>back.")
    'Envoys met & left.\n\nThey will be\n\nback.\n'
    """
    from lxml import etree  # type: ignore[import-untyped]
    from lxml.html import fromstring  # type: ignore[import-untyped]

    tree = fromstring(f"<div>{html}</div>")
    for element in list(tree.iter()):
        dropped = not isinstance(element.tag, str) or element.tag in _DROPPED
        around = "\n" if element.tag in _BLOCKS else ""
        within = "" if dropped else _SPACE.sub(" ", element.text or "")
        element.tail = around + _SPACE.sub(" ", element.tail or "")
        element.text = around + within
        if dropped and element is not tree:
            for inner in list(element):
                element.remove(inner)
    parted = str(etree.tostring(tree, method="text", encoding=str))
    text = "\n\n".join(filter(None, map(str.strip, parted.split("\n"))))
    if not text:
        raise Unreadable("no text in its HTML", "fill the text in, or take the row out")
    return text + "\n"
