"""Quotation marks: which words of a text stand between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.language.paragraphs import Span

_MARK = re.compile(r"""["“”„‟«»‘’‛'`]""")
_CLOSES = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "‘": "’",
    '"': '"',
    "'": "'",
    "`": "'",
    "‟": "”",
    "‛": "’",
}
_SINGLE = "'‘’‛`"
_OPENING = "“„«‘‟‛"
_BEFORE_OPENING = "([{—–-/:"
# "'80s", "'em" and "'til" begin with an apostrophe.
_CLIPPED = re.compile(r"['’‘](?:\d\ds?\b|em\b|til\b|tis\b|twas\b|cause\b|n[’']?\b)", re.IGNORECASE)


@dataclass(slots=True)
class Marked:
    """Words between quotation marks.

    Parameters
    ----------
    start, end
        Characters into the text, the marks themselves left out.
    parent
        Number of the marked words that hold these; -1 for none.
    closed
        Whether a closing mark was found.
    continues
        Number of the marked words, in the paragraph before, that these go on from; -1 for none.
    """

    start: int
    end: int
    parent: int = -1
    closed: bool = False
    continues: int = -1


@dataclass(slots=True)
class _Open:
    """An opening mark that waits for its closing one."""

    mark: str
    number: int


def marked_words(text: str, paragraphs: list[Span]) -> list[Marked]:
    r"""Return what stands between quotation marks, in the order of the opening marks.

    Straight, curly, low and angular marks, double and single; one within another. A quotation of
    several paragraphs opens in each and closes in the last: every paragraph gives a row that
    names the one it continues. A mark that nothing closes reaches to the end of its paragraph;
    single marks that nothing closes are apostrophes.

    Parameters
    ----------
    text
        The text.
    paragraphs
        Its paragraphs, in order.

    Examples
    --------
    >>> text = '“They said ‘no’ to us,” Ann wrote.'
    >>> [text[m.start : m.end] for m in marked_words(text, [(0, len(text))])]
    ['They said ‘no’ to us,', 'no']
    """
    found: list[Marked] = []
    unclosed = -1
    for start, end in paragraphs:
        first = len(found)
        left_open = _paragraph(text, start, end, found)
        opens = first < len(found) and _opens_at(text, start, found[first].start)
        if unclosed >= 0 and opens:
            found[first].continues = unclosed
        unclosed = left_open
    return found


def _opens_at(text: str, start: int, inside: int) -> bool:
    """Tell whether a paragraph begins with the mark before `inside`."""
    return not text[start : inside - 1].strip()


def _paragraph(text: str, start: int, end: int, found: list[Marked]) -> int:
    """Add the marked words of one paragraph; return the number of one left open, or -1."""
    waiting: list[_Open] = []
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match[0]
        closes = _closes(text, at, end, waiting)
        if closes >= 0:
            found[waiting[closes].number].end = at
            found[waiting[closes].number].closed = True
            del waiting[closes:]
        elif _opens(text, at, start, end):
            parent = waiting[-1].number if waiting else -1
            waiting.append(_Open(mark, len(found)))
            found.append(Marked(at + 1, end, parent))
    return _left_open(text, end, waiting, found)


def _left_open(text: str, end: int, waiting: list[_Open], found: list[Marked]) -> int:
    """Drop single marks that nothing closed; return the number of a double one left open."""
    double = [o.number for o in waiting if o.mark not in _SINGLE]
    dropped = {o.number for o in waiting if o.mark in _SINGLE}
    for number in sorted(dropped, reverse=True):
        parent = found[number].parent
        for later in found[number + 1 :]:
            later.parent = parent if later.parent == number else later.parent
            later.parent -= later.parent > number
        del found[number]
        double = [n - (n > number) for n in double]
    return double[0] if double else -1


def _closes(text: str, at: int, end: int, waiting: list[_Open]) -> int:
    """Return which waiting mark a mark closes; -1 if none."""
    mark = text[at]
    for number in range(len(waiting) - 1, -1, -1):
        if mark not in _CLOSES[waiting[number].mark]:
            continue
        if _only_opens(text, at) or (mark in _SINGLE and not _ends_single(text, at, end)):
            return -1
        return number
    return -1


def _only_opens(text: str, at: int) -> bool:
    """Tell whether a straight mark stands after a blank and before a word."""
    blank_before = at == 0 or text[at - 1].isspace() or text[at - 1] in "(["
    blank_after = at + 1 >= len(text) or text[at + 1].isspace()
    return text[at] in "\"'" and blank_before and not blank_after


def _ends_single(text: str, at: int, end: int) -> bool:
    """Tell whether a single mark closes a quotation and is no apostrophe."""
    behind = text[at + 1] if at + 1 < end else " "
    before = text[at - 1]
    if behind.isalnum():
        return False
    if before in ".,!?;…":
        return True
    # "the ministers' plan": a plural's apostrophe, if a better closing mark follows.
    plural = before == "s" and behind == " " and text[at + 2 : at + 3].islower()
    return not (plural and re.search(r"[.,!?…\w]['’](?!\w)", text[at + 1 : end]))


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """Tell whether a mark opens a quotation."""
    mark = text[at]
    behind = text[at + 1] if at + 1 < end else " "
    if behind.isspace() and mark not in "“„«":
        return False
    if mark in _OPENING:
        return not _CLIPPED.match(text, at) and (mark not in _SINGLE or _free(text, at, start))
    if mark in "'\"`":
        return _free(text, at, start) and not _CLIPPED.match(text, at)
    return False


def _free(text: str, at: int, start: int) -> bool:
    """Tell whether nothing that a word could be part of stands before a mark."""
    if at == start:
        return True
    before = text[at - 1]
    return before.isspace() or before in _BEFORE_OPENING or before in "\"“„«‘'"
