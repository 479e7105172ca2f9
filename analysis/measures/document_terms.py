"""Terms by document: counts and tf-idf, where a document is an article, a group, or an actor."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Literal, get_args

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.selection import SPOKEN_OF, chosen_mentions
from analysis.measures.terms import (
    StopWords,
    listed_stop_words,
    term_sequences,
    without_stop_words,
)

Documents = Literal["article", "outlet", "actor"]


def document_feature_matrix(
    corpus: Corpus,
    *,
    by: Documents = "article",
    stop_words: StopWords | str = "english",
    ngrams: int = 1,
    min_count: int = 1,
) -> pd.DataFrame:
    """Return how often each document holds each term, one row per pair that occurs.

    Parameters
    ----------
    corpus
        The collection.
    by
        What a document is: an article, an outlet, or all sentences that mention an actor (a
        sentence with two actors is part of both documents).
    stop_words, ngrams
        As in `term_frequency`.
    min_count
        Occurrences over all documents that it takes for a term to be listed.

    Returns
    -------
    pandas.DataFrame
        document (article_id, outlet or actor), term, n (1 or more). Sorted by document, then n
        from high to low, then term. `sparse_matrix` makes it a matrix.

    Raises
    ------
    ValueError
        If an option is none that exists.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> table = document_feature_matrix(small_corpus(), by="actor")
    >>> table[table["term"] == "bombed"].values.tolist()
    [['Russia', 'bombed', 2]]
    """
    if by not in get_args(Documents):
        raise ValueError(f"by={by!r}: choose one of {', '.join(get_args(Documents))}")
    if ngrams == 1:
        # Single words are counted in whatever order they stand.
        terms = corpus.tokens[["article_id", "sentence_id", "term"]]
    else:
        terms = without_stop_words(term_sequences(corpus, ngrams=ngrams), stop_words)
    terms = _with_document(terms, corpus, by)
    table = _counted(terms, listed_stop_words(stop_words) if ngrams == 1 else (), min_count)
    table.attrs["counted"] = {"documents": by}
    return table


def _counted(terms: pd.DataFrame, leave_out: Collection[str], min_count: int) -> pd.DataFrame:
    """Count each term in each document: numbers in place of words, sorted and counted as one."""
    row, documents = pd.factorize(terms["document"], sort=True)
    column, words = pd.factorize(terms["term"], sort=True)
    kept = ~words.isin(list(leave_out))
    # What is no word has the number -1.
    own = (column >= 0) & kept[column] if len(words) else column >= 0
    width = max(len(words), 1)
    pairs, n = np.unique(row[own] * width + column[own], return_counts=True)
    document, term = np.divmod(pairs, width)
    often = np.bincount(term, weights=n, minlength=width)[term] >= min_count
    document, term, n = document[often], term[often], n[often]
    # The pairs are in the order of documents and terms, and a stable sort keeps the terms'.
    order = np.lexsort((-n, document))
    return pd.DataFrame(
        {
            "document": documents.astype("str").take(document[order]),
            "term": words.astype("str").take(term[order]),
            "n": n[order].astype("int64"),
        }
    )


def tf_idf(
    corpus: Corpus,
    *,
    by: Documents = "article",
    stop_words: StopWords | str = "english",
    ngrams: int = 1,
    min_count: int = 1,
) -> pd.DataFrame:
    """Return what sets each document apart: terms frequent in it and rare elsewhere.

    Parameters
    ----------
    corpus
        The collection.
    by, stop_words, ngrams, min_count
        As in `document_feature_matrix`.

    Returns
    -------
    pandas.DataFrame
        document, term, n, tf (share of the document's counted terms, 0 to 1), idf
        (ln(documents / documents with the term); 0 where all have it) and tf_idf (their product).
        Sorted by document, then tf_idf from high to low, then term.

    Raises
    ------
    ValueError
        If an option is none that exists.

    Notes
    -----
    K. Spärck Jones, A statistical interpretation of term specificity, Journal of Documentation 28
    (1972) 11-21.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> tf_idf(small_corpus())["term"].iloc[0]
    'met'
    """
    table = document_feature_matrix(
        corpus, by=by, stop_words=stop_words, ngrams=ngrams, min_count=min_count
    )
    whole = table.groupby("document")["n"].transform("sum")
    holding = table.groupby("term")["document"].transform("size")
    table["tf"] = table["n"] / whole
    table["idf"] = np.log(table["document"].nunique() / holding)
    table["tf_idf"] = table["tf"] * table["idf"]
    return table.sort_values(
        ["document", "tf_idf", "term"], ascending=[True, False, True], ignore_index=True
    )


def sparse_matrix(table: pd.DataFrame, *, values: str = "n") -> tuple[Any, list[str], list[str]]:
    """Return documents and terms as a sparse matrix, for tools that take one.

    Parameters
    ----------
    table
        What `document_feature_matrix` or `tf_idf` returned.
    values
        The column that fills the cells: n, tf or tf_idf.

    Returns
    -------
    scipy.sparse.csr_array
        A row for each document, a column for each term.
    list of str
        The documents, in the order of the rows.
    list of str
        The terms, in the order of the columns.

    Raises
    ------
    ValueError
        If the table lacks a column.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> matrix, documents, terms = sparse_matrix(document_feature_matrix(small_corpus()))
    >>> matrix.shape == (3, len(terms)), documents
    (True, ['a0', 'a1', 'a2'])
    """
    from scipy.sparse import coo_array

    absent = [name for name in ("document", "term", values) if name not in table.columns]
    if absent:
        raise ValueError(f"the table lacks {', '.join(absent)}; give a document-feature matrix")
    rows, documents = pd.factorize(table["document"], sort=True)
    columns, terms = pd.factorize(table["term"], sort=True)
    shape = (len(documents), len(terms))
    matrix = coo_array((table[values].to_numpy(), (rows, columns)), shape=shape).tocsr()
    return matrix, documents.tolist(), terms.tolist()


def _with_document(terms: pd.DataFrame, corpus: Corpus, by: Documents) -> pd.DataFrame:
    """Return the terms with the document, or documents, that each is part of."""
    if by == "article":
        return terms.assign(document=terms["article_id"])
    if by == "outlet":
        outlets = corpus.articles.set_index("article_id")["outlet"]
        return terms.assign(document=terms["article_id"].map(outlets)).dropna(subset=["document"])
    mentions = chosen_mentions(corpus, SPOKEN_OF)
    holds = mentions[["article_id", "sentence_id", "actor"]].drop_duplicates()
    return terms.merge(
        holds.rename(columns={"actor": "document"}), on=["article_id", "sentence_id"]
    )
