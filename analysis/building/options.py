"""What a build is asked for, and the versions of what makes it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

import pandas as pd

from analysis.pipeline import Method

# The model's file is large, and model.json beside it holds its hash.
_NOT_HASHED = (".pyc", ".onnx", ".md")
_READS = ("tables.py", "reading", "language", "actors")
_TONE = tuple(
    f"sentiment/{name}.py"
    for name in ("tone", "tone_lexicon", "tone_reading", "emoticons", "textblob_rules")
)
_LIBRARIES = ("pandas", "numpy", "textblob", "trafilatura")


@dataclass(frozen=True)
class Options:
    """What changes the tables, the same for every article.

    Attributes
    ----------
    method, actors, columns, capitals_as_places, detector
        As `analysis.pipeline.analyse` takes them; the actors' table is read already.
    """

    method: Method = "model"
    actors: pd.DataFrame | None = None
    columns: dict[str, str] = field(default_factory=dict)
    capitals_as_places: bool = False
    detector: str = "rules"

    def reading_key(self) -> str:
        """Return a hash of all that the first step depends on beside the files."""
        actors = None if self.actors is None else self.actors.to_json(orient="split")
        chosen = (actors, self.columns, self.capitals_as_places, self.detector)
        return digest(chosen, code_version(*_READS, *_TONE), _libraries(_LIBRARIES))

    def telling_key(self) -> str:
        """Return a hash of all that the last step depends on beside the first step's tables."""
        libraries = _libraries((*_LIBRARIES, "onnxruntime")) if self.method == "model" else ""
        return digest(self.method, code_version("tables.py", "sentiment"), libraries)


def digest(*parts: object) -> str:
    """Return 20 hexadecimal digits that stand for values that JSON can write.

    Examples
    --------
    >>> digest("a", ["b"]) == digest("a", ["b"]) != digest("a", "b")
    True
    """
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]


@cache
def code_version(*names: str) -> str:
    """Return a hash of the code and data of some rooms: what they do cannot change without it."""
    found = hashlib.sha256()
    root = files("analysis")
    for name in names:
        for path, content in _contents(name, root.joinpath(*name.split("/"))):
            found.update(f"{path}\x1f{len(content)}\x1f".encode() + content)
    return found.hexdigest()[:20]


def _contents(name: str, place: Traversable) -> list[tuple[str, bytes]]:
    """Return the files of a room with their bytes, in order of names."""
    if place.is_file():
        return [] if name.endswith(_NOT_HASHED) else [(name, place.read_bytes())]
    inside = sorted(place.iterdir(), key=lambda entry: entry.name)
    return [pair for entry in inside for pair in _contents(f"{name}/{entry.name}", entry)]


def _libraries(names: tuple[str, ...]) -> list[str]:
    """Return the installed versions of libraries."""
    return [f"{name} {version(name)}" for name in names]
