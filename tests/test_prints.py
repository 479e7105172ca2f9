"""Fingerprints: those of datasketch and of plain Python, and where articles meet."""

import re
from zlib import crc32

import numpy as np
from datasketch import MinHash
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading.prints import BANDS, ROWS, fingerprints, meetings, own_shingles, prints_of
from analysis.reading.shingles import Shingler

TEXTS = st.lists(st.text(alphabet="ab c.’É_\n9", max_size=60), max_size=6)


def words_of(text):
    return re.findall(r"\w+", text.lower())


def plain_shingles(text):
    """The runs of four words, hashed one step after the other."""
    hashes = [crc32(word.encode("utf-8", "surrogatepass")) for word in words_of(text)]
    found = set()
    for start in range(max(len(hashes) - 3, min(len(hashes), 1))):
        mixed = 0
        for number in hashes[start : start + 4]:
            mixed = ((mixed ^ number) * 0x9E3779B97F4A7C15) % 2**64
            mixed ^= mixed >> 29
        found.add(mixed >> 32)
    return sorted(found)


@given(TEXTS)
def test_shingles_of_many_texts_are_those_of_each(texts):
    shingles, ends = Shingler().many(texts)
    for row, text in enumerate(texts):
        assert own_shingles(shingles, ends, row).tolist() == plain_shingles(text)


@settings(deadline=None, max_examples=30)
@given(TEXTS)
def test_signatures_are_those_of_datasketch(texts):
    signatures, shingles, ends = fingerprints(texts)
    for row in range(len(texts)):
        theirs = MinHash(num_perm=BANDS * ROWS, seed=1, hashfunc=int)
        theirs.update_batch(own_shingles(shingles, ends, row).tolist())
        assert np.array_equal(signatures[row], theirs.hashvalues)


@settings(deadline=None, max_examples=30)
@given(TEXTS)
def test_articles_meet_where_a_band_of_their_signatures_is_equal(texts):
    prints = prints_of(texts)
    rows, places = meetings(prints)
    met = {}
    for row, place in zip(rows.tolist(), places.tolist(), strict=True):
        met.setdefault(place, []).append(row)
    found = sorted(tuple(sorted(group)) for group in met.values())
    expected = []
    for band in range(BANDS):
        groups = {}
        for row, text in enumerate(texts):
            if words_of(text):
                own = prints.signatures[row, band * ROWS : (band + 1) * ROWS]
                groups.setdefault(own.tobytes(), []).append(row)
        expected += [tuple(group) for group in groups.values() if len(group) > 1]
    assert found == sorted(expected)
