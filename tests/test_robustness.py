"""How choices change what is found."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis import analyse
from analysis.measures.examples import marked_corpus, small_corpus
from analysis.measures.rescoring import other_analyses, rescored
from analysis.measures.robustness import actor_sentiment_robustness, sentiment_choices
from analysis.measures.sentiment import actor_sentiment


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


def test_the_rank_holds_under_the_share_of_choices_that_keep_it():
    corpus = rich_corpus()
    turned = replace(corpus, mentions=corpus.mentions.assign(toward=-corpus.mentions["toward"]))
    table = actor_sentiment_robustness(corpus, others={"turned": turned}, min_mentions=1)
    ranks = table.set_index("actor")[["rank", "best_rank", "worst_rank", "same_rank"]]
    assert ranks.loc["France"].tolist() == [1, 1, 2, 0.8]
    assert ranks.loc["Iran"].tolist() == [2, 1, 2, 0.8]


def test_the_numbers_as_chosen_are_those_of_the_table_of_actors():
    corpus = rich_corpus()
    table = actor_sentiment(corpus, min_mentions=2)
    chosen = sentiment_choices(corpus, min_mentions=2).query("choice == 'as chosen'")
    assert chosen["actor"].tolist() == table["actor"].tolist()
    assert chosen["toward"].tolist() == pytest.approx(table["toward"].tolist())
    with pytest.raises(ValueError, match="give 1 or more"):
        sentiment_choices(corpus, min_mentions=0)


def test_an_actor_without_a_number_under_some_choice_has_no_rank():
    corpus = marked_corpus(
        ["{Iran 0.5} met {France 0.1}. {Iran 0.5} left. {France 0.2} won. [0.4]"]
    )
    table = actor_sentiment_robustness(corpus, min_mentions=2).set_index("actor")
    assert table[["rank", "same_rank"]].isna().all(axis=None)
    assert table.loc["Iran", "n_choices"] == 0
    assert np.isnan(table.loc["Iran", "same_sign"])


def test_no_actor_with_enough_evidence_gives_no_rows():
    assert actor_sentiment_robustness(small_corpus(), min_mentions=99).empty


FURNITURE = "Talks open\n\nIran was awful; Oman had lovely weather.\n\nRELATED: Awful Oman feared\n"


def test_the_other_analyses_are_scorer_clause_and_cleaning():
    corpus = analyse(pd.DataFrame({"text": [FURNITURE]}), method="lexicon", progress=False)
    others = other_analyses(corpus)
    assert list(others) == ["network", "clause by clause", "no cleaning"]
    assert others["network"].mentions["method"].unique().tolist() == ["model"]
    assert len(others["no cleaning"].mentions) == len(corpus.mentions) + 1
    table = sentiment_choices(corpus, others=others, min_mentions=1)
    assert set(others) <= set(table["choice"])


def test_a_corpus_that_nothing_scored_has_no_other_analyses():
    told = pd.DataFrame({"text": ["Iran met Oman in the town."]})
    assert other_analyses(analyse(told, method="none", progress=False)) == {}
    assert other_analyses(small_corpus()) == {}


def test_a_scope_that_does_not_exist_is_an_error():
    with pytest.raises(ValueError, match="sentence, clause"):
        rescored(small_corpus(), scope="paragraph")
