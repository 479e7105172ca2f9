"""The plain finder finds what the compiled one and a search at every place find."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.actors import automaton
from analysis.actors.automaton import finder, plain_finder
from analysis.actors.gazetteer import joined, known_names, words_of

PATTERNS = st.lists(st.text("ab\x01é", min_size=1, max_size=5), unique=True, max_size=8)
TEXT = st.text("abc\x01é", max_size=40)


def every_place(patterns, text):
    return sorted(
        (number, start, start + len(pattern))
        for number, pattern in enumerate(patterns)
        for start in range(len(text))
        if text.startswith(pattern, start)
    )


@given(PATTERNS, TEXT)
def test_overlapping_matches_are_all_there_are(patterns, text):
    expected = every_place(patterns, text)
    assert sorted(plain_finder(patterns, overlapping=True)(text)) == expected
    assert sorted(finder(patterns, overlapping=True)(text)) == expected


@given(PATTERNS, TEXT)
def test_the_longest_from_left_to_right(patterns, text):
    expected, done = [], 0
    for match in sorted(every_place(patterns, text), key=lambda m: (m[1], -m[2])):
        if match[1] >= done:
            expected.append(match)
            done = match[2]
    assert plain_finder(patterns)(text) == expected
    assert list(map(tuple, finder(patterns)(text))) == expected


@pytest.mark.parametrize("overlapping", [False, True])
def test_every_known_name_is_found_by_both(overlapping):
    patterns = list(dict.fromkeys(joined(words_of(name)) for name in known_names()))
    text = "".join(patterns)
    plain = plain_finder(patterns, overlapping=overlapping)(text)
    compiled = finder(patterns, overlapping=overlapping)(text)
    assert len(plain) >= len(patterns)
    assert sorted(plain) == sorted(map(tuple, compiled))


def test_without_the_compiled_one_the_plain_one_is_taken(monkeypatch):
    taken = []
    monkeypatch.setitem(sys.modules, "ahocorasick_rs", None)
    monkeypatch.setattr(automaton, "plain_finder", lambda *a, **k: taken.append((a, k)))
    finder(["a"], overlapping=True)
    assert taken == [((["a"],), {"overlapping": True})]
