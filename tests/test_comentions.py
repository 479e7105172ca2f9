"""Co-mentions against counting by hand, by loops and by scipy."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis import tables
from analysis.corpus import Corpus
from analysis.measures.association import exact_p, pairs_to_test
from analysis.measures.comentions import co_mention_matrix, co_mentions
from analysis.measures.examples import marked_corpus, small_corpus

EMPTY = Corpus(**{table.name: tables.empty(table) for table in tables.TABLES})


@pytest.fixture(scope="module")
def random_corpus():
    rng = np.random.default_rng(2)
    texts = []
    for _ in range(25):
        lines = []
        for _ in range(4):
            names = rng.choice(list("ABCDEFG"), size=rng.integers(0, 4))
            scored = " ".join(f"{{{name} {rng.uniform(-1, 1):.2f}}}" for name in names)
            lines.append(f"{scored} met. It {{A}} ended.")
        texts.append("\n".join(lines))
    return marked_corpus(texts)


def by_loop(corpus, columns):
    """Units that mention each actor, and all units, without the code under test."""
    sentences = corpus.sentences.set_index(["article_id", "sentence_id"])["paragraph"]
    units = {}
    for key, paragraph in sentences.items():
        unit = {"sentence": key, "paragraph": (key[0], paragraph), "article": key[0]}[columns]
        units.setdefault(unit, set())
        own = corpus.mentions[
            (corpus.mentions["article_id"] == key[0]) & (corpus.mentions["sentence_id"] == key[1])
        ]
        units[unit] |= set(own["actor"])
    return units


@pytest.mark.parametrize("within", ["sentence", "paragraph", "article"])
def test_counts_are_those_of_a_loop(random_corpus, within):
    units = by_loop(random_corpus, within).values()
    expected = {}
    for a, b in combinations("ABCDEFG", 2):
        n = sum(a in unit and b in unit for unit in units)
        if n:
            sides = (sum(a in unit for unit in units), sum(b in unit for unit in units))
            expected[a, b] = (n, *sides, len(units))
    table = co_mentions(random_corpus, within=within).set_index(["actor_a", "actor_b"])
    found = table[["n", "n_a", "n_b", "n_units"]].to_dict("index")
    assert {pair: tuple(values.values()) for pair, values in found.items()} == expected


def test_statistics_are_those_of_scipy(random_corpus):
    for row in co_mentions(random_corpus).itertuples():
        square = np.array(
            [
                [row.n, row.n_a - row.n],
                [row.n_b - row.n, row.n_units - row.n_a - row.n_b + row.n],
            ]
        )
        exact = stats.fisher_exact(square, alternative="greater")
        assert row.p == pytest.approx(exact.pvalue)
        ratio = stats.chi2_contingency(square, correction=False, lambda_="log-likelihood")
        assert row.g2 == pytest.approx(ratio.statistic, abs=1e-9)
        assert row.expected == pytest.approx(ratio.expected_freq[0, 0])
        assert row.jaccard == pytest.approx(row.n / square.ravel()[:3].sum())


@pytest.mark.parametrize("whole", [6, 40, 1000, 500_000])
def test_exact_p_is_that_of_scipy(whole):
    rng = np.random.default_rng(whole)
    a, b = rng.integers(1, min(whole, 3000) + 1, (2, 3000)).astype(float)
    low, high = np.maximum(0, a + b - whole), np.minimum(a, b)
    n = np.clip(rng.poisson(a * b / whole) + rng.integers(0, 4, 3000), low, high)
    ours = exact_p(n, a, b, np.full(3000, float(whole)))
    theirs = stats.hypergeom.sf(n - 1, whole, a, b)
    assert ours == pytest.approx(np.clip(theirs, 0, 1), rel=1e-6)


def test_reprints_count_as_one_story():
    reprints = ["{A} and {B} met. {C} left."] * 3
    thirds = marked_corpus([*reprints, "{A} left."], articles=[{"weight": 1 / 3}] * 3 + [{}])
    once = co_mentions(marked_corpus([reprints[0], "{A} left."])).iloc[0]
    row = co_mentions(thirds).iloc[0]
    assert row[["n", "n_a", "n_b", "n_units"]].tolist() == [3, 4, 3, 7]
    assert row["n_weighted"] == pytest.approx(1)
    for statistic in ("expected", "npmi", "jaccard", "g2", "p"):
        assert row[statistic] == pytest.approx(once[statistic])


@pytest.mark.parametrize(
    ("window", "pairs"),
    [(1, []), (2, ["AB"]), (3, ["AB", "BC"]), (5, ["AB", "AC", "BC"]), (None, ["AB", "AC", "BC"])],
)
def test_a_window_keeps_only_those_that_stand_near(window, pairs):
    corpus = marked_corpus(["x {A} x {B} x x {C} x. {A} x x {B}."])
    table = co_mentions(corpus, window=window)
    assert sorted(table["actor_a"] + table["actor_b"]) == pairs


def test_a_wide_window_is_no_window(random_corpus):
    for within in ("sentence", "paragraph", "article"):
        wide = co_mentions(random_corpus, within=within, window=10_000)
        pd.testing.assert_frame_equal(wide, co_mentions(random_corpus, within=within))


def test_npmi_at_its_ends():
    table = co_mentions(marked_corpus(["{A} {B}.", "{A} {B}.", "x."])).iloc[0]
    assert table["npmi"] == pytest.approx(1)
    everywhere = co_mentions(marked_corpus(["{A} {B}.", "{A} {B}."])).iloc[0]
    assert everywhere["npmi"] == 1
    independent = co_mentions(marked_corpus(["{A} {B}.", "{A}.", "{B}.", "x."])).iloc[0]
    assert independent["npmi"] == pytest.approx(0)


def test_correction_counts_the_pairs_never_seen():
    corpus = marked_corpus(["{A} {B}.", "{A} {B}.", "{C}.", "{C}.", "{D}.", "{D}."] + ["x."] * 18)
    row = co_mentions(corpus).iloc[0]
    assert row["p_adjusted"] == pytest.approx(row["p"] * 6)


def test_pairs_too_rare_to_be_found_are_not_counted_as_tests():
    corpus = marked_corpus(["{A} {B}.", "{A} {B}.", "{C} {D}."] + ["x."] * 21)
    table = co_mentions(corpus).set_index("actor_a")
    assert table.loc["A", "p_adjusted"] == pytest.approx(table.loc["A", "p"])
    assert table.loc["C", "p_adjusted"] == 1


@pytest.mark.parametrize("seed", range(5))
def test_the_pairs_to_test_are_those_of_a_loop(seed):
    rng = np.random.default_rng(seed)
    sizes, whole = rng.geometric(0.4, 30).astype(float), 60
    least = [stats.hypergeom.sf(min(a, b) - 1, whole, a, b) for a, b in combinations(sizes, 2)]
    k = next(k for k in range(1, 1000) if sum(p <= 0.05 / k * (1 + 1e-9) for p in least) <= k)
    n_tests, bound = pairs_to_test(sizes, whole)
    assert bound == pytest.approx(0.05 / k)
    assert n_tests == max(1, sum(p <= bound * (1 + 1e-9) for p in least))


def test_independent_actors_are_hardly_ever_found():
    rng = np.random.default_rng(0)
    found = 0
    for _ in range(20):
        holds = rng.random((80, 12)) < 0.15
        texts = [" ".join(f"{{A{i}}}" for i in np.flatnonzero(row)) + " x." for row in holds]
        found += bool((co_mentions(marked_corpus(texts))["p_adjusted"] < 0.05).any())
    assert found <= 3


def test_toward_is_the_mean_over_the_shared_sentences_only():
    corpus = marked_corpus(["{A -0.5} and {B 0.1}. {A 1.0} left.", "{A -0.2}, {A} and {B}."])
    assert co_mentions(corpus).loc[0, "toward"] == pytest.approx((-0.5 + 0.1 - 0.2) / 3)


def test_toward_is_missing_without_a_score():
    assert np.isnan(co_mentions(marked_corpus(["{A} and {B}. {A 1.0} left."])).loc[0, "toward"])


def test_rare_actors_can_be_left_out():
    table = co_mentions(small_corpus(), min_units=2)
    assert table[["actor_a", "actor_b"]].values.tolist() == [["France", "Russia"]]


def test_datelines_and_sources_do_not_count():
    corpus = small_corpus()
    roles = pd.Series(["actor", "source", *["actor"] * 6], dtype="str")
    quieter = replace(corpus, mentions=corpus.mentions.assign(role=roles))
    assert len(co_mentions(quieter)) == len(co_mentions(corpus)) - 1
    assert len(co_mentions(quieter, roles=("actor", "source"))) == len(co_mentions(corpus))


def test_matrix_agrees_with_the_pairs(random_corpus):
    matrix = co_mention_matrix(random_corpus, top=None)
    assert (matrix.to_numpy() == matrix.to_numpy().T).all()
    for row in co_mentions(random_corpus).itertuples():
        assert matrix.loc[row.actor_a, row.actor_b] == row.n
        assert matrix.loc[row.actor_a, row.actor_a] == row.n_a


def test_matrix_holds_the_most_mentioned():
    matrix = co_mention_matrix(marked_corpus(["{A} {B}.", "{B} {C}.", "{D}."]), top=2)
    assert matrix.columns.tolist() == ["B", "A"]
    assert matrix.to_numpy().tolist() == [[2, 1], [1, 1]]


def test_no_mentions_give_no_rows():
    assert co_mentions(EMPTY).empty
    assert co_mentions(EMPTY).columns.equals(co_mentions(small_corpus()).columns)
    assert co_mention_matrix(EMPTY).shape == (0, 0)


@pytest.mark.parametrize("wrong", [{"within": "page"}, {"min_units": 0}, {"window": 0}])
def test_a_wrong_option_is_an_error(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        co_mentions(small_corpus(), **wrong)
