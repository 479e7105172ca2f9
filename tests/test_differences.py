"""Differences between outlets, weeks, sections and voices."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.measures.differences import sentiment_differences
from analysis.measures.examples import marked_corpus, small_corpus
from analysis.measures.sentiment import actor_sentiment


def two_outlets(post, herald):
    """A corpus whose outlets gave these scores to Iran, one article a score, three mentions."""
    texts = [
        " ".join(f"{{Iran {x:.3f}}} met." for x in (s - 0.1, s, s + 0.1)) for s in post + herald
    ]
    outlets = [{"outlet": "Post"}] * len(post) + [{"outlet": "Herald"}] * len(herald)
    return marked_corpus(texts, articles=outlets)


def test_a_clear_difference_is_found():
    corpus = two_outlets([-0.8, -0.6, -0.7, -0.5, -0.6], [0.3, 0.5, 0.6, 0.4])
    row = sentiment_differences(corpus).iloc[0]
    assert row[["actor", "group_a", "group_b"]].tolist() == ["Iran", "Herald", "Post"]
    assert row["difference"] == pytest.approx(0.45 + 0.64)
    assert 0 < row["low"] < row["difference"] < row["high"] < 2
    assert row["p"] < 0.001
    assert row[["n_scored_a", "n_articles_a", "n_scored_b", "n_articles_b"]].tolist() == [
        12,
        4,
        15,
        5,
    ]


def test_no_difference_is_not_found():
    scores = [-0.8, 0.6, -0.1, 0.5, -0.6]
    row = sentiment_differences(two_outlets(scores, scores)).iloc[0]
    assert row["difference"] == pytest.approx(0)
    assert row["low"] == pytest.approx(-row["high"])
    assert row["p"] == pytest.approx(1)


@pytest.mark.parametrize("shift", np.linspace(0.1, 0.9, 9).tolist())
def test_p_is_below_five_percent_just_where_the_interval_leaves_zero_out(shift):
    scores = [-0.3, 0.1, -0.1, 0.2, -0.2, 0.0]
    corpus = two_outlets([s - shift / 2 for s in scores], [s + shift / 2 for s in scores])
    row = sentiment_differences(corpus).iloc[0]
    assert (row["p"] < 0.05) == (row["low"] > 0)


def test_a_group_of_too_few_mentions_or_one_article_is_not_compared():
    few = two_outlets([-0.8, -0.6], [0.3])
    assert sentiment_differences(few).empty
    assert sentiment_differences(two_outlets([0.1, 0.2], [0.3, 0.4]), min_mentions=7).empty


def test_every_pair_is_corrected_for_all_pairs():
    texts = [
        f"{{Iran {x}}} met. {{Iran {x}}} left. {{Iran {x}}} won." for x in (-0.5, 0.1, 0.6)
    ] * 3
    outlets = [{"outlet": name} for name in ("A", "B", "C")] * 3
    table = sentiment_differences(marked_corpus(texts, articles=outlets))
    assert len(table) == 3
    assert (table["p_adjusted"] >= table["p"]).all()
    assert table["p"].is_monotonic_increasing


def test_intervals_for_all_rows_leave_zero_out_just_where_p_holds_for_all():
    scores = [-0.3, 0.1, -0.1, 0.2, -0.2, 0.0]
    texts, outlets = [], []
    for number, name in enumerate("ABCDE"):
        for s in scores:
            texts.append(" ".join(f"{{Iran {s + 0.12 * number - 0.3:.2f}}} met." for _ in "xyz"))
            outlets.append({"outlet": name})
    table = sentiment_differences(marked_corpus(texts, articles=outlets))
    assert len(table) == 10
    apart = (table["low_all"] > 0) | (table["high_all"] < 0)
    assert (apart == (table["p"] * 10 < 0.05)).all()
    assert 0 < apart.sum() < ((table["low"] > 0) | (table["high"] < 0)).sum()
    assert (table["low_all"] <= table["low"]).all()
    assert (table["high_all"] >= table["high"]).all()


def test_one_row_needs_no_correction():
    row = sentiment_differences(two_outlets([-0.8, -0.6, 0.2], [0.3, 0.5])).iloc[0]
    assert row[["low_all", "high_all"]].tolist() == pytest.approx(row[["low", "high"]].tolist())


def test_voices_of_the_same_articles_are_compared_within_them():
    base = np.linspace(-0.8, 0.4, 8)
    texts = [f"{{Iran {b:.3f}}} met. {{Iran {b + 0.3:.3f}}} left." for b in base]
    corpus = marked_corpus(texts)
    voice = pd.Series(["narrator", "Kerry"] * 8, dtype="str")
    quoted = replace(corpus, mentions=corpus.mentions.assign(voice=voice))
    paired = sentiment_differences(quoted, by="voice").iloc[0]
    apart = marked_corpus(
        [text.split(". ")[0] + "." for text in texts] + [text.split(". ")[1] for text in texts],
        articles=[{"outlet": "narrator"}] * 8 + [{"outlet": "quoted"}] * 8,
    )
    unpaired = sentiment_differences(apart).iloc[0]
    assert paired["difference"] == pytest.approx(-0.3)
    assert paired["difference"] == pytest.approx(unpaired["difference"])
    assert paired["high"] < 0 < unpaired["high"]


def test_the_means_are_those_of_actor_sentiment():
    corpus = two_outlets([-0.8, -0.6, 0.2], [0.3, 0.5])
    row = sentiment_differences(corpus).iloc[0]
    means = actor_sentiment(corpus, by="outlet").set_index("outlet")["toward"]
    assert [row["toward_a"], row["toward_b"]] == pytest.approx([means["Herald"], means["Post"]])


def test_nothing_to_compare_gives_no_rows_and_all_columns():
    table = sentiment_differences(small_corpus())
    assert table.empty
    assert table.columns.equals(sentiment_differences(two_outlets([0.1, 0.2], [0.3, 0.4])).columns)
