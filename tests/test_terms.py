"""Terms, documents and concordance, on corpora countable by hand."""

import numpy as np
import pandas as pd
import pytest
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

from analysis.language.stopwords import stop_words
from analysis.measures.concordance import kwic
from analysis.measures.document_terms import document_feature_matrix, sparse_matrix, tf_idf
from analysis.measures.examples import marked_corpus, small_corpus
from analysis.measures.terms import term_frequency

TEXTS = [
    "The war, the war goes on. Peace is far.",
    "Peace talks and more peace talks.\nThe talks ended war.",
    "No end.",
]


def counts(table):
    return dict(zip(table["term"], table["n"], strict=True))


def test_words_are_counted_with_their_articles_and_rate():
    table = term_frequency(marked_corpus(TEXTS), stop_words=None).set_index("term")
    assert table.loc["war", ["n", "n_articles"]].tolist() == [3, 2]
    assert table["n"].sum() == 21
    assert table.loc["war", "per_10000"] == pytest.approx(3 / 21 * 10_000)


def test_stop_words_are_left_out_but_stay_in_the_rate():
    table = term_frequency(marked_corpus(TEXTS)).set_index("term")
    assert "the" not in table.index
    assert table.loc["war", "per_10000"] == pytest.approx(3 / 21 * 10_000)


def test_the_users_stop_words():
    words = stop_words(extra=["war"])
    assert "war" not in counts(term_frequency(marked_corpus(TEXTS), stop_words=words))


def test_sequences_run_within_a_sentence_and_not_across_punctuation():
    table = term_frequency(marked_corpus(TEXTS), ngrams=2, stop_words=None)
    found = counts(table)
    assert found["peace talks"] == 2
    assert found["the war"] == 2
    assert not {"war the", "on peace", "talks the"} & set(found)


def test_a_sequence_may_hold_a_stop_word_inside():
    table = term_frequency(marked_corpus(["Minister of defence spoke."]), ngrams=3)
    assert counts(table) == {"minister of defence": 1}


def test_a_sequence_longer_than_any_sentence_gives_no_rows():
    assert term_frequency(marked_corpus(["Peace talks."]), ngrams=5).empty


@pytest.mark.parametrize("wrong", [{"ngrams": 0}, {"min_count": 0}, {"stop_words": "french"}])
def test_a_wrong_option_is_an_error(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        term_frequency(marked_corpus(TEXTS), **wrong)


def test_counts_are_those_of_scikit_learn():
    corpus = marked_corpus(TEXTS)
    vectoriser = CountVectorizer(token_pattern=r"\w+", ngram_range=(1, 1))
    theirs = vectoriser.fit_transform(corpus.articles["text"]).toarray()
    ours = document_feature_matrix(corpus, stop_words=None)
    ours = ours.pivot_table(index="document", columns="term", values="n", fill_value=0)
    assert ours.columns.tolist() == vectoriser.get_feature_names_out().tolist()
    assert ours.to_numpy().astype(int).tolist() == theirs.tolist()


def test_tf_idf_is_that_of_scikit_learn():
    corpus = marked_corpus(TEXTS)
    vectoriser = CountVectorizer(token_pattern=r"\w+")
    dense = vectoriser.fit_transform(corpus.articles["text"]).toarray()
    idf = TfidfTransformer(smooth_idf=False, norm=None).fit(dense).idf_ - 1
    theirs = dense / dense.sum(axis=1, keepdims=True) * idf
    ours = tf_idf(corpus, stop_words=None)
    ours = ours.pivot_table(index="document", columns="term", values="tf_idf", fill_value=0)
    assert np.allclose(ours.to_numpy(), theirs)


def test_the_sparse_matrix_is_that_of_scikit_learn():
    corpus = marked_corpus(TEXTS)
    vectoriser = CountVectorizer(token_pattern=r"\w+")
    theirs = vectoriser.fit_transform(corpus.articles["text"])
    matrix, documents, terms = sparse_matrix(document_feature_matrix(corpus, stop_words=None))
    assert documents == corpus.articles["article_id"].tolist()
    assert terms == vectoriser.get_feature_names_out().tolist()
    assert (matrix.toarray() == theirs.toarray()).all()
    assert matrix.nnz == theirs.nnz


def test_the_sparse_matrix_of_nothing_and_of_another_table():
    empty = document_feature_matrix(small_corpus(), min_count=99)
    assert sparse_matrix(empty)[0].shape == (0, 0)
    with pytest.raises(ValueError, match="lacks tf_idf"):
        sparse_matrix(document_feature_matrix(small_corpus()), values="tf_idf")


def test_documents_can_be_outlets_or_what_stands_around_an_actor():
    by_outlet = document_feature_matrix(small_corpus(), by="outlet")
    town = by_outlet[by_outlet["term"] == "town"].set_index("document")["n"]
    assert town.to_dict() == {"Herald": 1, "Post": 1}
    by_actor = document_feature_matrix(small_corpus(), by="actor")
    met = by_actor[by_actor["term"] == "met"].set_index("document")["n"]
    assert met.to_dict() == {"France": 1, "Russia": 1}


def test_a_rare_term_can_be_left_out_of_all_documents():
    table = document_feature_matrix(small_corpus(), min_count=3)
    assert set(table["term"]) == {"france", "russia"}


@pytest.mark.parametrize(
    ("query", "options", "expected"),
    [
        ("town", {}, ["town", "town"]),
        ("TOWN", {}, ["town", "town"]),
        ("TOWN", {"case": True}, []),
        ("the  town", {}, ["the town", "the town"]),
        ("tow", {}, []),
        ("tow*", {}, ["town", "town"]),
        ("peace.", {}, ["peace."]),
        (r"re\w+", {"by": "pattern"}, ["refused"]),
        (r"x*", {"by": "pattern"}, []),
        ("Russia", {"by": "actor"}, ["Russia", "Russia", "Russia", "Russian"]),
    ],
)
def test_concordance_finds(query, options, expected):
    table = kwic(small_corpus(), query, **options)
    assert table["match"].tolist() == expected
    text = small_corpus().articles.set_index("article_id")["text"]
    places = table[["article_id", "start", "end"]].itertuples(index=False)
    assert [text[i][a:b] for i, a, b in places] == expected


def test_concordance_shows_as_many_words_as_asked_for():
    table = kwic(small_corpus(), "praised", words=1)
    assert table.loc[0, ["left", "match", "right"]].tolist() == ["France", "praised", "the"]
    assert kwic(small_corpus(), "praised", words=0).loc[0, ["left", "right"]].tolist() == ["", ""]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("text", ["b x d.", "a x c.", "c x b."]),
        ("left", ["a x c.", "b x d.", "c x b."]),
        ("right", ["c x b.", "a x c.", "b x d."]),
    ],
)
def test_concordance_is_sorted_by_a_side(order, expected):
    table = kwic(marked_corpus(["z b x d.", "z a x c.", "z c x b."]), "x", order=order, words=1)
    assert (table["left"] + " x " + table["right"]).tolist() == expected


def test_concordance_of_an_actor_is_sorted_by_what_is_said_of_it():
    table = kwic(small_corpus(), "Russia", by="actor", order="score")
    assert table["toward"].tolist() == [-0.9, -0.7, -0.6, 0.1]


def test_concordance_of_words_is_sorted_by_tone_missing_last():
    table = kwic(small_corpus(), "the", order="score")
    assert table["tone"].tolist()[:2] == [-0.5, 0.6]
    assert table["tone"].isna().tolist()[2:] == [True, True]


@pytest.mark.parametrize(
    ("query", "options", "message"),
    [
        (" ", {}, "empty"),
        ("(", {"by": "pattern"}, "pattern"),
        ("a", {"by": "word"}, "phrase, pattern, term, actor"),
        ("a", {"order": "title"}, "text, left, right, score"),
    ],
)
def test_a_wrong_query_is_an_error(query, options, message):
    with pytest.raises(ValueError, match=message):
        kwic(small_corpus(), query, **options)


def test_an_empty_result_has_all_columns():
    found = kwic(small_corpus(), "nowhere")
    assert found.columns.equals(kwic(small_corpus(), "town").columns)
    assert isinstance(found, pd.DataFrame)
