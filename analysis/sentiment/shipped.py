"""The files of the shipped model, checked against their recorded hashes whenever they are read."""

from __future__ import annotations

import hashlib
import json
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


class ModelError(RuntimeError):
    """A file of the shipped model is missing or damaged; the message names it and the cure."""


def model_folder() -> Traversable:
    """Return the folder of the shipped model."""
    return resources.files("analysis.sentiment") / "model"


def read_checked(name: str, folder: Traversable | None = None) -> bytes:
    """Return a model file's bytes, checked against the hash recorded in model.json.

    Raises
    ------
    ModelError
        If the file, or the record of its hash, is missing or damaged.
    """
    folder = folder or model_folder()
    cure = "reinstall news-actors, or choose method='lexicon', which needs no model"
    try:
        recorded = json.loads((folder / "model.json").read_text(encoding="utf-8"))["sha256"][name]
        content = (folder / name).read_bytes()
    except FileNotFoundError as error:
        raise ModelError(f"model file {error.filename} is missing: {cure}") from error
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f"model file {folder / 'model.json'} is damaged: {cure}") from error
    if hashlib.sha256(content).hexdigest() != recorded:
        raise ModelError(f"model file {folder / name} is damaged (its hash differs): {cure}")
    return content
