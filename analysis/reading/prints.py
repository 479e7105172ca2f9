"""The fingerprints by which articles are compared: MinHash signatures, and the exact shingles.

A signature is small, made from one article alone, and tells which articles are worth an exact
comparison; so a large collection is compared without any of its texts being read again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from analysis.reading.shingles import Ends, Shingler, Shingles

Signatures = npt.NDArray[np.uint32]
Rows = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

# Bands of hashes: two articles with a Jaccard similarity of 0.5 meet in one with a chance of
# 0.996, of 0.4 with 0.94, of 0.1 with 0.04.
BANDS, ROWS = 42, 3
N_PERMUTATIONS = BANDS * ROWS
# So few that their words stay in the processor's cache.
_TEXTS_AT_ONCE = 50
# The finaliser of MurmurHash3, by which datasketch mixes what it is given.
_MIX = ((16, 0x85EBCA6B), (13, 0xC2B2AE35))


@dataclass(frozen=True)
class Prints:
    """The fingerprints of some articles.

    Attributes
    ----------
    signatures
        A row for each article.
    sizes
        How many shingles each article has.
    shingles
        Gives the shingles of the article in a row.
    """

    signatures: Signatures
    sizes: npt.NDArray[np.int64]
    shingles: Callable[[int], Shingles]

    def __len__(self) -> int:
        return len(self.signatures)


def fingerprints(texts: Sequence[str]) -> tuple[Signatures, Shingles, Ends]:
    """Return the signature of each text, all shingles one behind the other, and each text's end.

    Examples
    --------
    >>> signatures, shingles, ends = fingerprints(["Envoys met.", "Envoys met!", "Nobody came."])
    >>> bool((signatures[0] == signatures[1]).all()), ends.tolist()
    (True, [1, 2, 3])
    """
    shingler = Shingler()
    signatures = [np.empty((0, N_PERMUTATIONS), np.uint32)]
    parts, ends, size = [np.empty(0, np.uint32)], [np.empty(0, np.int64)], 0
    for first in range(0, len(texts), _TEXTS_AT_ONCE):
        found, stops = shingler.many(texts[first : first + _TEXTS_AT_ONCE])
        signatures.append(_signatures(found, stops))
        parts.append(found)
        ends.append(stops + size)
        size += len(found)
    shingles, stops = np.concatenate(parts), np.concatenate(ends)
    return np.concatenate(signatures), shingles, stops


def prints_of(texts: Sequence[str]) -> Prints:
    """Return the fingerprints of texts, in memory."""
    signatures, shingles, ends = fingerprints(texts)
    sizes = np.diff(ends, prepend=0)
    return Prints(signatures, sizes, lambda row: own_shingles(shingles, ends, row))


def own_shingles(shingles: Shingles, ends: Ends, row: int) -> Shingles:
    """Return the shingles of the text in a row."""
    return shingles[ends[row - 1] if row else 0 : ends[row]]


def _signatures(shingles: Shingles, ends: Ends) -> Signatures:
    """Return each text's MinHash signature, as datasketch's `MinHash.update_batch` makes it.

    datasketch hashes one value after the other in Python; here they are hashed already.
    """
    mixed = shingles
    for shift, multiplier in _MIX:
        mixed = (mixed ^ (mixed >> np.uint32(shift))) * np.uint32(multiplier)
    mixed = mixed ^ (mixed >> np.uint32(16))
    starts = np.concatenate(([0], ends[:-1]))
    worded = np.flatnonzero(ends > starts)
    least = np.full((N_PERMUTATIONS, len(ends)), np.iinfo(np.uint32).max, np.uint32)
    # One permutation of many texts after the other: what is read and written stays in the cache.
    values = np.empty_like(mixed)
    for row, (factor, summand) in zip(least, _permutations(), strict=True):
        np.multiply(mixed, factor, out=values)
        np.add(values, summand, out=values)
        if len(worded):
            row[worded] = np.minimum.reduceat(values, starts[worded])
    return least.T


@cache
def _permutations() -> tuple[tuple[np.uint32, np.uint32], ...]:
    """Return what is multiplied by, and what is added: as datasketch draws them.

    datasketch itself takes a second to import, and this is all of it that is needed.
    """
    drawn = np.random.RandomState(1)
    halves = drawn.randint(0, 1 << 31, N_PERMUTATIONS, dtype=np.uint32)
    shifts = drawn.randint(0, 1 << 32, N_PERMUTATIONS, dtype=np.uint32)
    # Odd, so that no two numbers are mapped to one.
    return tuple(zip(halves * np.uint32(2) + np.uint32(1), shifts, strict=True))


def meetings(prints: Prints) -> tuple[Rows, Rows]:
    """Return which articles meet others in a band of hashes, and where.

    Returns
    -------
    rows : numpy.ndarray
        Articles, in order, each as often as it meets others.
    places : numpy.ndarray
        For each of them the number of the meeting place, which others have too.
    """
    # An article without any word has no hash.
    worded = np.flatnonzero((prints.signatures != np.iinfo(np.uint32).max).any(axis=1))
    rows, places, taken = [np.empty(0, np.intp)], [np.empty(0, np.intp)], 0
    for band in range(BANDS):
        keys = prints.signatures[worded, band * ROWS : (band + 1) * ROWS]
        # Few share as much as two hashes; only those are compared by all.
        meeting = _sharing(keys[:, 0].astype(np.uint64) << np.uint64(32) | keys[:, 1])
        keys = keys[meeting]
        order = np.lexsort(keys.T)
        ordered = keys[order]
        same, meets = _neighbours((ordered[1:] == ordered[:-1]).all(axis=1), len(order))
        number = np.cumsum(~same)
        rows.append(worded[meeting[order[meets]]])
        places.append(number[meets] + taken)
        taken += len(order)
    every, where = np.concatenate(rows), np.concatenate(places)
    order = np.argsort(every, kind="stable")
    return every[order], where[order]


def _sharing(keys: npt.NDArray[np.uint64]) -> Rows:
    """Return which of some keys occur more than once."""
    order = np.argsort(keys)
    ordered = keys[order]
    return order[_neighbours(ordered[1:] == ordered[:-1], len(order))[1]]


def _neighbours(same: Flags, n: int) -> tuple[Flags, Flags]:
    """Return which of some in order are as the one before, and which as one of the two beside.

    Parameters
    ----------
    same
        For each but the first whether it is as the one before.
    n
        How many there are.
    """
    before = np.zeros(n + 1, np.bool_)
    before[1:n] = same
    return before[:-1], before[:-1] | before[1:]
