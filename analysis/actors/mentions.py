"""The mentions of a collection, each in its sentence."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.actors.aliases import resolve_actors
from analysis.actors.detection import COLUMNS, detect, mention_frame, user_matcher


def mention_table(
    articles: pd.DataFrame, sentences: pd.DataFrame, *, actors: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return every mention of a collection of articles.

    Parameters
    ----------
    articles
        The articles table, or any frame with article_id and text.
    sentences
        The sentences table: article_id, sentence_id, start, end.
    actors
        The user's own names, with columns actor, alias, kind; they win over everything.

    Returns
    -------
    pandas.DataFrame
        One row per mention: article_id, sentence_id (of the sentence that holds its start),
        start, end (characters into the article's text), surface, actor, kind, rule, role.
        A mention that would cross the end of its sentence is left out.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["Putin spoke. Assad listened."]})
    >>> rows = {"article_id": ["a", "a"], "sentence_id": [0, 1], "start": [0, 13], "end": [12, 28]}
    >>> mention_table(articles, pd.DataFrame(rows))[["sentence_id", "actor"]].values.tolist()
    [[0, 'Vladimir Putin'], [1, 'Bashar al-Assad']]
    """
    matcher = user_matcher(actors)
    rows = [
        (article_id, *row)
        for article_id, text in zip(articles["article_id"], articles["text"], strict=True)
        for row in detect(text, matcher)
    ]
    found = resolve_actors(mention_frame(rows, ["article_id", *COLUMNS]))
    return _place(found, sentences)


def _place(found: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions with the number of the sentence that holds them."""
    number = np.full(len(found), -1, dtype="int64")
    by_article = {str(key): own for key, own in sentences.groupby("article_id", sort=False)}
    starts, ends = found["start"].to_numpy(), found["end"].to_numpy()
    for article_id, rows in found.groupby("article_id", sort=False).indices.items():
        own = by_article.get(str(article_id))
        if own is None:
            continue
        own = own.sort_values("start")
        place = np.searchsorted(own["start"].to_numpy(), starts[rows], side="right") - 1
        inside = (place >= 0) & (ends[rows] <= own["end"].to_numpy()[place])
        number[rows] = np.where(inside, own["sentence_id"].to_numpy()[place], -1)
    placed = found.assign(sentence_id=number)
    columns = ["article_id", "sentence_id", *COLUMNS]
    return placed.loc[placed["sentence_id"] >= 0, columns].reset_index(drop=True)
