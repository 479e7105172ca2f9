"""Speaker by target: counted by hand, and drawn."""

import numpy as np
import pandas as pd
import pytest

from analysis.figures.canvas import alt_text
from analysis.figures.stances import plot_stances
from analysis.measures.alliances import agreements, stance_matrix
from analysis.measures.examples import marked_corpus
from analysis.measures.precision import precision_of
from analysis.measures.stances import stances


@pytest.fixture
def corpus():
    """Putin speaks well of Iran and badly of France in two articles; Fabius the other way round."""
    texts = [
        "{Putin} said {Iran 0.4} and {Iran 0.6} and {France -0.5} met.",
        "{Putin} said {Iran 0.8} won. {Putin -0.2} said {Putin 0.9} won. {Fabius} blamed {Iran}.",
        "{Fabius} said {Iran -0.9} and {France 0.7} met. {Iran 0.1} waited.",
    ]
    made = marked_corpus(texts)
    mentions = made.mentions
    speaker = {0: "Putin", 1: "Putin", 2: "Fabius"}
    for row in mentions.index:
        sentence = mentions.loc[row, "sentence_id"]
        number = int(mentions.loc[row, "article_id"][1:])
        first = mentions.index[
            (mentions["article_id"] == f"a{number}") & (mentions["sentence_id"] == sentence)
        ][0]
        told = (number, sentence) not in {(1, 2), (2, 1)}
        if told and row != first:
            mentions.loc[row, "voice"] = speaker[number]
        elif told:
            mentions.loc[row, "role"] = "source"
    return made


def words_of(corpus, least: int) -> pd.DataFrame:
    table = stances(corpus, min_mentions=least)
    return table[table["method"] == "by hand"].set_index(["speaker", "target"])


def test_numbers_are_means_over_the_speakers_own_words(corpus):
    table = words_of(corpus, 1)
    assert table.loc[("Putin", "Iran"), "toward"] == pytest.approx(0.6)
    assert table.loc[("Putin", "Iran"), "n"] == 3
    assert table.loc[("Putin", "Iran"), "n_articles"] == 2
    assert table.loc[("Fabius", "Iran"), "toward"] == pytest.approx(-0.9)
    low, high = table.loc[("Putin", "Iran"), ["low", "high"]]
    assert -1 <= low <= 0.6 <= high <= 1


def test_nobody_has_a_stance_toward_himself_and_the_narrator_has_none(corpus):
    table = stances(corpus, min_mentions=1)
    assert (table["speaker"] != table["target"]).all()
    assert "narrator" not in set(table["speaker"])


def test_too_few_mentions_give_no_number(corpus):
    table = words_of(corpus, 2)
    assert np.isnan(table.loc[("Putin", "France"), "toward"])
    assert not table.loc[("Putin", "France"), "enough"]


def test_words_and_deeds_are_rows_of_their_own(corpus):
    table = stances(corpus, min_mentions=1)
    both = table[table["speaker"].eq("Fabius") & table["target"].eq("Iran")]
    assert both["method"].tolist() == ["by hand", "deeds"]
    assert both["n"].tolist() == [1, 0]
    assert both["deeds_against"].tolist() == [0, 1]
    assert both["toward"].isna().tolist() == [False, True]


def test_each_row_says_how_often_its_method_is_right(corpus):
    corpus.mentions["method"] = "model"
    table = stances(corpus, min_mentions=2)
    told = table.set_index(["speaker", "target", "method"])["precision"]
    assert told[("Fabius", "Iran", "deeds")] == precision_of("deeds")
    assert told[("Putin", "Iran", "model")] == precision_of("model")
    assert np.isnan(told[("Putin", "France", "model")])  # too few mentions
    assert table.attrs["precision"]["deeds"] == precision_of("deeds")


def test_a_corpus_without_speakers_gives_an_empty_table():
    table = stances(marked_corpus(["{Iran 0.5} waited."]))
    assert table.empty
    assert "toward" in table.columns


def test_min_mentions_must_be_positive(corpus):
    with pytest.raises(ValueError, match="min_mentions=0"):
        stances(corpus, min_mentions=0)


def test_agreement_over_shared_targets(corpus):
    found = agreements(stances(corpus, min_mentions=1))
    assert found[["speaker_a", "speaker_b", "n_targets", "n_differ"]].values.tolist() == [
        ["Fabius", "Putin", 2, 2]
    ]
    assert found["agreement"].tolist() == [-1.0]


def test_camps_stand_together():
    rows = [("A", "X", 1), ("B", "X", -1), ("C", "X", 1), ("A", "Y", -1), ("B", "Y", 1)]
    table = pd.DataFrame(rows, columns=["speaker", "target", "toward"]).assign(n=3)
    order = stance_matrix(table).index.tolist()
    assert abs(order.index("A") - order.index("C")) == 1


def test_the_figure_tells_its_extremes_and_counts(corpus):
    table = stances(corpus, min_mentions=1)
    axes = plot_stances(stance_matrix(table), stance_matrix(table, values="n"))
    assert "Most for: Fabius of France +0.70 (1 mention)" in alt_text(axes)
    assert "Most against: Fabius of Iran −0.90 (1 mention)" in alt_text(axes)
    assert sorted(text.get_text() for text in axes.texts) == ["1", "1", "1", "3"]


def test_the_figure_refuses_tables_of_other_actors(corpus):
    matrix = stance_matrix(stances(corpus, min_mentions=1))
    with pytest.raises(ValueError, match="stance_matrix"):
        plot_stances(matrix, matrix.iloc[:1])


def test_an_empty_table_is_said_to_be_empty():
    empty = pd.DataFrame()
    assert "Nobody" in alt_text(plot_stances(empty, empty))
