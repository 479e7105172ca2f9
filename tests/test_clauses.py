"""Clauses: where they end, and that a mention is scored by its own."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures.examples import marked_corpus
from analysis.sentiment.clauses import clause_table, clause_toward_table, split_clauses
from analysis.sentiment.toward import COLUMNS, toward_table


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Iran agreed to talks; Oman offered to host them.", 2),
        ("Iran agreed to talks, but Oman refused to host them.", 2),
        ("Iran agreed to talks while Oman refused to host them.", 2),
        ("Iran agreed to the talks - Oman refused to host them.", 2),
        ("Iran agreed to talks; Oman refused to host; Iraq did not care.", 3),
        # One clause: a name in brackets, an interjection, a compound, a subject list.
        ("Fighters of the Islamic State (ISIS) fled the town.", 1),
        ("Iran, however, did not agree to the talks.", 1),
        ("A pro-government rally was held in the town.", 1),
        ("Iran, Oman and Iraq agreed to hold the talks.", 1),
        ("But nobody agreed to hold the talks.", 1),
        ("", 1),
    ],
)
def test_a_sentence_has_that_many_clauses(sentence, expected):
    assert len(split_clauses(sentence)) == expected


def test_a_mention_is_never_cut():
    sentence = "He leads the Party: Forward With Us All, a small group."
    assert len(split_clauses(sentence)) == 2
    assert len(split_clauses(sentence, [(13, 37)])) == 1


@given(text=st.text(alphabet="ab ;:(),-–", max_size=60))
@settings(max_examples=60, deadline=None)
def test_clauses_are_the_sentence_and_no_more(text):
    parts = split_clauses(text)
    assert "".join(text[start:end] for start, end in parts) == text


TEXTS = [
    "{Iran} praised the lovely weather; {Oman} met an awful end today.\n{Iraq} was awful.",
    "{Oman} was lovely today; the weather of {Iran} was awful today. {Iran} waited.",
]


def test_clauses_stand_where_they_stand_in_the_article():
    corpus = marked_corpus(TEXTS)
    clauses = clause_table(corpus.sentences, corpus.mentions)
    text = corpus.articles.set_index("article_id")["text"]
    for row in clauses.itertuples():
        assert text[row.article_id][row.start :].startswith(row.text)
    assert clauses.groupby("article_id")["clause_id"].agg(list).tolist() == [[0, 1, 2]] * 2


def test_each_mention_is_scored_by_its_clause_and_nothing_else_changes():
    corpus = marked_corpus(TEXTS)
    table = clause_toward_table(corpus.sentences, corpus.mentions, method="lexicon")
    pd.testing.assert_frame_equal(
        table.drop(columns=COLUMNS), corpus.mentions.drop(columns=COLUMNS)
    )
    assert (table["toward"] > 0).tolist() == [True, False, False, True, False, False]


def test_a_sentence_of_one_clause_has_the_score_of_the_sentence():
    corpus = marked_corpus(["{Iran} was awful. {Oman} met {Iran} in lovely weather."])
    plain = toward_table(corpus.sentences, corpus.mentions, method="lexicon")
    by_clause = clause_toward_table(corpus.sentences, corpus.mentions, method="lexicon")
    pd.testing.assert_frame_equal(by_clause, plain)
    # Scores of the same method are kept, so that the network reads only what is new to it.
    again = clause_toward_table(
        corpus.sentences, plain.assign(toward=plain["toward"] / 2), method="lexicon"
    )
    assert again["toward"].tolist() == (plain["toward"] / 2).tolist()


def test_no_mentions_give_no_rows():
    corpus = marked_corpus(["Nobody came."])
    assert clause_toward_table(corpus.sentences, corpus.mentions, method="lexicon").empty
