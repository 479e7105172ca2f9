"""Scores taken over from sentences that say the same are those of scoring anew, and no others."""

import pandas as pd
import pytest

from analysis import analyse
from analysis.measures.cleaning_effect import as_read
from analysis.measures.examples import marked_corpus
from analysis.sentiment import scored_before
from analysis.sentiment.scored_before import toward_again
from analysis.sentiment.toward import COLUMNS, toward_table

TEXT = "{Iran} praised {Oman} warmly. {Oman} met an awful end."


def scored(text, method="lexicon"):
    corpus = marked_corpus([text])
    return corpus.sentences, toward_table(corpus.sentences, corpus.mentions, method=method)


@pytest.fixture
def asked(monkeypatch):
    """The mentions that had to be scored anew."""
    rows = []

    def table(sentences, mentions, *, method):
        rows.extend(mentions["surface"])
        return toward_table(sentences, mentions, method=method)

    monkeypatch.setattr(scored_before, "toward_table", table)
    return rows


@pytest.mark.parametrize("method", ["lexicon", "model"])
def test_what_says_the_same_is_not_scored_again(asked, method):
    before = scored(TEXT, method)
    # Elsewhere in the text, under other names; and one sentence more.
    sentences, expected = scored(f"{{Iraq}} was awful. {TEXT}".replace("Oman", "Cuba"), method)
    corpus = marked_corpus([f"{{Iraq}} was awful. {TEXT}".replace("Oman", "Cuba")])
    known = (before[0].assign(text=before[0]["text"].str.replace("Oman", "Cuba")), before[1])
    again = toward_again(sentences, corpus.mentions, before=known, method=method)
    assert asked == ["Iraq"]
    pd.testing.assert_frame_equal(again[COLUMNS], expected[COLUMNS])


@pytest.mark.parametrize(
    "text",
    [
        "{Iran} praised Oman warmly.",  # an actor fewer is marked
        "{Iran} praised {Oman} coldly.",
    ],
)
def test_what_says_something_else_is_scored(asked, text):
    corpus = marked_corpus([text])
    toward_again(corpus.sentences, corpus.mentions, before=scored(TEXT), method="lexicon")
    assert asked == corpus.mentions["surface"].tolist()


def test_one_actor_under_two_names_is_not_two_actors(asked):
    sentences, mentions = scored(TEXT)
    one = mentions.assign(actor="Oman")
    toward_again(sentences, one, before=(sentences, mentions), method="lexicon")
    assert asked == ["Iran", "Oman"]


def test_scores_of_another_method_are_not_taken(asked):
    sentences, mentions = scored(TEXT)
    again = toward_again(sentences, mentions, before=(sentences, mentions), method="model")
    assert len(asked) == len(mentions)
    assert set(again["method"]) == {"model"}


def test_the_text_before_cleaning_has_the_scores_of_a_whole_analysis():
    told = "Talks open\n\nIran was awful; Oman had lovely weather.\n\nRELATED: Awful Oman feared\n"
    corpus = analyse(pd.DataFrame({"text": [told]}), method="lexicon", progress=False)
    read = as_read(corpus, method="lexicon")
    assert read.settings["method"] == "lexicon"
    scores = toward_table(read.sentences, read.mentions, method="lexicon")
    pd.testing.assert_frame_equal(read.mentions[COLUMNS], scores[COLUMNS])
