"""The files of a collection, wherever fsspec reaches: a folder, s3://…, gs://…."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis import escaping
from analysis.building.options import digest
from analysis.reading.decoding import Unreadable
from analysis.reading.files import MAX_FILE_BYTES, MissingPath
from analysis.reading.formats import is_ignored
from analysis.reading.overrides import FILE_NAME, read_overrides
from analysis.reading.structured import Found


@dataclass(frozen=True)
class Source:
    """One file to read.

    Attributes
    ----------
    name
        Its path as the tables show it.
    address
        Where any process finds it.
    content
        What its content is known by: a store's own checksum, or the hash of its bytes.
    said
        What `metadata.csv` says of its articles.
    """

    name: str
    address: str
    content: str
    size: int
    said: dict[str, Found]

    def key(self, reading: str) -> str:
        """Return what the first step's tables of this file are known by."""
        return digest(self.name, self.content, self.said, reading)


def list_sources(path: str | Path) -> tuple[list[Source], list[str]]:
    """Return the files under a path in order of names, and paths `metadata.csv` names for nothing.

    Raises
    ------
    MissingPath
        If the path is not there.
    Unreadable
        If the `metadata.csv` cannot be used.
    """
    import fsspec

    store, root = fsspec.core.url_to_fs(str(path))
    if store.isfile(root):
        found = {root.rsplit("/", 1)[-1]: store.info(root)}
    elif store.isdir(root):
        listed = store.find(root, detail=True)
        found = {place[len(root) :].lstrip("/"): info for place, info in listed.items()}
    else:
        raise MissingPath(f"{escaping.for_log(path)}: no such file or folder; check the path")
    said = _said(store, root) if FILE_NAME in found and store.isdir(root) else {}
    names = sorted(name for name in found if name != FILE_NAME and not is_ignored(name))
    of_file = _by_file(names, said)
    sources = [
        Source(
            name,
            store.unstrip_protocol(found[name]["name"]),
            _content(store, found[name]),
            int(found[name].get("size") or 0),
            of_file.get(name, {}),
        )
        for name in names
    ]
    taken = {path for inside in of_file.values() for path in inside}
    return sources, [path for path in said if path not in taken]


def read_source(address: str) -> bytes:
    """Return a file's bytes, refusing one that would fill the memory.

    Raises
    ------
    Unreadable
        If it is too large.
    """
    import fsspec

    store, place = fsspec.core.url_to_fs(address)
    size = store.size(place) or 0
    if size > MAX_FILE_BYTES:
        raise Unreadable(
            f"{size:,} bytes are more than {MAX_FILE_BYTES:,}", "split it into smaller files"
        )
    content: bytes = store.cat_file(place)
    return content


def _said(store: Any, root: str) -> dict[str, Found]:
    """Return what the folder's `metadata.csv` says."""
    with tempfile.TemporaryDirectory() as folder:
        store.get_file(f"{root}/{FILE_NAME}", str(Path(folder) / FILE_NAME))
        return read_overrides(Path(folder))


def _by_file(names: list[str], said: dict[str, Found]) -> dict[str, dict[str, Found]]:
    """Return what is said of each file's articles: its own path, a row of it, a member of it."""
    known = set(names)
    found: dict[str, dict[str, Found]] = {}
    for path, fields in said.items():
        ends = [i for i, mark in enumerate(path) if mark in "#/"]
        owner = next((path[:end] for end in (len(path), *ends) if path[:end] in known), None)
        if owner is not None:
            found.setdefault(owner, {})[path] = fields
    return found


def _content(store: Any, info: dict[str, Any]) -> str:
    """Return what a file's content is known by; stores have a checksum at hand."""
    for name in ("ETag", "etag", "md5Hash", "content_settings"):
        if isinstance(info.get(name), str):
            return str(info[name])
    try:
        return hashlib.sha256(store.cat_file(info["name"])).hexdigest()
    except OSError:
        return "not readable"
