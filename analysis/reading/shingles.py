"""What a text shares with another: its runs of four words, as sorted numbers.

Words are hashed by their letters, not by the order in which they are met, so that the numbers
are the same on every machine and in every run.
"""

from __future__ import annotations

import re
from zlib import crc32

import numpy as np
import numpy.typing as npt

SHINGLE_WORDS = 4
Shingles = npt.NDArray[np.uint32]

_WORD = re.compile(r"\w+")
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


class Shingler:
    """Texts to shingles; remembers the hash of each word it has met."""

    def __init__(self) -> None:
        self._hashes: dict[str, int] = {}

    def __call__(self, text: str) -> Shingles:
        """Return a text's distinct runs of four words, as sorted hashes.

        Case, punctuation and white space make no difference. A text of fewer words than one run
        has a single shingle, and a text without any word none.

        Examples
        --------
        >>> shingles = Shingler()
        >>> len(shingles("Envoys met in Vienna on Monday.")), len(shingles("Envoys met."))
        (3, 1)
        """
        words = _WORD.findall(text.lower())
        if not words:
            return np.empty(0, dtype=np.uint32)
        known = self._hashes
        for word in set(words).difference(known):
            known[word] = crc32(word.encode("utf-8", "surrogatepass"))
        hashes = np.fromiter(map(known.__getitem__, words), dtype=np.uint64, count=len(words))
        return np.unique(_runs(hashes))


def _runs(hashes: npt.NDArray[np.uint64]) -> Shingles:
    """Return the hash of each run of words; overflow is what mixes the bits."""
    length = min(SHINGLE_WORDS, len(hashes))
    n_runs = len(hashes) - length + 1
    mixed = np.zeros(n_runs, dtype=np.uint64)
    for step in range(length):
        mixed = (mixed ^ hashes[step : step + n_runs]) * _MULTIPLIER
        mixed ^= mixed >> np.uint64(29)
    return (mixed >> np.uint64(32)).astype(np.uint32)


def overlap(one: Shingles, other: Shingles) -> tuple[float, float]:
    """Return what two texts share: as a part of both together, and as a part of the shorter one.

    Returns
    -------
    float, float
        Jaccard similarity and containment, 0 to 1; both 0 where a text has no shingles.

    Examples
    --------
    >>> shingles = Shingler()
    >>> overlap(shingles("a b c d e f"), shingles("a b c d e f g h i"))
    (0.5, 1.0)
    """
    shorter = min(len(one), len(other))
    if not shorter:
        return 0.0, 0.0
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared / (len(one) + len(other) - shared), shared / shorter
