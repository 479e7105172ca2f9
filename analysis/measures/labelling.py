"""Mentions drawn for labelling by hand, and found again by the ids they were given."""

from __future__ import annotations

import hashlib

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.scores import LABELS, scored_mentions

_KEY = ["article_id", "sentence_id", "actor"]


def labelling_sample(corpus: Corpus, *, n: int = 50, seed: int = 0) -> pd.DataFrame:
    """Return mentions to label blind: as many of each predicted class as there are, in any order.

    A plain draw from news would hold mostly neutral mentions and say little of the others.

    Parameters
    ----------
    corpus
        The collection, scored.
    n
        Number of mentions; fewer where there are not as many.
    seed
        Start of the random draw.

    Returns
    -------
    pandas.DataFrame
        id (finds the mention again; does not show what was predicted), actor, sentence (on one
        line, the mention between [[ and ]]) and label (empty). An actor of a sentence is drawn
        once at most, by its first mention there.

    Raises
    ------
    ValueError
        If n is below 1, or no mention has a score.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> labelling_sample(small_corpus(), n=2)["sentence"].tolist()[0]
    'The [[Russian]] jets bombed the town again.'
    """
    if n < 1:
        raise ValueError(f"n={n}: draw at least one mention")
    there = labelled_population(corpus)
    if there.empty:
        raise ValueError("no mention has a score; analyse with method 'model' or 'lexicon'")
    rng = np.random.default_rng(seed)
    sizes = there["predicted"].value_counts()
    places = [
        rng.choice(np.flatnonzero(there["predicted"] == label), size=size, replace=False)
        for label, size in _allotted({k: int(sizes.get(k, 0)) for k in LABELS}, n).items()
    ]
    drawn = there.iloc[rng.permutation(np.concatenate(places))].reset_index(drop=True)
    sentences = corpus.sentences.set_index(["article_id", "sentence_id"])[["text", "start"]]
    found = sentences.loc[pd.MultiIndex.from_frame(drawn[["article_id", "sentence_id"]])]
    marked = [
        _marked(text, start - offset, end - offset)
        for text, offset, start, end in zip(
            found["text"], found["start"], drawn["start"], drawn["end"], strict=True
        )
    ]
    return drawn[["id", "actor"]].assign(
        sentence=pd.Series(marked, dtype="str"), label=pd.Series([""] * len(drawn), dtype="str")
    )


def labelled_population(corpus: Corpus) -> pd.DataFrame:
    """Return every mention that could be drawn, with its predicted class and its id.

    Parameters
    ----------
    corpus
        The collection, scored.

    Returns
    -------
    pandas.DataFrame
        id, article_id, sentence_id, start, end, actor and predicted; one row for each actor of a
        sentence, sorted by place. The id ends in a check of the place and the predicted class
        together, so that labels are never read back into other scores than they were drawn by.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> labelled_population(small_corpus())["predicted"].value_counts().to_dict()
    {'negative': 4, 'positive': 3}
    """
    scored = scored_mentions(corpus).dropna(subset=["score"])
    first = scored.drop_duplicates(_KEY).reset_index(drop=True)
    first = first.assign(predicted=first["label"])
    places = zip(
        first["article_id"], first["sentence_id"], first["start"], first["predicted"], strict=True
    )
    ids = pd.Series([_identity(*place) for place in places], dtype="str")
    columns = ["article_id", "sentence_id", "start", "end", "actor", "predicted"]
    return first[columns].assign(id=ids)[["id", *columns]]


def _identity(article: str, sentence: int, start: int, predicted: str) -> str:
    """Return a mention's id; the letter before it keeps spreadsheets from making it a number."""
    place = f"m-{article}-{sentence}-{start}"
    check = hashlib.sha256(f"{place} {predicted}".encode()).hexdigest()[:8]
    return f"{place}-{check}"


def _allotted(sizes: dict[str, int], n: int) -> dict[str, int]:
    """Return how many to draw of each class: alike, as far as there are as many.

    Examples
    --------
    >>> _allotted({"negative": 2, "neutral": 90, "positive": 30}, 50)
    {'negative': 2, 'neutral': 24, 'positive': 24}
    """
    allotted = dict.fromkeys(sizes, 0)
    for _ in range(min(n, sum(sizes.values()))):
        free = [label for label in sizes if allotted[label] < sizes[label]]
        allotted[min(free, key=lambda label: allotted[label])] += 1
    return allotted


def _marked(text: str, start: int, end: int) -> str:
    """Return a sentence on one line with the mention between brackets."""
    return " ".join(f"{text[:start]}[[{text[start:end]}]]{text[end:]}".split())
