"""The network's scores kept between runs, by content: a rerun scores only what is new."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from analysis.sentiment.encoding import Row

if TYPE_CHECKING:
    import sqlite3

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_SCHEMA = "CREATE TABLE IF NOT EXISTS logits (row BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID"
_PATIENCE = 60.0
"""Seconds to wait while another process writes."""


class ScoreMemory:
    """A file of logits in a folder, for one model; several processes may share it.

    Parameters
    ----------
    folder
        Created if need be. Each model, by the hash of its file, has a file of its own here.
    model
        The model's sha256.
    """

    def __init__(self, folder: Path | str, model: str) -> None:
        self.path = Path(folder) / f"toward-{model[:16]}.sqlite"
        self.path.parent.mkdir(parents=True, exist_ok=True)

    def read(self, rows: Iterable[Row]) -> dict[Row, Floats]:
        """Return the logits of those rows that are known, each of shape (actors, 3).

        Raises
        ------
        ValueError
            If the file is damaged.
        """
        known = {}
        with self._open() as database:
            for row in rows:
                found = database.execute(
                    "SELECT value FROM logits WHERE row = ?", (_key(row),)
                ).fetchone()
                if found:
                    known[row] = np.frombuffer(found[0], dtype="<f8").reshape(-1, 3)
        return known

    def write(self, logits: dict[Row, Floats]) -> None:
        """Add the logits of these rows."""
        values = [(_key(row), value.astype("<f8").tobytes()) for row, value in logits.items()]
        with self._open() as database, database:
            database.executemany("INSERT OR REPLACE INTO logits VALUES (?, ?)", values)

    def _open(self) -> closing[sqlite3.Connection]:
        """Return a connection that closes itself."""
        import sqlite3

        database = sqlite3.connect(self.path, timeout=_PATIENCE)
        try:
            database.execute(_SCHEMA)
        except sqlite3.DatabaseError as error:
            database.close()
            raise ValueError(
                f"score cache {self.path} cannot be read ({error}); delete it and run again"
            ) from error
        return closing(database)


def _key(row: Row) -> bytes:
    """Return a hash of all that the network sees of a row."""
    return hashlib.sha256(repr((row.ids, row.positions)).encode()).digest()
