"""Corpus: the tables of one collection, saved to and read from one folder of Parquet."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import tables

_MANIFEST = "corpus.json"
_FORMAT = 1


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
            path = folder / f"{table.name}.parquet"
            getattr(self, table.name).to_parquet(
                path, index=False, compression="zstd", row_group_size=10_000
            )
        manifest = {"format": _FORMAT, "problems": self.problems, "settings": self.settings}
        text = json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False)
        (folder / _MANIFEST).write_text(text + "\n", encoding="utf-8")
        return folder


def is_corpus(folder: str | Path) -> bool:
    """Say whether `folder` holds a saved corpus."""
    return (Path(folder) / _MANIFEST).is_file()


def open_corpus(folder: str | Path) -> Corpus:
    """Read a corpus that `Corpus.save` wrote.

    Parameters
    ----------
    folder
        The folder it was saved to.

    Returns
    -------
    Corpus
        The same tables, checked against their contracts.

    Raises
    ------
    FileNotFoundError
        If the folder holds no corpus, or a table of it is gone.
    ValueError
        If another version of this package wrote it in another format.

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
            f"{folder}: no saved corpus here ({_MANIFEST} is missing); make one with "
            "analyse(...).save(folder)"
        )
    manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
    if manifest.get("format") != _FORMAT:
        raise ValueError(
            f"{folder}: saved in format {manifest.get('format')}, this version reads {_FORMAT}; "
            "analyse the articles again"
        )
    frames = {table.name: _read_table(folder, table) for table in tables.TABLES}
    return Corpus(**frames, problems=manifest["problems"], settings=manifest["settings"])


def _read_table(folder: Path, table: tables.Table) -> pd.DataFrame:
    """Read one table of a saved corpus."""
    path = folder / f"{table.name}.parquet"
    if not path.is_file():
        raise FileNotFoundError(f"{path}: this table of the corpus is gone; analyse again")
    return tables.conform(pd.read_parquet(path), table)
