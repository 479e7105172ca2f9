"""Tone: TextBlob's polarity and subjectivity of many sentences at once, equal to TextBlob's.

TextBlob walks a sentence word by word with two memories, the last intensifier and the last
negation. Here the words are numbers, and what the memories would hold at each known word is read
off running maxima and sums over the whole batch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.language.chunks import Batches, Chunks, in_batches
from analysis.sentiment.emoticons import settle_emoticons
from analysis.sentiment.textblob_rules import textblob_rules
from analysis.sentiment.tone_lexicon import (
    BANG,
    END,
    LONG,
    NEGATION,
    NEGATION_PAIR,
    ODD,
    PAIR,
    Flags,
    Floats,
    Ints,
    Lexicon,
    load_lexicon,
)
from analysis.sentiment.tone_reading import read_sentences


def score_tone(sentences: Sequence[str], *, chunks: Batches | None = None) -> pd.DataFrame:
    """Return how positive and how subjective each sentence is, as TextBlob's lexicon has it.

    The figures are those of ``TextBlob(sentence).sentiment``, negation, intensifiers, exclamation
    marks and emoticons included. Where the lexicon knows no word there is no evidence, and the
    scores are missing, where TextBlob says 0.

    Parameters
    ----------
    sentences
        The sentences.
    chunks
        Of `in_batches`, where the sentences' chunks are at hand.

    Returns
    -------
    pandas.DataFrame
        One row per sentence: polarity (-1 to 1) and subjectivity (0 to 1), both missing without
        evidence; n_scored (how many known words, or groups such as "not very good", the scores
        are the means of).

    Raises
    ------
    TypeError
        If a sentence is no text.

    Examples
    --------
    >>> score_tone(["A very good plan.", "Not a good plan!", "The ministers met."]).round(2)
       polarity  subjectivity  n_scored
    0      0.91          0.78         1
    1     -0.44          0.60         1
    2       NaN           NaN         0
    """
    texts = list(sentences)
    if not set(map(type, texts)) <= {str}:
        _check_texts(texts)
    batches = in_batches(texts) if chunks is None else chunks
    parts = [_sums(texts[place], batch) for place, batch in batches]
    polarity, subjectivity, n_scored = np.concatenate(parts, axis=1)
    n = np.where(n_scored == 0, np.nan, n_scored)
    return pd.DataFrame(
        {
            "polarity": polarity / n,
            "subjectivity": subjectivity / n,
            "n_scored": n_scored.astype(np.int64),
        }
    )


def tone_words(sentence: str) -> pd.DataFrame:
    """Return the words behind a sentence's tone.

    Parameters
    ----------
    sentence
        One sentence.

    Returns
    -------
    pandas.DataFrame
        One row per known word or group, in order: term (with the negation, intensifier or
        exclamation mark that acts on it), polarity (-1 to 1), subjectivity (0 to 1). The
        sentence's scores are their means.

    Examples
    --------
    >>> tone_words("Not a very good plan, but a new one!").round(2)
                term  polarity  subjectivity
    0  not very good     -0.27          0.46
    1          new !      0.17          0.45
    """
    rows = [(" ".join(words), p, s) for words, p, s, _ in _assess(sentence)]
    table = pd.DataFrame(rows, columns=["term", "polarity", "subjectivity"])
    return table.astype({"term": "str", "polarity": "float64", "subjectivity": "float64"})


def _check_texts(texts: Sequence[object]) -> None:
    """Raise TypeError if one of the sentences is no text."""
    for position, text in enumerate(texts):
        if not isinstance(text, str):
            raise TypeError(f"sentence {position} is {text!r}, not a text; drop or fill it")


def _sums(sentences: list[str], chunks: Chunks) -> Floats:
    """Return sum of polarity, sum of subjectivity and number of groups, a column a sentence."""
    reading = read_sentences(sentences, chunks)
    walk = _walk(reading.ids, load_lexicon())
    odd = reading.odd.copy()
    odd[walk.sentence[walk.blocked]] = True
    sums = _group_sums(reading.ids, walk, len(sentences))
    for i in np.flatnonzero(odd):
        groups = _assess(sentences[i])
        sums[:, i] = sum(g[1] for g in groups), sum(g[2] for g in groups), len(groups)
    return sums


@dataclass(frozen=True)
class _Walk:
    """What TextBlob's memories hold at each known word of a batch."""

    known: Ints  # where the known words stand
    sentence: Ints  # the sentence of each token
    follows: Flags  # whether an intensifier acts on the known word
    negated: Flags  # whether a negation does
    blocked: Ints  # where a negation meets a remembered "-ly" word: too rare to be worth arrays


def _walk(ids: Ints, lexicon: Lexicon) -> _Walk:
    """Return what the memories hold, for tokens that an END closes sentence by sentence."""
    size = lexicon.size
    place = np.arange(len(ids))
    what = ids - size
    end = what == END
    negation = (what == NEGATION) | (what == NEGATION_PAIR)
    forget_negation = _last(end | (what == PAIR) | (what == LONG) | (what == ODD))
    # An intensifier is remembered across short words, and a known word takes its place.
    long = np.cumsum(end | (what == LONG) | (what == NEGATION) | (what == ODD))
    last_known = _last(what < 0)
    before = np.r_[-1, last_known[:-1]][: len(ids)]
    remembers = (before >= 0) & (long[before] == np.r_[0, long[:-1]][: len(ids)])
    known = np.flatnonzero(what < 0)
    last_negation = _last(negation)[known]
    adverb = lexicon.adverb[ids[before[known]] % size]
    meets = place[negation & remembers]
    return _Walk(
        known=known,
        sentence=np.cumsum(end) - end,
        follows=remembers[known] & adverb,
        negated=(last_negation > forget_negation[known]) & (last_negation > before[known]),
        blocked=meets[lexicon.negatable[ids[before[meets]]]],
    )


def _last(flags: Flags) -> Ints:
    """Return for each place where the last flag up to it stands, -1 before the first."""
    return np.maximum.accumulate(np.where(flags, np.arange(len(flags)), -1))


def _group_sums(ids: Ints, walk: _Walk, n_sentences: int) -> Floats:
    """Return the three sums of each sentence's groups, a group being known words that merge."""
    if not len(walk.known):
        return np.zeros((3, n_sentences))
    lexicon = load_lexicon()
    words = ids[walk.known]
    intensity = np.where(walk.negated, 1 / lexicon.intensity[words], lexicon.intensity[words])
    factor = np.where(walk.follows, np.r_[1.0, intensity[:-1]], 1.0)
    # Where no intensifier acts nothing is clipped, and nothing needs to be.
    polarity = np.clip(lexicon.polarity[words] * factor, -1, 1)
    subjectivity = np.clip(lexicon.subjectivity[words] * factor, -1, 1)
    polarity = np.clip(polarity * 1.25 ** _bangs(ids, walk), -1, 1)
    first = np.flatnonzero(~walk.follows)
    last = np.r_[first[1:], len(words)] - 1
    negated = np.maximum.reduceat(walk.negated, first)
    polarity = polarity[last] * np.where(negated, -0.5, 1)
    sentence = walk.sentence[walk.known[first]]
    weights = (polarity, subjectivity[last], None)
    return np.stack([np.bincount(sentence, w, minlength=n_sentences) for w in weights])


def _bangs(ids: Ints, walk: _Walk) -> Ints:
    """Count for each known word the exclamation marks between it and the next, if any."""
    marks = np.flatnonzero(ids == load_lexicon().size + BANG)
    word = np.searchsorted(walk.known, marks) - 1
    boosts = (word >= 0) & (walk.sentence[walk.known[word]] == walk.sentence[marks])
    return np.bincount(word[boosts], minlength=len(walk.known))


def _assess(sentence: str) -> list[tuple[list[str], float, float, str | None]]:
    """Return TextBlob's own assessments of a sentence."""
    english = textblob_rules().english
    tokens = " ".join(english.parser.find_tokens(sentence)).split()
    groups = english.sentiment.assessments(
        (token.lower(), None) for token in settle_emoticons(tokens)
    )
    return list(groups)
