"""Lines marked for removal by the named rules: alone, under a heading, or as a second copy."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from analysis.reading.rules import Rule
from analysis.reading.screening import Screens, screens, small_letters
from analysis.reading.splitting import Line

# No furniture line is longer; a longer line is only looked at for the credit at its end.
MAX_FURNITURE_CHARACTERS = 600
# How much of a line's end may hold the credit of a picture.
_TAIL_CHARACTERS = 160
# A list of headlines under "Latest Headlines" is no longer than this, nor its lines.
_MAX_LIST_LINES = 20
_MAX_HEADING_CHARACTERS = 120
_MAX_HEADLINE_WORDS = 20
# Fewer words than this may repeat without being a second printing (a refrain, a chant).
_MIN_REPEATED_WORDS = 12
_MIN_TITLE_WORDS = 4

_LIST_SIGN = re.compile(r"(?:[*+\u2022\u00b7\u25aa\u2023\u2013-]|\d{1,2}[.)]) ")
_SENTENCE_END = re.compile(r"[.!?\u2026][\"'\u201d\u2019)\]]*$")
# A headline and the summary under it, run together when a page was flattened.
_TEASER = re.compile(r"[a-z]{2}[A-Z][a-z]* [a-z]")


def is_sentence_like(line: str) -> bool:
    """Say whether a line ends as a sentence does.

    Examples
    --------
    >>> is_sentence_like("Envoys met on Monday."), is_sentence_like("Envoys to meet on Monday")
    (True, False)
    """
    return _SENTENCE_END.search(line[-8:]) is not None


def mark_single_lines(text: str, lines: Sequence[Line], rules: Collection[Rule]) -> None:
    """Mark those of a text's lines that a rule takes by looking at them alone."""
    rules = tuple(rules)
    plain = small_letters(text)
    whole = screens("line", rules)
    slow = whole.live(plain)
    for line in lines:
        words = line.words
        if len(words) <= MAX_FURNITURE_CHARACTERS:
            may_take, quick = whole[line.n_words]
            if quick.fullmatch(words) or (slow and slow.fullmatch(words)):
                line.rule = _first_taking(line, may_take)
    _mark_ends(lines, screens("tail", rules), plain)


def _mark_ends(lines: Sequence[Line], screen: Screens, plain: bytes) -> None:
    """Mark lines that a rule takes by how they end; few texts have one."""
    rules, _ = screen[0]
    pattern = screen.live(plain, quick=True)
    ends = [line.words[-_TAIL_CHARACTERS:] for line in lines]
    if pattern is None or not pattern.search("\n".join(ends)):
        return
    for line, end in zip(lines, ends, strict=True):
        if not line.rule and pattern.search(end):
            line.rule = _first_ending(line, rules)


def _first_taking(line: Line, rules: Collection[Rule]) -> str:
    """Name the first rule that takes the whole line, or nothing."""
    n_words = line.n_words
    for rule in rules:
        if n_words <= rule.words and rule.takes(line.words):
            return rule.name
    return ""


def _first_ending(line: Line, rules: Collection[Rule]) -> str:
    """Name the first rule whose pattern the line ends in, or nothing."""
    before = max(0, len(line.words) - _TAIL_CHARACTERS)
    end = line.words[before:]
    for rule in rules:
        for pattern in rule.patterns if line.n_words <= rule.words else ():
            if match := pattern.search(end):
                line.credit = before + match.start() + 1
                return rule.name
    return ""


def mark_lists(lines: Sequence[Line], rules: Collection[Rule]) -> None:
    """Mark headings of headline lists and the headlines under them.

    Above the article's first sentence the last headline before it is kept: it is the title.
    """
    headings, any_heading = screens("heading", tuple(rules))[0]
    left = 0
    current = ""
    item: Line | None = None
    in_article = False
    for line in lines:
        like = len(line.words) <= _MAX_HEADING_CHARACTERS and any_heading.fullmatch(line.words)
        heading = _first_taking(line, headings) if like else ""
        if heading:
            line.rule, line.kind = line.rule or heading, "heading"
            left, current, item = _MAX_LIST_LINES, heading, None
        elif left and line.rule:
            left -= 1
        elif left and _is_headline(line):
            line.rule, line.kind, item = current, "item", line
            left -= 1
        else:
            if item is not None and not in_article:
                item.rule = item.kind = ""
            left, item = 0, None
            in_article = in_article or is_sentence_like(line.words)


def _is_headline(line: Line) -> bool:
    """Say whether a line could stand in a list of headlines."""
    if _LIST_SIGN.match(line.words) or _TEASER.search(line.words):
        return line.n_words <= 3 * _MAX_HEADLINE_WORDS
    stops = line.words.endswith((".", '."', ".\u201d"))
    return line.n_words <= _MAX_HEADLINE_WORDS and not stops


def mark_captions(lines: Sequence[Line], rules: Collection[Rule]) -> None:
    """Mark captions whose credit stands on the line below, and copies without their credit.

    The first only where caption and credit make a block by themselves, between blank or removed
    lines: in a text without blank lines the line above a credit may be the article's.
    """
    names = {rule.name for rule in rules}
    for index, below in enumerate(lines[1:] if "photo-caption" in names else ()):
        line = lines[index]
        credited = below.rule == "photo-credit" and not line.rule
        if credited and _is_block(lines, index) and is_sentence_like(line.words):
            line.rule, line.credit = "photo-caption", len(line.words)
    captions = {line.words[: line.credit].casefold() for line in lines if line.credit >= 0}
    for line in lines if captions and "repeated-caption" in names else ():
        long_enough = line.n_words >= _MIN_REPEATED_WORDS
        if long_enough and not line.rule and line.words.casefold() in captions:
            line.rule = "repeated-caption"


def _is_block(lines: Sequence[Line], index: int) -> bool:
    """Say whether a line and the one below make a block by themselves."""
    line, below = lines[index : index + 2]
    after = lines[index + 2] if index + 2 < len(lines) else None
    begins = index == 0 or lines[index - 1].before_blank or bool(lines[index - 1].rule)
    ends = after is None or below.before_blank or after.words == line.words
    return begins and not line.before_blank and ends


def mark_repeats(lines: Sequence[Line]) -> None:
    """Mark the later copies of long lines."""
    seen: set[str] = set()
    for line in lines:
        if not line.rule and line.n_words >= _MIN_REPEATED_WORDS:
            key = line.words.casefold()
            line.rule = "repeated-paragraph" if key in seen else ""
            seen.add(key)


def mark_title_copies(lines: Sequence[Line]) -> None:
    """Mark later copies of the first line that stays; long ones are `mark_repeats`' affair."""
    title = ""
    for line in lines:
        if line.rule:
            continue
        if not title:
            title = line.words.casefold()
        elif _MIN_TITLE_WORDS <= line.n_words < _MIN_REPEATED_WORDS:
            line.rule = "repeated-paragraph" if line.words.casefold() == title else ""
