"""The score and the label of each mention, which numbers of sentiment are made of."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.selection import SPOKEN_OF, chosen_mentions

LABELS = ("negative", "neutral", "positive")
TONE_METHOD = "tone of its sentences (TextBlob)"
NEUTRAL_BAND = 0.05  # a bare score nearer to 0 than this counts as neutral


def scored_mentions(corpus: Corpus, roles: Collection[str] = SPOKEN_OF) -> pd.DataFrame:
    """Return the chosen mentions with the score and label that numbers are made of.

    Parameters
    ----------
    corpus
        The collection.
    roles
        Roles of the mentions to count.

    Returns
    -------
    pandas.DataFrame
        What `chosen_mentions` gives, and score (toward; or the sentence's tone where no mention of
        the corpus has a toward), label (negative, neutral or positive: the most probable one; of
        a bare score, neutral within 0.05 of zero; missing without a score) and scored_by (the
        mention's method, or that it is the tone).

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> scored_mentions(small_corpus())["label"].tolist()[:3]
    ['negative', 'positive', 'positive']
    """
    mentions = chosen_mentions(corpus, roles)
    by_tone = bool(corpus.mentions["toward"].isna().all())
    score = mentions["tone"] if by_tone else mentions["toward"]
    label = bare_labels(score)
    probable = mentions[[f"p_{name}" for name in LABELS]]
    sure = probable.notna().all(axis=1).to_numpy() & (not by_tone)
    best = np.asarray(LABELS)[probable.fillna(0).to_numpy().argmax(axis=1)]
    label = label.where(~sure, pd.Series(best, index=mentions.index, dtype="str"))
    scored_by = TONE_METHOD if by_tone else mentions["method"]
    return mentions.assign(score=score, label=label, scored_by=scored_by)


def bare_labels(score: pd.Series) -> pd.Series:
    """Return the label of each bare score: neutral within 0.05 of zero, missing without a score.

    Examples
    --------
    >>> bare_labels(pd.Series([-0.5, 0.04, 0.05])).tolist()
    ['negative', 'neutral', 'positive']
    """
    sign = np.sign(score.where(score.abs() >= NEUTRAL_BAND, 0)).where(score.notna())
    named: pd.Series = sign.map(dict(zip((-1, 0, 1), LABELS, strict=True))).astype("str")
    return named


def article_sums(mentions: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Return each group's weighted scores summed by article, the unit that is resampled.

    Parameters
    ----------
    mentions
        What `scored_mentions` returns; those without a score or a weight are left out.
    keys
        Columns that tell the groups apart.

    Returns
    -------
    pandas.DataFrame
        The keys, article_id, unit (-1; the sentence where the group has scores in one article
        only, since a single article cannot be drawn anew), total (sum of weight * score), size
        (sum of weights) and squares (sum of weight * score²).

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> sums = article_sums(scored_mentions(small_corpus()), ["actor"])
    >>> sums[sums["actor"] == "Russia"]["total"].round(1).tolist()
    [-0.5, -0.7, -0.9]
    """
    scored = mentions[mentions["score"].notna() & (mentions["weight"] > 0)]
    sums = scored.assign(
        unit=resampled_unit(scored, keys),
        total=scored["score"] * scored["weight"],
        size=scored["weight"],
        squares=scored["score"] ** 2 * scored["weight"],
    )
    grouped = sums.groupby([*keys, "article_id", "unit"])[["total", "size", "squares"]]
    return grouped.sum().reset_index()


def mean_scores(corpus: Corpus, roles: Collection[str] = SPOKEN_OF) -> pd.DataFrame:
    """Return each actor's mean score without its interval, which takes most of the time.

    Parameters
    ----------
    corpus
        The collection.
    roles
        Roles of the mentions to count.

    Returns
    -------
    pandas.DataFrame
        actor, toward and n_scored, as `actor_sentiment` has them and in its order.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> mean_scores(small_corpus()).round(3).values.tolist()
    [['Russia', -0.525, 4], ['France', 0.35, 2], ['Putin', -0.4, 1]]
    """
    mentions = scored_mentions(corpus, roles)
    counts = mentions.groupby("actor")["score"].agg(n_mentions="size", n_scored="count")
    sums = article_sums(mentions, ["actor"]).groupby("actor")[["total", "size"]].sum()
    table = counts.assign(toward=sums["total"] / sums["size"]).reset_index()
    table = table.sort_values(["n_mentions", "actor"], ascending=[False, True], ignore_index=True)
    found: pd.DataFrame = table[["actor", "toward", "n_scored"]]
    return found


def resampled_unit(mentions: pd.DataFrame, keys: list[str]) -> pd.Series:
    """Return what tells apart, within an article, the units that are drawn anew.

    Parameters
    ----------
    mentions
        With article_id and sentence_id.
    keys
        Columns that tell the groups apart.

    Returns
    -------
    pandas.Series
        -1, so that whole articles are drawn; the sentence's number in a group that has one article
        only, since a single article cannot be drawn anew.

    Examples
    --------
    >>> rows = {"actor": list("aab"), "article_id": list("xyx"), "sentence_id": [0, 0, 3]}
    >>> resampled_unit(pd.DataFrame(rows), ["actor"]).tolist()
    [-1, -1, 3]
    """
    articles = mentions.groupby(keys)["article_id"].transform("nunique")
    return mentions["sentence_id"].where(articles == 1, -1)
