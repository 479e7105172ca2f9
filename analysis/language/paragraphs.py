"""Paragraphs of a text: which line breaks end one, and which only wrap a long line."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

Span = tuple[int, int]

_BREAK = r"\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_LINE = re.compile(rf"\S(?:[^{_BREAK}]*[^\s])?")
_LINE_BREAK = re.compile(rf"\r\n|[{_BREAK}]")
_FINISHED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_LIST_ITEM = re.compile(r"[-*•·–—▪►]\s|\(?(?:\d{1,3}|[A-Za-z])[.)]\s|By [A-Z]")
_FIRST_WORD = re.compile(r"\S+")

# A line shorter than this was not cut by a margin; one longer than the widest margin is a
# paragraph of its own.
_NARROWEST, _WIDEST = 40, 120
_SLACK = 8


def paragraphs(text: str) -> list[Span]:
    r"""Return the paragraphs of `text` as offsets, without the blanks around them.

    A blank line ends a paragraph. A single line break does so too (a headline, a by-line, a page
    copied from a browser), unless the text is wrapped at a margin and this line is full, or the
    next line goes on in mid sentence.

    Parameters
    ----------
    text
        Any text; every kind of line break is understood.

    Examples
    --------
    >>> paragraphs("Talks resume\nThe talks went on. They failed.")
    [(0, 12), (13, 44)]
    >>> wrapped = "The ministers met in the old town hall for\nthe third time this week."
    >>> paragraphs(wrapped) == [(0, len(wrapped))]
    True
    """
    lines = [match.span() for match in _LINE.finditer(text)]
    if not lines:
        return []
    single = [_is_single_break(text[a[1] : b[0]]) for a, b in pairwise(lines)]
    if not any(single):
        return lines
    width = _margin(text, lines, single)
    found = []
    start = lines[0][0]
    for i, near in enumerate(single):
        if not (near and _goes_on(text, lines[i], lines[i + 1], width)):
            found.append((start, lines[i][1]))
            start = lines[i + 1][0]
    found.append((start, lines[-1][1]))
    return found


@lru_cache(maxsize=1000)
def _is_single_break(gap: str) -> bool:
    """Tell whether the blanks between two lines hold one line break, so no blank line."""
    return len(_LINE_BREAK.findall(gap)) == 1


def _in_mid_sentence(text: str, line: Span, following: Span) -> bool:
    """Tell whether a long line without a stop is followed by a line in lower case."""
    if line[1] - line[0] < _NARROWEST or not text[following[0]].islower():
        return False
    word = _FIRST_WORD.match(text, *following)
    # "iPhone" and "al-Assad" may start a line of their own.
    if word is None or not word[0].islower():
        return False
    return _LIST_ITEM.match(text, *following) is None and not _ends_sentence(text, line)


def _ends_sentence(text: str, line: Span) -> bool:
    """Tell whether a line ends in a stop, closing quotes aside."""
    return _FINISHED.search(text, max(line[0], line[1] - 6), line[1]) is not None


def _margin(text: str, lines: list[Span], single: list[bool]) -> int:
    """Return the length of the longest line that was cut in mid sentence, 0 if none was."""
    cut = (
        line[1] - line[0]
        for (line, following), near in zip(pairwise(lines), single, strict=True)
        if near and _in_mid_sentence(text, line, following)
    )
    return max((length for length in cut if length <= _WIDEST), default=0)


def _goes_on(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether `following` continues the paragraph of `line`."""
    if _LIST_ITEM.match(text, *following):
        return False
    if _in_mid_sentence(text, line, following):
        return True
    length = line[1] - line[0]
    if not width or length > width + _SLACK or _indent(text, following) > _indent(text, line):
        return False
    word = _FIRST_WORD.match(text, *following)
    assert word is not None
    # A full line had no room for the next word; a line with room ended because its text did.
    return length + 1 + len(word[0]) > width


def _indent(text: str, line: Span) -> int:
    """Count the blanks before a line."""
    start = line[0]
    while start and text[start - 1] in " \t":
        start -= 1
    return line[0] - start
