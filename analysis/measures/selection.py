"""Which rows a number is made of: mentions by role, units of text, groups."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, get_args

import pandas as pd

from analysis.corpus import Corpus

SPOKEN_OF = ("actor", "modifier")
Within = Literal["sentence", "paragraph", "article"]
Group = Literal["outlet", "day", "week", "section", "voice"]


def chosen_mentions(corpus: Corpus, roles: Collection[str] = SPOKEN_OF) -> pd.DataFrame:
    """Return the mentions in the given roles with what is known of their sentence and article.

    Parameters
    ----------
    corpus
        The collection.
    roles
        Roles of mentions to keep: actor, modifier, source, dateline. By default whoever is
        speaking, a news agency that is only cited and the city of a dateline are not spoken of.

    Returns
    -------
    pandas.DataFrame
        The mentions table with, of the sentence, paragraph, section and tone, and, of the article,
        outlet, published and weight; sorted by article, sentence and start.

    Raises
    ------
    ValueError
        If no such role exists, or `roles` is a single string.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> chosen_mentions(small_corpus())[["actor", "outlet"]].iloc[0].tolist()
    ['Russia', 'Post']
    """
    known = ("actor", "source", "dateline", "modifier")
    if isinstance(roles, str) or not set(roles) <= set(known):
        raise ValueError(f"roles={roles!r}: give a tuple of {', '.join(known)}")
    mentions = corpus.mentions[corpus.mentions["role"].isin(list(roles))]
    sentences = corpus.sentences[["article_id", "sentence_id", "paragraph", "section", "tone"]]
    articles = corpus.articles[["article_id", "outlet", "published", "weight"]]
    table = mentions.merge(sentences, on=["article_id", "sentence_id"], how="left", validate="m:1")
    table = table.merge(articles, on="article_id", how="left", validate="m:1")
    return table.sort_values(["article_id", "sentence_id", "start"], ignore_index=True)


def unit_columns(within: Within) -> list[str]:
    """Return the columns that number the sentences, paragraphs or articles of a corpus.

    Raises
    ------
    ValueError
        If `within` is none of the three.

    Examples
    --------
    >>> unit_columns("paragraph")
    ['article_id', 'paragraph']
    """
    if within not in get_args(Within):
        raise ValueError(f"within={within!r}: choose one of {', '.join(get_args(Within))}")
    own = {"sentence": ["sentence_id"], "paragraph": ["paragraph"], "article": []}
    return ["article_id", *own[within]]


def group_of(mentions: pd.DataFrame, by: Group) -> pd.Series:
    """Return each mention's group, as text; missing where it is not known.

    Parameters
    ----------
    mentions
        What `chosen_mentions` returns.
    by
        outlet; day or week of publication (a week by the date of its Monday); section of the
        article; voice: the narrator's own words or quoted ones.

    Raises
    ------
    ValueError
        If `by` is none of these.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> group_of(chosen_mentions(small_corpus()), "outlet").unique().tolist()
    ['Post', 'Herald']
    """
    if by not in get_args(Group):
        raise ValueError(f"by={by!r}: choose one of {', '.join(get_args(Group))}")
    if by in ("outlet", "section"):
        return mentions[by]
    if by == "voice":
        quoted = mentions["voice"].ne("narrator") & mentions["voice"].notna()
        voice = quoted.map({True: "quoted", False: "narrator"}).astype("str")
        return voice.where(mentions["voice"].notna())
    days = mentions["published"].dt.floor("D")
    if by == "week":
        days = days - pd.to_timedelta(days.dt.day_of_week, unit="D")
    named: pd.Series = days.dt.strftime("%Y-%m-%d").astype("str")
    return named
