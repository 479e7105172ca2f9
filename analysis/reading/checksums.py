"""The CRC-32 of every word of a text at once, as `zlib.crc32` has it of one word after the other.

A CRC without its start value is linear: that of a word is the exclusive or of what each byte adds,
which depends on the byte and its distance from the word's end. The start value adds what the word
would have if all its bytes were zero. So the bytes of all words are looked up side by side, two at
a time.
"""

from __future__ import annotations

from zlib import crc32

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.intp]
Checksums = npt.NDArray[np.uint32]

# Bytes read together, and the longest word (in bytes) that is read so; few words are longer.
_CHUNK = 8
_LONGEST = 2 * _CHUNK
_ONES = 0xFFFFFFFF


class WordChecksums:
    """The CRC-32 of the words of a text; holds the tables."""

    def __init__(self) -> None:
        first = np.array([crc32(bytes([b]), _ONES) ^ _ONES for b in range(256)], np.uint32)
        added = [first]
        for _ in range(1, _LONGEST):
            added.append(first[added[-1] & 0xFF] ^ (added[-1] >> np.uint32(8)))
        # What two bytes add, by the distance of the first from the word's end: the lower is first.
        self._added = {
            distance: (added[distance - 1][:, None] ^ added[distance]).ravel()
            for distance in range(1, _LONGEST, 2)
        }
        self._zeros = np.array([crc32(bytes(n)) for n in range(_LONGEST + 1)], np.uint32)
        # The bytes of a chunk that are a word's own, where so many of its last are left.
        own = [(1 << 64) - (1 << 8 * (_CHUNK - left)) for left in range(_CHUNK + 1)]
        self._own = np.array(own, np.uint64)

    def __call__(self, plain: bytes, starts: Places, ends: Places) -> Checksums:
        """Return the CRC-32 of each word.

        Parameters
        ----------
        plain
            The text.
        starts, ends
            Where in it each word begins and ends.

        Examples
        --------
        >>> found = WordChecksums()(b"envoys met", np.array([0, 7]), np.array([6, 10]))
        >>> found.tolist() == [crc32(b"envoys"), crc32(b"met")]
        True
        """
        lengths = ends - starts
        # Room before the first word and behind the last: a chunk may begin and end outside.
        padded = b"".join((bytes(_LONGEST), plain, bytes(2 * _CHUNK - len(plain) % _CHUNK)))
        chunks = np.frombuffer(padded, "<u8")
        found: Checksums = self._zeros[np.minimum(lengths, _LONGEST)]
        found ^= self._end(chunks, ends + _LONGEST, lengths, 0)
        longer = np.flatnonzero(lengths > _CHUNK)
        found[longer] ^= self._end(
            chunks, ends[longer] + (_LONGEST - _CHUNK), lengths[longer] - _CHUNK, _CHUNK
        )
        for word in np.flatnonzero(lengths > _LONGEST).tolist():
            found[word] = crc32(plain[starts[word] : ends[word]])
        return found

    def _end(
        self, chunks: npt.NDArray[np.uint64], ends: Places, left: Places, distance: int
    ) -> Checksums:
        """Return what the last eight bytes before `ends`, or as many as are left, add."""
        begins = ends - _CHUNK
        # Shifts and masks: a division takes as long as all that follows.
        index = begins >> 3
        shift = ((begins & 7) << 3).view(np.uint64)
        # A shift by all 64 bits leaves nothing, as it should.
        chunk = (chunks[index] >> shift) | (chunks[index + 1] << (np.uint64(64) - shift))
        chunk &= self._own[np.minimum(left, _CHUNK)]
        pairs = chunk.view("<u2").reshape(-1, _CHUNK // 2)
        found = np.zeros(len(ends), np.uint32)
        for place in range(_CHUNK // 2):
            found ^= self._added[distance + _CHUNK - 1 - 2 * place].take(pairs[:, place])
        return found
