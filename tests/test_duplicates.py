from itertools import pairwise
from random import Random

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis as an
from analysis import tables
from analysis.reading.duplicates import (
    _MIN_ESTIMATE,
    _SLACK,
    MIN_CONTAINMENT,
    MIN_JACCARD,
    _may_be_story,
    find_duplicates,
    same_story,
)
from analysis.reading.shingles import Shingler, overlap

WORDS = [f"{a}{b}{c}" for a in "bdfgk" for b in "aeiou" for c in "lmnrst"]


def story(seed, n_words=120):
    chance = Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(n_words))


def table(texts, published=None):
    n = len(texts)
    rows = pd.DataFrame({
        "article_id": [f"id{number:03}" for number in range(n)],
        "path": [f"{number}.txt" for number in range(n)],
        "text": texts,
        "published": pd.to_datetime(pd.Series(published or [None] * n), utc=True),
        "n_words": [len(text.split()) for text in texts],
        "weight": 1.0,
        "metadata_source": "{}",
    })  # fmt: skip
    return tables.conform(rows, tables.ARTICLES)


def groups(articles):
    found = find_duplicates(articles)
    first = found["duplicate_of"].fillna(found["article_id"])
    return sorted(sorted(ids) for ids in found["article_id"].groupby(first).agg(list))


def test_shingles_by_hand():
    shingles = Shingler()
    assert len(shingles("One two three four. ONE, two; three -- four!")) == 4
    assert overlap(shingles("a b c d e"), shingles("b c d e f")) == (1 / 3, 1 / 2)
    assert overlap(shingles(""), shingles("a b c d")) == (0.0, 0.0)


def test_shingles_are_those_of_a_plain_count():
    one, other = story(1) + story(3, 60), story(3, 60) + story(2)

    def plain(text):
        words = text.split()
        return {tuple(words[start : start + 4]) for start in range(len(words) - 3)}

    both = plain(one) & plain(other)
    jaccard, containment = overlap(Shingler()(one), Shingler()(other))
    assert jaccard == pytest.approx(len(both) / len(plain(one) | plain(other)))
    assert containment == pytest.approx(len(both) / min(len(plain(one)), len(plain(other))))


@pytest.mark.parametrize(
    ("edit", "same"),
    [
        (lambda own: own, True),
        (lambda own: own.upper() + "!", True),
        (lambda own: own + " " + story(90, 30), True),
        (lambda own: story(90, 15) + " " + " ".join(own.split()[15:]), True),
        (lambda own: " ".join(own.split()[:70]), True),
        (lambda own: story(90, 120), False),
        (lambda own: " ".join(own.split()[:60]) + " " + story(90, 60), False),
        (lambda own: " ".join(own.split()[:40]) + " " + story(90, 80), False),
        (lambda own: " ".join(reversed(own.split())), False),
    ],
)
def test_an_edited_copy_is_the_same_story_and_shared_background_is_not(edit, same):
    own = story(1)
    shingles = Shingler()
    assert bool(same_story(shingles(own), shingles(edit(own)))) is same
    assert len(groups(table([own, story(2), edit(own)]))) == (2 if same else 3)


def test_a_story_counts_once_spread_over_its_copies():
    own = story(1)
    found = find_duplicates(table([own, story(2), own + " more", "and " + own]))
    assert found["weight"].tolist() == pytest.approx([1 / 3, 1, 1 / 3, 1 / 3])
    assert found["weight"].sum() == pytest.approx(2)


def test_the_representative_is_the_first_published_then_the_longest_then_the_smallest_id():
    own = story(1)
    days = [None, "2015-11-20", "2015-11-19", "2015-11-19", "2015-11-19"]
    texts = [own + " a b c d", own, own, own + " more", own + " other"]
    found = find_duplicates(table(texts, days))
    assert found["duplicate_of"].fillna("").tolist() == ["id003", "id003", "id003", "", "id003"]


def test_no_chain_of_small_changes_joins_different_stories():
    parts = [story(seed, 60) for seed in range(12)]
    drifting = [" ".join(parts[start : start + 6]) for start in range(7)]
    days = [f"2015-11-{10 + number}" for number in range(7)]
    shingles = Shingler()
    assert all(same_story(shingles(a), shingles(b)) for a, b in pairwise(drifting))
    found = find_duplicates(table(drifting, days)).set_index("article_id")
    for article_id, first in found["duplicate_of"].dropna().items():
        texts = found["text"]
        assert same_story(shingles(texts[article_id]), shingles(texts[first]))
    assert found["duplicate_of"].isna().sum() > 1


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 5))
def test_the_order_of_rows_changes_nothing(chance, n_copies):
    texts = [story(seed, chance.randint(5, 90)) for seed in range(5)]
    texts += [texts[n % 5] + " " + story(50 + n, chance.randint(0, 20)) for n in range(n_copies)]
    articles = table(texts)
    shuffled = articles.iloc[chance.sample(range(len(texts)), len(texts))]
    one = find_duplicates(articles).set_index("article_id")
    other = find_duplicates(shuffled.reset_index(drop=True)).set_index("article_id")
    pd.testing.assert_frame_equal(one, other.loc[one.index])
    assert one["weight"].sum() == pytest.approx(one["duplicate_of"].isna().sum())
    leaders = set(one.index[one["duplicate_of"].isna()])
    assert set(one["duplicate_of"].dropna()) <= leaders


def test_every_close_pair_of_a_collection_is_found():
    texts = [story(seed, 150) for seed in range(40)]
    texts += [" ".join(text.split()[20:]) for text in texts]
    expected = sorted([f"id{n:03}", f"id{n + 40:03}"] for n in range(40))
    assert groups(table(texts)) == expected


@pytest.mark.parametrize("text", ["Advertisement", "12 34", "Envoys met on Monday."])
def test_short_texts_are_copies_only_where_they_are_equal(text):
    assert groups(table([text, text + " Or not so."])) == [["id000"], ["id001"]]
    assert groups(table([text, text])) == [["id000", "id001"]]


def test_texts_without_a_word_are_no_copies_of_each_other():
    assert groups(table(["...", "...", "--"])) == [["id000"], ["id001"], ["id002"]]


def test_what_the_user_says_of_copies_holds():
    own = table([story(1), story(1)])
    given_weights = own.assign(weight=[1.0, 0.25])
    pd.testing.assert_frame_equal(find_duplicates(given_weights), given_weights)


def test_nothing_is_changed_in_place_and_nothing_is_lost():
    articles = table([story(1), story(1)])
    articles.attrs["problems"] = ["x"]
    before = articles.copy()
    found = find_duplicates(articles)
    pd.testing.assert_frame_equal(articles, before)
    assert found.attrs == articles.attrs
    tables.check(found, tables.ARTICLES)


def test_no_articles_at_all():
    assert find_duplicates(tables.empty(tables.ARTICLES)).empty


def test_a_wire_story_in_two_outlets_stays_two_rows_of_one_story(tmp_path):
    wire = "Envoys agreed on a timetable in Vienna. " + story(1, 200) + "."
    (tmp_path / "a.txt").write_text(f"Accord near\n\nBy Ada Quill, The Courier\n\n{wire}\n")
    (tmp_path / "b.txt").write_text(
        f"Envoys agree\n\nBy Bo Reed, The Post\n\n{wire} It was late.\n"
    )
    (tmp_path / "c.txt").write_text(f"Rain\n\n{story(2, 200)}.\n")
    corpus = an.analyse(tmp_path, method="none", progress=False)
    assert corpus.articles["weight"].tolist() == [0.5, 0.5, 1.0]
    assert corpus.articles["duplicate_of"].notna().tolist() == [True, False, False]
    assert np.isclose(corpus.articles["weight"].sum(), 2)


def test_the_same_text_under_two_outlets_is_two_printings_and_a_file_saved_twice_is_one(tmp_path):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"Accord near\n\nThe envoys said so. {story(1)}.\n")
    (tmp_path / "metadata.csv").write_text("path,outlet\na.txt,Post\nb.txt,Herald\nc.txt,Herald\n")
    with pytest.warns(UserWarning, match="same content as b.txt"):
        found = find_duplicates(an.read_articles(tmp_path))
    assert found["outlet"].tolist() == ["Post", "Herald"]
    assert found["weight"].tolist() == [0.5, 0.5]


def test_the_benchmark_s_copies_are_found_and_its_other_articles_are_none():
    from benchmarks.duplicates import collection, found_copies

    articles = collection(40, [story(seed, 300) for seed in range(60)])
    assert found_copies(articles) == 1.0
    assert find_duplicates(articles)["duplicate_of"].notna().sum() < 10


@given(st.integers(20, 2000), st.integers(20, 2000), st.floats(0, 1))
def test_no_story_is_passed_over_whose_estimate_is_as_low_as_chance_makes_it(one, other, share):
    shared = round(share * min(one, other))
    similarity = shared / (one + other - shared)
    story = similarity >= MIN_JACCARD or shared >= MIN_CONTAINMENT * min(one, other)
    estimate = max(similarity - _SLACK, _MIN_ESTIMATE)
    assert not story or _may_be_story(np.array([estimate]), np.array([other]), one).all()


@pytest.mark.parametrize(
    ("estimate", "size", "worth"),
    [(0.5, 100, True), (0.35, 100, True), (0.25, 100, False), (0.25, 200, True), (0.1, 400, False)],
)
def test_only_what_may_share_enough_is_compared_exactly(estimate, size, worth):
    assert _may_be_story(np.array([estimate]), np.array([size]), 100).tolist() == [worth]
