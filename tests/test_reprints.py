import pandas as pd
import pytest

import analysis as an
from analysis.measures.comentions import co_mentions
from analysis.measures.examples import marked_corpus
from analysis.measures.reprints import count_copies, duplicate_groups

STORY = "{Russia -0.8} bombed {France 0.0}."


def day(text):
    return pd.Timestamp(text, tz="UTC")


@pytest.fixture
def corpus():
    """Three printings of one story, and another story."""
    rows = [
        {"outlet": "Post", "published": day("2015-11-20"), "duplicate_of": "a1"},
        {"outlet": "Herald", "published": day("2015-11-19"), "title": "War"},
        {"outlet": None, "duplicate_of": "a1"},
        {"outlet": "Post", "published": day("2015-11-21")},
    ]
    for row, weight in zip(rows, (1 / 3, 1 / 3, 1 / 3, 1.0), strict=True):
        row["weight"] = weight
    texts = [STORY, STORY, STORY + " Nobody knew why it was so.", "{Russia 0.4} rested."]
    return marked_corpus(texts, articles=rows)


def test_a_story_is_one_row_with_its_printings(corpus):
    (row,) = duplicate_groups(corpus).to_dict("records")
    assert (row["title"], row["outlet"], row["article_id"]) == ("War", "Herald", "a1")
    assert (row["n_articles"], row["n_outlets"], row["outlets"]) == (3, 2, "Herald, Post")
    assert (row["first"], row["last"]) == (day("2015-11-19"), day("2015-11-20"))
    # One word too few for a run of four: one run of three here, six runs there.
    assert row["similarity"] == 0.0


def test_similarity_is_that_of_the_copy_least_alike():
    text = "{Russia -0.8} bombed the town of the north again"
    rows = [{}, {"duplicate_of": "a0"}, {"duplicate_of": "a0"}]
    told = marked_corpus([f"{text}.", f"{text}.", f"{text} today."], articles=rows)
    assert duplicate_groups(told)["similarity"].tolist() == [pytest.approx(5 / 6)]


def test_a_part_without_the_representative_has_no_group(corpus):
    assert duplicate_groups(an.select(corpus, {"outlet": "Post"})).empty


@pytest.mark.parametrize(
    ("how", "toward", "n_mentions"),
    [("spread", -0.2, 4), ("full", -0.5, 4), ("once", -0.2, 2)],
)
def test_each_way_of_counting_by_hand(corpus, how, toward, n_mentions):
    counted = count_copies(corpus, how)
    row = an.actor_sentiment(counted, min_mentions=1).set_index("actor").loc["Russia"]
    assert row["toward"] == pytest.approx(toward)
    assert row["n_mentions"] == n_mentions
    assert counted.settings["copies"] == how


def test_counts_of_terms_and_pairs_are_of_stories_where_copies_are_left_out(corpus):
    once = count_copies(corpus, "once")
    terms = an.term_frequency(once).set_index("term")["n"]
    assert terms["bombed"] == 1
    assert an.term_frequency(corpus).set_index("term")["n"]["bombed"] == 3
    assert co_mentions(once, min_units=1)["n"].tolist() == [1]
    pairs = co_mentions(corpus, min_units=1)
    assert (pairs["n"].tolist(), pairs["n_weighted"].tolist()) == ([3], [pytest.approx(1)])


def test_spread_undoes_full(corpus):
    there_and_back = count_copies(count_copies(corpus, "full"), "spread")
    pd.testing.assert_frame_equal(there_and_back.articles, corpus.articles)


def test_nothing_is_changed_in_place(corpus):
    before = corpus.articles.copy()
    count_copies(corpus, "full")
    count_copies(corpus, "once")
    pd.testing.assert_frame_equal(corpus.articles, before)


def test_an_unknown_way_is_refused(corpus):
    with pytest.raises(ValueError, match="spread, full, once"):
        count_copies(corpus, "twice")


def test_what_is_printed_more_than_once_is_said(corpus):
    said = an.tell_collection(corpus).text
    assert "1 story is printed by 3 articles" in said
    assert "printed by" not in an.tell_collection(count_copies(corpus, "once")).text


def test_the_stories_printed_twice_in_the_sample_collection_are_found():
    corpus = an.analyse("data/articles", method="none", progress=False)
    groups = duplicate_groups(corpus)
    assert groups["n_articles"].tolist() == [2]
    assert groups["n_outlets"].tolist() == [2]
    assert corpus.articles["weight"].sum() == len(corpus.articles) - 1
