"""Intervals by resampling articles."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.measures.resampling import ratio_intervals
from benchmarks.coverage import POPULATIONS, coverage

METHODS = ("studentised", "bca", "percentile")


def clusters(totals, sizes=None, group="a"):
    sizes = np.ones(len(totals)) if sizes is None else sizes
    return pd.DataFrame({"group": group, "total": np.asarray(totals, dtype=float), "size": sizes})


def skewed(n, seed=3):
    return np.random.default_rng(seed).beta(0.5, 2, size=n)


@pytest.mark.parametrize("method", ["bca", "percentile"])
def test_bounds_are_those_of_scipy_on_equal_sizes(method):
    values = skewed(30)
    ours = ratio_intervals(clusters(values), method=method, draws=20_000).iloc[0]
    theirs = stats.bootstrap(
        (values,), np.mean, n_resamples=20_000, method=method, rng=1
    ).confidence_interval
    # Plain quantiles lie 0.006 and 0.009 from the corrected ones: drawing anew moves less.
    assert ours[["low", "high"]].tolist() == pytest.approx([theirs.low, theirs.high], abs=0.0025)


def jackknife(totals, sizes):
    n = len(totals)
    left_out = [np.delete(totals, i).sum() / np.delete(sizes, i).sum() for i in range(n)]
    return np.sqrt((n - 1) * np.var(left_out))


def spread(totals, sizes):
    """Linearised squared standard error of a ratio."""
    n, mean = len(totals), totals.sum() / sizes.sum()
    return n / (n - 1) * ((totals - mean * sizes) ** 2).sum() / sizes.sum() ** 2


def studentised(totals, sizes, draws=20_000, seed=7):
    """Bounds by a plain loop over resamples, and the quantiles that they were made with."""
    n, rng = len(totals), np.random.default_rng(seed)
    mean, shrink = totals.sum() / sizes.sum(), n / (n + 0.5)
    away = []
    for _ in range(draws):
        drawn = rng.integers(0, n, n)
        t, s = totals[drawn], sizes[drawn]
        r = shrink * t.sum() / s.sum()
        variance = (spread(t, s) + 0.35 * spread(totals, sizes)) / 1.35
        error = shrink * np.sqrt(variance) / (1 - r**2)
        away.append((np.arctanh(r) - np.arctanh(shrink * mean)) / error)
    student = stats.t.ppf([0.025, 0.975], n - 1)
    low, high = np.quantile(away, [0.025, 0.975])
    quantiles = np.array([min(low, student[0]), max(high, student[1])])
    error = shrink * jackknife(totals, sizes) / (1 - (shrink * mean) ** 2)
    ends = np.arctanh(shrink * mean) - quantiles[::-1] * error
    return np.tanh(ends) / shrink, quantiles - student


def test_studentised_bounds_are_those_of_a_plain_loop():
    sizes = np.arange(1.0, 31.0)
    values = np.where(np.random.default_rng(5).uniform(size=30) < 0.2, -0.9, 0.05)
    expected, beyond_student = studentised(sizes * values, sizes)
    ours = ratio_intervals(clusters(sizes * values, sizes), draws=20_000).iloc[0]
    assert ours[["low", "high"]].tolist() == pytest.approx(expected, abs=0.01)
    # The skew is followed in one tail; the other is Student's.
    assert beyond_student[0] == 0
    assert beyond_student[1] > 0.5


def test_quantiles_are_never_nearer_to_zero_than_students():
    totals, sizes = np.array([0.5, -0.4, 1.2, 0.3]), np.array([1.0, 2.0, 3.0, 1.0])
    mean, shrink = 1.6 / 7, 4 / 4.5
    error = shrink * jackknife(totals, sizes) / (1 - (shrink * mean) ** 2)
    ends = np.arctanh(shrink * mean) + stats.t.ppf([0.025, 0.975], 3) * error
    found = ratio_intervals(clusters(totals, sizes)).iloc[0]
    assert found[["low", "high"]].tolist() == pytest.approx(np.tanh(ends) / shrink)
    assert found["error"] == pytest.approx(jackknife(totals, sizes))


def test_one_article_unlike_all_others_does_not_make_the_interval_endless():
    # A third of all resamples miss that article, so the upper tail has no spread of its own.
    totals = np.array([0.0] * 29 + [-0.9])
    expected, _ = studentised(totals, np.ones(30))
    found = ratio_intervals(clusters(totals), draws=20_000).iloc[0]
    assert found[["low", "high"]].tolist() == pytest.approx(expected, abs=0.005)
    assert found["low"] > -0.3


@pytest.mark.parametrize("n", [8, 12, 16, 24, 28, 60])
@pytest.mark.parametrize("name", ["three values", "few long articles", "mostly zero"])
def test_the_benchmarks_coverage_holds(name, n):
    found = coverage(POPULATIONS[name], n, 1000)["studentised"]
    assert 0.93 <= float(found.split("%")[0]) / 100 <= 0.97


@pytest.mark.parametrize("n", [3, 8, 12, 30])
def test_intervals_hold_the_mean_about_as_often_as_they_say(n):
    rng = np.random.default_rng(n)
    scores = np.tanh(rng.normal(0.3, 0.7, (n, 400)))
    truth = np.tanh(rng.normal(0.3, 0.7, 10**6)).mean()
    groups = np.tile(np.arange(400), n)
    frame = pd.DataFrame({"group": groups, "total": scores.ravel(), "size": 1.0})
    found = ratio_intervals(frame, draws=1000)
    held = ((found["low"] <= truth) & (truth <= found["high"])).mean()
    assert 0.91 <= held <= 0.985


@pytest.mark.parametrize("method", METHODS)
def test_a_groups_interval_does_not_change_with_the_other_groups(method):
    alone = ratio_intervals(clusters(skewed(30)), method=method)
    others = [clusters(skewed(n, seed=n), group=str(n)) for n in (5, 12, 30, 40)]
    together = ratio_intervals(pd.concat([clusters(skewed(30)), *others]), method=method)
    assert together.loc["a"].tolist() == pytest.approx(alone.loc["a"].tolist(), rel=1e-12)


@pytest.mark.parametrize("method", METHODS)
def test_the_same_seed_gives_the_same_bounds(method):
    first, again, other = (
        ratio_intervals(clusters(skewed(30)), method=method, seed=seed) for seed in (1, 1, 2)
    )
    pd.testing.assert_frame_equal(first, again)
    assert not first.equals(other)


@pytest.mark.parametrize("method", METHODS)
@given(
    values=st.lists(st.floats(-1, 1), min_size=2, max_size=12),
    level=st.sampled_from([0.5, 0.8, 0.95]),
)
@settings(max_examples=25, deadline=None)
def test_bounds_are_in_order_and_never_missing(method, values, level):
    found = ratio_intervals(clusters(values), level=level, method=method, draws=200).iloc[0]
    assert found["low"] <= found["high"]
    assert found["estimate"] == pytest.approx(np.mean(values), abs=1e-12)


@pytest.mark.parametrize("method", ["bca", "percentile"])
def test_clusters_all_alike_give_a_point_where_only_quantiles_are_taken(method):
    found = ratio_intervals(clusters([0.5] * 6), method=method).iloc[0]
    assert found[["low", "estimate", "high"]].tolist() == pytest.approx([0.5] * 3)


@pytest.mark.parametrize("n", [6, 20])
def test_clusters_all_alike_do_not_make_sure(n):
    found = ratio_intervals(clusters([0.5] * n)).iloc[0]
    others = stats.binomtest(0, n).proportion_ci(method="exact").high
    expected = [0.5 - 1.5 * others, 0.5 + 0.5 * others]
    assert found[["low", "high"]].tolist() == pytest.approx(expected)


def test_a_mean_at_the_end_of_the_scale_has_an_interval():
    found = ratio_intervals(clusters([-1.0] * 10)).iloc[0]
    assert found["low"] == -1
    assert -1 < found["high"] < -0.3


def test_one_cluster_gives_no_interval():
    found = ratio_intervals(clusters([0.5])).iloc[0]
    assert found["estimate"] == 0.5
    assert np.isnan(found["low"])
    assert np.isnan(found["high"])


def test_no_clusters_give_no_rows():
    assert ratio_intervals(clusters([])).empty


def test_a_mean_off_the_scale_is_an_error():
    with pytest.raises(ValueError, match="-1 to 1"):
        ratio_intervals(clusters([0.5, 1.5]))


@pytest.mark.parametrize(
    "wrong", [{"level": 95}, {"level": 0.0}, {"draws": 10}, {"method": "normal"}]
)
def test_an_impossible_option_is_an_error(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        ratio_intervals(clusters([1, 2]), **wrong)
