"""Which unit of text mentions which actor, as a sparse matrix; and what each two share."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus import Corpus
from analysis.measures.selection import SPOKEN_OF, Within, chosen_mentions, unit_columns

Floats = NDArray[np.float64]
Whole = NDArray[np.integer[Any]]


@dataclass(frozen=True)
class Units:
    """Mentions by unit of text and actor.

    Attributes
    ----------
    mentions
        The mentions counted, as `chosen_mentions` gives them.
    units, actors
        Each mention's unit and actor, numbered from 0.
    names
        The actors' names, in order of name.
    holds
        Sparse units-by-actors matrix: 1 where the unit mentions the actor.
    weights
        Each unit's weight: that of its article.
    n_units, whole_weight
        Number and summed weight of all units of the corpus, those without any mention too.
    """

    mentions: pd.DataFrame
    units: Whole
    actors: Whole
    names: NDArray[Any]
    holds: Any
    weights: Floats
    n_units: int
    whole_weight: float


def count_units(
    corpus: Corpus,
    within: Within,
    *,
    roles: Collection[str] = SPOKEN_OF,
    min_units: int = 1,
) -> Units:
    """Return which unit mentions which actor.

    Parameters
    ----------
    corpus
        The collection.
    within
        The unit: sentence, paragraph or article.
    roles
        Roles of the mentions to count.
    min_units
        Units that an actor must be mentioned in.

    Raises
    ------
    ValueError
        If an option is none that exists.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> count_units(small_corpus(), "article").holds.sum(axis=0).tolist()
    [[3.0, 1.0, 3.0]]
    """
    if min_units < 1:
        raise ValueError(f"min_units={min_units}: give 1 or more")
    columns = unit_columns(within)
    mentions = chosen_mentions(corpus, roles)
    own = mentions[["actor", *columns]].drop_duplicates().groupby("actor").size()
    mentions = mentions[mentions["actor"].isin(own.index[own >= min_units])]
    units = mentions.groupby(columns, sort=True).ngroup().to_numpy(dtype="int64")
    codes, names = pd.factorize(mentions["actor"], sort=True)
    actors = codes.astype("int64")
    weights = np.zeros(int(units.max(initial=-1)) + 1)
    weights[units] = mentions["weight"].to_numpy()
    every = corpus.sentences[columns].drop_duplicates()
    every = every[["article_id"]].merge(corpus.articles[["article_id", "weight"]])
    return Units(
        mentions=mentions,
        units=units,
        actors=actors,
        names=names.to_numpy(dtype=object),
        holds=incidence(units, actors, np.ones(len(units)), binary=True),
        weights=weights,
        n_units=len(every),
        whole_weight=float(every["weight"].sum()),
    )


def incidence(units: Whole, actors: Whole, values: Floats, *, binary: bool = False) -> Any:
    """Return the units-by-actors matrix that sums the values, or says 1 where there are any.

    Examples
    --------
    >>> two = np.array([0, 0])
    >>> incidence(two, two, np.array([0.5, 1.0])).toarray().tolist()
    [[1.5]]
    """
    from scipy.sparse import coo_matrix

    shape = (int(units.max(initial=-1)) + 1, int(actors.max(initial=-1)) + 1)
    matrix = coo_matrix((values, (units, actors)), shape=shape).tocsr()
    if binary:
        matrix.data[:] = 1
    return matrix


def pairs_within(found: Units) -> pd.DataFrame:
    """Return every pair of actors that shares a unit: first, second, n and n_weighted.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> pairs_within(count_units(small_corpus(), "sentence")).values.tolist()
    [[0.0, 2.0, 1.0, 1.0], [1.0, 2.0, 1.0, 1.0]]
    """
    from scipy.sparse import diags, triu

    weighted = diags(found.weights) @ found.holds
    counts = triu(found.holds.T @ found.holds, k=1).tocsr()
    weights = triu(found.holds.T @ weighted, k=1).tocsr()
    counts.sort_indices()
    weights.sort_indices()
    rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    columns = {"first": rows, "second": counts.indices.astype("int64")}
    columns["n"] = np.rint(counts.data).astype("int64")
    return pd.DataFrame(columns).assign(n_weighted=_aligned(weights, counts))


def pairs_near(found: Units, corpus: Corpus, window: int) -> pd.DataFrame:
    """Return the pairs of actors that stand near each other in a unit, as `pairs_within` does.

    Parameters
    ----------
    found
        What `count_units` returns.
    corpus
        The collection, for its tokens.
    window
        Number of tokens from the one mention's first to the other's first at most.

    Examples
    --------
    >>> from analysis.measures.examples import marked_corpus
    >>> corpus = marked_corpus(["{Iran} met {Iraq} and only then, much later, {Oman}."])
    >>> found = count_units(corpus, "sentence")
    >>> len(pairs_within(found)), len(pairs_near(found, corpus, 3))
    (3, 1)
    """
    if window < 1:
        raise ValueError(f"window={window}: give 1 or more")
    table = pd.DataFrame(
        {"unit": found.units, "actor": found.actors, "place": token_places(found.mentions, corpus)}
    )
    both = table.merge(table, on="unit", suffixes=("", "_b"))
    near = (both["place"] - both["place_b"]).abs() <= window
    both = both[near & (both["actor"] < both["actor_b"])]
    both = both.drop_duplicates(["unit", "actor", "actor_b"])
    both = both.assign(weight=found.weights[both["unit"].to_numpy()])
    grouped = both.groupby(["actor", "actor_b"], sort=True)["weight"]
    table = pd.DataFrame({"n": grouped.size(), "n_weighted": grouped.sum()}).reset_index()
    return table.rename(columns={"actor": "first", "actor_b": "second"})


def _aligned(weights: Any, counts: Any) -> Floats:
    """Return the weights of the cells that `counts` holds, zero where their sum vanished."""
    if weights.nnz == counts.nnz:
        return np.asarray(weights.data)
    rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    return np.asarray(weights[rows, counts.indices]).ravel()


def token_places(mentions: pd.DataFrame, corpus: Corpus) -> Whole:
    """Return the number of the token that each mention starts with, within its article.

    Parameters
    ----------
    mentions
        With article_id and start.
    corpus
        The collection, for its tokens.

    Examples
    --------
    >>> from analysis.measures.examples import marked_corpus
    >>> corpus = marked_corpus(["Then {Iran} left. {Iran} came."])
    >>> token_places(corpus.mentions, corpus).tolist()
    [1, 4]
    """
    tokens = corpus.tokens.sort_values(["article_id", "start"])
    tokens = tokens.assign(place=tokens.groupby("article_id").cumcount())
    rows = mentions[["article_id", "start"]].reset_index(drop=True)
    rows = rows.assign(row=rows.index).sort_values("start")
    placed = pd.merge_asof(
        rows, tokens[["article_id", "start", "place"]].sort_values("start"),
        on="start", by="article_id",
    )  # fmt: skip
    return placed.sort_values("row")["place"].to_numpy()
