"""Words that set the rows of a table apart: an actor's sentences, an outlet's articles."""

from __future__ import annotations

import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.keyness import keyness
from analysis.measures.parts import apart_from, around, select

_COLUMNS = ["term", "n_target", "n_reference", "per_10000_target", "per_10000_reference"]
_COLUMNS += ["n_articles", "dp", "clumped", "log_ratio", "low", "high", "g2", "p", "p_adjusted"]


def keyness_for(
    corpus: Corpus, table: pd.DataFrame, *, row: int = 0, min_count: int = 3
) -> pd.DataFrame:
    """Return the terms that set one row of a table apart from the rest of the collection.

    Parameters
    ----------
    corpus
        The collection that the table was made from.
    table
        Has a column actor (its sentences are set against all others) or outlet (its articles).
    row
        Which row of the table, from 0.
    min_count
        Occurrences in the whole collection that a term needs.

    Returns
    -------
    pandas.DataFrame
        What `keyness` gives, terms of both sides; of an actor, its own names left out. No rows
        where the table has no such row, or nothing is left on either side.

    Raises
    ------
    ValueError
        If the table has neither column.

    Examples
    --------
    >>> from analysis.measures.collection import outlet_summary
    >>> from analysis.measures.examples import small_corpus
    >>> corpus = small_corpus()
    >>> words = keyness_for(corpus, outlet_summary(corpus), min_count=2)
    >>> words[["term", "n_target", "n_reference"]].values.tolist()[0]
    ['russia', 3, 0]
    """
    column = next((name for name in ("actor", "outlet") if name in table.columns), None)
    if column is None:
        have = ", ".join(map(str, table.columns))
        raise ValueError(f"the table has no column actor or outlet: {have}")
    nothing = pd.DataFrame(columns=_COLUMNS)
    if row >= len(table) or pd.isna(table[column].iloc[row]):
        return nothing
    name = str(table[column].iloc[row])
    near = around(corpus, name) if column == "actor" else select(corpus, {"outlet": name})
    rest = apart_from(corpus, near)
    if not near.tokens["term"].notna().any() or not rest.tokens["term"].notna().any():
        return nothing
    words = keyness(near, rest, min_count=min_count)
    if column == "actor":
        own = corpus.mentions.loc[corpus.mentions["actor"] == name, "surface"]
        own_words = " ".join(own.str.lower()).replace("-", " ").split()
        words = words[~words["term"].isin(own_words)].reset_index(drop=True)
    return words


def words_around(
    corpus: Corpus, table: pd.DataFrame, *, rows: int = 3, limit: int = 8, min_count: int = 3
) -> pd.DataFrame:
    """Return the words that set the first rows of a table apart from the rest of the collection.

    Parameters
    ----------
    corpus
        The collection that the table was made from.
    table
        Has a column actor, or outlet.
    rows
        Rows of the table to open.
    limit
        Words for each row.
    min_count
        Occurrences in the whole collection that a word needs.

    Returns
    -------
    pandas.DataFrame
        actor (or outlet), then what `keyness_for` gives: only words that are more frequent there.
        An actor that every sentence mentions has no rows.

    Raises
    ------
    ValueError
        If the table has neither column.

    Examples
    --------
    >>> from analysis.measures.actors import actor_counts
    >>> from analysis.measures.examples import small_corpus
    >>> corpus = small_corpus()
    >>> words_around(corpus, actor_counts(corpus), rows=1, min_count=2)["term"].tolist()
    ['bombed', 'town']
    """
    column = "actor" if "actor" in table.columns else "outlet"
    found = []
    for row in range(min(rows, len(table))):
        words = keyness_for(corpus, table, row=row, min_count=min_count)
        words = words[words["log_ratio"] > 0].head(limit)
        if len(words):
            found.append(words.assign(**{column: table[column].iloc[row]})[[column, *_COLUMNS]])
    if not found:
        return pd.DataFrame(columns=[column, *_COLUMNS])
    return pd.concat(found, ignore_index=True)
