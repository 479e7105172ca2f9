"""Who speaks, how much, and in which words."""

from __future__ import annotations

import pandas as pd

from analysis.corpus import Corpus


def speaker_counts(corpus: Corpus) -> pd.DataFrame:
    """Return how much each actor is heard.

    Parameters
    ----------
    corpus
        The collection.

    Returns
    -------
    pandas.DataFrame
        speaker, n_quotes (spans of speech, direct or reported), n_direct (those within quotation
        marks), n_articles; most quoted first. Speech whose speaker has no name is not counted.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> speaker_counts(small_corpus()).empty
    True
    """
    named = corpus.quotes.dropna(subset=["speaker"])
    counts = named.groupby("speaker", sort=True, as_index=False).agg(
        n_quotes=("start", "size"), n_direct=("direct", "sum"), n_articles=("article_id", "nunique")
    )
    return counts.sort_values(["n_quotes", "speaker"], ascending=[False, True], ignore_index=True)


def quoted_words(corpus: Corpus, *, speaker: str | None = None) -> pd.DataFrame:
    """Return every span of speech with its words.

    Parameters
    ----------
    corpus
        The collection.
    speaker
        Only this one's; everybody's if None, also where no name can be given.

    Returns
    -------
    pandas.DataFrame
        speaker (missing where no name can be given), words, cue, direct, outlet, title, path,
        start and end (characters of the article's text); by speaker, then as they stand.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> quoted_words(small_corpus()).columns.tolist()[:3]
    ['speaker', 'words', 'cue']
    """
    articles = corpus.articles[["article_id", "text", "outlet", "title", "path"]]
    quotes = corpus.quotes
    quotes = quotes if speaker is None else quotes[quotes["speaker"] == speaker]
    table = quotes.merge(articles, on="article_id", validate="m:1")
    spans = zip(table["text"], table["start"], table["end"], strict=True)
    words = [text[start:end] for text, start, end in spans]
    table["words"] = pd.Series(words, index=table.index, dtype="str")
    table = table.sort_values(["speaker", "path", "start"], ignore_index=True)
    return table[["speaker", "words", "cue", "direct", "outlet", "title", "path", "start", "end"]]
