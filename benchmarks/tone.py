"""Tone, beside TextBlob, whose figures it gives."""

from __future__ import annotations

from analysis.language.sentences import split_sentences
from analysis.sentiment.tone import score_tone
from analysis.sentiment.tone_reading import forget_pieces
from benchmarks.timing import Comparison, Job, Rival

_TIMES = 20


def comparisons(texts: list[str]) -> list[Comparison]:
    """Return the job twice: on words never met before, and on a larger collection."""
    sentences = [text[start:end] for text in texts for start, end in split_sentences(text)]
    megabytes = sum(len(sentence.encode()) for sentence in sentences) / 1e6

    def first_sight() -> None:
        forget_pieces()
        score_tone(sentences)

    def textblob(times: int) -> Job:
        from textblob import TextBlob

        # A plain tuple: each result has a class of its own, and keeping those would slow it down.
        return lambda: [tuple(TextBlob(sentence).sentiment) for sentence in sentences * times]

    def pattern(times: int) -> Job:
        from textblob.en import sentiment

        return lambda: [sentiment(sentence) for sentence in sentences * times]

    def vader() -> Job:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        analyser = SentimentIntensityAnalyzer()
        return lambda: [analyser.polarity_scores(sentence) for sentence in sentences]

    return [
        Comparison(
            f"tone, {len(sentences):,} sentences, new",
            megabytes,
            first_sight,
            [
                Rival("TextBlob(s).sentiment", "textblob", lambda: textblob(1)),
                Rival("textblob.en.sentiment", "textblob", lambda: pattern(1)),
                Rival("VADER", "vaderSentiment", vader),
            ],
        ),
        Comparison(
            f"tone, the same {_TIMES} times",
            megabytes * _TIMES,
            lambda: score_tone(sentences * _TIMES),
            [Rival("TextBlob(s).sentiment", "textblob", lambda: textblob(_TIMES))],
        ),
    ]
