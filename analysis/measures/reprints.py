"""The same story printed more than once: which articles, and how much each of them counts."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, get_args

import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.parts import select
from analysis.reading.shingles import Shingler, overlap

Copies = Literal["spread", "full", "once"]


def duplicate_groups(corpus: Corpus) -> pd.DataFrame:
    """Return the stories that the collection holds more than once.

    Parameters
    ----------
    corpus
        The collection.

    Returns
    -------
    pandas.DataFrame
        title, outlet and path of the story's representative (published first, then the longest),
        n_articles that print it, that one too, n_outlets that are named, outlets (joined by
        ", "), first and last (dates of publication; missing where none is known), similarity
        (0 to 1: the least that an article shares with the representative, as shared runs of four
        words / those of both together) and article_id, the representative's. Most copies first.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> duplicate_groups(small_corpus()).empty
    True
    """
    articles = corpus.articles
    story = articles["duplicate_of"].fillna(articles["article_id"])
    printed = articles.assign(story=story)[story.duplicated(keep=False)]
    printed = printed[printed["story"].isin(articles["article_id"])]
    groups = printed.groupby("story", sort=True)
    table = pd.DataFrame(
        {
            "n_articles": groups.size(),
            "n_outlets": groups["outlet"].nunique(),
            "outlets": groups["outlet"].agg(_joined).astype("str"),
            "first": groups["published"].min(),
            "last": groups["published"].max(),
            "similarity": _similarity(printed),
        }
    )
    leaders = articles.set_index("article_id")[["title", "outlet", "path"]]
    table = leaders.loc[table.index].join(table).rename_axis("article_id").reset_index()
    table = table[[*(column for column in table if column != "article_id"), "article_id"]]
    return table.sort_values(
        ["n_articles", "first", "article_id"], ascending=[False, True, True], ignore_index=True
    )


def count_copies(corpus: Corpus, how: Copies) -> Corpus:
    """Return the collection with the copies of a story counted in another way.

    Every measure takes a corpus, so every statistic can be counted in each of these ways.
    Means, intervals and co-mentions weigh an article by its weight; plain counts (terms, actors,
    speakers, keyness) count what is printed, each copy in full, unless copies are left out.

    Parameters
    ----------
    corpus
        The collection.
    how
        "spread": each story counts once, spread over its copies, as `analyse` has it. "full": each
        copy counts as an article of its own. "once": copies are left out, and only the
        representative stays, so that plain counts count stories too.

    Returns
    -------
    Corpus
        The same tables with other weights, or without the copies; `settings["copies"]` says how.

    Raises
    ------
    ValueError
        If `how` is none of the three.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> count_copies(small_corpus(), "once").settings["copies"]
    'once'
    """
    if how not in get_args(Copies):
        raise ValueError(f"how={how!r}: choose one of {', '.join(get_args(Copies))}")
    settings = {**corpus.settings, "copies": how}
    articles = corpus.articles
    if how == "once":
        own = articles["duplicate_of"].isna()
        corpus = select(corpus, {"article_id": articles.loc[own, "article_id"].tolist()})
        articles = corpus.articles
    weight = pd.Series(1.0, index=articles.index)
    if how == "spread":
        story = articles["duplicate_of"].fillna(articles["article_id"])
        weight = 1 / story.groupby(story).transform("size").astype("float64")
    return replace(corpus, articles=articles.assign(weight=weight), settings=settings)


def _joined(outlets: pd.Series) -> str:
    """Return the outlets' names in order, joined."""
    return ", ".join(sorted(set(outlets.dropna())))


def _similarity(printed: pd.DataFrame) -> pd.Series:
    """Return, for each story, the least that a copy shares with its representative."""
    shingles = Shingler()
    texts = printed.set_index("article_id")["text"]
    copies = printed[printed["duplicate_of"].notna()]
    shared = [
        overlap(shingles(text), shingles(texts[story]))[0]
        for text, story in zip(copies["text"], copies["story"], strict=True)
    ]
    return pd.Series(shared, index=copies["story"], dtype="float64").groupby(level=0).min()
