"""The copy of a whole page: the article stays, what is around it goes; articles are left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading.cleaning import clean_text

MENU = ["Home", "World", "Business", "Sport", "Weather", "Jobs", "Search", "Sign in", "Subscribe"]
TITLE = "Envoys end lake talks without a deal"
ARTICLE = [
    "Envoys from nine countries ended two days of talks by the lake on Tuesday without a deal, and "
    "said that they would meet again before the end of the month.",
    "The foreign minister told reporters that the two sides were closer than before, though she "
    "would not say on which of the four points they still differed.",
    "“We have time,” she said. “What we do not have is trust.”",
    "Her deputy, who had led the talks on the first day, said that the envoys had spent most of it "
    "on a single sentence of the draft.",
    "No date was given for the next meeting, and two of the delegations left before the dinner.",
]
AFTER = [
    "Most read",
    "Lira falls again",
    "Ferry line to close",
    "Comments",
    "12 Comments",
    "lakeside on November 19, 2015 at 9:35 am said:",
    "They should have stayed at home, all of them, and saved us the money for the flights.",
    "harbourwatcher on November 19, 2015 at 10:05 am said:",
    "I was there and nobody in the town knew that the envoys had come, or why they had.",
    "About us",
    "Contact",
    "Terms of use",
    "© 2015 The Harbour Courier. All rights reserved.",
]
PAGE = "\n".join([*MENU, *MENU, TITLE, "By Ana Ruiz", *ARTICLE, *AFTER]) + "\n"


def test_the_article_and_its_title_stay():
    clean, removals = clean_text(PAGE)
    assert clean.splitlines() == [TITLE, *ARTICLE]
    assert "outside-article" in set(removals["rule"])


def test_every_removal_has_a_score_and_leads_back():
    for row in clean_text(PAGE)[1].itertuples():
        assert PAGE[row.start : row.end] == row.text
        assert 0 <= row.score <= 1


def test_it_can_be_switched_off():
    clean, removals = clean_text(PAGE, rules_off=["outside-article"])
    assert "harbourwatcher" not in clean
    assert "nobody in the town" in clean
    assert "outside-article" not in set(removals["rule"])


def test_cleaning_a_page_twice_changes_nothing_more():
    clean = clean_text(PAGE)[0]
    assert clean_text(clean)[0] == clean


VERSE = [f"and {who} went down to the sea with us" for who in ("Ann", "Ben", "Cid", "Dot", "Eve")]
PLAIN = {
    "verse": [TITLE, *VERSE * 8, "Advertisement"],
    "short paragraphs": [TITLE, *["He left. She stayed. It rained."] * 40, "Share"],
    "a list": [TITLE, ARTICLE[0], *(f"- seat {n} for the party of the lake" for n in range(40))],
    "a few menu lines": [*MENU[:5], TITLE, *ARTICLE, "Share", "Comments"],
    "one-word lines without any furniture": ["Stay", "Go", "Wait"] * 20,
}


@pytest.mark.parametrize("name", PLAIN)
def test_an_article_by_itself_is_left_alone(name):
    text = "\n".join(PLAIN[name]) + "\n"
    assert not {"outside-article", "furniture-line"} & set(clean_text(text)[1]["rule"])


POOL = [*MENU, *AFTER, *ARTICLE, TITLE, "Ad", "", "Share this article", "A line without an end"]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(POOL), min_size=20, max_size=80))
def test_any_page_is_cleaned_for_good(lines):
    text = "\n".join([*MENU, *MENU, *MENU, *lines])
    clean, removals = clean_text(text)
    assert clean_text(clean)[0] == clean
    kept, position = [], 0
    for row in removals.itertuples():
        kept.append(text[position : row.start])
        position = row.end
    assert "".join([*kept, text[position:]]) == clean
