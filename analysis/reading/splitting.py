"""A text cut into its lines: where each lies, and what it says."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from math import exp, isnan, nan

import numpy as np

from analysis.reading.bare import to_utf8, unusual


@dataclass(slots=True)
class Line:
    """One line that has words: its place in the text, and the rule that takes it, if one does.

    Attributes
    ----------
    start, end
        Where it begins, and where its line end does end.
    after
        Where the blank lines behind it end.
    words
        What it says, without white space around it, its words parted by single blanks.
    n_words
        How many they are.
    rule
        What takes it out; empty where it stays.
    credit
        Where in `words` the credit of a picture begins.
    kind
        What it is to `segments`: heading, item, or the rule's own kind.
    score
        Log-odds that it belongs to an article.
    """

    start: int
    end: int
    after: int
    words: str
    n_words: int
    rule: str = field(default="", init=False)
    credit: int = field(default=-1, init=False)
    kind: str = field(default="", init=False)
    score: float = field(default=nan, init=False)

    @property
    def furniture(self) -> float:
        """How much it looks like furniture by itself, from 0 to 1; 1 where a pattern took it."""
        return 1.0 if isnan(self.score) else round(1 / (1 + exp(self.score)), 3)

    @property
    def before_blank(self) -> bool:
        """Whether a blank line follows it."""
        return self.after > self.end


def split_lines(text: str) -> list[Line]:
    """Cut the text into the lines that have words, each with its line end."""
    lines: list[Line] = []
    start = 0
    is_plain = _is_plain(text)
    # At line feeds only: str.splitlines would cut at characters inside sentences too.
    for raw in text.split("\n"):
        end = start + len(raw) + 1
        words = raw.strip() if is_plain else " ".join(raw.split())
        if words:
            lines.append(Line(start, end, end, words, words.count(" ") + 1))
        elif lines:
            lines[-1].after = end
        start = end
    # Behind the last one there is no line end.
    if lines:
        lines[-1].end = min(lines[-1].end, len(text))
        lines[-1].after = min(lines[-1].after, len(text))
    return lines


def _is_plain(text: str) -> bool:
    """Say whether a text has no white space but line feeds and single blanks, as most have."""
    plain = to_utf8(text)
    blank = np.frombuffer(plain, np.uint8) == ord(" ")
    return not (_has_space(unusual(plain)) or (blank[1:] & blank[:-1]).any())


@lru_cache(maxsize=64)
def _has_space(characters: frozenset[str]) -> bool:
    """Say whether one of some characters is white space."""
    return any(map(str.isspace, characters))
