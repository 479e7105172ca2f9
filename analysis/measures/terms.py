"""Words and word sequences, counted."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.language import stopwords

StopWords = Collection[str] | None


def term_frequency(
    corpus: Corpus,
    *,
    stop_words: StopWords | str = "english",
    ngrams: int = 1,
    min_count: int = 1,
    limit: int | None = None,
) -> pd.DataFrame:
    """Return how often each term occurs, most frequent first.

    Parameters
    ----------
    corpus
        The collection.
    stop_words
        Terms to leave out: "english" for this package's list, a collection of terms in lower case
        (`analysis.stop_words` gives that list with terms added or kept), or None. A word sequence
        is left out if it begins or ends with one.
    ngrams
        Length of the word sequences to count; 1 for single words. A sequence never runs across
        punctuation, a bare number or the end of a sentence.
    min_count
        Occurrences that it takes to be listed.
    limit
        Number of rows; all if None.

    Returns
    -------
    pandas.DataFrame
        term, n (occurrences), n_articles (articles that hold it), per_10000 (occurrences in every
        10,000 words or sequences of that length, stop words counted too). Sorted by n, then term.

    Raises
    ------
    ValueError
        If `ngrams` or `min_count` is below 1, or `stop_words` is an unknown name.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> term_frequency(small_corpus(), limit=2)[["term", "n", "n_articles"]].values.tolist()
    [['france', 3, 3], ['russia', 3, 2]]
    """
    if min_count < 1:
        raise ValueError(f"min_count={min_count}: give 1 or more")
    everything = term_sequences(corpus, ngrams=ngrams)
    kept = without_stop_words(everything, stop_words)
    pairs = kept.groupby(["term", "article_id"], sort=True).size()
    grouped = pairs.groupby(level="term", sort=True)
    table = pd.DataFrame({"n": grouped.sum(), "n_articles": grouped.size()}).reset_index()
    table["term"] = table["term"].astype("str")
    table["per_10000"] = table["n"] / max(len(everything), 1) * 10_000
    table = table[table["n"] >= min_count]
    table = table.sort_values(["n", "term"], ascending=[False, True], ignore_index=True)
    return table.head(len(table) if limit is None else limit)


def term_sequences(corpus: Corpus, *, ngrams: int = 1) -> pd.DataFrame:
    """Return every term, or every sequence of `ngrams` terms, where it stands.

    Parameters
    ----------
    corpus
        The collection.
    ngrams
        Length of the sequences.

    Returns
    -------
    pandas.DataFrame
        article_id, sentence_id, token_id (of the first word), first, last and term (the words with
        a blank between).

    Raises
    ------
    ValueError
        If `ngrams` is below 1.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> term_sequences(small_corpus(), ngrams=2)["term"].tolist()[:2]
    ['russia bombed', 'bombed the']
    """
    if ngrams < 1:
        raise ValueError(f"ngrams={ngrams}: give 1 or more")
    tokens = corpus.tokens.sort_values(["article_id", "sentence_id", "token_id"], ignore_index=True)
    start = np.flatnonzero(tokens["term"].notna())
    for step in range(1, ngrams):
        start = start[start + step < len(tokens)]
        start = start[_follows(tokens, start, step)]
    term = tokens["term"].iloc[start].reset_index(drop=True)
    table = tokens.loc[start, ["article_id", "sentence_id", "token_id"]].reset_index(drop=True)
    table["first"], table["last"] = term, term
    for step in range(1, ngrams):
        table["last"] = tokens["term"].iloc[start + step].to_numpy()
        term = term + " " + table["last"]
    return table.assign(term=term)


def without_stop_words(sequences: pd.DataFrame, stop_words: StopWords | str) -> pd.DataFrame:
    """Return the sequences that neither begin nor end with a stop word.

    Raises
    ------
    ValueError
        If `stop_words` is an unknown name.

    Examples
    --------
    >>> table = pd.DataFrame({"first": ["the", "town"], "last": ["town", "hall"]})
    >>> without_stop_words(table, "english")["last"].tolist()
    ['hall']
    """
    stops = list(listed_stop_words(stop_words))
    if not stops:
        return sequences
    return sequences[~(sequences["first"].isin(stops) | sequences["last"].isin(stops))]


def listed_stop_words(stop_words: StopWords | str) -> Collection[str]:
    """Return the stop words that an option means.

    Raises
    ------
    ValueError
        If it is an unknown name.

    Examples
    --------
    >>> listed_stop_words(["war"]), "the" in listed_stop_words("english"), listed_stop_words(None)
    (['war'], True, ())
    """
    if stop_words is None:
        return ()
    if isinstance(stop_words, str):
        if stop_words != "english":
            raise ValueError(f"stop_words={stop_words!r}: give 'english', a list of words or None")
        return stopwords.stop_words()
    return stop_words


def _follows(tokens: pd.DataFrame, start: np.ndarray, step: int) -> np.ndarray:
    """Say for each start whether the token `step` later is a word of the same sentence."""
    ids = tokens[["article_id", "sentence_id"]]
    sentence = ids.ne(ids.shift()).any(axis=1).to_numpy().cumsum()
    is_word = tokens["term"].notna().to_numpy()
    follows: np.ndarray = is_word[start + step] & (sentence[start] == sentence[start + step])
    return follows
