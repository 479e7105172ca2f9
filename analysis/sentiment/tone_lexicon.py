"""TextBlob's lexicon and rules as arrays and numbers, read from the installed package."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from analysis.sentiment.textblob_rules import textblob_rules

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

# What a word that the lexicon does not know can do, as ids after the lexicon's own. TextBlob lets
# a negation act across unknown words of one letter, an intensifier across those of one or two.
# The first three stand in the order of a word's length.
MARK, PAIR, LONG, NEGATION_PAIR, NEGATION, BANG, ODD, END = range(8)
SARCASM = "(!)"


@dataclass(frozen=True)
class Lexicon:
    """TextBlob's lexicon as arrays: the values of known word number i stand at i.

    `ids` also holds the words that the lexicon does not know and that yet act: negations,
    the exclamation mark, emoticons.
    """

    ids: dict[str, int]
    polarity: Floats
    subjectivity: Floats
    intensity: Floats
    adverb: Flags
    negatable: Flags
    size: int


@cache
def load_lexicon() -> Lexicon:
    """Return TextBlob's lexicon, read from the installed package at first use."""
    sentiment = textblob_rules().english.sentiment
    entries = sorted((word, uses) for word, uses in sentiment.items() if word)
    values = np.array([uses[None] for _, uses in entries])
    adverb = np.array(["RB" in uses for _, uses in entries])
    return Lexicon(
        ids={word: i for i, (word, _) in enumerate(entries)} | _acting(len(entries)),
        polarity=values[:, 0],
        subjectivity=values[:, 1],
        intensity=values[:, 2],
        adverb=adverb,
        negatable=adverb & np.array([word.endswith("ly") for word, _ in entries]),
        size=len(entries),
    )


def _acting(size: int) -> dict[str, int]:
    """Return the ids of the words that act without a tone of their own."""
    rules = textblob_rules()
    emoticons, sentiment = rules.text.EMOTICONS, rules.english.sentiment
    # Emoticons are looked up in lower case. A negation that the lexicon knows too would act twice;
    # TextBlob has none, and as an odd word it would be scored by TextBlob itself.
    odd = {SARCASM, *(form.lower() for forms in emoticons.values() for form in forms)}
    odd |= {word for word in sentiment.negations if word in sentiment}
    negations = {
        word: size + (NEGATION if len(word) > 2 else NEGATION_PAIR) for word in sentiment.negations
    }
    return negations | {"!": size + BANG} | dict.fromkeys(odd, size + ODD)


def token_id(word: str, lexicon: Lexicon) -> int:
    """Return a lower-case token's number in the lexicon, or what it can do if unknown."""
    number = lexicon.ids.get(word)
    if number is not None:
        return number
    return lexicon.size + (LONG if len(word) > 2 else len(word) - 1)


@cache
def abbreviations() -> tuple[frozenset[str], re.Pattern[str]]:
    """Return what TextBlob leaves its stop: a list ("Mr."), and shapes ("U.S.", "Ill.")."""
    text = textblob_rules().text
    shapes = "|".join(shape.pattern for shape in (text.RE_ABBR1, text.RE_ABBR2, text.RE_ABBR3))
    return frozenset(text.ABBREVIATIONS), re.compile(shapes)


@cache
def marks() -> str:
    """Return the punctuation that TextBlob cuts off a chunk, the full stop aside."""
    return str(textblob_rules().text.PUNCTUATION).replace(".", "")
