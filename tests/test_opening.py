from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis import tables
from analysis.corpus import Corpus
from analysis.measures.actors import actor_counts
from analysis.measures.collection import outlet_summary
from analysis.measures.comentions import co_mentions
from analysis.measures.contrasts import keyness_for, words_around
from analysis.measures.disagreement import disagreements
from analysis.measures.examples import marked_corpus
from analysis.measures.opening import evidence_for, kwic_for
from analysis.measures.quantification import actor_shares
from analysis.measures.selection import unit_columns
from analysis.measures.sentiment import actor_sentiment
from analysis.measures.terms import term_frequency


@pytest.fixture
def corpus():
    return marked_corpus(
        [
            "{Iran -0.9} bombed ships. [-0.5] {Iran -0.2} bombed ports. [0.3]",
            "{France 0.6} hosted talks. [0.4] {France 0.1} met {Iran 0.3} there. [-0.6]",
            "{Oman} waited.",
        ]
    )


def test_rows_of_actors_are_opened_in_their_order(corpus):
    opened = evidence_for(corpus, actor_counts(corpus), rows=2)
    assert opened["actor"].tolist() == ["Iran"] * 3 + ["France"] * 2
    assert opened["toward"].tolist() == [-0.9, 0.3, -0.2, 0.6, 0.1]


def test_rows_and_sentences_can_be_limited_and_one_side_chosen(corpus):
    opened = evidence_for(corpus, actor_counts(corpus), toward="negative", limit=1)
    assert opened[["actor", "toward"]].values.tolist() == [["Iran", -0.9]]


def test_pairs_are_opened_to_what_they_share(corpus):
    opened = evidence_for(corpus, co_mentions(corpus))
    assert set(opened["actor"]) == {"France with Iran"}
    assert set(opened["text"]) == {"France met Iran there."}


@pytest.fixture
def grouped():
    """Two outlets, two weeks, headlines and speakers, each mention with its own score."""
    rng = np.random.default_rng(4)
    lines = [
        "{{Iran {0:.3f}}} met {{Oman {1:.3f}}}.",
        "{{Iran {0:.3f}}} met. {{Oman {1:.3f}}} met.",
    ]
    texts = ["\n".join(line.format(*rng.uniform(-1, 1, 2)) for line in lines * 2) for _ in range(6)]
    rows = [
        {
            "outlet": ("Post", "Herald")[i % 2],
            "published": pd.Timestamp(f"2015-11-{12 + i}", tz="UTC"),
        }
        for i in range(6)
    ]
    corpus = marked_corpus(texts, articles=rows)
    section = corpus.sentences["paragraph"].map(lambda p: "headline" if p == 0 else "body")
    voice = pd.Series(["narrator", "Kerry", "Lavrov", None] * 12, dtype="str")
    return replace(
        corpus,
        sentences=corpus.sentences.assign(section=section.astype("str")),
        mentions=corpus.mentions.assign(voice=voice),
    )


@pytest.mark.parametrize("by", [None, "outlet", "day", "week", "section", "voice"])
def test_every_cell_of_sentiment_opens_to_the_mentions_that_it_was_made_of(grouped, by):
    table = actor_sentiment(grouped, by=by, min_mentions=1)
    assert by is None or table[by].nunique() > 1
    for row in range(len(table)):
        cell = table.iloc[[row]].reset_index(drop=True)
        opened = evidence_for(grouped, cell)
        assert len(opened) == cell.loc[0, "n_mentions"]
        assert opened["toward"].mean() == pytest.approx(cell.loc[0, "toward"])


def test_a_share_opens_to_the_mentions_of_its_label(grouped):
    table = actor_shares(grouped, min_mentions=1)
    for row in range(len(table)):
        cell = table.iloc[[row]].reset_index(drop=True)
        opened = evidence_for(grouped, cell)
        assert len(opened) == pytest.approx(cell.loc[0, "share"] * cell.loc[0, "n_scored"])
        assert (opened["label"] == cell.loc[0, "label"]).all()


@pytest.mark.parametrize("within", ["sentence", "paragraph", "article"])
def test_every_pair_opens_to_the_units_that_it_was_counted_in(grouped, within):
    pairs = co_mentions(grouped, within=within)
    opened = evidence_for(grouped, pairs, within=within)
    paragraphs = grouped.sentences[["article_id", "sentence_id", "paragraph"]]
    opened = opened.merge(paragraphs, on=["article_id", "sentence_id"])
    for row in pairs.itertuples():
        behind = opened[opened["actor"] == f"{row.actor_a} with {row.actor_b}"]
        assert len(behind[unit_columns(within)].drop_duplicates()) == row.n


def test_a_row_of_another_collection_opens_to_nothing(grouped):
    row = pd.DataFrame([{"actor": "Iran", "outlet": "Times"}])
    assert evidence_for(grouped, row).empty


def test_a_table_without_actors_cannot_be_opened(corpus):
    with pytest.raises(ValueError, match="the table names no actor"):
        evidence_for(corpus, term_frequency(corpus))


def test_terms_are_opened_to_their_contexts(corpus):
    contexts = kwic_for(corpus, pd.DataFrame({"term": ["bombed", "talks"]}), rows=2)
    assert contexts["left"].tolist() == ["Iran", "Iran", "France hosted"]


def test_actors_are_opened_to_all_their_names_sorted_as_asked(corpus):
    contexts = kwic_for(corpus, actor_counts(corpus), rows=2, words=2, order="right")
    assert contexts["match"].tolist() == ["Iran"] * 3 + ["France"] * 2
    assert contexts["right"].tolist()[:3] == ["bombed ports.", "bombed ships.", "there."]
    by_score = kwic_for(corpus, actor_counts(corpus), order="score")
    assert by_score["toward"].tolist() == [-0.9, -0.2, 0.3]


def test_a_table_of_neither_terms_nor_actors_has_no_contexts(corpus):
    with pytest.raises(ValueError, match="no column term or actor: n"):
        kwic_for(corpus, pd.DataFrame({"n": [1]}))


def test_words_around_an_actor_are_those_of_its_sentences():
    corpus = marked_corpus(["{Iran} bombed. {Oman} held talks."] * 2)
    words = words_around(corpus, actor_counts(corpus), rows=1, min_count=2)
    assert set(words["actor"]) == {"Iran"}
    assert words["term"].tolist() == ["bombed"]


def test_an_actor_of_every_sentence_has_no_words_of_its_own():
    everywhere = marked_corpus(["{Iran} left. {Iran} came."])
    assert words_around(everywhere, actor_counts(everywhere)).empty


def test_words_of_an_outlet_are_those_of_its_articles():
    texts = ["{Iran} bombed ships.", "{Iran} held talks."] * 2
    corpus = marked_corpus(texts, articles=[{"outlet": "Post"}, {"outlet": "Herald"}] * 2)
    outlets = outlet_summary(corpus)
    words = words_around(corpus, outlets, rows=2, min_count=2)
    assert words.groupby("outlet")["term"].agg(set).to_dict() == {
        "Post": {"bombed", "ships"},
        "Herald": {"held", "talks"},
    }
    both = keyness_for(corpus, outlets, min_count=2)
    assert set(both["term"]) == {"bombed", "ships", "held", "talks", "iran"}
    assert keyness_for(corpus, outlets, row=2).empty


def test_one_outlet_has_nothing_to_be_set_apart_from(corpus):
    assert keyness_for(corpus, outlet_summary(corpus)).empty


def test_a_table_of_neither_actors_nor_outlets_has_no_words(corpus):
    with pytest.raises(ValueError, match="no column actor or outlet"):
        keyness_for(corpus, term_frequency(corpus))


def test_disagreements_are_those_of_opposite_sign_and_some_size(corpus):
    found = disagreements(corpus, min_toward=0.2)
    assert found[["actor", "toward", "tone"]].values.tolist() == [
        ["Iran", 0.3, -0.6],
        ["Iran", -0.2, 0.3],
    ]
    assert disagreements(corpus, min_toward=0.25)["toward"].tolist() == [0.3]


def test_nothing_to_open_is_an_empty_table():
    corpus = Corpus(**{table.name: tables.empty(table) for table in tables.TABLES})
    counts = actor_counts(corpus)
    assert evidence_for(corpus, counts).empty
    assert kwic_for(corpus, term_frequency(corpus)).empty
    assert words_around(corpus, counts).empty
    assert disagreements(corpus).empty
