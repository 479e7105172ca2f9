"""Keyness, collocations and dispersion against scipy, nltk and plain loops."""

import numpy as np
import pandas as pd
import pytest
from nltk.collocations import BigramAssocMeasures
from scipy import stats

from analysis.measures.collocations import collocations
from analysis.measures.dispersion import term_dispersion
from analysis.measures.examples import marked_corpus, small_corpus
from analysis.measures.keyness import keyness
from analysis.measures.parts import apart_from, around, select
from analysis.measures.terms import term_sequences

WORDS = ["peace", "talks", "war", "bomb", "town", "envoy", "aid", "border"]


@pytest.fixture(scope="module")
def corpus():
    rng = np.random.default_rng(8)
    texts = []
    for article in range(12):
        chances = rng.dirichlet(np.ones(len(WORDS)) * (0.5 if article % 2 else 2))
        sentences = [
            " ".join(rng.choice(WORDS, size=rng.integers(3, 9), p=chances)) for _ in range(6)
        ]
        texts.append(". ".join(sentences) + ".")
    outlets = [{"outlet": "Post" if i % 2 else "Herald"} for i in range(12)]
    return marked_corpus(texts, articles=outlets)


@pytest.fixture(scope="module")
def halves(corpus):
    return [select(corpus, {"outlet": name}) for name in ("Post", "Herald")]


def test_keyness_counts_and_statistics_are_those_of_scipy(halves):
    sizes = [len(term_sequences(half)) for half in halves]
    texts = [" ".join(half.sentences["text"]).replace(".", "").split() for half in halves]
    for row in keyness(*halves).itertuples():
        counts = [text.count(row.term) for text in texts]
        assert [row.n_target, row.n_reference] == counts
        assert row.per_10000_target == pytest.approx(counts[0] / sizes[0] * 10_000)
        square = np.array([counts, np.subtract(sizes, counts)])
        found = stats.chi2_contingency(square, correction=False, lambda_="log-likelihood")
        assert row.g2 == pytest.approx(found.statistic)
        assert row.p == pytest.approx(found.pvalue)
        assert row.low < row.log_ratio < row.high


def test_log_ratio_is_one_for_twice_as_frequent():
    target = marked_corpus(["war " * 400 + "x " * 600])
    reference = marked_corpus(["war " * 200 + "x " * 800])
    reference.sentences["article_id"] = reference.tokens["article_id"] = "b"
    row = keyness(target, reference, max_clumped=1, stop_words=None).set_index("term").loc["war"]
    assert row["log_ratio"] == pytest.approx(1, abs=0.01)


def test_turning_the_sides_turns_the_result(halves):
    there, back = keyness(*halves), keyness(*halves[::-1])
    assert there["term"].tolist() == back["term"].tolist()[::-1]
    assert there["log_ratio"].tolist() == pytest.approx((-back["log_ratio"]).tolist()[::-1])


def test_the_targets_terms_come_first_by_evidence(halves):
    table = keyness(*halves)
    assert (np.sign(table["log_ratio"]) * table["g2"]).is_monotonic_decreasing


def test_a_word_of_one_article_is_no_word_of_the_collection():
    target = marked_corpus(["bomb bomb bomb bomb bomb war", "war"])
    reference = marked_corpus(["war peace", "peace"])
    for table in (reference.sentences, reference.tokens):
        table["article_id"] = table["article_id"].replace({"a0": "b0", "a1": "b1"})
    found = keyness(target, reference, min_count=2)
    assert set(found["term"]) == {"war", "peace"}


def apart(texts, other):
    """Two collections with no article in common."""
    target, reference = marked_corpus(texts), marked_corpus(other)
    for table in (reference.articles, reference.sentences, reference.tokens):
        table["article_id"] = table["article_id"].str.replace("a", "b")
    return target, reference


def test_a_word_heaped_in_one_article_is_left_out_and_one_spread_is_kept():
    filler = "x " * 20
    # "bomb": nine times in one article, once in another; "war": as often, once in each.
    texts = [f"war {'bomb ' * n}{filler}" for n in (9, 1, *[0] * 8)]
    sides = apart(texts, [filler + "peace"] * 10)
    table = keyness(*sides, max_clumped=1, stop_words=None).set_index("term")
    assert table.loc["bomb", "n_target"] == table.loc["war", "n_target"] == 10
    words = np.array([30, 22, *[21] * 8])
    shares = words / words.sum()
    dp = np.abs(np.array([0.9, 0.1, *[0] * 8]) - shares).sum() / 2
    assert table.loc["bomb", "dp"] == pytest.approx(dp)
    # Ten occurrences could stand in ten articles, so the least is none.
    assert table.loc["bomb", "clumped"] == pytest.approx(dp / (1 - shares.min()))
    assert table.loc["war", "clumped"] < 0.1
    kept = keyness(*sides, max_clumped=0.5, stop_words=None)
    assert "war" in set(kept["term"])
    assert "bomb" not in set(kept["term"])


def test_the_spread_is_that_of_the_side_where_a_term_is_frequent(halves):
    for first, second in (halves, halves[::-1]):
        table = keyness(first, second).set_index("term")
        own = term_dispersion(first, min_count=1).set_index("term")
        more = table.index[table["log_ratio"] > 0]
        assert len(more)
        assert table.loc[more, "dp"].tolist() == pytest.approx(own.loc[more, "dp"].tolist())


def test_a_rare_term_of_a_large_collection_passes_if_it_is_spread():
    texts = [f"{'war ' if i % 20 == 0 else ''}x y z" for i in range(100)]
    sides = apart(texts, ["x y z"] * 100)
    row = keyness(*sides, stop_words=None).set_index("term").loc["war"]
    assert row["n_target"] == 5
    assert row["dp"] > 0.9
    assert row["clumped"] < 0.1


@pytest.mark.parametrize("guard", [0, 1.1])
def test_a_guard_that_nothing_or_anything_passes_is_an_error(halves, guard):
    with pytest.raises(ValueError, match="max_clumped"):
        keyness(*halves, max_clumped=guard)


def test_the_words_around_an_actor_against_all_others():
    corpus = small_corpus()
    part = around(corpus, "France")
    table = keyness(part, apart_from(corpus, part), min_count=1, max_clumped=1)
    assert table["term"].iloc[0] == "france"
    assert table.set_index("term").loc["town", ["n_target", "n_reference"]].tolist() == [0, 2]


def test_parts_that_overlap_are_an_error(corpus):
    with pytest.raises(ValueError, match="share sentences"):
        keyness(corpus, select(corpus, {"outlet": "Post"}))


def test_an_empty_part_is_an_error(corpus):
    with pytest.raises(ValueError, match="has no terms"):
        keyness(corpus, select(corpus, {"outlet": "Times"}))


def test_around_an_unknown_actor_is_an_error():
    with pytest.raises(ValueError, match="no mention"):
        around(small_corpus(), "Atlantis")


def test_collocations_are_those_of_nltk(corpus):
    pairs = term_sequences(corpus, ngrams=2)
    table = collocations(corpus, min_count=1)
    assert len(table) > 10
    for row in table.itertuples():
        first, second = row.term.split()
        n = ((pairs["first"] == first) & (pairs["last"] == second)).sum()
        sides = ((pairs["first"] == first).sum(), (pairs["last"] == second).sum())
        assert (row.n, row.n_first, row.n_second) == (n, *sides)
        theirs = BigramAssocMeasures.likelihood_ratio(n, sides, len(pairs))
        assert row.g2 == pytest.approx(theirs, rel=1e-6)
        assert row.log_dice == pytest.approx(14 + np.log2(BigramAssocMeasures.dice(n, sides, None)))


def test_collocations_are_only_pairs_seen_more_often_than_expected(corpus):
    table = collocations(corpus, min_count=1)
    assert (table["n"] > table["expected"]).all()


def test_rare_pairs_and_pairs_with_stop_words_are_left_out():
    corpus = marked_corpus(["The peace talks. The peace talks. The war."])
    assert collocations(corpus, min_count=2)["term"].tolist() == ["peace talks"]
    assert "the peace" in set(collocations(corpus, min_count=2, stop_words=None)["term"])


def test_dispersion_is_that_of_a_loop(corpus):
    tokens = corpus.tokens.dropna(subset=["term"])
    words = tokens.groupby("article_id").size()
    for row in term_dispersion(corpus, min_count=1).itertuples():
        own = tokens[tokens["term"] == row.term].groupby("article_id").size()
        shares = own.reindex(words.index, fill_value=0) / own.sum()
        dp = (shares - words / words.sum()).abs().sum() / 2
        assert row.dp == pytest.approx(dp)
        assert row.dp_norm == pytest.approx(dp / (1 - (words / words.sum()).min()))


@pytest.mark.parametrize(
    ("texts", "dp"),
    [
        (["war x", "war y", "war z"], 0),
        (["war war", "x y", "v w"], 2 / 3),
    ],
)
def test_dispersion_at_its_ends(texts, dp):
    table = term_dispersion(marked_corpus(texts), min_count=2, stop_words=None)
    assert table.set_index("term").loc["war", "dp"] == pytest.approx(dp)


def test_one_article_has_no_dispersion_to_compare():
    table = term_dispersion(marked_corpus(["war war war"]), min_count=1)
    assert table["dp"].tolist() == [0]
    assert table["dp_norm"].isna().all()


@pytest.mark.parametrize("measure", [collocations, term_dispersion])
def test_a_wrong_count_is_an_error(measure):
    with pytest.raises(ValueError, match="min_count"):
        measure(small_corpus(), min_count=0)


@pytest.mark.parametrize("measure", [collocations, term_dispersion])
def test_no_terms_give_no_rows(measure):
    found = measure(marked_corpus(["."]))
    assert isinstance(found, pd.DataFrame)
    assert found.empty
