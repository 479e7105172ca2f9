"""What the tables of a corpus promise of themselves and of one another, checked."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import tables
from analysis.corpus import Corpus
from analysis.tables import Table, TableError

_ARTICLE, _SENTENCE = ["article_id"], ["article_id", "sentence_id"]
# Column that repeats the article's text between start and end, and what a row belongs to.
_PRINTED = {"sentences": "text", "tokens": "token", "mentions": "surface"}
_PARENTS = {
    "removals": ("articles", _ARTICLE),
    "sentences": ("articles", _ARTICLE),
    "tokens": ("sentences", _SENTENCE),
    "mentions": ("sentences", _SENTENCE),
    "quotes": ("sentences", _SENTENCE),
}
_SLACK = 1e-9


def check_tables(corpus: Corpus) -> pd.DataFrame:
    """Return the tables with what was checked of each; a broken promise is an error.

    Parameters
    ----------
    corpus
        The collection.

    Returns
    -------
    pandas.DataFrame
        One row per table: table, n_rows and checked (what held for every row).

    Raises
    ------
    TableError
        With the table, what is wrong and an example row: if columns, types, ranges or keys differ
        from the contract in `analysis.tables`; a row's article or sentence is not there; the text
        at its place is not the one that it gives; or the three probabilities of a mention do not
        add up to one, or to its `toward`.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> check_tables(small_corpus())["table"].tolist()
    ['articles', 'removals', 'sentences', 'tokens', 'mentions', 'quotes']
    """
    texts = dict(zip(corpus.articles["article_id"], corpus.articles["text"], strict=True))
    rows = []
    for table in tables.TABLES:
        frame = tables.check(getattr(corpus, table.name), table)
        checked = [f"columns, types, ranges, key {' + '.join(table.key)}"]
        if table.name in _PARENTS:
            parent, columns = _PARENTS[table.name]
            _check_parent(frame, getattr(corpus, parent), columns, table)
            checked.append(f"{parent} there")
        if table.name in _PRINTED:
            _check_printed(frame, _PRINTED[table.name], texts, table)
            checked.append("text at its place")
        if table.name == "mentions":
            _check_scores(frame, table)
            checked.append("probabilities add up")
        rows.append((table.name, len(frame), "; ".join(checked)))
    return pd.DataFrame(rows, columns=["table", "n_rows", "checked"])


def _check_parent(
    frame: pd.DataFrame, parent: pd.DataFrame, columns: list[str], table: Table
) -> None:
    """Raise TableError if a row belongs to nothing."""
    there = pd.MultiIndex.from_frame(frame[columns]).isin(pd.MultiIndex.from_frame(parent[columns]))
    _require(there, frame, table, f"no such {' and '.join(columns)}")


def _check_printed(frame: pd.DataFrame, column: str, texts: dict[str, str], table: Table) -> None:
    """Raise TableError if the article says something else between start and end."""
    places = zip(
        *(frame[name].tolist() for name in ("article_id", "start", "end", column)), strict=True
    )
    same = [texts[article][start:end] == said for article, start, end, said in places]
    _require(np.array(same, dtype=bool), frame, table, "the article says something else there")


def _check_scores(frame: pd.DataFrame, table: Table) -> None:
    """Raise TableError if probabilities do not fit one another."""
    parts = frame[["p_negative", "p_neutral", "p_positive"]].to_numpy()
    whole = np.abs(parts.sum(axis=1) - 1) < _SLACK
    gap = np.abs(frame["toward"].to_numpy() - (parts[:, 2] - parts[:, 0]))
    bare = np.isnan(parts).all(axis=1)
    _require(bare | (whole & (gap < _SLACK)), frame, table, "probabilities do not add up")


def _require(held: np.ndarray, frame: pd.DataFrame, table: Table, said: str) -> None:
    """Raise TableError with the first row for which something did not hold."""
    if not held.all():
        row = frame.loc[~held, list(table.key)].iloc[0].to_dict()
        raise TableError(f"table '{table.name}': {said}, first at {row}")
