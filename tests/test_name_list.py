"""The names of the user's table and no others: what matches, whom it means, what is not said."""

import datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.actors.detection import find_mentions
from analysis.actors.detectors import DetectorError
from analysis.actors.mentions import mention_table
from analysis.actors.name_list import name_list
from analysis.corpus import open_corpus
from analysis.language.sentences import sentence_table
from analysis.pipeline import analyse

COLUMNS = ["actor", "alias", "kind", "active_from", "active_to"]


def table(*rows):
    return pd.DataFrame([[*row, *[None] * (5 - len(row))] for row in rows], columns=COLUMNS)


QUILL = table(
    ("Ada Quill", "Ada Quill", "person"),
    ("Ada Quill", "Quill", "person"),
    ("Border Fund", "the Fund", "organisation"),
    ("", "Quill Park", "none"),
    ("Elysee", "Élysée", "organisation"),
)


# The text, and what is found in it: surface and actor.
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ada Quill met Quill.", [("Ada Quill", "Ada Quill"), ("Quill", "Ada Quill")]),
        ("Quills, Quillan and McQuill left.", []),
        ("Quill's aides, (Quill)", [("Quill", "Ada Quill"), ("Quill", "Ada Quill")]),
        ("ADA QUILL WINS", [("ADA QUILL", "Ada Quill")]),
        ("Ada\nQuill", [("Ada\nQuill", "Ada Quill")]),
        ("Ada\n\nQuill", [("Quill", "Ada Quill")]),
        ("The Fund and the Fund, no Funds", [("Fund", "Border Fund"), ("Fund", "Border Fund")]),
        ("They met in Quill Park.", []),
        ("The Elysée and the Élysée", [("Elysée", "Elysee"), ("Élysée", "Elysee")]),
        ("quill and Russia, Ada", []),
        ("quill_Quill, Quill_", []),
        ("", []),
    ],
)
def test_what_is_on_the_list_is_found_as_printed_and_nothing_else(text, found):
    mentions = find_mentions(text, actors=QUILL, detector="list")
    assert list(zip(mentions["surface"], mentions["actor"], strict=True)) == found
    for row in mentions.itertuples():
        assert text[row.start : row.end] == row.surface
        assert (row.rule, row.kind_confidence) == ("user", 1.0)


def test_the_longest_of_names_that_begin_together_wins_and_the_first_of_those_that_cross():
    names = table(
        ("A", "Oslo Peace", "group"), ("B", "Oslo", "place"), ("C", "Peace Fund", "group")
    )
    assert find_mentions("Oslo Peace Fund", actors=names, detector="list")["actor"].tolist() == [
        "A"
    ]


def test_a_name_counts_on_its_days_and_hides_no_other_on_the_rest():
    names = table(
        ("Ada Quill", "the president", "person", "2015-01-01", "2015-12-31"),
        ("Bo Reed", "the president", "person", "2016-01-01", None),
    )
    found = [
        find_mentions("Then the president left.", actors=names, published=day, detector="list")
        for day in (datetime.date(2015, 5, 1), datetime.date(2017, 1, 1), None)
    ]
    assert [one["actor"].tolist() for one in found] == [["Ada Quill"], ["Bo Reed"], []]


def test_a_place_before_a_report_is_its_dateline():
    names = table(("Vienna", "Vienna", "place"))
    text = "Talks\n\nVIENNA (AP) -- Envoys met in Vienna."
    found = find_mentions(text, actors=names, detector="list")
    assert found["role"].tolist() == ["dateline", "actor"]


WORDS = st.sampled_from(["Ada", "Quill", "Quills", "Park", "the", "Fund", "QUILL", "Élysée", "and"])


@given(st.lists(WORDS, max_size=12), st.sampled_from([" ", "  ", "\n", ", ", "-", "’s "]))
def test_one_name_is_found_where_a_plain_search_for_whole_words_finds_it(words, between):
    import re

    text = between.join(words)
    names = table(("Ada Quill", "Quill", "person"))
    expected = [match.span() for match in re.finditer(r"\b(?:Quill|QUILL)\b", text)]
    found = name_list(names).find(text)
    assert [(row.start, row.end) for row in found] == expected


def test_the_mentions_of_a_collection_stand_in_their_sentences():
    articles = pd.DataFrame(
        {
            "article_id": ["b", "a", "c"],
            "title": None,
            "text": ["Quill spoke. No. Ada Quill left.", "Nobody came.", "Quill."],
        }
    )
    found = mention_table(articles, sentence_table(articles), actors=QUILL, detector="list")
    assert found[["article_id", "sentence_id", "start"]].values.tolist() == [
        ["b", 0, 0],
        ["b", 2, 17],
        ["c", 0, 0],
    ]


def test_a_list_needs_a_table():
    for actors in (None, QUILL.head(0)):
        with pytest.raises(DetectorError, match="give one as actors"):
            find_mentions("Quill spoke.", actors=actors, detector="list")


def test_without_quotes_nothing_is_said_of_voices_and_with_them_who_speaks(tmp_path):
    told = pd.DataFrame({"text": ['Quill said: "The Fund failed." Then the Fund paid.']})
    plain = analyse(told, actors=QUILL, method="none", detector="list", progress=False)
    assert plain.quotes.empty
    assert plain.mentions["voice"].isna().all()
    assert plain.sentences["speaker"].isna().all()
    assert plain.settings["detector"] == "list"
    quoted = analyse(told, actors=QUILL, method="none", detector="list+quotes", progress=False)
    assert quoted.mentions["voice"].tolist() == ["narrator", "Ada Quill", "narrator"]
    assert quoted.mentions["actor"].tolist() == plain.mentions["actor"].tolist()
    again = open_corpus(plain.save(tmp_path))
    pd.testing.assert_frame_equal(again.mentions, plain.mentions)


def test_a_build_with_a_list_makes_the_same_tables(tmp_path):
    from analysis.building.build import build

    (tmp_path / "news").mkdir()
    for name, text in (("a", "Quill paid the Fund."), ("b", "Talks\n\nAda Quill met Bo Reed.")):
        (tmp_path / "news" / f"{name}.txt").write_text(text)
    options = {"actors": QUILL, "method": "none", "detector": "list", "progress": False}
    whole = analyse(tmp_path / "news", **options)
    built = open_corpus(build(tmp_path / "news", tmp_path / "out", **options))
    for name in ("articles", "sentences", "mentions", "quotes"):
        pd.testing.assert_frame_equal(getattr(built, name), getattr(whole, name))
