"""Shares corrected for the scorer's errors, and how choices change what is found."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures.examples import marked_corpus, small_corpus
from analysis.measures.quantification import actor_shares, adjusted_shares
from analysis.measures.robustness import actor_sentiment_robustness, sentiment_choices

LABELS = ["negative", "neutral", "positive"]
CHANCES = np.array([[0.7, 0.25, 0.05], [0.1, 0.8, 0.1], [0.05, 0.3, 0.65]])


def confusion(counts):
    return pd.DataFrame(counts, index=LABELS, columns=LABELS)


@given(weights=st.lists(st.floats(0.05, 1), min_size=3, max_size=3))
@settings(max_examples=40, deadline=None)
def test_the_actual_shares_are_found_again(weights):
    actual = np.array(weights) / sum(weights)
    found = adjusted_shares((actual @ CHANCES)[None], CHANCES)[0]
    assert found == pytest.approx(actual, abs=0.01)


@given(weights=st.lists(st.floats(0, 1), min_size=3, max_size=3).filter(any))
@settings(max_examples=40, deadline=None)
def test_corrected_shares_are_shares(weights):
    observed = np.array(weights) / sum(weights)
    found = adjusted_shares(observed[None], CHANCES)[0]
    assert (found >= 0).all()
    assert found.sum() == pytest.approx(1)


def test_a_scorer_without_errors_changes_nothing():
    table = actor_shares(small_corpus(), confusion(np.eye(3) * 10), min_mentions=1)
    assert table["adjusted"].tolist() == pytest.approx(table["share"].tolist())


def test_reprints_weigh_no_more_than_the_story():
    texts = ["{Iran -0.9} met.", "{Iran -0.9} met.", "{Iran 0.9} met."]
    articles = [{"weight": 0.5}, {"weight": 0.5}, {}]
    corpus = marked_corpus(texts, articles=articles)
    table = actor_shares(corpus, confusion(np.eye(3)), min_mentions=1)
    assert table["share"].tolist() == [0.5, 0, 0.5]


def test_an_actor_with_few_mentions_is_left_out():
    table = actor_shares(small_corpus(), confusion(np.eye(3)), min_mentions=3)
    assert table["actor"].unique().tolist() == ["Russia"]


@pytest.mark.parametrize(
    ("matrix", "message"),
    [
        (confusion(np.eye(3)).drop(columns="neutral"), "lacks neutral"),
        (confusion(np.diag([1, 0, 1])), "without examples"),
    ],
)
def test_a_wrong_confusion_matrix_is_an_error(matrix, message):
    with pytest.raises(ValueError, match=message):
        actor_shares(small_corpus(), matrix)


def rich_corpus():
    """Iran: negative in headlines and reprints, positive else; France: always positive."""
    texts = [
        "{Iran -0.9} met {France 0.5}. [0.2]\n{Iran 0.3} and {Iran 0.3} left {France 0.5}. [0.1]"
    ] * 3
    corpus = marked_corpus(texts, articles=[{"weight": 0.5}, {"weight": 0.5}, {}])
    section = corpus.sentences["paragraph"].map({0: "headline", 1: "body"}).astype("str")
    return replace(corpus, sentences=corpus.sentences.assign(section=section))


def test_choices_that_change_something_are_tried():
    table = sentiment_choices(rich_corpus(), min_mentions=1)
    assert table["choice"].unique().tolist() == [
        "as chosen",
        "sentence tone",
        "each sentence once",
        "without headlines",
        "reprints count fully",
    ]
    iran = table[table["actor"] == "Iran"].set_index("choice")["toward"]
    assert iran["as chosen"] == pytest.approx(-0.1)
    assert iran["without headlines"] == pytest.approx(0.3)
    assert iran["each sentence once"] == pytest.approx(-0.3)
    assert iran["sentence tone"] == pytest.approx((0.2 + 0.1 + 0.1) / 3)


def test_robustness_counts_the_choices_that_turn_the_sign():
    table = actor_sentiment_robustness(rich_corpus(), min_mentions=1).set_index("actor")
    assert table.loc["Iran", "changed_by"] == "sentence tone, without headlines"
    assert table.loc["Iran", "same_sign"] == pytest.approx(0.5)
    assert table.loc["Iran", ["lowest", "highest"]].tolist() == pytest.approx([-0.3, 0.3])
    assert table.loc["France", ["same_sign", "rank", "n_choices"]].tolist() == [1, 1, 4]
    assert table.loc["France", "changed_by"] == ""


def test_another_analysis_of_the_same_articles_is_one_more_choice():
    corpus = rich_corpus()
    other = replace(corpus, mentions=corpus.mentions.assign(toward=-0.5))
    table = sentiment_choices(corpus, others={"lexicon": other}, min_mentions=1)
    assert (table.loc[table["choice"] == "lexicon", "toward"] == -0.5).all()


def test_quoted_speech_and_adjectives_can_be_left_out():
    corpus = small_corpus()
    voice = pd.Series(["narrator", "Kerry"] * 4, dtype="str")
    role = pd.Series(["actor", "actor", "modifier", *["actor"] * 5], dtype="str")
    varied = replace(corpus, mentions=corpus.mentions.assign(voice=voice, role=role))
    choices = set(sentiment_choices(varied, min_mentions=1)["choice"])
    assert {"without quoted speech", "without adjectives"} <= choices


def test_an_actor_without_a_number_under_some_choice_has_no_rank():
    corpus = marked_corpus(
        ["{Iran 0.5} met {France 0.1}. {Iran 0.5} left. {France 0.2} won. [0.4]"]
    )
    table = actor_sentiment_robustness(corpus, min_mentions=2).set_index("actor")
    assert table["rank"].isna().all()
    assert table.loc["Iran", "n_choices"] == 0
    assert np.isnan(table.loc["Iran", "same_sign"])


def test_no_actor_with_enough_evidence_gives_no_rows():
    assert actor_sentiment_robustness(small_corpus(), min_mentions=99).empty
