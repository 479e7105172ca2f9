"""Concordance: a word, phrase or pattern with the words around it (KWIC)."""

from __future__ import annotations

import re
from typing import Literal, get_args

import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.terms import term_sequences

By = Literal["phrase", "pattern", "term", "actor"]
Order = Literal["text", "left", "right", "score"]


def kwic(
    corpus: Corpus,
    query: str,
    *,
    by: By = "phrase",
    words: int = 8,
    case: bool = False,
    order: Order = "text",
) -> pd.DataFrame:
    """Return every place that matches, with the words to its left and right in the sentence.

    Parameters
    ----------
    corpus
        The collection.
    query
        A word or phrase, a pattern, a term, or an actor's name.
    by
        phrase: the words as they stand, whole words only, `*` for any ending ("bomb*"). pattern: a
        regular expression. term: a word, or words in a row, just where `term_frequency` counts
        them. actor: every mention of the actor, under whatever name.
    words
        Number of words to show on each side.
    case
        Whether capitals matter.
    order
        text: as they stand, article by article. left, right: by the words on that side, those
        nearest to the match first. score: the most negative first, by toward or, where no row has
        one, by tone.

    Returns
    -------
    pandas.DataFrame
        left, match, right (all as printed), toward (of the mention; missing unless an actor is
        looked for), tone (of the sentence), path, outlet, article_id, sentence_id, start and end
        (of the match in the article's text).

    Raises
    ------
    ValueError
        If an option is none that exists, the query is empty or the pattern is wrong.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> kwic(small_corpus(), "bomb*", words=2)[["left", "match", "right"]].values.tolist()
    [['Russia', 'bombed', 'the town.'], ['Russian jets', 'bombed', 'the town']]
    """
    if order not in get_args(Order):
        raise ValueError(f"order={order!r}: choose one of {', '.join(get_args(Order))}")
    if by == "actor":
        spots = _mentions_of(corpus, query)
    elif by == "term":
        spots = _places_of(corpus, query)
    else:
        spots = _matches(corpus, _pattern(query, by, case=case))
    sentences = corpus.sentences.rename(columns={"start": "sentence_start"})
    columns = ["article_id", "sentence_id", "sentence_start", "text", "tone"]
    table = spots.merge(sentences[columns], on=["article_id", "sentence_id"])
    table = table.merge(corpus.articles[["article_id", "path", "outlet"]], on="article_id")
    table = table.sort_values(["path", "sentence_id", "start"], ignore_index=True)
    sides = [_sides(*row, words) for row in _spans(table)]
    table[["left", "match", "right"]] = pd.DataFrame(
        sides, columns=["left", "match", "right"], index=table.index, dtype="str"
    )
    if order == "score":
        score = "tone" if table["toward"].isna().all() else "toward"
        table = table.sort_values(score, kind="stable", ignore_index=True)
    elif order != "text":
        table = table.iloc[_by_side(table, order)].reset_index(drop=True)
    first = ["left", "match", "right", "toward", "tone", "path", "outlet"]
    return table[[*first, "article_id", "sentence_id", "start", "end"]]


def _pattern(query: str, by: By, *, case: bool) -> re.Pattern[str]:
    """Return the query as a regular expression."""
    if by not in get_args(By):
        raise ValueError(f"by={by!r}: choose one of {', '.join(get_args(By))}")
    if not query.strip():
        raise ValueError("the query is empty; give a word, a phrase or a pattern")
    if by == "phrase":
        parts = [re.escape(word).replace(r"\*", r"\w*") for word in query.split()]
        query = r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)"
    try:
        return re.compile(query, 0 if case else re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"the pattern {query!r} is wrong: {error}") from error


def _matches(corpus: Corpus, pattern: re.Pattern[str]) -> pd.DataFrame:
    """Return where the pattern matches something within a sentence."""
    columns = ["article_id", "sentence_id", "start", "text"]
    rows = [
        (article_id, sentence_id, start + found.start(), start + found.end())
        for article_id, sentence_id, start, text in corpus.sentences[columns].itertuples(
            index=False, name=None
        )
        for found in pattern.finditer(text)
        if found[0]
    ]
    frame = pd.DataFrame(rows, columns=["article_id", "sentence_id", "start", "end"])
    frame = frame.astype({c: corpus.mentions[c].dtype for c in frame.columns})
    return frame.assign(toward=float("nan"))


def _places_of(corpus: Corpus, term: str) -> pd.DataFrame:
    """Return where the term stands."""
    ngrams = term.count(" ") + 1
    found = term_sequences(corpus, ngrams=ngrams)
    found = found.loc[found["term"] == term, ["article_id", "sentence_id", "token_id"]]
    key = ["article_id", "sentence_id", "token_id"]
    first = corpus.tokens[[*key, "start"]]
    last = corpus.tokens[[*key, "end"]].assign(token_id=corpus.tokens["token_id"] - ngrams + 1)
    table = found.merge(first, on=key).merge(last, on=key).drop(columns="token_id")
    return table.assign(toward=float("nan"))


def _mentions_of(corpus: Corpus, actor: str) -> pd.DataFrame:
    """Return where the actor is mentioned."""
    own = corpus.mentions["actor"] == actor
    return corpus.mentions.loc[own, ["article_id", "sentence_id", "start", "end", "toward"]]


def _spans(table: pd.DataFrame) -> list[tuple[str, int, int]]:
    """Return each row's sentence with the match's offsets in it."""
    start = table["start"] - table["sentence_start"]
    end = table["end"] - table["sentence_start"]
    return list(zip(table["text"], start, end, strict=True))


def _sides(text: str, start: int, end: int, words: int) -> tuple[str, str, str]:
    """Return the words left of the match, the match, and the words right of it."""
    left = text[:start].split()
    right = text[end:].split()
    return " ".join(left[max(0, len(left) - words) :]), text[start:end], " ".join(right[:words])


def _by_side(table: pd.DataFrame, order: Order) -> list[int]:
    """Return the order of rows by the words of one side, nearest first."""
    step = -1 if order == "left" else 1
    keys = [side.lower().split()[::step] for side in table[order]]
    return sorted(range(len(keys)), key=lambda row: keys[row])
