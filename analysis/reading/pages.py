"""The article inside a page that was copied whole: menus before it, lists and comments after it.

Works only on text that is plainly such a copy; an article by itself is left as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from analysis.reading.lines import LineModel, score_line
from analysis.reading.marking import is_sentence_like
from analysis.reading.segments import find_article
from analysis.reading.splitting import Line

# A text is the copy of a page where rules of the page's own furniture fire and this many lines
# are that furniture, or menu-like: a few words and no punctuation. Verse has longer lines.
MIN_PAGE_LINES = 25
_MENU_WORDS = 3
# Rules whose lines stand inside articles too, and so say nothing of a page around them.
_INNER = frozenset(
    {"photo-caption", "repeated-caption", "repeated-paragraph", "byline", "date-line",
     "desk-credit", "outside-article", "furniture-line"}
)  # fmt: skip
_KINDS = {"comments": "comments", "commenter": "commenter", "copyright": "copyright"}
# The title is looked for among so many lines above the article.
_TITLE_LINES = 25
_TITLE_WORDS = range(3, 26)
_WORD = re.compile(r"\w{3,}")


def mark_page(lines: Sequence[Line], names: set[str], model: LineModel) -> None:
    """Mark what lies outside the article, and furniture inside it, in the copy of a page.

    Parameters
    ----------
    lines
        The lines of the text, those that rules take already marked.
    names
        The rules that are on; `outside-article` and `furniture-line` are this function's.
    model
        What a line looks like, and the costs of leaving the article.
    """
    if "outside-article" not in names or not looks_like_page(lines):
        return
    counts = Counter(line.words.casefold() for line in lines)
    for line in lines:
        if not line.rule:
            again = counts[line.words.casefold()] > 1
            line.score = score_line(line.words, printed_twice=again, model=model)
    inside = find_article([(line.score, _kind(line)) for line in lines], costs=model.costs)
    kept = [line for line, is_in in zip(lines, inside, strict=True) if is_in and not line.rule]
    if not kept:
        return
    title = _find_title(lines[: inside.index(True)], kept)
    for line, is_in in zip(lines, inside, strict=True):
        if line.rule or line is title:
            continue
        if not is_in:
            line.rule = "outside-article"
        elif line.score <= -model.limit and "furniture-line" in names:
            line.rule = "furniture-line"


def looks_like_page(lines: Sequence[Line]) -> bool:
    """Say whether lines are the copy of a whole page and not an article by itself."""
    furniture = [line for line in lines if line.rule and line.rule not in _INNER]
    if not furniture:
        return False
    menu = [
        line
        for line in lines
        if not line.rule and line.n_words <= _MENU_WORDS and line.words[-1] not in ".,;:!?"
    ]
    return len(furniture) + len(menu) >= MIN_PAGE_LINES


def _kind(line: Line) -> str:
    """Return what a line is to the search for the article."""
    if not line.rule:
        return ""
    return line.kind or _KINDS.get(line.rule) or ("inner" if line.rule in _INNER else "chrome")


def _find_title(above: Sequence[Line], article: Sequence[Line]) -> Line | None:
    """Return the line above the article that shares most of its words with it, if one does."""
    if _is_title_like(article[0]):
        return None
    known = {word for line in article for word in _WORD.findall(line.words.lower())}
    best: Line | None = None
    most = 0.0
    for line in [line for line in above if not line.rule][-_TITLE_LINES:]:
        words = _WORD.findall(line.words.lower())
        shared = sum(word in known for word in words)
        fits = _is_title_like(line) and shared >= 3 and shared >= 0.6 * len(words)
        if fits and shared * shared / len(words) >= most:
            best, most = line, shared * shared / len(words)
    return best


def _is_title_like(line: Line) -> bool:
    """Say whether a line is built like a title."""
    stops = is_sentence_like(line.words) and not line.words.endswith(("?", "!"))
    return line.n_words in _TITLE_WORDS and not stops
