"""Views divided on an actor, counted by hand: who is for, who against, in which words."""

import dataclasses

import pandas as pd
import pytest

from analysis import tables
from analysis.measures.examples import marked_corpus
from analysis.measures.stances import stances
from analysis.measures.views import divided_views

TEXTS = [
    "{Ann} said {Iran 0.6} was brave.",
    "{Bob} said {Iran -0.9} lied.",
    "{Bob} said {Iran -0.3} lost.",
    "{Cleo} said {Iran 0.1} waits.",
    "{Ann} said {Oman 0.8} was kind.",
]


@pytest.fixture
def corpus():
    """Ann speaks well of Iran and Oman, Bob badly of Iran twice, Cleo hardly takes a side."""
    made = marked_corpus(TEXTS)
    speakers = ["Ann", "Bob", "Bob", "Cleo", "Ann"]
    made.mentions["voice"] = [v for who in speakers for v in ("narrator", who)]
    places = made.sentences.drop_duplicates("article_id").set_index("article_id")
    quotes = pd.DataFrame(
        {
            "article_id": [f"a{n}" for n in range(5)],
            "sentence_id": 0,
            "speaker": speakers,
            "cue": "say",
            "direct": False,
        }
    )
    texts = [places.loc[name, "text"] for name in quotes["article_id"]]
    quotes["start"] = [text.index("said ") + 5 for text in texts]
    quotes["end"] = [len(text) - 1 for text in texts]
    return dataclasses.replace(made, quotes=tables.conform(quotes, tables.QUOTES))


def test_only_targets_with_both_sides_are_told(corpus):
    found = divided_views(corpus, stances(corpus, min_mentions=1))
    assert found[["target", "side", "speaker", "n"]].values.tolist() == [
        ["Iran", "for", "Ann", 1],
        ["Iran", "against", "Bob", 2],
    ]


def test_the_words_are_the_clearest_of_the_speaker_and_no_more(corpus):
    found = divided_views(corpus, stances(corpus, min_mentions=1))
    assert found["words"].tolist() == ["Iran was brave", "Iran lied"]


def test_a_lower_bar_takes_everybody_in(corpus):
    found = divided_views(corpus, stances(corpus, min_mentions=1), min_toward=0.05)
    assert set(found["speaker"]) == {"Ann", "Bob", "Cleo"}


def test_too_few_mentions_take_no_side(corpus):
    assert divided_views(corpus, stances(corpus, min_mentions=2)).empty


def test_inputs_stay_as_they_are(corpus):
    table = stances(corpus, min_mentions=1)
    before = table.copy(deep=True), corpus.mentions.copy(deep=True), corpus.quotes.copy(deep=True)
    divided_views(corpus, table)
    for own, earlier in zip((table, corpus.mentions, corpus.quotes), before, strict=True):
        pd.testing.assert_frame_equal(own, earlier)


def test_without_stances_there_is_nothing(corpus):
    table = stances(corpus, min_mentions=1).iloc[:0]
    found = divided_views(corpus, table)
    assert found.empty
    assert {"target", "side", "words"} <= set(found.columns)
