"""Terms that set one part of a collection apart from another."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.association import chi_squared_p, log_likelihood
from analysis.measures.dispersion import spread
from analysis.measures.p_values import adjust_p_values
from analysis.measures.terms import StopWords, term_sequences, without_stop_words


def keyness(
    target: Corpus,
    reference: Corpus,
    *,
    stop_words: StopWords | str = "english",
    ngrams: int = 1,
    min_count: int = 5,
    max_clumped: float = 0.9,
) -> pd.DataFrame:
    """Return the terms that set one collection apart from another.

    Parameters
    ----------
    target, reference
        Two collections, or two parts of one (`select`, `around`, `apart_from`); the parts must
        have no sentence in common.
    stop_words, ngrams
        As in `term_frequency`.
    min_count
        Occurrences in both together that it takes to be tested.
    max_clumped
        How unevenly a term may be spread over the articles of the side that it is more frequent
        in: 0 as evenly as so many occurrences can be, 1 all in the shortest article (see the
        notes). Below 1, it must also stand in two articles: a word of one article sets that
        article apart, not the collection. 1 takes every term.

    Returns
    -------
    pandas.DataFrame
        term, n_target, n_reference, per_10000_target, per_10000_reference, n_articles (in both
        together), dp (deviation of proportions over the articles of the side that it is more
        frequent in, as in `term_dispersion`: near 1 it is the word of a few), clumped, log_ratio
        (log2 of the ratio of the two rates, half an occurrence added on each side; 1 is twice as
        frequent in the target, -1 half as), low, high (its 95 % interval, from the counts alone),
        g2 (log-likelihood), p, p_adjusted (over all terms tested; Benjamini-Hochberg). Sorted: the
        target's terms, by g2 from high to low, then the reference's, by g2 from low to high.

    Raises
    ------
    ValueError
        If an option is none that exists, a part is empty, or the parts share a sentence.

    Notes
    -----
    G²: T. Dunning, Computational Linguistics 19 (1993) 61-74. Log ratio: A. Hardie, Log ratio: an
    informal introduction (2014). The test takes words for independent; words repeat within
    articles, so p is too small: read the effect and dp first. dp: S. Th. Gries, International
    Journal of Corpus Linguistics 13 (2008) 403-437. A rare term's dp is near 1 in a large
    collection, however it is spread; so the guard asks where it lies between the least that so
    many occurrences could have and the most (`spread` in `analysis.measures.dispersion`).

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> from analysis.measures.parts import select
    >>> post, herald = (select(small_corpus(), {"outlet": name}) for name in ("Post", "Herald"))
    >>> table = keyness(post, herald, min_count=2)
    >>> table[["term", "n_target", "n_reference"]].values.tolist()[0]
    ['russia', 3, 0]
    """
    if min_count < 1:
        raise ValueError(f"min_count={min_count}: give 1 or more")
    if not 0 < max_clumped <= 1:
        raise ValueError(f"max_clumped={max_clumped}: give a number above 0, 1 at most")
    _check_apart(target, reference)
    sides = [term_sequences(part, ngrams=ngrams) for part in (target, reference)]
    n_target, n_reference = (len(side) for side in sides)
    if not n_target or not n_reference:
        raise ValueError("one of the two collections has no terms; check what they select")
    table = _counts(sides, stop_words)
    table = table[table["n_target"] + table["n_reference"] >= min_count]
    if max_clumped < 1:
        # In a side of one article nothing can be more even.
        even = table["clumped"].fillna(0) <= max_clumped
        table = table[even & (table["n_articles"] >= 2)]
    table = table.reset_index(drop=True)
    table = _with_statistics(table, n_target, n_reference)
    evidence = np.sign(table["log_ratio"]) * table["g2"]
    table = table.assign(evidence=evidence).sort_values(
        ["evidence", "term"], ascending=[False, True], ignore_index=True
    )
    return table.drop(columns="evidence")


def _counts(sides: list[pd.DataFrame], stop_words: StopWords | str) -> pd.DataFrame:
    """Return each term's counts and rates on both sides, and how it is spread on its own."""
    kept = [without_stop_words(side, stop_words) for side in sides]
    names = ("target", "reference")
    spreads = {name: spread(own, side) for name, own, side in zip(names, kept, sides, strict=True)}
    terms = pd.Index(sorted({term for own in kept for term in own["term"].unique()}), dtype="str")
    table = pd.DataFrame({"term": terms})
    for name, side in zip(names, sides, strict=True):
        table[f"n_{name}"] = spreads[name]["n"].reindex(terms).fillna(0).to_numpy(dtype="int64")
        table[f"per_10000_{name}"] = table[f"n_{name}"] / len(side) * 10_000
    both = pd.concat(kept).groupby("term")["article_id"].nunique()
    table["n_articles"] = both.reindex(terms).to_numpy(dtype="int64")
    of_target = (table["per_10000_target"] >= table["per_10000_reference"]).to_numpy()
    for column in ("dp", "clumped"):
        own, other = (spreads[name][column].reindex(terms).to_numpy() for name in names)
        table[column] = np.where(of_target, own, other)
    counts = ["n_target", "n_reference", "per_10000_target", "per_10000_reference"]
    return table[["term", *counts, "n_articles", "dp", "clumped"]]


def _check_apart(target: Corpus, reference: Corpus) -> None:
    """Raise ValueError if a sentence is part of both sides."""
    key = ["article_id", "sentence_id"]
    if not target.sentences[key].merge(reference.sentences[key], on=key).empty:
        raise ValueError("the two collections share sentences; pick parts that do not overlap")


def _with_statistics(table: pd.DataFrame, n_target: int, n_reference: int) -> pd.DataFrame:
    """Return the table of counts with log_ratio, its interval, g2, p and p_adjusted."""
    from scipy.special import ndtri

    t, r = table["n_target"].to_numpy(dtype=float), table["n_reference"].to_numpy(dtype=float)
    ratio = np.log((t + 0.5) / (n_target + 0.5)) - np.log((r + 0.5) / (n_reference + 0.5))
    error = np.sqrt(1 / (t + 0.5) - 1 / (n_target + 0.5) + 1 / (r + 0.5) - 1 / (n_reference + 0.5))
    whole = np.full(len(table), float(n_target + n_reference))
    g2 = log_likelihood(t, t + r, np.full(len(table), float(n_target)), whole)
    table = table.assign(
        log_ratio=ratio / np.log(2),
        low=(ratio - ndtri(0.975) * error) / np.log(2),
        high=(ratio + ndtri(0.975) * error) / np.log(2),
        g2=g2,
        p=chi_squared_p(g2),
    )
    return table.assign(p_adjusted=adjust_p_values(table["p"]))
