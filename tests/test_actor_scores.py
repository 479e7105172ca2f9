"""The scorer on cases counted by hand."""

import math

import pytest

from training.actor_scores import Counts, b_cubed, count, f1, intervals, scores, trim


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("the United Nations", "ORG", "United Nations"),
        ("President Donald Trump's", "PER", "Donald Trump"),
        ("Mr. Fay", "PER", "Fay"),
        ("The", "ORG", "The"),
        ("President", "PER", "President"),
        ("Justice Department", "ORG", "Justice Department"),
        ("France’s", "LOC", "France"),
    ],
)
def test_trims_both_sides_alike(text, kind, name):
    start, end, _ = trim(text, (0, len(text), kind))
    assert text[start:end] == name


def test_counts_spans_types_and_overlaps():
    found = [(0, 5, "PER"), (10, 20, "ORG"), (30, 35, "LOC"), (50, 55, "LOC")]
    gold = [(0, 5, "PER"), (10, 20, "LOC"), (32, 38, "LOC"), (60, 65, "PER"), (70, 72, "PER")]
    assert count(found, gold) == Counts(4, 5, 2, 1, 3, 3)


def test_scores_over_documents_add_counts_up():
    # 3 of 6 found and 3 of 6 marked: 50; 1 typed: 1/6; touching 4 of 6 and 5 of 6: P 2/3, R 5/6.
    values = scores([Counts(2, 3, 1, 0, 1, 2), Counts(4, 3, 2, 1, 3, 3)])
    assert values["actor F1"] == 50
    assert values["typed F1"] == pytest.approx(100 / 6)
    assert values["overlap F1"] == pytest.approx(200 * (2 / 3) * (5 / 6) / (2 / 3 + 5 / 6))


def test_nothing_right_is_zero():
    assert f1(0, 0, 0, 3) == 0


def test_b_cubed_counts_every_mention():
    # Mentions x x y of entities 1 2 2: precision (1/2 + 1/2 + 1)/3, recall (1 + 1/2 + 1/2)/3.
    assert b_cubed([(["x", "x", "y"], ["1", "2", "2"])]) == pytest.approx(200 / 3)
    assert b_cubed([(["x"], ["1"]), (["x"], ["2"])]) == 100
    assert math.isnan(b_cubed([]))


def test_intervals_are_repeatable_and_hold_the_score():
    counts = [Counts(4, 4, n % 5, 0, 0, 0) for n in range(20)]
    bounds = [intervals(20, lambda draw: scores([counts[i] for i in draw])) for _ in range(2)]
    assert bounds[0] == bounds[1]
    low, high = bounds[0]["actor F1"]
    assert low < scores(counts)["actor F1"] < high
