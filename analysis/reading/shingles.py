"""What a text shares with another: its runs of four words, as sorted numbers.

Words are hashed by their letters, not by the order in which they are met, so that the numbers
are the same on every machine and in every run.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from analysis.reading.bare import bare_words, in_word
from analysis.reading.checksums import WordChecksums

SHINGLE_WORDS = 4
Shingles = npt.NDArray[np.uint32]
Ends = npt.NDArray[np.int64]

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


class Shingler:
    """Texts to shingles."""

    def __init__(self) -> None:
        self._checksums = WordChecksums()

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
        words, lengths = self._words(texts)
        runs, n_runs = _runs(words, lengths)
        stops = np.cumsum(n_runs)
        for start, stop in zip((stops - n_runs).tolist(), stops.tolist(), strict=True):
            runs[start:stop].sort()
        distinct = np.empty(len(runs), np.bool_)
        np.not_equal(runs[1:], runs[:-1], out=distinct[1:])
        distinct[(stops - n_runs)[n_runs > 0]] = True
        ends = np.concatenate(([0], np.cumsum(distinct)))[stops]
        return runs[distinct], ends

    def _words(self, texts: Sequence[str]) -> tuple[npt.NDArray[np.uint64], Ends]:
        """Return the hash of each word of each text, and how many words each text has."""
        plain = [bare_words(text, in_word) for text in texts]
        joined = b" ".join((b"", *plain, b""))
        in_words = np.frombuffer(joined, np.uint8) != ord(" ")
        edges = np.flatnonzero(in_words[1:] != in_words[:-1]) + 1
        starts, ends = edges[::2], edges[1::2]
        behind = np.cumsum([len(text) + 1 for text in plain], dtype=np.int64)
        lengths = np.diff(np.searchsorted(starts, behind), prepend=0)
        return self._checksums(joined, starts, ends).astype(np.uint64), lengths


def _runs(words: npt.NDArray[np.uint64], lengths: Ends) -> tuple[Shingles, Ends]:
    """Return the hash of each run of words of each text, and how many runs each text has.

    Overflow is what mixes the bits. A text that is shorter than a run is one run.
    """
    starts = np.cumsum(lengths) - lengths
    n_runs = np.where(lengths, np.maximum(lengths - SHINGLE_WORDS + 1, 1), 0)
    ahead = np.concatenate((words, np.zeros(SHINGLE_WORDS, np.uint64)))
    mixed = np.zeros(len(words), np.uint64)
    short = []
    for step in range(SHINGLE_WORDS):
        mixed ^= ahead[step : step + len(words)]
        mixed *= _MULTIPLIER
        mixed ^= mixed >> np.uint64(29)
        ending = starts[lengths == step + 1]
        short.append((ending, mixed[ending]))
    for ending, run in short:
        mixed[ending] = run
    # Of all runs those that begin and end in one text.
    gaps = np.repeat(starts - (np.cumsum(n_runs) - n_runs), n_runs)
    found = (mixed >> np.uint64(32)).astype(np.uint32)
    return found[np.arange(len(gaps)) + gaps], n_runs


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
