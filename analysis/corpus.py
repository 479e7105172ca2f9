"""Corpus: the tables of one collection, saved to and read from one folder of Parquet."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis import tables

MANIFEST = "corpus.json"
"""The file that says what a folder holds."""
WHOLE, PARTED = 1, 2
"""Formats: one file a table, as `Corpus.save` writes; or parts, as `analysis.building` does."""
_INDENTED = 1_000
_PRINTED = ("text", "token", "term")
_TEXTS_A_GROUP, _ROWS_A_GROUP = 10_000, 50_000
"""How many rows a reader who passes over the rest has to take: texts are large."""
Where = Sequence[tuple[str, str, Any]]


@dataclass(frozen=True)
class Corpus:
    """All tables of one collection of articles, with how they were made.

    Attributes
    ----------
    articles, removals, sentences, tokens, mentions, quotes
        The tables, each as its contract in `analysis.tables` says.
    problems
        One record for each file or article that could not be read as it should:
        path, problem and cure.
    settings
        What the tables were made with: method, versions, alias table.

    Examples
    --------
    >>> from analysis import tables
    >>> corpus = Corpus(**{table.name: tables.empty(table) for table in tables.TABLES})
    >>> corpus
    Corpus(0 articles, 0 sentences, 0 mentions of 0 actors)
    """

    articles: pd.DataFrame
    removals: pd.DataFrame
    sentences: pd.DataFrame
    tokens: pd.DataFrame
    mentions: pd.DataFrame
    quotes: pd.DataFrame
    problems: list[dict[str, str]] = field(default_factory=list)
    settings: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for table in tables.TABLES:
            tables.check(getattr(self, table.name), table)

    def __repr__(self) -> str:
        return (
            f"Corpus({len(self.articles)} articles, {len(self.sentences)} sentences, "
            f"{len(self.mentions)} mentions of {self.mentions['actor'].nunique()} actors)"
        )

    def save(self, folder: str | Path) -> Path:
        """Write the tables as Parquet, and how they were made as JSON, into `folder`.

        Parameters
        ----------
        folder
            Made where it is not there. A corpus in it is replaced.

        Returns
        -------
        pathlib.Path
            The folder.
        """
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        for table in tables.TABLES:
            write_frame(getattr(self, table.name), folder / f"{table.name}.parquet")
        manifest = {"format": WHOLE, "problems": self.problems, "settings": self.settings}
        # Indented for the reader, which Python does slowly: not where a list of names is long.
        indent = 1 if len(self.settings.get("actors") or ()) <= _INDENTED else None
        text = json.dumps(manifest, indent=indent, sort_keys=True, ensure_ascii=False)
        (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")
        return folder


def write_frame(frame: pd.DataFrame, path: Path) -> None:
    """Write a table as Parquet.

    Whole numbers that mostly rise (offsets, numbers of sentences and tokens) take half the room
    as differences, and are written faster. Lowest and highest values are noted only where they let
    a reader pass over a group of rows; every group has words from a to z.
    """
    rising = [name for name in frame.columns if frame[name].dtype == np.int64]
    has_texts = "text" in frame.columns
    frame.to_parquet(
        path,
        index=False,
        compression="zstd",
        row_group_size=_TEXTS_A_GROUP if has_texts else _ROWS_A_GROUP,
        use_dictionary=[name for name in frame.columns if name not in rising],
        write_statistics=[name for name in frame.columns if name not in (*rising, *_PRINTED)],
        column_encoding=dict.fromkeys(rising, "DELTA_BINARY_PACKED"),
    )


def is_corpus(folder: str | Path) -> bool:
    """Say whether `folder` holds a saved corpus."""
    return (Path(folder) / MANIFEST).is_file()


def open_corpus(folder: str | Path, *, where: Where | None = None) -> Corpus:
    """Read a corpus that `Corpus.save` or `build` wrote, or some of its articles.

    Parameters
    ----------
    folder
        The folder it was saved to.
    where
        Conditions on columns of `articles`, all to be met: (column, one of == != < <= > >= in
        "not in", value). What does not meet them is passed over on the disk and never loaded.

    Returns
    -------
    Corpus
        The same tables, checked against their contracts.

    Raises
    ------
    FileNotFoundError
        If the folder holds no corpus, or a table of it is gone.
    ValueError
        If another version of this package wrote it in another format, or `where` names no column.

    Examples
    --------
    >>> import tempfile
    >>> from analysis import tables
    >>> corpus = Corpus(**{table.name: tables.empty(table) for table in tables.TABLES})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     open_corpus(corpus.save(folder))
    Corpus(0 articles, 0 sentences, 0 mentions of 0 actors)
    """
    folder = Path(folder)
    if not is_corpus(folder):
        raise FileNotFoundError(
            f"{folder}: no saved corpus here ({MANIFEST} is missing); make one with "
            "analyse(...).save(folder)"
        )
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    if manifest.get("format") not in (WHOLE, PARTED):
        raise ValueError(
            f"{folder}: saved in format {manifest.get('format')}, this version reads {WHOLE} and "
            f"{PARTED}; analyse the articles again"
        )
    for column, *_ in where or ():
        if column not in tables.ARTICLES.columns:
            raise ValueError(f"where: '{column}' is no column of articles")
    places = [folder / "parts" / part for part in manifest.get("parts", [])] or [folder]
    articles = _read_table(places, tables.ARTICLES, where)
    # None: all of them, and no need to look.
    own = [("article_id", "in", articles["article_id"].tolist())] if where else None
    frames = {
        table.name: _read_table(places, table, own)
        for table in tables.TABLES
        if table is not tables.ARTICLES
    }
    frames["articles"] = articles
    if "order" in manifest:
        frames = {name: _ordered(frame, manifest["order"]) for name, frame in frames.items()}
    return Corpus(**frames, problems=manifest["problems"], settings=manifest["settings"])


def _read_table(places: list[Path], table: tables.Table, where: Where | None) -> pd.DataFrame:
    """Read one table of a saved corpus, from one folder or from its parts."""
    import pyarrow.parquet as pq

    paths = [place / f"{table.name}.parquet" for place in places]
    for path in paths:
        if not path.is_file():
            raise FileNotFoundError(f"{path}: this table of the corpus is gone; analyse again")
    conditions = [tuple(one) for one in where] if where else None
    found = pq.ParquetDataset(paths, filters=conditions).read()
    return tables.cast(found.to_pandas(), table)


def _ordered(frame: pd.DataFrame, article_ids: list[str]) -> pd.DataFrame:
    """Return the rows in the order of their articles; an article's own rows stay as they are."""
    place = pd.Index(article_ids).get_indexer(pd.Index(frame["article_id"]))
    return frame.take(np.argsort(place, kind="stable")).reset_index(drop=True)
