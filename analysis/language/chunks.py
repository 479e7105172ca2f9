"""Texts as chunks between blanks: what is true of a chunk is found once, however often it stands.

Most chunks of news are words and commas that have been met before. Whoever needs something of
each chunk (its tokens, its tone) looks at the different ones alone, and `spread` takes what it
found to every place where they stand; all that is left to do per place is work on arrays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Ints = npt.NDArray[np.int64]

_ENCODING = ("utf-8", "surrogatepass")
# Every one of them is white space to `re` and `str.split` too; what else is stays in the chunk.
BLANKS = (9, 10, 11, 12, 13, 28, 29, 30, 31, 32)
"""The characters, by their numbers, that chunks are cut at."""
_IS_BLANK = np.isin(np.arange(256), BLANKS)
_TEXTS_AT_ONCE = 100_000


@dataclass(frozen=True)
class Chunks:
    """The chunks of some texts, in order.

    Attributes
    ----------
    text
        For each chunk the number of its text.
    start
        Where it begins in its text, in characters.
    code
        The number of its form.
    different
        The different forms one behind the other, by their numbers, each with a gap after it.
    begins
        Where in `different` each of them begins.
    """

    text: Ints
    start: Ints
    code: Ints
    different: str
    begins: Ints

    @property
    def forms(self) -> list[str]:
        """The different chunks, by their numbers, with their gaps."""
        bounds = [*self.begins.tolist(), len(self.different)]
        return [self.different[begin:end] for begin, end in pairwise(bounds)]


Batches = Sequence[tuple[slice, Chunks]]


def chunked(texts: Sequence[str]) -> Chunks:
    r"""Return the chunks of texts: whatever stands between blanks, tabs and line breaks.

    Parameters
    ----------
    texts
        Any texts.

    Examples
    --------
    >>> chunks = chunked(["Talks, talks,  talks", "Talks, again"])
    >>> chunks.text.tolist(), chunks.start.tolist(), chunks.code.tolist()
    ([0, 0, 0, 1, 1], [0, 7, 15, 0, 7], [0, 1, 2, 0, 3])
    >>> chunks.forms
    ['Talks, ', 'talks,  ', 'talks\n', 'again\n']
    """
    # A line break between two texts keeps their chunks apart.
    printed = "\n".join(["", *texts, ""]).encode(*_ENCODING)
    letters = np.frombuffer(printed, np.uint8)
    blank = np.take(_IS_BLANK, letters)
    starts = np.flatnonzero(blank[:-1] & ~blank[1:]) + 1
    code, different, begins = _numbered(printed, starts)
    lengths = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
    own = np.cumsum(lengths) - lengths + 1
    place = starts - _unseen(letters)[starts] if len(printed) > lengths.sum() + 1 else starts
    first = np.searchsorted(place, own)
    text = np.repeat(np.arange(len(texts)), np.diff(first, append=len(place)))
    return Chunks(text, place - own[text], code, different, begins)


def in_batches(texts: Sequence[str]) -> Batches:
    """Return the chunks of any number of texts, so many texts at a time that memory is bounded.

    Parameters
    ----------
    texts
        Any texts.

    Returns
    -------
    sequence of (slice, Chunks)
        Which of the texts a batch is of, and their chunks; at least one batch.

    Examples
    --------
    >>> [place for place, chunks in in_batches(["Talks, again", "No talks"])]
    [slice(0, 2, None)]
    """
    starts = range(0, max(len(texts), 1), _TEXTS_AT_ONCE)
    places = [slice(first, min(first + _TEXTS_AT_ONCE, len(texts))) for first in starts]
    return [(place, chunked(texts[place])) for place in places]


def _numbered(printed: bytes, starts: Ints) -> tuple[Ints, str, Ints]:
    """Return the number of each chunk, the different ones as a text, and where each begins."""
    begin = int(starts[0]) if len(starts) else len(printed)
    offsets = np.r_[starts, len(printed)] - begin
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(printed[begin:])]
    every = pa.LargeBinaryArray.from_buffers(pa.large_binary(), len(starts), buffers)
    encoded = every.dictionary_encode()
    lengths = pc.binary_length(encoded.dictionary).to_numpy(zero_copy_only=False)
    ends = np.cumsum(lengths)
    joined = b"".join(encoded.dictionary.to_pylist())
    begins = ends - lengths
    different = joined.decode(*_ENCODING)
    if len(different) < len(joined):
        begins -= _unseen(np.frombuffer(joined, np.uint8))[begins]
    return encoded.indices.to_numpy().astype(np.int64), different, begins


def _unseen(letters: npt.NDArray[np.uint8]) -> npt.NDArray[np.int32]:
    """Return how many bytes up to each one begin no character, as bytes and offsets differ by."""
    return np.cumsum((letters & 0xC0) == 0x80, dtype=np.int32)


def spread(counts: Ints, code: Ints) -> tuple[Ints, Ints]:
    """Return where what each form has stands, for every place of the form one behind the other.

    Parameters
    ----------
    counts
        How many things each form has, form after form.
    code
        The form at each place.

    Returns
    -------
    place : numpy.ndarray
        For each thing the number of its place.
    thing : numpy.ndarray
        Its number among all forms' things.

    Examples
    --------
    >>> place, thing = spread(np.array([1, 2]), np.array([1, 0, 1]))
    >>> place.tolist(), thing.tolist()
    ([0, 0, 1, 2, 2], [1, 2, 0, 1, 2])
    """
    many = counts[code]
    ends = np.cumsum(many)
    place = np.repeat(np.arange(len(code)), many)
    first = (np.cumsum(counts) - counts)[code] - (ends - many)
    return place, np.arange(len(place)) + first[place]
