"""What a text shares with another: its runs of four words, as sorted numbers.

Words are hashed by their letters, not by the order in which they are met, so that the numbers
are the same on every machine and in every run.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from zlib import crc32

import numpy as np
import numpy.typing as npt

SHINGLE_WORDS = 4
Shingles = npt.NDArray[np.uint32]
Ends = npt.NDArray[np.int64]

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


class _Hashes(dict[str, int]):
    """Words and their hashes; a word asked for the first time is hashed."""

    def __missing__(self, word: str) -> int:
        self[word] = found = crc32(word.encode("utf-8", "surrogatepass"))
        return found


class Shingler:
    """Texts to shingles; remembers the hash of each word it has met."""

    def __init__(self) -> None:
        self._hashes = _Hashes()

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
        return self.many([text])[0]

    def many(self, texts: Sequence[str]) -> tuple[Shingles, Ends]:
        """Return the shingles of each text, one behind the other, and where each text's end.

        Examples
        --------
        >>> found, ends = Shingler().many(["Envoys met in Vienna on Monday.", "", "Envoys met."])
        >>> len(found), ends.tolist()
        (4, [3, 3, 4])
        """
        words = [words_of(text) for text in texts]
        lengths = np.fromiter(map(len, words), np.int64, len(words))
        every = map(self._hashes.__getitem__, chain.from_iterable(words))
        hashes = np.fromiter(every, np.uint64, int(lengths.sum()))
        runs, owner = _runs(hashes, lengths)
        keys = (owner << np.uint64(32)) | runs
        keys.sort()
        keys = keys[np.flatnonzero(np.diff(keys, prepend=~keys[:1]))]
        ends = np.searchsorted(keys >> np.uint64(32), np.arange(len(texts)), side="right")
        return keys.astype(np.uint32), ends.astype(np.int64)


def words_of(text: str) -> list[str]:
    r"""Return the words of a text in lower case: runs of letters, digits and underlines.

    Examples
    --------
    >>> words_of("Envoys \u201cmet\u201d in room_4.")
    ['envoys', 'met', 'in', 'room_4']
    """
    plain = text.lower()
    # As `re.findall(r"\w+")`, in a third of its time.
    for mark in set(plain):
        if not (mark.isalnum() or mark == "_"):
            plain = plain.replace(mark, " ")
    return plain.split()


def _runs(
    hashes: npt.NDArray[np.uint64], lengths: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """Return the hash of each run of words of each text, and the number of its text.

    Overflow is what mixes the bits. A text that is shorter than a run is one run.
    """
    starts = np.cumsum(lengths) - lengths
    n_runs = np.where(lengths, np.maximum(lengths - SHINGLE_WORDS + 1, 1), 0)
    owner = np.repeat(np.arange(len(lengths)), n_runs)
    first = np.arange(len(owner)) + np.repeat(starts - (np.cumsum(n_runs) - n_runs), n_runs)
    left = lengths[owner] - (first - starts[owner])
    mixed = np.zeros(len(owner), dtype=np.uint64)
    for step in range(SHINGLE_WORDS):
        here = left > step
        longer = mixed ^ hashes[np.where(here, first + step, 0)] if len(hashes) else mixed
        longer = longer * _MULTIPLIER
        longer ^= longer >> np.uint64(29)
        mixed = np.where(here, longer, mixed)
    return mixed >> np.uint64(32), owner.astype(np.uint64)


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
    both = np.concatenate((one, other))
    both.sort()
    shared = int(np.count_nonzero(both[1:] == both[:-1]))
    return shared / (len(one) + len(other) - shared), shared / shorter
