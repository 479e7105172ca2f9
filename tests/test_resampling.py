"""Intervals by resampling, and corrected p-values."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.measures.resampling import adjust_p_values, ratio_intervals

METHODS = ("studentised", "bca", "percentile")


def clusters(totals, sizes=None, group="a"):
    sizes = np.ones(len(totals)) if sizes is None else sizes
    return pd.DataFrame({"group": group, "total": np.asarray(totals, dtype=float), "size": sizes})


def skewed(n, seed=3):
    return np.random.default_rng(seed).exponential(size=n)


@pytest.mark.parametrize("method", ["bca", "percentile"])
def test_bounds_are_those_of_scipy_on_equal_sizes(method):
    values = skewed(30)
    ours = ratio_intervals(clusters(values), method=method, draws=20_000).iloc[0]
    theirs = stats.bootstrap(
        (values,), np.mean, n_resamples=20_000, method=method, rng=1
    ).confidence_interval
    assert ours[["low", "high"]].tolist() == pytest.approx([theirs.low, theirs.high], abs=0.02)


def test_studentised_bounds_are_those_of_a_plain_loop():
    totals, sizes = skewed(9), np.arange(1.0, 10.0)
    rng = np.random.default_rng(5)
    mean = totals.sum() / sizes.sum()

    def error(t, s):
        r = t.sum() / s.sum()
        return np.sqrt(9 / 8 * ((t - r * s) ** 2).sum()) / s.sum()

    away = []
    for _ in range(20_000):
        drawn = rng.integers(0, 9, 9)
        t, s = totals[drawn], sizes[drawn]
        away.append((t.sum() / s.sum() - mean) / error(t, s))
    low, high = np.quantile(away, [0.025, 0.975])
    expected = [mean - high * error(totals, sizes), mean - low * error(totals, sizes)]
    ours = ratio_intervals(clusters(totals, sizes), draws=20_000).iloc[0]
    assert ours[["low", "high"]].tolist() == pytest.approx(expected, rel=0.05)


@pytest.mark.parametrize("method", METHODS)
def test_a_groups_interval_does_not_change_with_the_other_groups(method):
    alone = ratio_intervals(clusters(skewed(12)), method=method)
    others = [clusters(skewed(n, seed=n), group=str(n)) for n in (5, 12, 20)]
    together = ratio_intervals(pd.concat([clusters(skewed(12)), *others]), method=method)
    assert together.loc["a"].tolist() == pytest.approx(alone.loc["a"].tolist(), rel=1e-12)


@pytest.mark.parametrize("method", METHODS)
def test_the_same_seed_gives_the_same_bounds(method):
    first, again, other = (
        ratio_intervals(clusters(skewed(10)), method=method, seed=seed) for seed in (1, 1, 2)
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


@pytest.mark.parametrize("method", METHODS)
def test_clusters_all_alike_give_a_point(method):
    found = ratio_intervals(clusters([0.5] * 6), method=method).iloc[0]
    assert found[["low", "estimate", "high"]].tolist() == pytest.approx([0.5] * 3)


def test_one_cluster_gives_no_interval():
    found = ratio_intervals(clusters([0.5])).iloc[0]
    assert found["estimate"] == 0.5
    assert np.isnan(found["low"])
    assert np.isnan(found["high"])


def test_no_clusters_give_no_rows():
    assert ratio_intervals(clusters([])).empty


@pytest.mark.parametrize(
    "wrong", [{"level": 95}, {"level": 0.0}, {"draws": 10}, {"method": "normal"}]
)
def test_an_impossible_option_is_an_error(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        ratio_intervals(clusters([1, 2]), **wrong)


@given(values=st.lists(st.floats(0, 1), min_size=1, max_size=30))
@settings(max_examples=50, deadline=None)
def test_corrected_p_values_are_those_of_scipy(values):
    ours = adjust_p_values(values)
    assert ours.tolist() == pytest.approx(stats.false_discovery_control(values).tolist())


def test_tests_left_out_count_as_p_of_one():
    whole = adjust_p_values([0.001, 0.01, 1.0, 1.0, 1.0])
    assert adjust_p_values([0.001, 0.01], n_tests=5).tolist() == whole[:2].tolist()


def test_a_missing_p_value_stays_missing_and_is_not_counted():
    corrected = adjust_p_values([0.01, np.nan, 0.5])
    assert np.isnan(corrected[1])
    assert corrected[[0, 2]].tolist() == adjust_p_values([0.01, 0.5]).tolist()


@pytest.mark.parametrize(("values", "n_tests"), [([1.2], None), ([-0.1], None), ([0.1, 0.2], 1)])
def test_impossible_p_values_are_an_error(values, n_tests):
    with pytest.raises(ValueError, match=r"p-values"):
        adjust_p_values(values, n_tests=n_tests)
