"""Page furniture out of text; every removal kept in a ledger.

The unit is the line. A line goes when a named rule takes it, and nothing else changes: the clean
text is the text minus the spans of the ledger, in the same order. Rules look at a line alone, at
the heading above it, or for an earlier copy of it, so that cleaning twice changes nothing more,
and each line is looked at a fixed number of times, so that time grows with length only.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import pandas as pd

from analysis.reading.rules import Rule, active_rules

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


@dataclass(frozen=True)
class Removal:
    """One span that cleaning took out: offsets into the text given, the rule, the span's text."""

    start: int
    end: int
    rule: str
    text: str


@dataclass
class _Line:
    """One line: its place in the text, its words without the white space around them."""

    start: int
    end: int
    words: str
    rule: str = ""
    credit: int = -1  # where in `words` the credit of a picture begins

    @property
    def n_words(self) -> int:
        """How many words it has."""
        return self.words.count(" ") + 1


def clean_text(text: str, *, rules_off: Collection[str] = ()) -> tuple[str, pd.DataFrame]:
    r"""Take page furniture out of an article's text.

    Parameters
    ----------
    text
        The text as it was copied or extracted; lines end in `\n`.
    rules_off
        Names of rules not to apply; `cleaning.toml` lists them with what each one catches.

    Returns
    -------
    tuple of str and pandas.DataFrame
        The text without furniture, and the ledger: one row per removal with `start`, `end`
        (characters into `text`), `rule` and `text`. The first is `text` minus the second.

    Raises
    ------
    ValueError
        If `rules_off` names a rule that does not exist.

    Examples
    --------
    >>> clean, removals = clean_text("Talks open\n\nAdvertisement\n\nEnvoys met on Monday.\n")
    >>> clean
    'Talks open\n\nEnvoys met on Monday.\n'
    >>> removals[["start", "end", "rule"]].values.tolist()
    [[12, 27, 'advertisement']]
    """
    clean, removals = remove_furniture(text, active_rules(rules_off))
    columns = {
        "start": pd.Series([r.start for r in removals], dtype="int64"),
        "end": pd.Series([r.end for r in removals], dtype="int64"),
        "rule": pd.Series([r.rule for r in removals], dtype="str"),
        "text": pd.Series([r.text for r in removals], dtype="str"),
    }
    return clean, pd.DataFrame(columns)


def remove_furniture(text: str, rules: Iterable[Rule]) -> tuple[str, list[Removal]]:
    """Return the clean text and its removals in order; `clean_text` without the table."""
    by_kind: dict[str, list[Rule]] = {"line": [], "tail": [], "heading": [], "code": []}
    for rule in rules:
        by_kind[rule.on].append(rule)
    lines = _split(text)
    _mark_single_lines(lines, by_kind["line"], by_kind["tail"])
    _mark_lists(lines, by_kind["heading"])
    if any(rule.name == "photo-caption" for rule in by_kind["tail"]):
        _mark_captions_above_credits(lines)
    _mark_repeats(lines, {rule.name for rule in by_kind["code"]})
    return _take_out(text, lines)


def is_sentence_like(line: str) -> bool:
    """Say whether a line ends as a sentence does.

    Examples
    --------
    >>> is_sentence_like("Envoys met on Monday."), is_sentence_like("Envoys to meet on Monday")
    (True, False)
    """
    return _SENTENCE_END.search(line[-8:]) is not None


def _split(text: str) -> list[_Line]:
    """Cut the text into lines, each with its line end."""
    lines = []
    start = 0
    # At line feeds only: str.splitlines would cut at characters inside sentences too.
    for raw in text.split("\n"):
        end = min(start + len(raw) + 1, len(text))
        lines.append(_Line(start, end, " ".join(raw.split())))
        start = end
    return lines


def _mark_single_lines(lines: list[_Line], whole: list[Rule], tail: list[Rule]) -> None:
    """Mark lines that a rule takes by looking at them alone."""
    for line in lines:
        if not line.words:
            continue
        if len(line.words) <= MAX_FURNITURE_CHARACTERS:
            line.rule = _first_taking(line, whole)
        line.rule = line.rule or _first_ending(line, tail)


def _first_taking(line: _Line, rules: list[Rule]) -> str:
    """Name the first rule that takes the whole line, or nothing."""
    n_words = line.n_words
    for rule in rules:
        if n_words <= rule.words and rule.takes(line.words):
            return rule.name
    return ""


def _first_ending(line: _Line, rules: list[Rule]) -> str:
    """Name the first rule whose pattern the line ends in, or nothing."""
    before = max(0, len(line.words) - _TAIL_CHARACTERS)
    end = line.words[before:]
    for rule in rules:
        for pattern in rule.patterns if line.n_words <= rule.words else ():
            if match := pattern.search(end):
                line.credit = before + match.start() + 1
                return rule.name
    return ""


def _mark_lists(lines: list[_Line], rules: list[Rule]) -> None:
    """Mark headings of headline lists and the headlines under them.

    Above the article's first sentence the last headline before it is kept: it is the title.
    """
    left = 0
    current = ""
    item: _Line | None = None
    in_article = False
    for line in lines:
        if not line.words:
            continue
        heading = _first_taking(line, rules) if len(line.words) <= _MAX_HEADING_CHARACTERS else ""
        if heading:
            line.rule = line.rule or heading
            left, current, item = _MAX_LIST_LINES, heading, None
        elif left and line.rule:
            left -= 1
        elif left and _is_headline(line):
            line.rule, item = current, line
            left -= 1
        else:
            if item is not None and not in_article:
                item.rule = ""
            left, item = 0, None
            in_article = in_article or is_sentence_like(line.words)


def _is_headline(line: _Line) -> bool:
    """Say whether a line could stand in a list of headlines."""
    numbered = _LIST_SIGN.match(line.words) is not None and line.n_words <= 3 * _MAX_HEADLINE_WORDS
    stops = line.words.endswith((".", '."', ".\u201d"))
    return numbered or (line.n_words <= _MAX_HEADLINE_WORDS and not stops)


def _mark_captions_above_credits(lines: list[_Line]) -> None:
    """Mark a caption whose credit stands on a line of its own below it.

    Only where caption and credit make a block by themselves, between blank or removed lines: in
    a text without blank lines the line above a credit may be the article's.
    """
    blank = _Line(0, 0, "")
    for above, line, below, after in zip(
        [blank, *lines], lines, lines[1:], [*lines[2:], blank], strict=False
    ):
        alone = not above.words or above.rule
        alone = alone and (not after.words or after.words == line.words)
        credited = below.rule == "photo-credit"
        if line.words and not line.rule and alone and credited and is_sentence_like(line.words):
            line.rule, line.credit = "photo-caption", len(line.words)


def _mark_repeats(lines: list[_Line], names: set[str]) -> None:
    """Mark captions printed again without their credit, and later copies of what stays."""
    captions = {line.words[: line.credit].casefold() for line in lines if line.credit >= 0}
    seen: set[str] = set()
    title = ""
    for line in lines:
        if not line.words or line.rule:
            continue
        key = line.words.casefold()
        long_enough = line.n_words >= _MIN_REPEATED_WORDS
        repeated = key in seen or (key == title and line.n_words >= _MIN_TITLE_WORDS)
        if "repeated-caption" in names and long_enough and key in captions:
            line.rule = "repeated-caption"
        elif "repeated-paragraph" in names and repeated:
            line.rule = "repeated-paragraph"
        else:
            title = title or key
            if long_enough:
                seen.add(key)


def _take_out(text: str, lines: list[_Line]) -> tuple[str, list[Removal]]:
    """Build the clean text and the ledger.

    A removed line takes the blank lines after it along where a blank line (or the beginning)
    stands before it, so that one blank line is left between paragraphs and not two.
    """
    kept: list[str] = []
    removals: list[Removal] = []
    at_break = True
    after_removal = False
    for line in lines:
        if line.rule:
            # Blank lines at the very beginning go with the first removal.
            start = 0 if not removals and not "".join(kept).strip() else line.start
            kept = kept if start == line.start else []
            removals.append(Removal(start, line.end, line.rule, text[start : line.end]))
            after_removal = True
        elif after_removal and not line.words and at_break:
            last = removals.pop()
            removals.append(Removal(last.start, line.end, last.rule, text[last.start : line.end]))
        else:
            kept.append(text[line.start : line.end])
            at_break = not line.words
            after_removal = False
    return "".join(kept), removals
