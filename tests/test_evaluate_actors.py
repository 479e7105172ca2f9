"""What of the detector's names is held against a marked document."""

import pytest

from analysis.actors.aliases import surname
from analysis.actors.detection import detect
from analysis.actors.lexicon import cues
from training.bio import read_bio
from training.evaluate_actors import count_document, forget_words

# Two marked names. Found as well: "Russian" and "Beijing", which only make adjectives, and
# "the bank", a description of the bank.
LINES = """-DOCSTART- one
Russian O
troops O
met O
pro-Beijing O
members O
in O
Paris B-LOC
. O

The O
World B-ORG
Bank I-ORG
left O
; O
the O
bank O
said O
no O
. O
"""


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "set.conll"
    path.write_text(LINES)
    return read_bio(path)[0]


def test_adjectives_count_where_the_set_marks_them(document):
    rows = detect(document.text, None)
    assert [row.surface for row in rows][:3] == ["Russian", "Beijing", "Paris"]
    without = count_document(document, rows, modifiers=False)
    assert (without.gold, without.found, without.exact) == (2, 2, 2)
    marked = count_document(document, rows, modifiers=True)
    assert (marked.gold, marked.found, marked.exact) == (2, 4, 2)


def test_a_name_behind_another_prefix_counts(document):
    text = document.text.replace("pro-Beijing", "near-Beijing")
    rows = detect(text, None)
    moved = type(document)(document.name, text, ())
    assert count_document(moved, rows, modifiers=False).found == 3


def test_words_are_forgotten_between_passes_and_tables_are_not():
    detect("Ada Quill met aides. Quill left.", None)
    assert surname.cache_info().currsize > 0
    forget_words()
    assert surname.cache_info().currsize == 0
    assert cues.cache_info().currsize == 1
