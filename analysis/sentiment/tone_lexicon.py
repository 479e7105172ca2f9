"""TextBlob's lexicon and rules as arrays and numbers, read from the installed package."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

# What a word that the lexicon does not know can do, as ids after the lexicon's own. TextBlob lets
# a negation act across unknown words of one letter, an intensifier across those of one or two.
MARK, PAIR, LONG, NEGATION_PAIR, NEGATION, BANG, ODD, END = range(8)
SARCASM = "(!)"


@dataclass(frozen=True)
class Lexicon:
    """TextBlob's lexicon as arrays: the values of known word number i stand at i."""

    ids: dict[str, int]
    polarity: Floats
    subjectivity: Floats
    intensity: Floats
    adverb: Flags
    negatable: Flags

    def unknown(self, what: int) -> int:
        """Return the id of unknown words that can do `what`."""
        return len(self.ids) + what


@cache
def load_lexicon() -> Lexicon:
    """Return TextBlob's lexicon, read from the installed package at first use."""
    from textblob.en import sentiment

    entries = sorted((word, uses) for word, uses in sentiment.items() if word)
    values = np.array([uses[None] for _, uses in entries])
    adverb = np.array(["RB" in uses for _, uses in entries])
    return Lexicon(
        ids={word: i for i, (word, _) in enumerate(entries)},
        polarity=values[:, 0],
        subjectivity=values[:, 1],
        intensity=values[:, 2],
        adverb=adverb,
        negatable=adverb & np.array([word.endswith("ly") for word, _ in entries]),
    )


def token_id(word: str) -> int:
    """Return a lower-case token's number in the lexicon, or what it can do if unknown."""
    lexicon = load_lexicon()
    negation = word in _negations()
    if word in lexicon.ids:
        # A known negation would act on two levels; none is shipped, and scoring alone is exact.
        return lexicon.unknown(ODD) if negation else lexicon.ids[word]
    if word == SARCASM or word in _lowered_emoticons():
        return lexicon.unknown(ODD)
    if word == "!":
        return lexicon.unknown(BANG)
    if len(word) > 2:
        return lexicon.unknown(NEGATION if negation else LONG)
    if len(word) == 2:
        return lexicon.unknown(NEGATION_PAIR if negation else PAIR)
    return lexicon.unknown(MARK)


def is_abbreviation(word: str) -> bool:
    """Tell whether TextBlob leaves a word its stop, as it does in "Mr." and, by rule, "Ill."."""
    from textblob._text import ABBREVIATIONS, RE_ABBR1, RE_ABBR2, RE_ABBR3

    shapes = (RE_ABBR1, RE_ABBR2, RE_ABBR3)
    return word in ABBREVIATIONS or any(shape.match(word) for shape in shapes)


@cache
def marks() -> str:
    """Return the punctuation that TextBlob cuts off a chunk, the full stop aside."""
    from textblob._text import PUNCTUATION

    return str(PUNCTUATION).replace(".", "")


@cache
def _negations() -> frozenset[str]:
    """Return TextBlob's negations."""
    from textblob.en import sentiment

    return frozenset(sentiment.negations)


@cache
def _lowered_emoticons() -> frozenset[str]:
    """Return TextBlob's emoticons as it looks them up: in lower case."""
    from textblob._text import EMOTICONS

    return frozenset(form.lower() for forms in EMOTICONS.values() for form in forms)
