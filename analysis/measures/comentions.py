"""Who is mentioned together, how often, and how much more often than chance."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus import Corpus
from analysis.measures.association import exact_p, log_likelihood
from analysis.measures.p_values import adjust_p_values
from analysis.measures.selection import SPOKEN_OF, Within, chosen_mentions, unit_columns

Floats = NDArray[np.float64]


def co_mentions(
    corpus: Corpus,
    *,
    within: Within = "sentence",
    roles: Collection[str] = SPOKEN_OF,
    min_units: int = 1,
) -> pd.DataFrame:
    """Return every pair of actors that is mentioned together, with what chance would give.

    An actor counts once in a unit of text, however often that unit names it.

    Parameters
    ----------
    corpus
        The collection.
    within
        The unit: sentence, paragraph or article.
    roles
        Roles of the mentions to count.
    min_units
        Units that an actor must be mentioned in to be looked at.

    Returns
    -------
    pandas.DataFrame
        actor_a and actor_b (in order of name), n (units that mention both), n_a and n_b (units that
        mention the one), n_units (all units of the corpus), expected (n_a * n_b / n_units: the
        units with both if the two were independent), npmi (-1 never together, 0 independent, 1
        never apart), jaccard (n / units with either), g2 (log-likelihood ratio), p (of at least n
        units with both under independence: Fisher's exact test, one-sided), p_adjusted (over all
        pairs of the actors looked at, pairs never together included; Benjamini-Hochberg), toward
        (mean over both actors' scored mentions in the units they share; missing without any).
        Sorted by n from high to low, then the names.

    Raises
    ------
    ValueError
        If an option is none that exists.

    Notes
    -----
    NPMI: G. Bouma, Normalized (pointwise) mutual information in collocation extraction (2009). G²:
    T. Dunning, Computational Linguistics 19 (1993) 61-74. The test takes units for independent;
    sentences of one article are not quite, so within="article" is the cautious choice.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> table = co_mentions(small_corpus())
    >>> table[["actor_a", "actor_b", "n", "n_a", "n_b"]].values.tolist()
    [['France', 'Russia', 1, 3, 4], ['Putin', 'Russia', 1, 1, 4]]
    """
    mentions, n_units = _counted_mentions(corpus, within, roles, min_units)
    units, actors, names = _codes(mentions, within)
    holds = _incidence(units, actors, np.ones(len(mentions)), binary=True)
    together = _upper((holds.T @ holds).tocoo())
    first, second, n = together.row, together.col, together.data
    own = np.asarray(holds.sum(axis=0)).ravel()
    table = pd.DataFrame({"actor_a": names[first], "actor_b": names[second]}, dtype="str")
    table["n"] = n.astype("int64")
    table["n_a"] = own[first].astype("int64")
    table["n_b"] = own[second].astype("int64")
    table["n_units"] = n_units
    table = _with_statistics(table)
    n_tests = len(names) * (len(names) - 1) // 2
    table["p_adjusted"] = adjust_p_values(table["p"], n_tests=n_tests)
    table["toward"] = _shared_toward(mentions, units, actors, holds, (first, second))
    return table.sort_values(
        ["n", "actor_a", "actor_b"], ascending=[False, True, True], ignore_index=True
    )


def co_mention_matrix(
    corpus: Corpus,
    *,
    within: Within = "sentence",
    top: int | None = 20,
    roles: Collection[str] = SPOKEN_OF,
) -> pd.DataFrame:
    """Return how many units of text mention each two actors, as a square table.

    Parameters
    ----------
    corpus
        The collection.
    within
        The unit: sentence, paragraph or article.
    top
        Number of actors: those in the most units, ties by name; all if None.
    roles
        Roles of the mentions to count.

    Returns
    -------
    pandas.DataFrame
        Symmetric, of whole numbers, actors along both sides, most mentioned first. A cell is the
        number of units that mention both; on the diagonal, those that mention the actor at all.

    Raises
    ------
    ValueError
        If an option is none that exists.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> co_mention_matrix(small_corpus(), top=2).values.tolist()
    [[4, 1], [1, 3]]
    """
    mentions, _ = _counted_mentions(corpus, within, roles, 1)
    units, actors, names = _codes(mentions, within)
    holds = _incidence(units, actors, np.ones(len(mentions)), binary=True)
    own = np.asarray(holds.sum(axis=0)).ravel()
    order = np.lexsort((np.arange(len(names)), -own))[: len(names) if top is None else top]
    counts = (holds[:, order].T @ holds[:, order]).toarray().astype("int64")
    index = pd.Index(names[order], name="actor", dtype="str")
    return pd.DataFrame(counts, index=index, columns=index.rename(None))


def _counted_mentions(
    corpus: Corpus, within: Within, roles: Collection[str], min_units: int
) -> tuple[pd.DataFrame, int]:
    """Return the mentions of actors in enough units, and the number of all units."""
    if min_units < 1:
        raise ValueError(f"min_units={min_units}: give 1 or more")
    columns = unit_columns(within)
    mentions = chosen_mentions(corpus, roles)
    n_units = len(corpus.sentences[columns].drop_duplicates())
    own = mentions[["actor", *columns]].drop_duplicates().groupby("actor").size()
    frequent = own.index[own >= min_units]
    return mentions[mentions["actor"].isin(frequent)], n_units


def _codes(mentions: pd.DataFrame, within: Within) -> tuple[NDArray[Any], NDArray[Any], Any]:
    """Return each mention's unit and actor as numbers from 0, and the actors' names in order."""
    units = mentions.groupby(unit_columns(within), sort=True).ngroup().to_numpy()
    actors, names = pd.factorize(mentions["actor"], sort=True)
    return units, actors, names.to_numpy(dtype=object)


def _incidence(
    units: NDArray[Any], actors: NDArray[Any], values: Floats, *, binary: bool = False
) -> Any:
    """Return the units-by-actors matrix that sums the values, or says 1 where there is any."""
    from scipy.sparse import coo_matrix

    shape = (int(units.max(initial=-1)) + 1, int(actors.max(initial=-1)) + 1)
    matrix = coo_matrix((values, (units, actors)), shape=shape).tocsr()
    if binary:
        matrix.data[:] = 1
    return matrix


def _upper(matrix: Any) -> Any:
    """Return the cells above the diagonal that hold something."""
    from scipy.sparse import triu

    return triu(matrix, k=1).tocoo()


def _with_statistics(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table of counts with expected, npmi, jaccard, g2 and p."""
    n, a, b, units = (table[c].to_numpy(dtype=float) for c in ("n", "n_a", "n_b", "n_units"))
    expected = a * b / units
    surprise = -np.log(n / units)
    pmi = np.log(n / expected)
    npmi = np.where(surprise > 0, pmi / np.where(surprise > 0, surprise, 1), 1.0)
    return table.assign(
        expected=expected,
        npmi=npmi,
        jaccard=n / (a + b - n),
        g2=log_likelihood(n, a, b, units),
        p=exact_p(n, a, b, units),
    )


def _shared_toward(
    mentions: pd.DataFrame,
    units: NDArray[Any],
    actors: NDArray[Any],
    holds: Any,
    pairs: tuple[NDArray[Any], NDArray[Any]],
) -> Floats:
    """Return the mean toward of both actors' mentions in the units that each pair shares."""
    if not len(pairs[0]):
        return np.zeros(0)
    scored = mentions["toward"].notna().to_numpy()
    means = []
    for values in (mentions["toward"].fillna(0).to_numpy(), np.ones(len(mentions))):
        sums = _incidence(units, actors, np.where(scored, values, 0.0))
        shared = (sums.T @ holds).tocsr()
        means.append(np.asarray(shared[pairs] + shared[pairs[::-1]]).ravel())
    return np.where(means[1] > 0, means[0] / np.where(means[1] > 0, means[1], 1), np.nan)
