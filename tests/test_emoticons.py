"""Emoticons: found from both sides of a blank, and only where their marks are neighbours."""

import pytest

from analysis.language.chunks import chunked
from analysis.sentiment.emoticons import joined_by_a_blank, suspects


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Well: )", True),
        ("Well :\n- )", True),
        ("In 2018 ) they", True),
        ("who .O", True),
        ("Nice ( !", True),
        ("The sign °\tO°", True),
        # Only a closer look tells that the next three are none.
        ("He said: but", True),
        ("So he said :\u00a0 ) no", True),
        ("\u00a0 is a blank", True),
        ("Well :)", False),
        ("He said: no", False),
        ("in (Rome) they", False),
        ("", False),
    ],
)
def test_marks_that_are_neighbours_but_for_a_blank_are_named(text, joined):
    assert joined_by_a_blank(chunked(["Rest.", text, ")"])) == [1] * joined


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Good :)", True),
        ("Good : )", True),
        ("a :D", True),
        ("a :Dog", False),
        ("in 2008)", False),
        ("at 8)", True),
        ("said: no", False),
    ],
)
def test_a_suspect_is_whatever_may_be_an_emoticon(text, found):
    assert (suspects().search(text) is not None) == found
