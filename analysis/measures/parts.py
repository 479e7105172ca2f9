"""Parts of a corpus, each a corpus itself, so that every measure can be asked about it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.selection import group_of

_ARTICLE_COLUMNS = (
    *("article_id", "outlet", "place", "language", "byline", "published", "path", "title"),
    *("day", "week"),
)
_SENTENCE_COLUMNS = ("paragraph", "section", "speaker")
_MENTION_COLUMNS = ("actor", "kind", "role", "rule", "voice")


def select(corpus: Corpus, where: Mapping[str, object]) -> Corpus:
    """Return the part of a corpus that a condition picks, as a corpus.

    Every measure takes a corpus, so every measure and `evidence` can be asked about this part.

    Parameters
    ----------
    corpus
        The whole collection.
    where
        Column to the value, or a tuple, list or set of values, to keep. Columns of the articles
        (article_id, outlet, place, language, byline, published, path, title; and day or week of
        publication as `actor_sentiment` names them, "2015-11-16"), of the sentences (paragraph,
        section, speaker) and of the mentions (actor, kind, role, rule, voice; the voice "quoted"
        is every named speaker's).

    Returns
    -------
    Corpus
        Articles, sentences and mentions that fit, with the tokens and quotes of those sentences.

    Raises
    ------
    ValueError
        If a column is none of these.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> select(small_corpus(), {"outlet": "Herald"})
    Corpus(1 articles, 2 sentences, 2 mentions of 2 actors)
    """
    odd = set(where) - {*_ARTICLE_COLUMNS, *_SENTENCE_COLUMNS, *_MENTION_COLUMNS}
    if odd:
        choices = ", ".join((*_ARTICLE_COLUMNS, *_SENTENCE_COLUMNS, *_MENTION_COLUMNS))
        raise ValueError(f"where has no column {sorted(odd)}; choose from {choices}")
    articles = _fitting(corpus.articles, where, _ARTICLE_COLUMNS)
    sentences = _fitting(_among(corpus.sentences, articles), where, _SENTENCE_COLUMNS)
    mentions = _fitting(_among(corpus.mentions, sentences), where, _MENTION_COLUMNS)
    return replace(
        corpus,
        articles=articles,
        removals=_among(corpus.removals, articles),
        sentences=sentences,
        tokens=_among(corpus.tokens, sentences),
        mentions=mentions,
        quotes=_among(corpus.quotes, sentences),
    )


def around(corpus: Corpus, actor: str, *, roles: Collection[str] | None = None) -> Corpus:
    """Return the sentences that mention an actor, as a corpus.

    Parameters
    ----------
    corpus
        The whole collection.
    actor
        The actor's name as it stands in the mentions.
    roles
        Roles of the mentions to look for, as in `actor_counts`; all if None.

    Returns
    -------
    Corpus
        Those sentences with their tokens, and all their mentions, of other actors too; the
        articles that hold them.

    Raises
    ------
    ValueError
        If nobody mentions the actor.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> around(small_corpus(), "France")
    Corpus(3 articles, 3 sentences, 4 mentions of 2 actors)
    """
    chosen = corpus.mentions[corpus.mentions["actor"] == actor]
    if roles is not None:
        chosen = chosen[chosen["role"].isin(list(roles))]
    if chosen.empty:
        raise ValueError(f"no mention of an actor named {actor!r} in this corpus")
    return _of_sentences(corpus, _among(corpus.sentences, chosen))


def apart_from(corpus: Corpus, part: Corpus) -> Corpus:
    """Return the sentences of a corpus that a part of it does not hold, as a corpus.

    Parameters
    ----------
    corpus
        The whole collection.
    part
        A part of it, from `select` or `around`.

    Returns
    -------
    Corpus
        The rest.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> corpus = small_corpus()
    >>> apart_from(corpus, around(corpus, "France"))
    Corpus(3 articles, 3 sentences, 4 mentions of 2 actors)
    """
    return _of_sentences(corpus, _among(corpus.sentences, part.sentences, inside=False))


def _of_sentences(corpus: Corpus, sentences: pd.DataFrame) -> Corpus:
    """Return the part of a corpus that these sentences make up."""
    articles = _among(corpus.articles, sentences[["article_id"]].drop_duplicates())
    return replace(
        corpus,
        articles=articles,
        removals=_among(corpus.removals, articles),
        sentences=sentences,
        tokens=_among(corpus.tokens, sentences),
        mentions=_among(corpus.mentions, sentences),
        quotes=_among(corpus.quotes, sentences),
    )


def _fitting(
    table: pd.DataFrame, where: Mapping[str, object], columns: tuple[str, ...]
) -> pd.DataFrame:
    """Return the rows whose values are among those wanted."""
    for column in columns:
        if column in where:
            wanted = where[column]
            values = list(wanted) if isinstance(wanted, (tuple, list, set)) else [wanted]
            table = table[_among_values(table, column, values)]
    return table.reset_index(drop=True)


def _among_values(table: pd.DataFrame, column: str, values: list[object]) -> pd.Series:
    """Say of each row whether its value, or the group that it is counted in, is wanted."""
    if column == "day":
        return group_of(table, "day").isin(values)
    if column == "week":
        return group_of(table, "week").isin(values)
    wanted = table[column].isin(values)
    return wanted | group_of(table, "voice").isin(values) if column == "voice" else wanted


def _among(table: pd.DataFrame, parents: pd.DataFrame, *, inside: bool = True) -> pd.DataFrame:
    """Return the rows of `table` that belong to a row of `parents`, or those that do not."""
    shared = [c for c in ("article_id", "sentence_id") if c in table and c in parents]
    wanted = parents[shared].drop_duplicates()
    kept = table[shared].merge(wanted, on=shared, how="left", indicator=True)
    rows = (kept["_merge"] == "both").to_numpy() == inside
    found: pd.DataFrame = table.loc[rows].reset_index(drop=True)
    return found
