"""Sentiment toward actors where most sentences have been scored already.

A score depends on the sentence and on which of its words name the same actor, and on nothing else:
a sentence that says the same, in whatever article and at whatever place, has the same scores.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from analysis.sentiment.toward import COLUMNS, Method, by_sentence, toward_table

_Marked = tuple[str, tuple[tuple[int, int, int], ...]]
"""A sentence, and of each mention in it start, end and which of its actors is meant."""


def toward_again(
    sentences: pd.DataFrame,
    mentions: pd.DataFrame,
    *,
    before: tuple[pd.DataFrame, pd.DataFrame],
    method: Method = "model",
) -> pd.DataFrame:
    """Return the mentions with their scores, as `toward_table` does, from known ones where it can.

    Parameters
    ----------
    sentences, mentions, method
        As in `toward_table`.
    before
        Sentences and mentions of another table with scores. Those of the same method are taken
        over for each sentence of the same wording with the same actors marked.

    Examples
    --------
    >>> one = {"article_id": ["x"], "sentence_id": [0], "start": [0]}
    >>> sentences = pd.DataFrame({**one, "text": ["Ann met Bob."]})
    >>> mentions = pd.DataFrame({**one, "end": [3], "actor": ["Ann"]})
    >>> known = mentions.assign(toward=0.5, method="model", p_negative=0, p_neutral=0, p_positive=0)
    >>> toward_again(sentences, mentions, before=(sentences, known))["toward"].tolist()
    [0.5]
    """
    known = _known(*before, method)
    scores = np.full((len(mentions), len(COLUMNS) - 1), np.nan)
    new = np.zeros(len(mentions), dtype=bool)
    for marked, rows in _marked(sentences, mentions):
        if marked in known:
            scores[rows] = known[marked]
        else:
            new[rows] = True
    fresh = toward_table(sentences, mentions[new], method=method)
    scores[new] = fresh[COLUMNS[:-1]].to_numpy(dtype="float64")
    table = mentions.assign(**dict(zip(COLUMNS[:-1], scores.T, strict=True)))
    return table.assign(method=pd.Series(method, index=mentions.index, dtype="str"))


def _known(
    sentences: pd.DataFrame, mentions: pd.DataFrame, method: Method
) -> dict[_Marked, np.ndarray[Any, Any]]:
    """Return the scores of each sentence of which every mention has them by this method."""
    scores = mentions[COLUMNS[:-1]].to_numpy(dtype="float64")
    scored = (mentions["method"] == method).to_numpy()
    return {
        marked: scores[rows] for marked, rows in _marked(sentences, mentions) if scored[rows].all()
    }


def _marked(sentences: pd.DataFrame, mentions: pd.DataFrame) -> list[tuple[_Marked, list[int]]]:
    """Return each sentence with its marks, and the rows of `mentions` that these are."""
    texts, spans, order = by_sentence(sentences, mentions)
    found, done = [], 0
    for text, given in zip(texts, spans, strict=True):
        actors = list(dict.fromkeys(span[-1] for span in given))
        marks = tuple((span[0], span[1], actors.index(span[-1])) for span in given)
        found.append(((text, marks), order[done : done + len(given)]))
        done += len(given)
    return found
