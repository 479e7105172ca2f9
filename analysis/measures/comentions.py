"""Who is mentioned together, how often, and how much more often than chance."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.association import exact_p, least_p, log_likelihood, pairs_to_test
from analysis.measures.cooccurrence import (
    Floats,
    Units,
    Whole,
    count_units,
    incidence,
    pairs_near,
    pairs_within,
)
from analysis.measures.p_values import adjust_p_values
from analysis.measures.selection import SPOKEN_OF, Within


def co_mentions(
    corpus: Corpus,
    *,
    within: Within = "sentence",
    roles: Collection[str] = SPOKEN_OF,
    min_units: int = 1,
    window: int | None = None,
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

    window
        Only where the two stand at most so many words and marks apart in the unit; None for
        anywhere in it. What chance would give stays that of the whole unit, so npmi and p are then
        on the careful side.

    Returns
    -------
    pandas.DataFrame
        actor_a and actor_b (in order of name), n (units that mention both), n_a and n_b (units that
        mention the one), n_units (all units of the corpus); then, each unit weighing as much as its
        article so that reprints count as one story, n_weighted, expected (n_weighted if the two
        were independent), npmi (-1 never together, 0 independent, 1 never apart), jaccard (share
        of the units with either that have both), g2 (log-likelihood), p (of at least so many
        together under independence: Fisher's exact test, one-sided), p_adjusted (over all pairs of
        the actors looked at, seen together or not, that could be found at all; 1 for those that are
        too rare; Benjamini-Hochberg after Tarone), toward (mean over
        both actors' scored mentions in the units they share; missing without any). Sorted by n from
        high to low, then the names.

    Raises
    ------
    ValueError
        If an option is none that exists.

    Notes
    -----
    NPMI: G. Bouma, Normalized (pointwise) mutual information in collocation extraction (2009). G²:
    T. Dunning, Computational Linguistics 19 (1993) 61-74. Correction: see `pairs_to_test`. The test
    takes units for independent; sentences of one article are not quite, so within="article" is the
    cautious choice.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> table = co_mentions(small_corpus())
    >>> table[["actor_a", "actor_b", "n", "n_a", "n_b"]].values.tolist()
    [['France', 'Russia', 1, 3, 4], ['Putin', 'Russia', 1, 1, 4]]
    """
    found = count_units(corpus, within, roles=roles, min_units=min_units)
    pairs = pairs_within(found) if window is None else pairs_near(found, corpus, window)
    first, second = pairs["first"].to_numpy(), pairs["second"].to_numpy()
    own = np.asarray(found.holds.sum(axis=0)).ravel()
    names = pd.Series(found.names, dtype="str")
    table = pd.DataFrame({"actor_a": names.take(first).array, "actor_b": names.take(second).array})
    table["n"] = pairs["n"]
    table["n_a"], table["n_b"] = own[first].astype("int64"), own[second].astype("int64")
    table["n_units"] = found.n_units
    table["n_weighted"] = pairs["n_weighted"].astype("float64")
    table = table.assign(**_statistics(found, first, second, table["n_weighted"].to_numpy()))
    table["p_adjusted"] = _adjusted(found, first, second, table["p"].to_numpy())
    table["toward"] = _shared_toward(found, first, second)
    table.attrs["counted"] = {"roles": tuple(roles), "within": within, "window": window}
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
    found = count_units(corpus, within, roles=roles)
    own = np.asarray(found.holds.sum(axis=0)).ravel()
    order = np.lexsort((np.arange(len(own)), -own))[: len(own) if top is None else top]
    counts = (found.holds[:, order].T @ found.holds[:, order]).toarray().astype("int64")
    index = pd.Index(found.names[order], name="actor", dtype="str")
    return pd.DataFrame(counts, index=index, columns=index.rename(None))


def _statistics(found: Units, first: Whole, second: Whole, n: Floats) -> dict[str, Floats]:
    """Return expected, npmi, jaccard, g2 and p of each pair, from the weighted counts."""
    own = np.asarray(found.holds.T @ found.weights).ravel()
    a, b, whole = own[first], own[second], np.full(len(n), found.whole_weight)
    expected = np.divide(a * b, whole, out=np.zeros(len(n)), where=whole > 0)
    known = (n > 0) & (expected > 0)
    share = np.divide(n, whole, out=np.ones(len(n)), where=known)
    lift = np.divide(n, expected, out=np.ones(len(n)), where=known)
    surprise = -np.log(share)
    npmi = np.divide(np.log(lift), surprise, out=np.ones(len(n)), where=surprise > 1e-12)
    either = a + b - n
    return {
        "expected": expected,
        "npmi": np.where(known, npmi, np.nan),
        "jaccard": np.divide(n, either, out=np.full(len(n), np.nan), where=either > 0),
        "g2": log_likelihood(n, a, b, whole),
        "p": _stories_p(n, a, b, whole),
    }


def _stories_p(n: Floats, a: Floats, b: Floats, whole: Floats) -> Floats:
    """Return the exact p of weighted counts, rounded to whole units to the careful side."""
    alone, other = np.rint(a - n), np.rint(b - n)
    both = np.floor(n + 1e-9)
    neither = np.maximum(np.rint(whole - a - b + n), 0)
    return exact_p(both, both + alone, both + other, both + alone + other + neither)


def _adjusted(found: Units, first: Whole, second: Whole, p: Floats) -> Floats:
    """Return p corrected for all pairs that could be found, whether seen together or not."""
    sizes = np.rint(np.asarray(found.holds.T @ found.weights).ravel())
    whole = float(np.rint(found.whole_weight))
    if not len(p) or not sizes.any():
        return np.ones(len(p))
    n_tests, bound = pairs_to_test(sizes[sizes > 0], whole)
    least = least_p(sizes[first], sizes[second], np.full(len(p), whole))
    tested = least <= bound * (1 + 1e-9)
    adjusted = np.ones(len(p))
    adjusted[tested] = adjust_p_values(p[tested], n_tests=max(n_tests, int(tested.sum())))
    return adjusted


def _shared_toward(found: Units, first: Whole, second: Whole) -> Floats:
    """Return the mean toward of both actors' mentions in the units that each pair shares."""
    if not len(first):
        return np.zeros(0)
    toward = found.mentions["toward"]
    weight = found.mentions["weight"].where(toward.notna(), 0).to_numpy()
    sums = []
    for values in (toward.fillna(0).to_numpy() * weight, weight):
        matrix = incidence(found.units, found.actors, values)
        shared = (matrix.T @ found.holds).tocsr()
        both = np.asarray(shared[first, second]) + np.asarray(shared[second, first])
        sums.append(both.ravel())
    mean: Floats = np.full(len(first), np.nan)
    np.divide(sums[0], sums[1], out=mean, where=sums[1] > 0)
    return mean
