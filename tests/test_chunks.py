"""Chunks between blanks: where they stand, their different forms, and what is spread to places."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.language.chunks import BLANKS, chunked, spread

TEXTS = st.lists(st.text(st.sampled_from("ab,.é 漢😀\u00a0\n\t\x1c"), max_size=12), max_size=6)


def plain(text):
    """Brute force: the chunks of a text and where they begin."""
    found, begin = [], None
    for place, letter in enumerate(f"{text} "):
        if ord(letter) in BLANKS:
            found += [(begin, text[begin:place])] if begin is not None else []
            begin = None
        elif begin is None:
            begin = place
    return found


@given(TEXTS)
def test_chunks_are_what_stands_between_blanks(texts):
    chunks = chunked(texts)
    forms = [form.rstrip("".join(map(chr, BLANKS))) for form in chunks.forms]
    found = [
        (text, start, forms[code])
        for text, start, code in zip(
            chunks.text.tolist(), chunks.start.tolist(), chunks.code.tolist(), strict=True
        )
    ]
    assert found == [(i, *chunk) for i, text in enumerate(texts) for chunk in plain(text)]


@given(TEXTS)
def test_a_form_is_different_from_every_other_and_they_make_up_the_text(texts):
    chunks = chunked(texts)
    assert len(set(chunks.forms)) == len(chunks.forms)
    assert "".join(chunks.forms) == chunks.different
    assert sorted(set(chunks.code.tolist())) == list(range(len(chunks.forms)))


def test_half_a_surrogate_pair_is_a_letter_like_any_other():
    chunks = chunked(["a \ud800b", "\ud800b c"])
    assert chunks.code.tolist() == [0, 1, 2, 3]
    assert chunks.start.tolist() == [0, 2, 0, 3]
    assert chunks.forms == ["a ", "\ud800b\n", "\ud800b ", "c\n"]


@pytest.mark.parametrize("texts", [[], [""], [" ", "\n"]])
def test_where_there_is_no_chunk_there_is_none(texts):
    chunks = chunked(texts)
    assert len(chunks.text) == len(chunks.code) == len(chunks.begins) == 0
    assert not chunks.forms


@given(st.lists(st.integers(0, 3), min_size=1, max_size=5), st.data())
def test_each_place_gets_all_that_its_form_has(counts, data):
    code = data.draw(st.lists(st.integers(0, len(counts) - 1), max_size=8))
    place, thing = spread(np.array(counts), np.array(code, dtype=np.int64))
    own = [range(sum(counts[:form]), sum(counts[: form + 1])) for form in range(len(counts))]
    wanted = [(i, number) for i, form in enumerate(code) for number in own[form]]
    assert list(zip(place.tolist(), thing.tolist(), strict=True)) == wanted
