"""Sentiment toward an actor from word lists: the transparent fallback of the network.

Known words near an actor are summed: the project's own news words first, then TextBlob's lexicon
less the senses that mislead in news. `matched_words` shows every word that moved a score.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.sentiment.blinding import Span, blind
from analysis.sentiment.textblob_rules import textblob_rules

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")
CLAUSE_END = re.compile(
    r"[;:()—–]|\s-+\s|[,.]?\s(?=(?:but|while|whereas|although|though|however|yet|despite|unlike"
    r"|because|after|until)\b)",
    re.IGNORECASE,
)
_BE = frozenset(("am", "is", "are", "was", "were", "be", "been", "being", "get", "gets", "got"))
_NEGATED = -0.6
_REACH = 4
"""How many words a negation reaches."""
_LONGEST = 4
_OTHER_CLAUSE = 0.5
_WRONG_SIDE = 0.5
_TEXTBLOB = 0.7
_SCALE = 0.2
"""Evidence at which a score reaches 0.5; chosen, like the weights above, on training data."""


@dataclass(frozen=True)
class _Match:
    """A known word in the sentence."""

    start: int
    end: int
    term: str
    polarity: float
    negated: bool
    side: int
    """Whom it speaks of: 1 what follows it, −1 what precedes it, 0 everyone near it."""


@cache
def _terms() -> dict[str, tuple[float, str]]:
    """Return every known term with its polarity and whom it falls on."""
    sentiment = textblob_rules().english.sentiment
    sentiment.load()
    wrong = _lines("wrong-senses.txt")
    terms = {
        word: (_TEXTBLOB * float(sentiment[word][None][0]), "all")
        for word in sorted(set(sentiment) - wrong)
        if sentiment[word][None][0] and word.isalpha()
    }
    own = (files("analysis.sentiment") / "lexicons" / "news-words.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(own.splitlines()):
        terms[row["term"]] = (float(row["polarity"]), row["falls_on"])
    return terms


@cache
def _lines(name: str) -> frozenset[str]:
    """Return the entries of a list in `lexicons/`; `#` starts a comment."""
    text = (files("analysis.sentiment") / "lexicons" / name).read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def _forms(word: str) -> Iterable[str]:
    """Yield the word and the simpler forms that it may be a form of."""
    yield word
    if word.endswith("'s"):
        yield word[:-2]
    for ending, instead in (
        ("ies", "y"), ("ied", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ed", ""), ("ed", "e"),
        ("ing", ""), ("ing", "e"), ("ers", ""), ("ors", ""), ("ly", ""), ("ily", "y"),
    ):  # fmt: skip
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            yield stem + instead
            if ending in ("ed", "ing") and stem[-1] == stem[-2]:
                yield stem[:-1]


def _known(words: Sequence[str]) -> tuple[int, str] | None:
    """Return how many of the words form the longest known term that they begin with, and it."""
    terms = _terms()
    for n in range(min(_LONGEST, len(words)), 1, -1):
        term = " ".join(words[:n])
        if term in terms:
            return n, term
    return next(((1, form) for form in _forms(words[0]) if form in terms), None)


def _is_negated(words: Sequence[str], at: int) -> bool:
    """Tell whether a negation reaches the word: "isn't", "no longer", but not "not only"."""
    before = list(words[max(0, at - _REACH) : at])
    for i, word in enumerate(before):
        after = before[i + 1] if i + 1 < len(before) else ""
        if (word in _lines("negations.txt") or word.endswith("n't")) and after not in (
            "only",
            "just",
        ):
            return True
    return False


def _find(sentence: str) -> list[_Match]:
    """Return the known words of a sentence in order; a clause's end stops a negation."""
    tokens = list(_WORD.finditer(sentence))
    words = [token.group().lower().replace("’", "'") for token in tokens]
    clauses = _clauses(sentence, [token.start() for token in tokens])
    terms = _terms()
    found, i = [], 0
    while i < len(words):
        known = _known(words[i : i + _LONGEST])
        if known is None:
            i += 1
            continue
        n, term = known
        polarity, falls_on = terms[term]
        first = clauses.index(clauses[i])
        side = 0
        if falls_on == "object":
            passive = bool(_BE & set(words[max(first, i - 3) : i])) and words[i] != term
            side = -1 if passive else 1
        negated = _is_negated(words[first:i], i - first) and words[i] not in _lines("negations.txt")
        if polarity:
            value = polarity * (_NEGATED if negated else 1.0)
            found.append(
                _Match(tokens[i].start(), tokens[i + n - 1].end(), term, value, negated, side)
            )
        i += n
    return found


def _clauses(sentence: str, starts: Sequence[int]) -> list[int]:
    """Return the number of the clause in which each position lies."""
    ends = [match.end() for match in CLAUSE_END.finditer(sentence)]
    return [int(n) for n in np.searchsorted(ends, starts, side="right")]


def matched_words(sentence: str, spans: Sequence[Span]) -> pd.DataFrame:
    """Return the words behind each actor's score.

    Parameters
    ----------
    sentence, spans
        As in `score_toward`, for one sentence. Words inside a span are names and never count.

    Returns
    -------
    pandas.DataFrame
        One row per span and known word: `span` (its place in `spans`), `start`, `end`, `word` as
        printed, `term` (the list's form), `polarity` (−1 to 1, negation applied), `negated`,
        `weight` (1 in the actor's own clause, less outside it and where the word falls on someone
        else) and `share` (= polarity × weight). A span's evidence is the sum of its shares.

    Examples
    --------
    >>> matched_words("Bob is no longer a hero.", [(0, 3)])[["term", "polarity"]].values.tolist()
    [['hero', -0.6]]
    """
    columns = ["span", "start", "end", "word", "term", "polarity", "negated", "weight", "share"]
    return pd.DataFrame(_falling(sentence, spans), columns=columns)


def _falling(sentence: str, spans: Sequence[Span]) -> list[tuple[Any, ...]]:
    """Return the rows of `matched_words`."""
    given = [(span[0], span[1]) for span in spans]
    actors = blind(sentence, spans).actors
    matches = [
        match
        for match in _find(sentence)
        if not any(match.start < end and start < match.end for start, end in given)
    ]
    clause_of_span = _clauses(sentence, [start for start, _ in given])
    clause_of_match = _clauses(sentence, [match.start for match in matches])
    rows = []
    for i, actor in enumerate(actors):
        mentions = [k for k, other in enumerate(actors) if other == actor]
        for match, clause in zip(matches, clause_of_match, strict=True):
            near = any(clause_of_span[k] == clause for k in mentions)
            weight = 1.0 if near else _OTHER_CLAUSE
            right = any((given[k][0] - match.start) * match.side >= 0 for k in mentions)
            weight *= 1.0 if right else _WRONG_SIDE
            word = sentence[match.start : match.end]
            shown = (match.start, match.end, word, match.term, match.polarity, match.negated)
            rows.append((i, *shown, weight, match.polarity * weight))
    return rows


def score_actors(sentence: str, spans: Sequence[Span]) -> NDArray[np.float64]:
    """Return p_negative, p_neutral and p_positive for each span; NaN where no word is known.

    The evidence e of an actor becomes a score e / (|e| + scale), whose size is the probability of
    its sign.

    Examples
    --------
    >>> score_actors("Bob spoke on Monday.", [(0, 3)])
    array([[nan, nan, nan]])
    """
    evidence = np.full(len(spans), np.nan)
    for span, *_, share in _falling(sentence, spans):
        evidence[span] = share + (0.0 if np.isnan(evidence[span]) else evidence[span])
    score = evidence / (np.abs(evidence) + _SCALE)
    columns = [np.maximum(-score, 0), 1 - np.abs(score), np.maximum(score, 0)]
    return np.stack(columns, axis=1)
