"""What words mean: MiniLM's word vectors, fewer numbers each."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from safetensors import safe_open

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
DIMENSIONS = 128
# How much a vector weighs beside a piece of evidence, which is 1.
LENGTH = 4.0


class Meanings(NamedTuple):
    """The number of each lower-case word, and its vector."""

    numbers: dict[str, int]
    vectors: npt.NDArray[np.float64]


def read_meanings(folder: Path) -> Meanings:
    """Return the whole words of MiniLM's vocabulary with their vectors.

    Parameters
    ----------
    folder
        Where model.safetensors and vocab.txt lie; the weights must be upstream's.
    """
    weights = folder / "model.safetensors"
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    if digest != SHA256:
        raise ValueError(f"{weights}: sha256 {digest} is not upstream's {SHA256}")
    with safe_open(weights, "np") as stored:
        name = next(key for key in stored.keys() if "word_embeddings" in key)  # noqa: SIM118
        vectors = stored.get_tensor(name).astype(np.float64)
    lines = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    whole = [i for i, w in enumerate(lines) if len(w) > 1 and w.isascii() and w.isalpha()]
    return Meanings({lines[i]: n for n, i in enumerate(whole)}, shortened(vectors[whole]))


def shortened(vectors: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return vectors by their first principal directions, all of one length."""
    centred = vectors - vectors.mean(axis=0)
    centred /= np.linalg.norm(centred, axis=1, keepdims=True)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    short = centred @ directions[:DIMENSIONS].T
    return short / np.linalg.norm(short, axis=1, keepdims=True) * LENGTH
