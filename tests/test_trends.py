"""Trends of sentiment: against scipy, a plain jackknife, and simulation."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis.measures.examples import marked_corpus, small_corpus
from analysis.measures.trends import line_slope, sentiment_trends


def dated(scores, *, name="Iran"):
    """One article a day, each with one mention."""
    days = pd.to_datetime([f"2015-11-{1 + i:02d}" for i in range(len(scores))], utc=True)
    texts = [f"{{{name} {score:.3f}}} met." for score in scores]
    return marked_corpus(texts, articles=[{"published": day} for day in days])


def test_the_slope_is_that_of_scipy():
    rng = np.random.default_rng(0)
    scores = np.round(rng.uniform(-0.9, 0.9, 20), 3)
    row = sentiment_trends(dated(scores)).iloc[0]
    expected = stats.linregress(np.arange(20) / 7, scores)
    assert row["per_week"] == pytest.approx(expected.slope)
    assert row[["n_days", "n_articles", "n_scored"]].tolist() == [20, 20, 20]
    assert str(row["first"])[:10] == "2015-11-01"
    # The jackknife's error is near that of equal spread, never far off.
    error = (row["high"] - row["low"]) / 2 / stats.t.ppf(0.975, 18)
    assert error == pytest.approx(expected.stderr, rel=0.5)


def test_the_interval_is_that_of_a_plain_jackknife():
    rng = np.random.default_rng(1)
    times, size = rng.uniform(0, 5, 12), rng.integers(1, 5, 12).astype(float)
    total = size * rng.uniform(-1, 1, 12)

    def slope(keep):
        return np.polyfit(times[keep], total[keep] / size[keep], 1, w=np.sqrt(size[keep]))[0]

    whole = slope(np.arange(12))
    left_out = np.array([slope(np.delete(np.arange(12), i)) for i in range(12)])
    error = np.sqrt(11 / 12 * ((left_out - whole) ** 2).sum())
    found = line_slope(times, size, total, 0.9)
    reach = stats.t.ppf(0.95, 10) * error
    assert found[:3] == pytest.approx((whole, whole - reach, whole + reach))
    assert found[3] == pytest.approx(2 * stats.t.sf(abs(whole) / error, 10))


@pytest.mark.parametrize("n", [8, 24])
def test_a_trend_of_nothing_is_found_about_as_often_as_it_should(n):
    rng = np.random.default_rng(n)
    found = []
    for _ in range(500):
        times, size = rng.uniform(0, 6, n), 1.0 + rng.poisson(1, n)
        total = size * np.tanh(rng.normal(-0.3, 0.7, n))
        low, high = line_slope(times, size, total, 0.95)[1:3]
        found.append(low <= 0 <= high)
    assert 0.92 <= np.mean(found) <= 0.985


def test_reprints_weigh_no_more_than_the_story():
    rng = np.random.default_rng(2)
    scores = np.round(rng.uniform(-0.9, 0.9, 10), 3)
    once = sentiment_trends(dated(scores)).iloc[0]
    corpus = dated([*scores, *scores])
    published = pd.concat([corpus.articles["published"].iloc[:10]] * 2, ignore_index=True)
    articles = corpus.articles.assign(published=published, weight=0.5)
    twice = sentiment_trends(type(corpus)(**{**vars(corpus), "articles": articles})).iloc[0]
    assert twice["per_week"] == pytest.approx(once["per_week"])


@pytest.mark.parametrize(
    ("corpus", "options"),
    [
        (small_corpus(), {}),
        (dated([0.1] * 7), {}),
        (dated([0.1] * 9), {"min_mentions": 10}),
    ],
)
def test_too_little_gives_no_rows_but_all_columns(corpus, options):
    table = sentiment_trends(corpus, **options)
    assert table.empty
    assert {"actor", "per_week", "p_adjusted"} <= set(table.columns)


def test_p_values_are_corrected_for_the_actors_looked_at():
    rng = np.random.default_rng(3)
    days = pd.to_datetime([f"2015-11-{1 + i:02d}" for i in range(12)], utc=True)
    texts = [
        " ".join(f"{{{name} {rng.uniform(-0.9, 0.9):.3f}}} met." for name in "ABC")
        for _ in range(12)
    ]
    table = sentiment_trends(marked_corpus(texts, articles=[{"published": d} for d in days]))
    expected = stats.false_discovery_control(table["p"])
    assert table["p_adjusted"].tolist() == pytest.approx(expected.tolist())
    assert table["p"].is_monotonic_increasing


def test_a_level_that_is_no_share_is_an_error():
    with pytest.raises(ValueError, match="level"):
        sentiment_trends(small_corpus(), level=95)


def test_a_slope_that_hangs_on_one_article_has_no_interval():
    times, size = np.array([0.0, 0.0, 0.0, 1.0]), np.ones(4)
    slope, low, high, p = line_slope(times, size, np.array([0.1, 0.2, 0.3, 0.9]), 0.95)
    assert slope == pytest.approx(0.7)
    assert np.isnan([low, high, p]).all()
