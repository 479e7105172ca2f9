"""Shares corrected for the scorer's errors."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures.adjusting import adjusted_shares, chances_of
from analysis.measures.examples import marked_corpus, small_corpus
from analysis.measures.prior_shift import like_chances, likely_shares
from analysis.measures.quantification import actor_shares
from analysis.sentiment.shipped import confusion_matrix

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
        (confusion(np.diag([1, 0, 1])), r"without examples \(neutral\); label more"),
    ],
)
def test_a_wrong_confusion_matrix_is_an_error(matrix, message):
    with pytest.raises(ValueError, match=message):
        actor_shares(small_corpus(), matrix)


def labelled(actual_to_predicted, *, method="model"):
    """A corpus of one mention an article, scored as the shares of predictions say."""
    values = {"negative": -0.9, "neutral": 0.0, "positive": 0.9}
    texts = [f"{{Iran {values[label]}}} met." for label in actual_to_predicted]
    corpus = marked_corpus(texts)
    corpus.mentions["method"] = pd.Series(method, index=corpus.mentions.index, dtype="str")
    return corpus


def test_a_correction_counted_by_hand():
    # 10 negative and 10 positive actual ones; half of the negative are taken for neutral.
    corpus = labelled(["negative"] * 5 + ["neutral"] * 5 + ["positive"] * 10)
    matrix = confusion([[50, 50, 0], [0, 80, 0], [0, 0, 80]])
    table = actor_shares(corpus, matrix)
    assert table["share"].tolist() == [0.25, 0.25, 0.5]
    assert table["adjusted"].tolist() == pytest.approx([0.5, 0, 0.5])
    assert table["n_articles"].tolist() == [20] * 3


@pytest.mark.parametrize("which", ["share", "adjusted"])
def test_bounds_hold_their_share_and_stay_between_zero_and_one(which):
    corpus = labelled(["negative"] * 8 + ["neutral"] * 9 + ["positive"] * 7)
    table = actor_shares(corpus)
    names = ["low", "high"] if which == "share" else ["adjusted_low", "adjusted_high"]
    low, high = (table[name] for name in names)
    assert (low <= table[which]).all()
    assert (table[which] <= high).all()
    assert low.min() >= 0
    assert high.max() <= 1


def test_fewer_labelled_mentions_make_the_corrected_interval_wider_and_the_raw_one_not():
    corpus = labelled(["negative"] * 12 + ["neutral"] * 9 + ["positive"] * 9)
    counts = np.array([[16, 3, 1], [3, 16, 1], [1, 3, 16]])
    few, many = (actor_shares(corpus, confusion(counts * times)) for times in (1, 50))
    assert few["low"].tolist() == many["low"].tolist()
    widths = [(table["adjusted_high"] - table["adjusted_low"]).sum() for table in (few, many)]
    assert widths[0] > 1.1 * widths[1]


def test_the_shipped_matrix_is_the_networks_and_corrects_nothing_else():
    answers = ["negative"] * 9 + ["neutral"] * 9 + ["positive"] * 9
    own = actor_shares(labelled(answers))
    given = actor_shares(labelled(answers), confusion_matrix())
    pd.testing.assert_frame_equal(own, given)
    lexicon = confusion_matrix("lexicon")
    assert lexicon is not None
    assert not lexicon.equals(confusion_matrix())
    assert lexicon.index.tolist() == lexicon.columns.tolist() == LABELS
    assert confusion_matrix("by hand") is None
    named = actor_shares(labelled(answers, method="lexicon"), lexicon)
    assert named["adjusted"].notna().all()
    other = actor_shares(labelled(answers, method="lexicon"))
    assert other["share"].tolist() == own["share"].tolist()
    assert other[["adjusted", "adjusted_low", "adjusted_high"]].isna().all(axis=None)
    assert other["method"].unique().tolist() == ["lexicon"]


def test_an_interval_does_not_change_with_the_other_actors():
    texts = ["{Iran -0.9} met.", "{Iran 0.9} met.", "{Iran 0.0} left."] * 7
    alone = actor_shares(marked_corpus(texts), confusion(np.eye(3)))
    more = actor_shares(marked_corpus([*texts, "{Oman 0.9}. " * 30]), confusion(np.eye(3)))
    iran = more[more["actor"] == "Iran"].reset_index(drop=True)
    pd.testing.assert_frame_equal(iran, alone)


def simulated(rng, n_actors=10, n=200, n_labelled=(270, 353, 162)):
    """Actual shares, predicted labels of n mentions each, and a matrix from labelled ones."""
    actual = rng.dirichlet([3, 4, 2], n_actors)
    predicted = np.stack([rng.multinomial(n, shares @ CHANCES) for shares in actual])
    counts = [rng.multinomial(k, row) for k, row in zip(n_labelled, CHANCES, strict=True)]
    return actual, predicted, np.array(counts, dtype=float)


def test_corrected_shares_are_nearer_to_the_truth_than_counted_ones():
    rng = np.random.default_rng(1)
    errors = []
    for _ in range(50):
        actual, predicted, counts = simulated(rng)
        raw = predicted / predicted.sum(axis=1, keepdims=True)
        adjusted = adjusted_shares(raw, chances_of(confusion(counts))[0])
        errors.append([np.abs(found - actual).mean() for found in (raw, adjusted)])
    raw, adjusted = np.mean(errors, axis=0)
    assert adjusted < 0.75 * raw


def test_corrected_intervals_hold_the_truth_and_counted_ones_do_not():
    rng = np.random.default_rng(2)
    values = np.array([-0.9, 0.0, 0.9])
    held = []
    for _ in range(30):
        actual, predicted, counts = simulated(rng, n_actors=2, n=60)
        texts = [
            f"{{A{actor} {value}}} met."
            for actor, times in enumerate(predicted)
            for value in np.repeat(values, times)
        ]
        table = actor_shares(marked_corpus(texts), confusion(counts)).sort_values(["actor"])
        truth = actual.ravel()
        for low, high in (("low", "high"), ("adjusted_low", "adjusted_high")):
            inside = (table[low] <= truth) & (truth <= table[high])
            held.append(inside.mean())
    raw, adjusted = np.mean(held[::2]), np.mean(held[1::2])
    assert 0.9 <= adjusted <= 0.99
    assert raw < adjusted - 0.1


def test_too_few_mentions_for_anybody_give_an_empty_table_with_all_columns():
    table = actor_shares(small_corpus(), confusion(np.eye(3)), min_mentions=99)
    assert table.empty
    assert table.columns.equals(actor_shares(labelled(["neutral"] * 20)).columns)


def test_a_level_that_is_no_share_is_an_error():
    with pytest.raises(ValueError, match="level"):
        actor_shares(small_corpus(), level=95)


def with_chances(rng, actual, n, prior):
    """Chances that are right where labels are spread as the prior says, for n mentions."""
    labels = rng.choice(3, size=n, p=actual)
    seen = rng.normal(size=(n, 3)) + 2 * np.eye(3)[labels]
    powers = prior * np.exp(2 * seen)  # the likelihood ratio of a mean of 2 and a spread of 1
    return powers / powers.sum(axis=1, keepdims=True), labels


def test_chances_lean_to_what_is_frequent_and_are_put_right():
    rng = np.random.default_rng(5)
    prior, actual = np.array([0.2, 0.6, 0.2]), np.array([0.7, 0.2, 0.1])
    chances, labels = with_chances(rng, actual, 4000, prior)
    truth = np.bincount(labels) / len(labels)
    found = likely_shares(chances, np.ones((1, 4000)), prior[None])[0]
    assert found == pytest.approx(truth, abs=0.02)
    assert np.abs(chances.mean(axis=0) - truth).max() > 0.05


def test_likely_shares_have_the_highest_likelihood_on_a_grid():
    rng = np.random.default_rng(6)
    prior = np.array([0.3, 0.5, 0.2])
    chances, _ = with_chances(rng, [0.5, 0.3, 0.2], 60, prior)
    found = likely_shares(chances, np.ones((1, 60)), prior[None])[0]
    grid = [(a, b, 100 - a - b) for a in range(101) for b in range(101 - a)]
    best = max(grid, key=lambda shares: np.log(chances @ (np.array(shares) / prior)).sum())
    assert found == pytest.approx(np.array(best) / 100, abs=0.011)


def scored_by_chances(chances):
    corpus = labelled(["neutral"] * len(chances))
    columns = {f"p_{label}": chances[:, k] for k, label in enumerate(LABELS)}
    return replace(corpus, mentions=corpus.mentions.assign(**columns))


def test_the_networks_own_chances_correct_its_shares_where_no_matrix_is_given():
    rng = np.random.default_rng(7)
    counts = confusion_matrix().to_numpy().sum(axis=1)
    chances, labels = with_chances(rng, [0.8, 0.15, 0.05], 300, counts / counts.sum())
    table = actor_shares(scored_by_chances(chances))
    truth = np.bincount(labels, minlength=3) / 300
    assert table["adjusted"].to_numpy() == pytest.approx(truth, abs=0.05)
    inside = (table["adjusted_low"] <= truth) & (truth <= table["adjusted_high"])
    assert inside.all()
    by_matrix = actor_shares(scored_by_chances(chances), confusion_matrix())
    assert not np.allclose(by_matrix["adjusted"], table["adjusted"], atol=0.005)


def test_groups_of_like_chances_keep_the_weights_and_the_means():
    rng = np.random.default_rng(8)
    chances = rng.dirichlet(np.ones(3), 500)
    weights = rng.uniform(0.2, 1, 500)
    unit = pd.Series(rng.integers(0, 7, 500))
    like, held = like_chances(chances, weights, unit)
    assert len(like) < 350
    assert held.sum(axis=1) == pytest.approx(np.bincount(unit, weights=weights))
    assert held.sum(axis=0) @ like == pytest.approx(weights @ chances)
