"""Words that stand side by side more often than chance."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.association import chi_squared_p, log_likelihood
from analysis.measures.p_values import adjust_p_values
from analysis.measures.terms import StopWords, term_sequences, without_stop_words


def collocations(
    corpus: Corpus,
    *,
    stop_words: StopWords | str = "english",
    min_count: int = 3,
    limit: int | None = None,
) -> pd.DataFrame:
    """Return pairs of neighbouring words that stand together more often than chance.

    Parameters
    ----------
    corpus
        The collection.
    stop_words
        Pairs with one of them are left out, but count as neighbours of the other words.
    min_count
        Times that a pair must occur.
    limit
        Number of rows; all if None.

    Returns
    -------
    pandas.DataFrame
        term (both words), n (times the pair occurs), n_first (times the first word has a right
        neighbour), n_second (times the second has a left one), n_articles, expected (n_first *
        n_second / all pairs), log_dice (14 at most, for two words never apart; a pair one unit
        higher is twice as exclusive), g2 (log-likelihood), p, p_adjusted (over all pairs of
        min_count; Benjamini-Hochberg). Only pairs seen more often than expected. Sorted by g2 from
        high to low, then term.

    Raises
    ------
    ValueError
        If an option is none that exists.

    Notes
    -----
    log_dice = 14 + log2(2 n / (n_first + n_second)): P. Rychlý, A lexicographer-friendly
    association score (2008). g2: T. Dunning, Computational Linguistics 19 (1993) 61-74.

    Examples
    --------
    >>> from analysis.measures.examples import marked_corpus
    >>> corpus = marked_corpus(["Peace talks began. Peace talks ended. The war went on."])
    >>> collocations(corpus, min_count=2)[["term", "n", "log_dice"]].values.tolist()
    [['peace talks', 2, 14.0]]
    """
    if min_count < 1:
        raise ValueError(f"min_count={min_count}: give 1 or more")
    pairs = term_sequences(corpus, ngrams=2)
    first, second = pairs.groupby("first").size(), pairs.groupby("last").size()
    kept = without_stop_words(pairs, stop_words)
    grouped = kept.groupby(["first", "last"], sort=True)["article_id"]
    table = pd.DataFrame({"n": grouped.size(), "n_articles": grouped.nunique()}).reset_index()
    table = table[table["n"] >= min_count].reset_index(drop=True)
    table["term"] = (table["first"] + " " + table["last"]).astype("str")
    table["n_first"] = table["first"].map(first).astype("int64")
    table["n_second"] = table["last"].map(second).astype("int64")
    table["expected"] = table["n_first"] * table["n_second"] / max(len(pairs), 1)
    table["log_dice"] = 14 + np.log2(2 * table["n"] / (table["n_first"] + table["n_second"]))
    n, a, b = (table[c].to_numpy(dtype=float) for c in ("n", "n_first", "n_second"))
    table["g2"] = log_likelihood(n, a, b, np.full(len(table), float(len(pairs))))
    table["p"] = chi_squared_p(table["g2"].to_numpy())
    table["p_adjusted"] = adjust_p_values(table["p"])
    table = table[table["n"] > table["expected"]]
    order = ["term", "n", "n_first", "n_second", "n_articles", "expected", "log_dice", "g2"]
    table = table.sort_values(["g2", "term"], ascending=[False, True], ignore_index=True)
    return table[[*order, "p", "p_adjusted"]].head(len(table) if limit is None else limit)
