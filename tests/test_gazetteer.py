"""The names that are known beforehand: the longest at each place, in any printing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.actors.automaton import finder
from analysis.actors.gazetteer import Entry, Matcher, builtin, joined
from analysis.actors.words import BREAK, split_words

WORDS = st.sampled_from(["New", "York", "al", "-", "Qaida", "of", "NEW", "YORK", "N"])
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), unique=True, max_size=8)


def found(names: list[str], text: str) -> list[str]:
    words = split_words(text)
    matcher = Matcher({name: Entry(name, "place", "place") for name in names})
    return [" ".join(words.texts[k.first : k.last]) for k in matcher.find(words)]


@given(NAMES, st.lists(WORDS, max_size=30))
def test_finds_what_a_search_from_left_to_right_finds(names, texts):
    words = split_words(" ".join(texts))
    forms = dict.fromkeys(joined(name.split()) for name in names)
    capitals = [form.upper() for name, form in zip(names, forms, strict=True) if len(name) > 3]
    patterns = list({**forms, **dict.fromkeys(capitals)})
    text = joined(words.texts)
    expected = [text[start:end] for _, start, end in finder(patterns)(text)] if patterns else []
    assert [joined(n.split()) for n in found(names, " ".join(texts))] == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("in New York City", ["New York City"]),
        ("in New York cities", ["New York"]),
        ("of al-Qaida and Al Qaida", ["al - Qaida"]),
        ("NEW YORK talks", ["NEW YORK"]),
        ("a Newer York", []),
    ],
)
def test_the_longest_name_wins(text, names):
    assert found(["New York", "New York City", "al-Qaida"], text) == names


def test_a_name_in_capitals_is_told_as_such():
    words = split_words("RUSSIAN aides, Russian aides, UN aides")
    known = builtin().find(words)
    assert [(k.entry.actor, k.capitals) for k in known] == [
        ("Russia", True),
        ("Russia", False),
        ("United Nations", False),
    ]
    assert BREAK not in [words.texts[k.first] for k in known]
