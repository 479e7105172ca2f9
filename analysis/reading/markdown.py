"""Markdown's marks out of text, as removals: what stays is the file's own characters."""

from __future__ import annotations

import re

from analysis.reading.cleaning import Removal
from analysis.reading.formats import front_matter_end

_MARKS = re.compile(
    r"(?m)"
    r"^(?P<heading>[ ]{0,3}#{1,6}[ \t]+)"
    r"|^(?P<quote>[ ]{0,3}(?:>[ ]?)+)"
    r"|^(?P<rule>[ ]{0,3}(?:[-*_][ \t]*){3,80}$\n?)"
    r"|(?P<image>!\[[^\]\n]{0,200}\]\([^)\n]{0,300}\))"
    r"|(?<!!)(?P<link>\[)(?=[^\[\]\n]{1,200}\]\([^)\n]{0,300}\))"
    r"|(?P<target>(?<=[^\s\[])\]\([^)\n]{0,300}\))"
    r"|(?P<strong>(?<![\w*])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![\w*])"
    r"|(?<![\w_])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![\w_]))"
    r"|(?P<code>`{1,3})"
)


def markdown_removals(text: str) -> list[Removal]:
    """Return the spans of a Markdown text that are marks and not words.

    Front matter, heading signs, quotation marks, rules, pictures, the brackets and targets of
    links, and signs of emphasis; list signs stay.

    Examples
    --------
    >>> marks = markdown_removals("# Talks *open*")
    >>> [(mark.start, mark.text) for mark in marks]
    [(0, '# '), (8, '*'), (13, '*')]
    """
    body = front_matter_end(text)
    removals = [Removal(0, body, "markdown", text[:body])] if body else []
    for match in _MARKS.finditer(text, body):
        if match.end() > match.start():
            removals.append(Removal(match.start(), match.end(), "markdown", match.group()))
    return removals
