"""Words cut by bytes are those of the patterns that they stand for, in any text."""

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis.reading.bare import bare_words, count_words, in_word, is_letter

WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")
ODD = st.text(alphabet="ab1_ -'\u2019\u201c.\u00b2\u0301\u0660\u4e2d\u0130\u03a3\u00c9\ud800\n")
EVERY_CHARACTER = "".join(map(chr, range(0x110000)))


@settings(deadline=None)
@given(st.text() | ODD)
@example(EVERY_CHARACTER)
@example("'".join(EVERY_CHARACTER))
def test_words_are_counted_as_the_pattern_finds_them(text):
    assert count_words(text) == len(WORD.findall(text))


@pytest.mark.parametrize(
    ("belongs", "pattern"), [(in_word, r"\w+"), (is_letter, r"[^\W\d_]+")], ids=["words", "letters"]
)
@settings(deadline=None)
@given(text=st.text() | ODD)
@example(text=EVERY_CHARACTER)
def test_bare_words_are_those_of_the_pattern(belongs, pattern, text):
    found = re.findall(pattern, text.lower())
    assert bare_words(text, belongs).split() == [word.encode() for word in found]


def test_a_text_of_many_kinds_of_marks_takes_no_square_of_time():
    marks = "".join(c for c in EVERY_CHARACTER if not in_word(c))
    begin = time.process_time()
    assert bare_words(marks, in_word).split() == []
    assert time.process_time() - begin < 3
