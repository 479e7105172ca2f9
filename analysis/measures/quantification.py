"""Shares of negative, neutral and positive mentions, corrected for the scorer's own errors."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus import Corpus
from analysis.measures.scores import LABELS, scored_mentions
from analysis.measures.selection import SPOKEN_OF

Floats = NDArray[np.float64]
_STEPS = 2000


def actor_shares(
    corpus: Corpus,
    confusion: pd.DataFrame,
    *,
    min_mentions: int = 20,
    roles: Collection[str] = SPOKEN_OF,
) -> pd.DataFrame:
    """Return each actor's shares as counted, and as they are likely to be.

    A scorer that takes one negative mention in five for neutral reports too few negative ones for
    everybody. Its confusion matrix, from labelled sentences, says how much too few.

    Parameters
    ----------
    corpus
        The collection.
    confusion
        Counts of labelled mentions: a row for each actual label, a column for each predicted one;
        negative, neutral and positive, from an evaluation of the same scorer.
    min_mentions
        Scored mentions that an actor needs; the correction is unsteady below about 20.
    roles
        Roles of the mentions to count.

    Returns
    -------
    pandas.DataFrame
        One row per actor and label: actor, label, n_scored, share (counted) and adjusted
        (corrected); both add up to 1 over an actor's three rows. Most mentioned first.

    Raises
    ------
    ValueError
        If the confusion matrix lacks a label, or a label has no example.

    Examples
    --------
    >>> from analysis.measures.examples import marked_corpus
    >>> corpus = marked_corpus(["{Iran -0.9} met."] * 4 + ["{Iran 0.0} met."] * 6)
    >>> labels = ["negative", "neutral", "positive"]
    >>> counts = [[5, 5, 0], [0, 9, 0], [0, 0, 9]]
    >>> confusion = pd.DataFrame(counts, index=labels, columns=labels)
    >>> table = actor_shares(corpus, confusion, min_mentions=10)
    >>> table[["label", "share", "adjusted"]].round(2).values.tolist()
    [['negative', 0.4, 0.8], ['neutral', 0.6, 0.2], ['positive', 0.0, 0.0]]
    """
    chances = _chances(confusion)
    mentions = scored_mentions(corpus, roles).dropna(subset=["score"])
    n_scored = mentions.groupby("actor").size()
    actors = n_scored[n_scored >= min_mentions].sort_values(ascending=False, kind="stable").index
    weights = mentions.pivot_table(
        index="actor", columns="label", values="weight", aggfunc="sum", fill_value=0.0
    )
    weights = weights.reindex(index=actors, columns=list(LABELS), fill_value=0.0)
    share = weights.div(weights.sum(axis=1), axis=0)
    table = pd.DataFrame(
        {
            "actor": np.repeat(actors.to_numpy(dtype=object), len(LABELS)),
            "label": np.tile(LABELS, len(actors)),
            "n_scored": np.repeat(n_scored[actors].to_numpy(), len(LABELS)),
            "share": share.to_numpy().ravel(),
            "adjusted": adjusted_shares(share.to_numpy(), chances).ravel(),
        }
    )
    return table.astype({"actor": "str", "label": "str", "n_scored": "int64"})


def adjusted_shares(observed: Floats, chances: Floats) -> Floats:
    """Return the actual shares that most likely gave the observed ones.

    Parameters
    ----------
    observed
        Shares of the predicted labels, a row for each case.
    chances
        Chance of each predicted label (column) given each actual one (row).

    Returns
    -------
    numpy.ndarray
        Shares of the actual labels, between 0 and 1, adding up to 1.

    Notes
    -----
    Where the equations observed = shares @ chances have a solution of shares between 0 and 1, this
    is it (adjusted classify and count: G. Forman, Data Mining and Knowledge Discovery 17 (2008)
    164-206). Else it is the most likely one inside, found by expectation maximisation: M. Saerens
    and others, Neural Computation 14 (2002) 21-41.

    Examples
    --------
    >>> adjusted_shares(np.array([[0.38, 0.62]]), np.array([[0.8, 0.2], [0.1, 0.9]])).round(3)
    array([[0.4, 0.6]])
    """
    shares: Floats = np.full((len(observed), len(chances)), 1 / len(chances))
    for _ in range(_STEPS):
        expected = shares @ chances
        ratio = np.divide(observed, expected, out=np.zeros_like(expected), where=expected > 0)
        shares = shares * (ratio @ chances.T)
        shares /= shares.sum(axis=1, keepdims=True)
    return shares


def _chances(confusion: pd.DataFrame) -> Floats:
    """Return the chance of each predicted label given each actual one."""
    labels = list(LABELS)
    absent = [name for name in labels if name not in confusion.index]
    absent += [name for name in labels if name not in confusion.columns]
    if absent:
        raise ValueError(f"the confusion matrix lacks {', '.join(absent)}")
    counts = confusion.loc[labels, labels].to_numpy(dtype=float)
    if (counts.sum(axis=1) == 0).any():
        raise ValueError("the confusion matrix has a label without examples")
    chances: Floats = counts / counts.sum(axis=1, keepdims=True)
    return chances
