"""What was read: articles by outlet, what is known of each, what cleaning took out."""

from __future__ import annotations

import json

import pandas as pd

from analysis import tables
from analysis.corpus import Corpus

METADATA = ("title", "byline", "outlet", "place", "published", "url", "language")


def outlet_summary(corpus: Corpus) -> pd.DataFrame:
    """Return what was read from each outlet.

    Parameters
    ----------
    corpus
        The collection.

    Returns
    -------
    pandas.DataFrame
        outlet ("not named" where the article does not say), n_articles, n_words, first and last
        (dates of publication, missing where no article of the outlet has a complete one), most
        articles first.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> outlet_summary(small_corpus())[["outlet", "n_articles"]].values.tolist()
    [['Post', 2], ['Herald', 1]]
    """
    articles = corpus.articles.assign(outlet=corpus.articles["outlet"].fillna("not named"))
    summary = articles.groupby("outlet", sort=True, as_index=False).agg(
        n_articles=("article_id", "size"),
        n_words=("n_words", "sum"),
        first=("published", "min"),
        last=("published", "max"),
    )
    return summary.sort_values(["n_articles", "outlet"], ascending=[False, True], ignore_index=True)


def metadata_coverage(corpus: Corpus) -> pd.DataFrame:
    """Return, for each field of an article, how often it was found and where.

    Parameters
    ----------
    corpus
        The collection.

    Returns
    -------
    pandas.DataFrame
        field, where (the place in the file that gave it, such as "dateline"; "not found" else),
        n_articles; in the order of the fields, most frequent place first.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> metadata_coverage(small_corpus()).head(1).values.tolist()
    [['title', 'not found', 3]]
    """
    sources = [json.loads(source) for source in corpus.articles["metadata_source"]]
    found = [
        (field, str(source.get(field, "not found"))) for source in sources for field in METADATA
    ]
    counts = pd.DataFrame(found, columns=["field", "where"]).value_counts().reset_index()
    counts = counts.rename(columns={"count": "n_articles"})
    counts["field"] = pd.Categorical(counts["field"], categories=METADATA, ordered=True)
    order = counts.sort_values(["field", "n_articles", "where"], ascending=[True, False, True])
    return order.astype({"field": "str"}).reset_index(drop=True)


def removals_by_rule(corpus: Corpus) -> pd.DataFrame:
    """Return what cleaning took out, by rule.

    Parameters
    ----------
    corpus
        The collection.

    Returns
    -------
    pandas.DataFrame
        rule, n_removals, n_articles, n_characters, share (of all characters read, 0 to 1),
        example (the longest removal's text); most removals first.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> removals_by_rule(small_corpus()).empty
    True
    """
    removals = corpus.removals.assign(n_characters=corpus.removals["text"].str.len())
    read = int(corpus.articles["text"].str.len().sum() + removals["n_characters"].sum())
    longest = removals.sort_values(["n_characters", "text"], ascending=[False, True])
    examples = longest.drop_duplicates("rule").set_index("rule")["text"]
    summary = removals.groupby("rule", sort=True, as_index=False).agg(
        n_removals=("start", "size"),
        n_articles=("article_id", "nunique"),
        n_characters=("n_characters", "sum"),
    )
    summary["share"] = summary["n_characters"] / max(read, 1)
    summary["example"] = summary["rule"].map(examples).astype("str").str.split().str.join(" ")
    return summary.sort_values(["n_removals", "rule"], ascending=[False, True], ignore_index=True)


def removal_ledger(corpus: Corpus) -> pd.DataFrame:
    """Return every removal with its file: what was taken out, where, by which rule.

    Parameters
    ----------
    corpus
        The collection.

    Returns
    -------
    pandas.DataFrame
        path, start, end (characters into the text as read), rule, text, score (how much the line
        looks like furniture by itself, 0 to 1); in the order of the files.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> removal_ledger(small_corpus()).columns.tolist()
    ['path', 'start', 'end', 'rule', 'text', 'score']
    """
    paths = corpus.articles[["article_id", "path"]]
    ledger = corpus.removals.merge(paths, on="article_id", validate="m:1")
    ledger = ledger.sort_values(["path", "start"], ignore_index=True)
    return ledger[["path", *[c for c in tables.REMOVALS.columns if c != "article_id"]]]


def problem_table(corpus: Corpus) -> pd.DataFrame:
    """Return what could not be read as it should, with the cure.

    Parameters
    ----------
    corpus
        The collection.

    Returns
    -------
    pandas.DataFrame
        path, problem, cure; one row for each file or article, in the order met.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> problem_table(small_corpus()).empty
    True
    """
    return pd.DataFrame(corpus.problems, columns=["path", "problem", "cure"], dtype="str")
