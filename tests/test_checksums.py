"""The checksums of all words at once are those of zlib, one word after the other."""

import re
import time
from zlib import crc32

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading.checksums import WordChecksums

WORDS = st.lists(st.binary(min_size=1, max_size=40).map(lambda word: word.replace(b" ", b"x")))


def checksums(plain):
    edges = [match.span() for match in re.finditer(rb"[^ ]+", plain)]
    starts, ends = np.array(edges, np.intp).reshape(-1, 2).T
    return WordChecksums()(plain, starts, ends).tolist()


@given(WORDS, st.integers(0, 9))
def test_checksums_are_those_of_zlib(words, offset):
    assert checksums(b" " * offset + b" ".join(words)) == [crc32(word) for word in words]


def test_one_endless_word_takes_no_square_of_time():
    begin = time.process_time()
    assert checksums(b"x" * 3_000_000) == [crc32(b"x" * 3_000_000)]
    assert time.process_time() - begin < 1
