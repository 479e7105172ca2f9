"""Clauses: the part of a sentence that holds a mention, scored as if it stood alone.

"Russia praised Iran, but France condemned the deal" says two things; the network reads both for
each actor. Whether that matters for a number is a choice that can be tried.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.sentiment.lexicon import CLAUSE_END
from analysis.sentiment.toward import Method, toward_table

_FEWEST_WORDS = 4  # of a clause; less is a name in brackets or an interjection


def split_clauses(sentence: str, mentions: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Return the clauses of a sentence: start and end, in order, nothing left out.

    A clause ends at a semicolon, colon or dash, and before words such as "but", "while" and
    "because"; not within a mention, and not where fewer than four words would stand alone.

    Parameters
    ----------
    sentence
        The sentence as printed.
    mentions
        Start and end of the names in it.

    Examples
    --------
    >>> text = "Russia praised the new deal, but France called it a mistake."
    >>> [text[start:end] for start, end in split_clauses(text)]
    ['Russia praised the new deal, ', 'but France called it a mistake.']
    """
    starts = [0]
    for found in CLAUSE_END.finditer(sentence):
        at = found.end()
        # What stands in brackets belongs to the clause around it: "the Islamic State (ISIS)".
        inside = found[0] in "()" or any(start < at < end for start, end in mentions)
        if not inside and _is_clause(sentence[starts[-1] : at]) and _is_clause(sentence[at:]):
            starts.append(at)
    return list(zip(starts, [*starts[1:], len(sentence)], strict=True))


def _is_clause(text: str) -> bool:
    """Say whether a piece has the words of a clause."""
    return len(re.findall(r"\w+", text)) >= _FEWEST_WORDS


def clause_table(sentences: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """Return the clauses of all sentences.

    Parameters
    ----------
    sentences
        With article_id, sentence_id, start and text.
    mentions
        With article_id, sentence_id, start and end.

    Returns
    -------
    pandas.DataFrame
        article_id, sentence_id, clause_id (from 0 in each article), start (in the article's text)
        and text.

    Examples
    --------
    >>> one = {"article_id": ["x"], "sentence_id": [0], "start": [5]}
    >>> sentences = pd.DataFrame({**one, "text": ["Iran said yes to it; Oman said no to it."]})
    >>> none = pd.DataFrame(columns=["article_id", "sentence_id", "start", "end"])
    >>> clause_table(sentences, none)["start"].tolist()
    [5, 25]
    """
    key = ["article_id", "sentence_id"]
    names = {
        place: list(zip(group["start"], group["end"], strict=True))
        for place, group in mentions.groupby(key)
    }
    rows = []
    columns = sentences[[*key, "start", "text"]].sort_values(["article_id", "start"])
    for article, number, offset, text in columns.itertuples(index=False):
        held = [(a - offset, b - offset) for a, b in names.get((article, number), [])]
        rows += [
            (article, number, offset + start, text[start:end])
            for start, end in split_clauses(text, held)
        ]
    table = pd.DataFrame(rows, columns=[*key, "start", "text"])
    table.insert(2, "clause_id", table.groupby("article_id").cumcount())
    return table


def clause_toward_table(
    sentences: pd.DataFrame,
    mentions: pd.DataFrame,
    *,
    method: Method = "model",
    cache: Path | str | None = None,
    threads: int = 1,
) -> pd.DataFrame:
    """Return the mentions with scores of the clause that holds each, as `toward_table` does.

    Mentions of a sentence with one clause keep the score that they have from the same method.

    Parameters
    ----------
    sentences, mentions, method, cache, threads
        As in `toward_table`.

    Examples
    --------
    >>> text = "Ann praised Bob warmly; Eve spoke of the weather."
    >>> one = {"article_id": "x", "sentence_id": [0]}
    >>> sentences = pd.DataFrame({**one, "start": [0], "text": [text]})
    >>> rows = {"article_id": "x", "sentence_id": 0, "start": [12, 24], "end": [15, 27]}
    >>> mentions = pd.DataFrame({**rows, "actor": ["Bob", "Eve"]})
    >>> table = clause_toward_table(sentences, mentions, method="lexicon")
    >>> table["toward"].isna().tolist()
    [False, True]
    """
    clauses = clause_table(sentences, mentions)
    key = ["article_id", "sentence_id"]
    several = clauses.groupby(key).size().rename("n").reset_index().query("n > 1")[key]
    split = mentions[key].merge(several, on=key, how="left", indicator=True)["_merge"] == "both"
    kept = mentions["method"] == method if "method" in mentions else False
    anew = split.to_numpy() | ~np.broadcast_to(kept, len(mentions))
    rows = mentions[anew]
    numbered = clauses.drop(columns="sentence_id").rename(columns={"clause_id": "sentence_id"})
    scored = toward_table(
        numbered,
        rows.assign(sentence_id=_clause_of(rows, clauses)),
        method=method,
        cache=cache,
        threads=threads,
    ).assign(sentence_id=rows["sentence_id"])
    if anew.all():
        return scored
    order = np.argsort(np.concatenate([np.flatnonzero(~anew), np.flatnonzero(anew)]))
    table: pd.DataFrame = pd.concat([mentions[~anew], scored]).iloc[order]
    return table


def _clause_of(mentions: pd.DataFrame, clauses: pd.DataFrame) -> np.ndarray:
    """Return the number of the clause in which each mention starts."""
    rows = mentions[["article_id", "start"]].reset_index(drop=True).rename_axis("row").reset_index()
    placed = pd.merge_asof(
        rows.sort_values("start"),
        clauses[["article_id", "start", "clause_id"]].sort_values("start"),
        on="start",
        by="article_id",
    )
    return placed.sort_values("row")["clause_id"].to_numpy()
