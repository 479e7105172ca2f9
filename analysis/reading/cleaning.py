"""Page furniture out of text; every removal kept in a ledger.

The unit is the line. A line goes when a named rule takes it, and nothing else changes: the clean
text is the text minus the spans of the ledger, in the same order. Rules look at a line alone, at
the heading above it, or for an earlier copy of it. Where they find the furniture of a page, the
article in it is looked for (`pages`); text that has been cleaned has none, so that cleaning twice
changes nothing more. Each line is looked at a fixed number of times: time grows with length only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.reading.lines import LineModel, load_model
from analysis.reading.marking import (
    mark_captions,
    mark_lists,
    mark_repeats,
    mark_single_lines,
    mark_title_copies,
)
from analysis.reading.pages import mark_page
from analysis.reading.rules import Rule, active_rules
from analysis.reading.splitting import Line, split_lines


@dataclass(frozen=True)
class Removal:
    """One span that cleaning took out.

    Attributes
    ----------
    start, end
        Characters into the text given.
    rule
        The rule that took it; `cleaning.toml` says what each one catches.
    text
        The span.
    score
        How sure it is that the line is furniture by its own look, from 0 to 1: 1 where a named
        pattern took it, the line model's probability where it went for where it stood.
    """

    start: int
    end: int
    rule: str
    text: str
    score: float = 1.0


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
        (characters into `text`), `rule`, `text` and `score` (from 0 to 1: how much the line looks
        like furniture by itself). The first is `text` minus the second.

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
        "score": pd.Series([r.score for r in removals], dtype="float64"),
    }
    return clean, pd.DataFrame(columns)


def remove_furniture(
    text: str, rules: Iterable[Rule], *, model: LineModel | None = None
) -> tuple[str, list[Removal]]:
    """Return the clean text and its removals in order; `clean_text` without the table.

    Another `model` than the shipped one is for its training.
    """
    rules = tuple(rules)
    names = {rule.name for rule in rules}
    lines = split_lines(text)
    mark_single_lines(text, lines, rules)
    mark_lists(lines, rules)
    mark_captions(lines, rules)
    mark_page(lines, names, model or load_model())
    if "repeated-paragraph" in names:
        mark_repeats(lines)
        mark_title_copies(lines)
    return _take_out(text, lines)


def _take_out(text: str, lines: Sequence[Line]) -> tuple[str, list[Removal]]:
    """Build the clean text and the ledger.

    A removed line takes the blank lines after it along where a blank line (or the beginning)
    stands before it, so that one blank line is left between paragraphs and not two.
    """
    if not any(line.rule for line in lines):
        return text, []
    kept: list[str] = []
    removals: list[Removal] = []
    position = 0
    at_break = True
    for line in lines:
        if line.rule:
            # Blank lines at the very beginning go with the first removal.
            start = 0 if line is lines[0] else line.start
            end = line.after if at_break else line.end
            kept.append(text[position:start])
            removals.append(Removal(start, end, line.rule, text[start:end], line.furniture))
            position = end
        at_break = line.before_blank or (at_break and bool(line.rule))
    return "".join((*kept, text[position:])), removals
