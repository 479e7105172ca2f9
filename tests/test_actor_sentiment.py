"""Sentiment per actor, on corpora countable by hand."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis import tables
from analysis.corpus import Corpus
from analysis.measures.evidence import evidence
from analysis.measures.examples import marked_corpus, small_corpus
from analysis.measures.scores import TONE_METHOD, scored_mentions
from analysis.measures.sentiment import actor_sentiment

EMPTY = Corpus(**{table.name: tables.empty(table) for table in tables.TABLES})


def row(table, actor):
    return table.set_index("actor").loc[actor]


def test_counts_means_and_shares():
    russia = row(actor_sentiment(small_corpus(), min_mentions=1), "Russia")
    assert russia[["n_mentions", "n_articles", "n_scored", "n_toned"]].tolist() == [4, 3, 4, 2]
    assert russia["toward"] == pytest.approx((-0.6 + 0.1 - 0.7 - 0.9) / 4)
    assert russia["tone"] == pytest.approx((-0.5 + 0.4) / 2)
    shares = russia[["share_negative", "share_neutral", "share_positive"]]
    assert shares.tolist() == [0.75, 0, 0.25]


def test_order_is_by_mentions_then_name():
    table = actor_sentiment(marked_corpus(["{B} {C} {A} {C}."]))
    assert table["actor"].tolist() == ["C", "A", "B"]


def test_too_few_mentions_are_missing_not_zero():
    putin = row(actor_sentiment(small_corpus(), min_mentions=2), "Putin")
    assert not putin["enough"]
    numbers = ["toward", "low", "high", "share_negative", "share_neutral", "share_positive"]
    assert putin[numbers].isna().all()
    assert pd.isna(putin["interval"])
    assert putin["n_mentions"] == 1


def test_an_unscored_mention_is_counted_but_is_no_evidence():
    france = row(actor_sentiment(small_corpus(), min_mentions=3), "France")
    assert france[["n_mentions", "n_scored", "enough"]].tolist() == [3, 2, False]


def test_a_reprint_weighs_no_more_than_the_story():
    texts = ["{Iran -1.0} met.", "{Iran -1.0} met.", "{Iran 0.5} met."]
    weights = [{"weight": 0.5}, {"weight": 0.5}, {}]
    table = actor_sentiment(marked_corpus(texts, articles=weights), min_mentions=1)
    assert row(table, "Iran")["toward"] == pytest.approx(-0.25)
    assert row(table, "Iran")["share_negative"] == pytest.approx(0.5)


def test_an_article_of_no_weight_is_no_evidence():
    texts = ["{Iran -1.0} met.", "{Iran 0.5} met. {Iran 0.7} met."]
    table = actor_sentiment(marked_corpus(texts, articles=[{"weight": 0.0}, {}]), min_mentions=2)
    assert row(table, "Iran")["toward"] == pytest.approx(0.6)
    assert row(table, "Iran")["interval"] == "sentences"


def test_what_was_drawn_anew_is_said():
    one = "{Iran -0.5} met. {Iran 0.5} left. {Iran 0.1} came."
    table = actor_sentiment(marked_corpus([one]), min_mentions=1)
    assert row(table, "Iran")["interval"] == "sentences"
    table = actor_sentiment(marked_corpus([one, "{Iran 0.2} met."]), min_mentions=1)
    assert row(table, "Iran")["interval"] == "articles"
    table = actor_sentiment(marked_corpus(["{Iran 0.2} and {Iran 0.2} met."]), min_mentions=1)
    assert pd.isna(row(table, "Iran")["interval"])
    assert pd.isna(row(table, "Iran")["low"])


def test_bounds_stay_between_minus_one_and_one_and_hold_the_mean():
    rng = np.random.default_rng(0)
    texts = [f"{{Iran {-rng.uniform(0.2, 1):.3f}}} met." for _ in range(6)]
    iran = row(actor_sentiment(marked_corpus(texts)), "Iran")
    assert -1 <= iran["low"] <= iran["toward"] <= iran["high"] <= 1


def test_without_any_toward_the_tone_takes_its_place_and_says_so():
    corpus = small_corpus()
    bare = replace(corpus, mentions=corpus.mentions.assign(toward=np.nan))
    table = actor_sentiment(bare, min_mentions=2)
    assert set(table["method"]) == {TONE_METHOD}
    assert row(table, "Russia")["toward"] == pytest.approx((-0.5 + 0.4) / 2)
    assert row(table, "Russia")["n_scored"] == 2


def test_probabilities_decide_the_label_before_the_score():
    corpus = small_corpus()
    mentions = corpus.mentions.assign(p_negative=0.4, p_neutral=0.5, p_positive=0.1, toward=-0.3)
    assert set(scored_mentions(replace(corpus, mentions=mentions))["label"]) == {"neutral"}


@pytest.mark.parametrize(
    ("score", "label"),
    [
        (-1, "negative"),
        (-0.05, "negative"),
        (-0.04, "neutral"),
        (0.0, "neutral"),
        (0.04, "neutral"),
        (0.05, "positive"),
    ],
)
def test_a_bare_score_near_zero_is_neutral(score, label):
    corpus = marked_corpus([f"{{Iran {score}}} met."])
    assert scored_mentions(corpus)["label"].tolist() == [label]


def test_groups_are_counted_apart():
    table = actor_sentiment(small_corpus(), by="outlet", min_mentions=1)
    found = table[table["actor"] == "Russia"].set_index("outlet")
    assert found["n_mentions"].to_dict() == {"Herald": 1, "Post": 3}
    assert found.loc["Post", "toward"] == pytest.approx(-0.4)


def test_an_actors_numbers_do_not_change_with_the_other_actors():
    texts = [f"{{Iran {x}}} met. {{France {-x}}} met." for x in (0.1, 0.2, 0.5, 0.9, 0.3)]
    alone = marked_corpus([text.split(". ")[0] + "." for text in texts])
    both = actor_sentiment(marked_corpus(texts))
    numbers = ["toward", "low", "high", "n_mentions"]
    assert row(both, "Iran")[numbers].equals(row(actor_sentiment(alone), "Iran")[numbers])


def test_no_mentions_give_no_rows_and_all_columns():
    assert actor_sentiment(EMPTY).empty
    assert actor_sentiment(EMPTY).columns.equals(actor_sentiment(small_corpus()).columns)


def test_nothing_is_changed_in_the_corpus():
    corpus = small_corpus()
    before = corpus.mentions.copy()
    actor_sentiment(corpus, by="outlet")
    pd.testing.assert_frame_equal(corpus.mentions, before)


def test_evidence_is_strongest_first_with_the_mention_marked():
    found = evidence(small_corpus(), actor="Russia")
    assert found["toward"].tolist() == [-0.9, -0.7, -0.6, 0.1]
    assert [t[a:b] for t, a, b in found[["text", "start", "end"]].itertuples(index=False)] == (
        found["surface"].tolist()
    )
    assert found.loc[0, ["path", "outlet", "title"]].tolist() == ["a2.txt", "Herald", "Title a2"]


@pytest.mark.parametrize(
    ("options", "paths"),
    [
        ({"toward": "positive"}, ["a0.txt"]),
        ({"toward": "neutral"}, []),
        ({"other": "Putin"}, ["a1.txt"]),
        ({"other": "France"}, ["a0.txt"]),
        ({"other": "France", "within": "article"}, ["a2.txt", "a1.txt", "a0.txt", "a0.txt"]),
        ({"limit": 2}, ["a2.txt", "a1.txt"]),
    ],
)
def test_evidence_for_one_cell(options, paths):
    assert evidence(small_corpus(), actor="Russia", **options)["path"].tolist() == paths


def test_unscored_evidence_comes_last():
    assert evidence(small_corpus(), actor="France")["toward"].isna().tolist() == [
        False,
        False,
        True,
    ]


def test_an_unknown_actor_is_an_error_that_names_near_ones():
    with pytest.raises(ValueError, match="did you mean Russia"):
        evidence(small_corpus(), actor="Rusia")
