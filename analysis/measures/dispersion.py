"""How evenly a term is spread over articles."""

from __future__ import annotations

import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.terms import StopWords, term_sequences, without_stop_words


def term_dispersion(
    corpus: Corpus,
    *,
    stop_words: StopWords | str = "english",
    ngrams: int = 1,
    min_count: int = 5,
) -> pd.DataFrame:
    """Return how evenly each term is spread over the articles, most even first.

    A term that one article repeats forty times is no word of the collection, whatever its count.

    Parameters
    ----------
    corpus
        The collection.
    stop_words, ngrams
        As in `term_frequency`.
    min_count
        Occurrences that it takes to be listed; the measure says little of rare terms.

    Returns
    -------
    pandas.DataFrame
        term, n, n_articles, dp (deviation of proportions: 0 where every article holds the share of
        the term that its length would give, towards 1 where one short article holds all) and
        dp_norm (dp / the most it can be in this collection, 0 to 1; missing in a collection of
        one article). Sorted by dp, then n from high to low, then term.

    Raises
    ------
    ValueError
        If an option is none that exists.

    Notes
    -----
    dp = 1/2 * sum over articles of |share of the term's occurrences - share of all words|:
    S. Th. Gries, International Journal of Corpus Linguistics 13 (2008) 403-437; dp_norm = dp /
    (1 - smallest share of words): J. Lijffijt and S. Th. Gries, the same 17 (2012) 147-149.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> table = term_dispersion(small_corpus(), min_count=2)
    >>> table["term"].tolist()[0]
    'france'
    """
    if min_count < 1:
        raise ValueError(f"min_count={min_count}: give 1 or more")
    everything = term_sequences(corpus, ngrams=ngrams)
    table = spread(without_stop_words(everything, stop_words), everything)
    table = table[table["n"] >= min_count].reset_index().astype({"term": "str"})
    table = table[["term", "n", "n_articles", "dp", "dp_norm"]]
    return table.sort_values(["dp", "n", "term"], ascending=[True, False, True], ignore_index=True)


def spread(sequences: pd.DataFrame, everything: pd.DataFrame) -> pd.DataFrame:
    """Return how evenly each term is spread over the articles, indexed by term.

    Parameters
    ----------
    sequences
        Those of `term_sequences` to look at.
    everything
        All of them, which say how long the articles are.

    Returns
    -------
    pandas.DataFrame
        n, n_articles, dp and dp_norm as `term_dispersion` has them, and clumped: where dp lies
        between the least that so many occurrences could have, one in each of the longest articles,
        and the most, all in the shortest (0 to 1; missing in a collection of one article). Five
        occurrences in a thousand articles have a dp near 1 however they are spread; clumped says
        whether they could be spread more.

    Examples
    --------
    >>> rows = pd.DataFrame({"term": list("aabb"), "article_id": list("xxxy")})
    >>> spread(rows, rows)["clumped"].tolist()
    [0.3333333333333333, 0.3333333333333333]
    """
    words = everything.groupby("article_id").size() / max(len(everything), 1)
    counts = sequences.groupby(["term", "article_id"], sort=True).size().rename("n").reset_index()
    counts["whole"] = counts.groupby("term")["n"].transform("sum")
    expected = counts["article_id"].map(words).astype("float64")
    # Articles without the term add their share of words each: 1 less the shares of the others.
    apart = (counts["n"] / counts["whole"] - expected).abs() - expected
    grouped = counts.assign(apart=apart).groupby("term", sort=True)
    table = pd.DataFrame({"n": grouped["n"].sum(), "n_articles": grouped.size()})
    table["dp"] = ((1 + grouped["apart"].sum()) / 2).clip(0, 1)
    most = 1 - words.min() if len(words) > 1 else float("nan")
    table["dp_norm"] = table["dp"] / most
    longest = words.sort_values(ascending=False).cumsum().to_numpy()
    held = table["n"].clip(upper=len(words)).to_numpy(dtype="int64") - 1
    least = (1 - longest[held]).clip(0) if len(words) else 0.0
    room = (most - least) if len(words) > 1 else float("nan")
    table["clumped"] = ((table["dp"] - least) / room).clip(0, 1)
    return table
