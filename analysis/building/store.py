"""The folder of a build: parts that are whole or not there, one manifest, one writer.

A part is a folder named by all that it was made from. It is written under another name and moved
into place, so that a process killed at any moment leaves whole parts only, which the next run
takes as they are. Readers go by the manifest, and that is exchanged last, at once.
"""

from __future__ import annotations

import json
import os
import shutil
import uuid
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.corpus import write_frame
from analysis.escaping import for_log

_UNFINISHED = ".unfinished-"
_INFO = "part.json"


class BuildRunning(ValueError):  # noqa: N818
    """Another build writes into the same folder; the message says which process."""


@dataclass(frozen=True)
class Store:
    """Where a build's parts stand: `parts` for readers, `.build/found` for the next run."""

    folder: Path

    @property
    def found(self) -> Path:
        """Return the folder of the first step's parts."""
        return self.folder / ".build" / "found"

    @property
    def parts(self) -> Path:
        """Return the folder of the parts that readers open."""
        return self.folder / "parts"

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep other builds out, and clear away what a killed one had not finished.

        Raises
        ------
        BuildRunning
            If another build is at work in this folder, on this machine.
        """
        from filelock import FileLock, Timeout

        for place in (self.found, self.parts):
            place.mkdir(parents=True, exist_ok=True)
        owner = self.folder / ".build" / "process"
        try:
            with FileLock(self.folder / ".build" / "lock", timeout=0):
                owner.write_text(f"{os.getpid()}\n")
                self._clear()
                yield
        except Timeout as error:
            running = owner.read_text().strip() if owner.is_file() else "not known"
            raise BuildRunning(
                f"{for_log(self.folder)}: another build (process {running}) writes into this "
                "folder; wait until it ends, or choose another folder"
            ) from error

    def _clear(self) -> None:
        for place in (self.found, self.parts):
            for unfinished in place.glob(f"{_UNFINISHED}*"):
                shutil.rmtree(unfinished, ignore_errors=True)

    def keep_only(self, found: Collection[str], parts: Collection[str]) -> None:
        """Remove the parts that no run needs any more."""
        for place, wanted in ((self.found, set(found)), (self.parts, set(parts))):
            for entry in place.iterdir():
                if entry.name not in wanted:
                    shutil.rmtree(entry, ignore_errors=True)


def write_part(
    place: Path,
    frames: Mapping[str, pd.DataFrame],
    info: Mapping[str, Any],
    *,
    arrays: Mapping[str, npt.NDArray[Any]] | None = None,
) -> None:
    """Write a part's tables and what is to be known of it, at once; nothing where it is there."""
    if place.exists():
        return
    unfinished = place.parent / f"{_UNFINISHED}{uuid.uuid4().hex}"
    unfinished.mkdir(parents=True)
    for name, frame in frames.items():
        write_frame(frame, unfinished / f"{name}.parquet")
    for name, array in (arrays or {}).items():
        np.save(unfinished / f"{name}.npy", array)
    text = json.dumps(info, sort_keys=True, ensure_ascii=False)
    (unfinished / _INFO).write_text(text + "\n", encoding="utf-8")
    try:
        unfinished.replace(place)
    except OSError:
        # Another worker was given the same part, and was faster.
        if not place.exists():
            raise
        shutil.rmtree(unfinished, ignore_errors=True)


def part_info(place: Path) -> dict[str, Any]:
    """Return what is to be known of a part."""
    found: dict[str, Any] = json.loads((place / _INFO).read_text(encoding="utf-8"))
    return found


def read_frame(place: Path, name: str, columns: list[str] | None = None) -> pd.DataFrame:
    """Return one table of a part, or some of its columns."""
    return pd.read_parquet(place / f"{name}.parquet", columns=columns)


def read_array(place: Path, name: str) -> npt.NDArray[Any]:
    """Return an array of a part; what is not looked at stays on the disk."""
    # Seen as a plain array: numpy asks its own class for files about every piece.
    found: npt.NDArray[Any] = np.asarray(np.load(place / f"{name}.npy", mmap_mode="r"))
    return found


def write_text(path: Path, text: str) -> None:
    """Exchange a file's text at once."""
    unfinished = path.with_name(f"{_UNFINISHED}{uuid.uuid4().hex}")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)
