"""How many words of a text are of a few short ones, all words looked up at once.

A word of up to seven bytes is a number of eight; the few words sought lie in a table at places that
no two of them share.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import count

import numpy as np

LONGEST = 7
"""In bytes: the longest word that can be sought."""

_CHUNK = 8
_PLACES = 256
# Multiplied by an odd number, the highest bits of a word's number say where in the table it is.
_SHIFT = np.uint64(64 - 8)
_ODD = 0x9E3779B97F4A7C15


class ShortWords:
    """Some short words, in UTF-8.

    Examples
    --------
    >>> ShortWords([b"and", b"the"]).count_in(b"the envoys  and the others")
    (3, 5)
    """

    def __init__(self, words: Collection[bytes]) -> None:
        assert all(0 < len(word) <= LONGEST for word in words)
        numbers = np.array([int.from_bytes(word, "little") for word in words], np.uint64)
        self._multiplier = _parting(numbers)
        self._table = np.zeros(_PLACES, np.uint64)
        self._table[(numbers * self._multiplier) >> _SHIFT] = numbers
        self._own = np.array([(1 << 8 * size) - 1 for size in range(_CHUNK + 1)], np.uint64)

    def count_in(self, plain: bytes) -> tuple[int, int]:
        """Return how many of a text's words are among these, and how many words it has.

        Parameters
        ----------
        plain
            Words parted by blanks, as `bare_words` returns them.
        """
        padded = b"".join((b" ", plain, b" " * _CHUNK))
        in_words = np.frombuffer(padded, np.uint8) != ord(" ")
        edges = np.flatnonzero(in_words[1:] != in_words[:-1])
        starts, ends = edges[::2], edges[1::2]
        # The eight bytes from each place on; those behind the word are not its own. A longer word
        # fills all of them, and is none of those that are sought.
        ahead = np.ndarray((len(plain) + 1,), "<u8", padded, offset=1, strides=(1,))
        numbers = ahead[starts] & self._own[np.minimum(ends - starts, _CHUNK)]
        found = self._table[(numbers * self._multiplier) >> _SHIFT] == numbers
        return int(np.count_nonzero(found)), len(starts)


def _parting(numbers: np.ndarray) -> np.uint64:
    """Return an odd number that gives each word a place of its own."""
    tried = (np.uint64(_ODD * step % (1 << 64)) for step in count(1, 2))
    return next(odd for odd in tried if len({*(numbers * odd >> _SHIFT).tolist()}) == len(numbers))
