"""Lines of a PDF to paragraphs: what a page breaks is joined, what it repeats is left out."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

# So many lines at the top and at the bottom of a page may be running headers and footers, and
# are where they stand on this share of the pages.
_EDGE_LINES = 3
_MOST_PAGES = 0.6
# A gap this much wider than the usual one parts paragraphs; so does a line indented this much
# of its size, or a change of size by this factor.
_WIDE_GAP = 1.3
_INDENT = 0.8
_OTHER_SIZE = 1.1
# A line this short beside the usual one may end a paragraph.
_SHORT = 0.8

_PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?#(?:\s*(?:of|/)\s*#)?\W*")
_END = re.compile(r"[.!?:\u2026][\"'\u201d\u2019)\]]*$")
_HYPHEN = re.compile(r"(?P<left>\w+)[-\u2010]$")
_WORD = re.compile(r"\w+")
_LIGATURES = str.maketrans({
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st", "\x00": "\ufffd",
})  # fmt: skip


@dataclass(frozen=True)
class PdfLine:
    """One line as a page draws it.

    Attributes
    ----------
    text
        Its characters.
    x, y
        Where it begins, in points from the page's lower left corner.
    size
        Its font's size in points.
    """

    text: str
    x: float
    y: float
    size: float

    @classmethod
    def at(cls, text: str, cm: Sequence[float], tm: Sequence[float], size: float) -> PdfLine:
        """Return a line where a page's and a text's transformations put it."""
        x, y = (cm[i] * tm[4] + cm[i + 2] * tm[5] + cm[i + 4] for i in (0, 1))
        scale = math.hypot(tm[2], tm[3]) * math.hypot(cm[2], cm[3])
        return cls(text, x, y, size * scale or size)

    def plus(self, text: str) -> PdfLine:
        """Return the line with more text at its end."""
        return replace(self, text=self.text + text)


def without_running_lines(pages: Sequence[Sequence[PdfLine]]) -> list[list[PdfLine]]:
    """Return pages without headers and footers: lines that most pages have at their edge.

    Numbers in them may differ. A line that is larger than its repetitions is the title that the
    header took, and stays.

    Examples
    --------
    >>> pages = [[PdfLine(f"Courier {n}", 0, 90, 8), PdfLine(word, 0, 50, 10)]
    ...          for n, word in enumerate(("Talks", "ended"))]
    >>> [[line.text for line in page] for page in without_running_lines(pages)]
    [['Talks'], ['ended']]
    """
    edges = [_edge_lines(page) for page in pages]
    counts = Counter(key for edge in edges for key in {_key(line) for line in edge})
    sizes: dict[str, list[float]] = {}
    for edge in edges:
        for line in edge:
            sizes.setdefault(_key(line), []).append(line.size)
    needed = max(2, math.ceil(_MOST_PAGES * len(pages)))

    def runs(line: PdfLine) -> bool:
        key = _key(line)
        if _PAGE_NUMBER.fullmatch(key):
            return True
        return counts[key] >= needed and line.size <= _OTHER_SIZE * median(sizes[key])

    return [
        [line for line in page if not (any(line is other for other in edge) and runs(line))]
        for page, edge in zip(pages, edges, strict=True)
    ]


def join_lines(pages: Sequence[Sequence[PdfLine]]) -> str:
    r"""Return the text of pages, paragraphs parted by blank lines.

    A paragraph ends at a wide gap, before an indented line, where the size changes, and at a
    short line that ends a sentence. A word that a line's end divides is joined; its hyphen stays
    where the document writes the word with one elsewhere.

    Examples
    --------
    >>> lines = [PdfLine("They began nego-", 0, 90, 10), PdfLine("tiations again.", 0, 78, 10),
    ...          PdfLine("Nobody came.", 0, 50, 10)]
    >>> join_lines([lines])
    'They began negotiations again.\n\nNobody came.\n'
    """
    lines = [
        replace(line, text=line.text.strip().translate(_LIGATURES))
        for page in pages
        for line in page
        if line.text.strip()
    ]
    if not lines:
        return ""
    width = sorted(len(line.text) for line in lines)[int(0.75 * (len(lines) - 1))]
    leading = _leading(lines)
    whole = " ".join(line.text for line in lines)
    hyphened = set(re.findall(r"\w+-\w+", whole.casefold()))
    text = lines[0].text
    left = lines[0].x
    for before, line in pairwise(lines):
        if _parts(before, line, left=left, width=width, leading=leading):
            text, left = f"{text}\n\n{line.text}", line.x
        else:
            # The first line of a paragraph may be indented, the others show the margin.
            text, left = _join(text, line.text, hyphened), line.x
    return text + "\n"


def _edge_lines(page: Sequence[PdfLine]) -> list[PdfLine]:
    """Return the lines nearest to the page's top and bottom."""
    down = sorted((line for line in page if line.text.strip()), key=lambda line: -line.y)
    return down if len(down) <= 2 * _EDGE_LINES else down[:_EDGE_LINES] + down[-_EDGE_LINES:]


def _key(line: PdfLine) -> str:
    """Return a line without what differs from page to page: case, spaces, numbers."""
    return re.sub(r"\d+", "#", " ".join(line.text.casefold().split()))


def _leading(lines: Sequence[PdfLine]) -> float:
    """Return the usual distance from line to line, in font sizes."""
    gaps = [
        round((a.y - b.y) / b.size, 1)
        for a, b in pairwise(lines)
        if a.size > 0 and b.size > 0 and 0 < a.y - b.y < 3 * b.size and a.size == b.size
    ]
    # Of equally usual ones the least: gaps between paragraphs are the wider ones.
    counts = Counter(gaps)
    return min(gaps, key=lambda gap: (-counts[gap], gap)) if gaps else 1.2


def _parts(before: PdfLine, line: PdfLine, *, left: float, width: int, leading: float) -> bool:
    """Say whether a paragraph ends between two lines."""
    small, large = sorted((before.size, line.size))
    if large > _OTHER_SIZE * small:
        return True
    ends = bool(_END.search(before.text)) and len(before.text) < _SHORT * width
    gap = before.y - line.y
    if gap <= 0 or gap > 20 * large:
        # The next column or page: only the words can tell.
        return ends or (bool(_END.search(before.text)) and line.text[:1].isupper())
    indented = line.x > left + _INDENT * line.size
    return gap > _WIDE_GAP * leading * line.size or indented or ends


def _join(text: str, line: str, hyphened: set[str]) -> str:
    """Return text with the next line added, a divided word made whole."""
    if text.endswith("\xad"):
        return text[:-1] + line
    divided, rest = _HYPHEN.search(text[-80:]), _WORD.match(line)
    if not divided or not rest:
        return f"{text} {line}"
    # "Franco-German" and "2014-15" have a hyphen of their own.
    own = not line[0].islower() or f"{divided['left']}-{rest.group()}".casefold() in hyphened
    return (text if own else text[:-1]) + line
