"""Capitalised words that no mention covers and that may be names."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.actors.folding import printed
from analysis.actors.lexicon import common_words, cues
from analysis.corpus import Corpus

# Where more of the words of a longer sentence have capitals, they tell nothing: a headline.
_HEADLINE = 0.6
_LONGER = 5
_ARTICLE_SPACE = np.int64(1) << 32


def uncovered_names(corpus: Corpus) -> pd.DataFrame:
    """Return runs of capitalised words that may be names and are no mention.

    Left out are the words that begin a sentence, headlines, titles and offices, days and months,
    and runs of ordinary English words.

    Parameters
    ----------
    corpus
        The collection.

    Returns
    -------
    pandas.DataFrame
        alias (the words), n_mentions, n_articles, example (the first sentence); sorted by alias.

    Examples
    --------
    >>> from analysis.measures.examples import marked_corpus
    >>> uncovered_names(marked_corpus(["{Russia} met Zorbo Blent."]))["alias"].tolist()
    ['Zorbo Blent']
    """
    tokens = _candidates(corpus)
    after = tokens.shift()
    joins = (
        (tokens["article_id"] == after["article_id"])
        & (tokens["sentence_id"] == after["sentence_id"])
        & (tokens["start"] == after["end"] + 1)
    )
    runs = tokens.groupby((~joins).cumsum(), sort=True).agg(
        article_id=("article_id", "first"),
        sentence_id=("sentence_id", "first"),
        alias=("token", " ".join),
    )
    runs = runs[~runs["alias"].map(_ordinary).astype(bool)]
    sentences = corpus.sentences[["article_id", "sentence_id", "text"]]
    runs = runs.merge(sentences, on=["article_id", "sentence_id"], how="left")
    runs["alias"] = runs["alias"].map(printed).astype("str")
    return runs.groupby("alias", sort=True, as_index=False).agg(
        n_mentions=("article_id", "size"),
        n_articles=("article_id", "nunique"),
        example=("text", "first"),
    )


def _candidates(corpus: Corpus) -> pd.DataFrame:
    """Return the capitalised words inside sentences that no mention covers."""
    words = corpus.tokens[corpus.tokens["token"].str.contains(r"^[^\W\d_]", regex=True)]
    capital = words["token"].str.slice(0, 1).str.isupper()
    sentence = [words["article_id"], words["sentence_id"]]
    share = capital.groupby(sentence).transform("mean")
    headline = (share > _HEADLINE) & (capital.groupby(sentence).transform("size") >= _LONGER)
    first = ~words.duplicated(["article_id", "sentence_id"])
    named = capital & ~headline & ~first & ~words["token"].isin(_never())
    found = words[named & (words["token"].str.len() > 1)]
    return found[~_covered(found, corpus.mentions)]


def _covered(tokens: pd.DataFrame, mentions: pd.DataFrame) -> pd.Series:
    """Tell of each word whether a mention covers it."""
    articles = pd.Index(mentions["article_id"].unique())
    begins = _places(mentions["article_id"], mentions["start"], articles)
    order = np.argsort(begins, kind="stable")
    ends = _places(mentions["article_id"], mentions["end"], articles)[order]
    at = _places(tokens["article_id"], tokens["start"], articles)
    before = np.searchsorted(begins[order], at, side="right") - 1
    inside = before >= 0
    inside[inside] = at[inside] < ends[before[inside]]
    return pd.Series(inside, index=tokens.index)


def _places(article_ids: pd.Series, offsets: pd.Series, articles: pd.Index) -> np.ndarray:
    """Return one number a place: articles lie far behind each other."""
    numbers = articles.get_indexer(pd.Index(article_ids)).astype("int64")
    places: np.ndarray = numbers * _ARTICLE_SPACE + offsets.to_numpy()
    return places


def _never() -> frozenset[str]:
    """Return capitalised words that are no part of a name: Monday, Minister, Mr."""
    cue = cues()
    offices = {form for office in cue.offices for form in (office.title(), f"{office.title()}.")}
    return frozenset(offices) | cue.not_names | cue.function_capitals | cue.no_actors


def _ordinary(run: str) -> bool:
    """Tell whether all words of a run are ordinary English words."""
    return all(word.lower() in common_words() for word in run.split())
