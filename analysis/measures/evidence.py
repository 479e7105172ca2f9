"""The sentences behind a number, strongest first."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.cells import sharing
from analysis.measures.scores import scored_mentions
from analysis.measures.selection import Within

ROLES = ("actor", "modifier", "source", "dateline")
_COLUMNS = [
    *("actor", "surface", "text", "start", "end", "toward", "label", "tone"),
    *("p_negative", "p_neutral", "p_positive", "method", "role", "voice", "section"),
    *("path", "outlet", "title", "published", "article_id", "sentence_id", "sentence_start"),
]


def evidence(
    corpus: Corpus,
    *,
    actor: str,
    other: str | None = None,
    toward: Literal["negative", "neutral", "positive"] | None = None,
    within: Within | tuple[Within, int] = "sentence",
    limit: int | None = None,
) -> pd.DataFrame:
    """Return the sentences that mention an actor, strongest first, one row per mention.

    Parameters
    ----------
    corpus
        The collection, or the part of it that `select` picks. `evidence_for` finds the part that
        a row of a table counts by itself.
    actor
        The actor's name as it stands in the mentions.
    other
        Only where this actor is mentioned too.
    toward
        Only mentions that were found to be negative, neutral or positive.
    within
        What the two actors must share: the sentence, the paragraph or the article; with a number,
        as ("sentence", 8), only where they stand at most so many words and marks apart in it.
    limit
        Number of rows; all if None.

    Returns
    -------
    pandas.DataFrame
        actor, surface (the name as printed), text (of the sentence), start and end (of the mention
        within that text), toward and its parts, label, tone, method, role, voice, section, then
        where it stands: path, outlet, title, published, article_id, sentence_id and
        sentence_start (offset of the sentence in the article's text). Where no mention has a
        toward, label and order come from the sentence's tone. Mentions without a score come last.

    Raises
    ------
    ValueError
        If the corpus has no mention of an actor named, with names that come near.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> evidence(small_corpus(), actor="Russia", toward="negative")["text"].tolist()[0]
    'The Russian jets bombed the town again.'
    """
    if toward not in (None, "negative", "neutral", "positive"):
        raise ValueError(f"toward={toward!r}: choose negative, neutral or positive")
    mentions = scored_mentions(corpus, ROLES)
    for name in (actor, *([other] if other is not None else [])):
        _require(name, mentions)
    rows = mentions[mentions["actor"] == actor]
    if other is not None:
        unit, window = (within, None) if isinstance(within, str) else within
        rows = sharing(rows, mentions[mentions["actor"] == other], unit, (corpus, window))
    if toward is not None:
        rows = rows[rows["label"] == toward]
    return described(rows, corpus).head(len(rows) if limit is None else limit)


def _require(name: str, mentions: pd.DataFrame) -> None:
    """Raise ValueError, with names that come near, if nobody mentions the actor."""
    from difflib import get_close_matches

    known = mentions["actor"].unique().tolist()
    if name in known:
        return
    near = get_close_matches(name, known, n=3, cutoff=0.5)
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    raise ValueError(f"no mention of an actor named {name!r} in this corpus{hint}")


def described(rows: pd.DataFrame, corpus: Corpus) -> pd.DataFrame:
    """Return mentions with their sentence and article, strongest first.

    Parameters
    ----------
    rows
        Some of what `scored_mentions` returns.
    corpus
        The collection that they are of.

    Returns
    -------
    pandas.DataFrame
        As `evidence` has it, offsets within the sentence.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> corpus = small_corpus()
    >>> described(scored_mentions(corpus), corpus)["toward"].head(3).tolist()
    [-0.9, -0.7, -0.6]
    """
    sentences = corpus.sentences[["article_id", "sentence_id", "text", "start"]]
    sentences = sentences.rename(columns={"start": "sentence_start"})
    articles = corpus.articles[["article_id", "path", "title"]]
    rows = rows.merge(sentences, on=["article_id", "sentence_id"], how="left")
    rows = rows.merge(articles, on="article_id", how="left")
    rows["start"] -= rows["sentence_start"]
    rows["end"] -= rows["sentence_start"]
    strength = rows["score"].abs()
    rows = rows.assign(strength=strength).sort_values(
        ["strength", "path", "sentence_id", "start"],
        ascending=[False, True, True, True],
        na_position="last",
    )
    return rows[_COLUMNS].reset_index(drop=True)
