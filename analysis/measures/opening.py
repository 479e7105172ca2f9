"""Any table opened: the sentences behind its first rows, of actors, pairs or terms."""

from __future__ import annotations

from functools import partial
from typing import Literal

import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.cells import Row, cells_of, counted_mentions
from analysis.measures.concordance import By, Order, kwic
from analysis.measures.deeds import deeds
from analysis.measures.evidence import ROLES, described
from analysis.measures.parts import around, select
from analysis.measures.scores import LABELS, scored_mentions
from analysis.measures.selection import SPOKEN_OF, Within


def evidence_for(
    corpus: Corpus,
    table: pd.DataFrame,
    *,
    rows: int = 6,
    toward: Literal["negative", "neutral", "positive"] | None = None,
    within: Within | None = None,
    limit: int | None = None,
) -> pd.DataFrame:
    """Return the sentences that the first rows of a table count, strongest first.

    Parameters
    ----------
    corpus
        The collection that the table was made from.
    table
        A table of a measure that names actors: actor; actor_a and actor_b; alias; speaker and
        target; speaker_a, speaker_b and targets. Of an actor, what else its row is about is
        heeded: its outlet, day, week, section or voice, the two groups of a difference, its label,
        its sentence. Give the table as the measure made it, or rows of it: it carries which roles
        it counts and what a pair must share (`table.attrs["counted"]`).
    rows
        Rows of the table to open.
    toward
        Only mentions that were found to be negative, neutral or positive.
    within
        What the two actors of a pair must share, if not what the table says.
    limit
        Sentences for each cell; all if None.

    Returns
    -------
    pandas.DataFrame
        What `evidence` gives, row after row; of a pair, actor reads "A with B", of a speaker and
        what is spoken of "A on B", with only the sentences in the speaker's words, of a deed the
        one that tells it; of an actor in an outlet, a week and so on "A (that outlet)", with only
        the sentences there; of a name the name.

    Raises
    ------
    ValueError
        If the table has none of these columns, or the groups of a difference are not known.

    Examples
    --------
    >>> from analysis.measures.comentions import co_mentions
    >>> from analysis.measures.examples import small_corpus
    >>> corpus = small_corpus()
    >>> opened = evidence_for(corpus, co_mentions(corpus), rows=1)
    >>> opened[["actor", "surface"]].values.tolist()
    [['France with Russia', 'France']]
    """
    if toward not in (None, *LABELS):
        raise ValueError(f"toward={toward!r}: choose negative, neutral or positive")
    counted = dict(table.attrs.get("counted", {})) | ({"within": within} if within else {})
    if "method" in table.columns and table["method"].eq("deeds").any():
        counted["deeds"] = deeds(corpus)
    mentions = counted_mentions(scored_mentions(corpus, ROLES), table)
    opened = []
    for row in table.head(rows).to_dict("records"):
        for told, found in cells_of(corpus, mentions, row, counted):
            chosen = found if toward is None else found[found["label"] == toward]
            shown = described(chosen, corpus)
            opened.append(shown.head(len(shown) if limit is None else limit).assign(actor=told))
    empty = pd.DataFrame(columns=["actor", "text"])
    return pd.concat(opened, ignore_index=True) if opened else empty


def kwic_for(
    corpus: Corpus, table: pd.DataFrame, *, rows: int = 1, words: int = 8, order: Order = "text"
) -> pd.DataFrame:
    """Return the first rows of a table of terms or actors in their contexts.

    Parameters
    ----------
    corpus
        The collection that the table was made from.
    table
        Has a column term, whose places are those that the measures count, and of one document
        where the table has a column document; or actor, for every mention of it, under whatever
        name.
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
    kinds: dict[str, By] = {"term": "term", "actor": "actor"}
    column = next((name for name in kinds if name in table.columns), None)
    if column is None:
        have = ", ".join(map(str, table.columns))
        raise ValueError(f"the table has no column term or actor: {have}")
    columns = ["left", "match", "right", "toward", "tone", "outlet", "path"]
    find = partial(kwic, by=kinds[column], words=words, order=order)
    documents = table.attrs.get("counted", {}).get("documents", "article")
    found = [
        find(_document(corpus, row, documents), row[column])[columns]
        for row in table.head(rows).to_dict("records")
    ]
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=columns)


def _document(corpus: Corpus, row: Row, documents: str) -> Corpus:
    """Return the document that a row of terms is about, or all of them."""
    if "document" not in row:
        return corpus
    if documents == "actor":
        return around(corpus, row["document"], roles=SPOKEN_OF)
    column = {"article": "article_id", "outlet": "outlet"}[documents]
    return select(corpus, {column: row["document"]})
