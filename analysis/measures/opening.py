"""Any table opened: the sentences behind its first rows, of actors, pairs or terms."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import partial
from typing import Any, Literal

import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.concordance import By, Order, kwic
from analysis.measures.evidence import evidence
from analysis.measures.parts import select
from analysis.measures.selection import Within

_GROUPS = ("outlet", "day", "week", "section", "voice")


def evidence_for(
    corpus: Corpus,
    table: pd.DataFrame,
    *,
    rows: int = 6,
    toward: Literal["negative", "neutral", "positive"] | None = None,
    within: Within = "sentence",
    limit: int | None = None,
) -> pd.DataFrame:
    """Return the sentences behind the first rows of a table of actors or of pairs of actors.

    Parameters
    ----------
    corpus
        The collection that the table was made from.
    table
        Has a column actor; or actor_a and actor_b; or speaker and target. Of an actor, what else
        its row is about is heeded: its outlet, day, week, section or voice, and its label.
    rows
        Rows of the table to open.
    toward
        Only mentions that were found to be negative, neutral or positive.
    within
        What the two actors of a pair must share.
    limit
        Sentences for each row; all if None.

    Returns
    -------
    pandas.DataFrame
        What `evidence` gives, row after row; of a pair, actor reads "A with B", of a speaker and
        what is spoken of "A on B", with only the sentences in the speaker's words; of an actor in
        an outlet, a week and so on "A (that outlet)", with only the sentences there.

    Raises
    ------
    ValueError
        If the table has none of these columns.

    Examples
    --------
    >>> from analysis.measures.comentions import co_mentions
    >>> from analysis.measures.examples import small_corpus
    >>> corpus = small_corpus()
    >>> opened = evidence_for(corpus, co_mentions(corpus), rows=1)
    >>> opened[["actor", "surface"]].values.tolist()
    [['France with Russia', 'France']]
    """
    behind = partial(evidence, corpus, toward=toward, within=within, limit=limit)
    if "actor" in table.columns:
        opened = [
            _cell(corpus, row, toward=toward, limit=limit)
            for row in table.head(rows).to_dict("records")
        ]
    elif {"actor_a", "actor_b"} <= set(table.columns):
        pairs = table[["actor_a", "actor_b"]].head(rows).itertuples(index=False, name=None)
        opened = [behind(actor=a, other=b).assign(actor=f"{a} with {b}") for a, b in pairs]
    elif {"speaker", "target"} <= set(table.columns):
        views = table[["speaker", "target"]].head(rows).itertuples(index=False, name=None)
        opened = _views(corpus, list(views), toward=toward, limit=limit)
    else:
        have = ", ".join(map(str, table.columns))
        raise ValueError(
            f"the table names no actor; it needs actor, or actor_a and actor_b: {have}"
        )
    return (
        pd.concat(opened, ignore_index=True) if opened else pd.DataFrame(columns=["actor", "text"])
    )


def _views(
    corpus: Corpus,
    views: list[tuple[str, str]],
    *,
    toward: Literal["negative", "neutral", "positive"] | None,
    limit: int | None,
) -> list[pd.DataFrame]:
    """Return, for each speaker and actor spoken of, the sentences in the speaker's words."""
    named = corpus.mentions["actor"].unique()
    # A matrix has many speakers on few actors: each actor's sentences are looked up once.
    behind = {
        whom: evidence(corpus, actor=whom, toward=toward)
        for whom in dict.fromkeys(whom for _, whom in views)
        if whom in named
    }
    # A view may rest on deeds alone, which the narrator tells: then it has no words.
    said = [
        (who, whom, behind[whom][behind[whom]["voice"] == who])
        for who, whom in views
        if whom in behind
    ]
    return [
        words.head(len(words) if limit is None else limit).assign(actor=f"{who} on {whom}")
        for who, whom, words in said
        if len(words)
    ]


def _cell(
    corpus: Corpus,
    row: Mapping[Hashable, Any],
    *,
    toward: Literal["negative", "neutral", "positive"] | None,
    limit: int | None,
) -> pd.DataFrame:
    """Return the sentences behind one row of a table of actors, in the group that it is about."""
    where = {name: row[name] for name in _GROUPS if pd.notna(row.get(name))}
    label = row["label"] if pd.notna(row.get("label")) else None
    part = select(corpus, where) if where else corpus
    if where and not (part.mentions["actor"] == row["actor"]).any():
        return evidence(corpus, actor=row["actor"], limit=0)
    opened = evidence(part, actor=row["actor"], toward=toward or label, limit=limit)
    told = f"{row['actor']} ({', '.join(map(str, where.values()))})"
    return opened.assign(actor=told) if where else opened


def kwic_for(
    corpus: Corpus, table: pd.DataFrame, *, rows: int = 1, words: int = 8, order: Order = "text"
) -> pd.DataFrame:
    """Return the first rows of a table of terms or actors in their contexts.

    Parameters
    ----------
    corpus
        The collection that the table was made from.
    table
        Has a column term; or actor, for every mention of it, under whatever name.
    rows
        Rows of the table to open.
    words
        Number of words to show on each side.
    order
        text, left, right or score, as in `kwic`, within each row of the table.

    Returns
    -------
    pandas.DataFrame
        left, match, right, toward, tone, outlet and path, as `kwic` gives them, row after row.

    Raises
    ------
    ValueError
        If the table has neither column, or there is no such order.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> corpus = small_corpus()
    >>> kwic_for(corpus, pd.DataFrame({"term": ["bombed"]}), words=1)["left"].tolist()
    ['Russia', 'jets']
    >>> actors = pd.DataFrame({"actor": ["Russia"]})
    >>> kwic_for(corpus, actors, order="score")["toward"].tolist()
    [-0.9, -0.7, -0.6, 0.1]
    """
    kinds: dict[str, By] = {"term": "phrase", "actor": "actor"}
    column = next((name for name in kinds if name in table.columns), None)
    if column is None:
        have = ", ".join(map(str, table.columns))
        raise ValueError(f"the table has no column term or actor: {have}")
    columns = ["left", "match", "right", "toward", "tone", "outlet", "path"]
    find = partial(kwic, corpus, by=kinds[column], words=words, order=order)
    found = [find(query)[columns] for query in table[column].head(rows)]
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=columns)
