"""The plain copy of a text and the way back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.actors.folding import fold


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Erdoğan", "Erdogan"),
        ("‘Élysée’", "'Elysee'"),
        ("Łódź", "Lodz"),
        ("S\u00edr\u00ad\u200bia", "Siria"),
        ("e\u0301te\u0301", "ete"),
        ("a\u00a0b\u202fc", "a b c"),
        ("Straße", "Straße"),
        ("Москва", "Москва"),
        ("plain text", "plain text"),
    ],
)
def test_folds(text, plain):
    assert fold(text).text == plain


@given(st.text(alphabet=st.sampled_from("abÉ\u0301\u00ad ’x\u200bß中"), max_size=30))
def test_every_character_of_the_copy_leads_back_to_its_own(text):
    folded = fold(text)
    for i, char in enumerate(folded.text):
        start, end = folded.span(i, i + 1)
        original = unicodedata.normalize("NFD", text[start:end])[0]
        assert text[start + 1 : end].strip("\u0301\u00ad\u200b") == ""
        assert char == {"’": "'"}.get(original, original)
        assert folded.place(start) == i


def test_a_span_takes_the_accents_of_its_last_letter_with_it():
    folded = fold("Jose\u0301 met")
    assert folded.span(0, 4) == (0, 5)
