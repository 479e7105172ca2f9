"""What changed between two corpora, counted by hand; causes that add up to the difference."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.measures.change import actor_causes, actor_changes, cause_shares
from analysis.measures.examples import marked_corpus


def corpus(*scores, articles=6):
    """As many articles, nearly alike, each with one mention of each score."""
    return marked_corpus(
        [" ".join(f"{{Iran {s + n % 2 / 50:.2f}}} met." for s in scores) for n in range(articles)]
    )


@pytest.mark.parametrize(
    ("old", "new", "change", "difference"),
    [
        (corpus(-0.5, -0.3), corpus(0.5, 0.3), "moved", 0.8),
        (corpus(-0.5, -0.3), corpus(-0.5, -0.3), "the same", 0.0),
        (corpus(-0.5, articles=2), corpus(0.5, 0.3), "too few mentions", None),
        (marked_corpus(["No one met."]), corpus(0.5), "new", None),
        (corpus(0.5), marked_corpus(["No one met."]), "gone", None),
        (
            marked_corpus(["{Iran -0.9} met.", "{Iran 0.9} met."] * 3),
            marked_corpus(["{Iran 0.9} met.", "{Iran -0.8} met."] * 3),
            "within chance",
            0.05,
        ),
    ],
)
def test_what_became_of_an_actor(old, new, change, difference):
    row = actor_changes(old, new).iloc[0]
    assert (row["actor"], row["change"]) == ("Iran", change)
    assert pd.isna(row["difference"]) if difference is None else True
    if difference is not None:
        assert row["difference"] == pytest.approx(difference)
        assert row["low"] <= row["difference"] <= row["high"]


def test_counts_of_both_sides():
    row = actor_changes(corpus(0.1, 0.2), corpus(0.1, articles=5)).iloc[0]
    assert (row["n_mentions_old"], row["n_mentions_new"]) == (12, 5)
    assert (row["n_articles_old"], row["n_articles_new"]) == (6, 5)


def test_shared_articles_make_a_difference_surer():
    """The same articles, each scored 0.1 higher, are no draw; other articles would be."""
    spread = [-0.8, -0.4, 0.0, 0.4, 0.8, 0.2]
    old = marked_corpus([f"{{Iran {s}}} met." for s in spread])
    new = marked_corpus([f"{{Iran {s + 0.1:.1f}}} met." for s in spread])
    assert actor_changes(old, new).iloc[0]["change"] == "moved"
    other = new.articles.assign(article_id=[f"b{n}" for n in range(6)])
    rename = dict(zip(new.articles["article_id"], other["article_id"], strict=True))
    named = {
        name: getattr(new, name).assign(article_id=lambda t: t["article_id"].map(rename))
        for name in ("articles", "sentences", "mentions", "tokens")
    }
    apart = actor_changes(old, replace(new, **named)).iloc[0]
    assert apart["change"] == "within chance"
    assert apart["difference"] == pytest.approx(0.1)


def test_the_farthest_move_stands_first():
    def both(a, b, c):
        told = [("Iran", a), ("Oman", b), ("Peru", c)]
        return marked_corpus(
            [" ".join(f"{{{who} {s + n % 3 / 50:.2f}}} met." for who, s in told) for n in range(9)]
        )

    changes = actor_changes(both(-0.1, -0.5, 0.2), both(0.1, 0.5, 0.2))
    assert changes["actor"].tolist() == ["Oman", "Iran", "Peru"]
    assert changes["change"].tolist() == ["moved", "moved", "the same"]


def test_causes_add_up_to_the_difference():
    steps = dict(zip("abcd", (corpus(x) for x in (0.1, 0.4, 0.3, 0.9)), strict=True))
    causes = {"b": "versions", "c": "settings", "d": "versions"}
    row = actor_causes(steps, causes).iloc[0]
    assert row["versions"] == pytest.approx(0.3 + 0.6)
    assert row["settings"] == pytest.approx(-0.1)
    assert row["versions"] + row["settings"] == pytest.approx(row["difference"])


def test_a_step_without_a_number_is_not_divided():
    steps = {"a": corpus(0.1), "b": corpus(0.5, articles=2), "c": corpus(0.9)}
    row = actor_causes(steps, {"b": "settings", "c": "articles"}).iloc[0]
    assert row["difference"] == pytest.approx(0.8)
    assert pd.isna(row["settings"])
    assert pd.isna(row["articles"])


def test_shares_of_nothing_are_missing():
    moves = actor_causes({"a": corpus(0.1), "b": corpus(0.1)}, {"b": "articles"})
    shares = cause_shares(moves)
    assert shares["cause"].tolist() == ["articles"]
    assert shares["n_actors"].tolist() == [0]
    assert shares["share"].isna().all()
