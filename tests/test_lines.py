"""The line model: properties that can be checked by eye, scores that they add up to."""

import math

import pytest

from analysis.reading.lines import explain_line, line_features, load_model, score_line

PROSE = (
    "The foreign minister said that the two sides, who had met twice in a week, were closer than "
    "before, and asked reporters for patience."
)


@pytest.mark.parametrize(
    ("line", "features"),
    [
        ("* World News", {"length to 3", "list sign", "all capitalised initials"}),
        ("2019", {"length to 1", "share of digits", "year in a short line"}),
        ("12 Comments", {"length to 3", "share of digits"}),
        (
            "Who pays?",
            {"length to 3", "ends as a sentence, length to 3", "ends in a question mark"},
        ),
        (
            "SIGN UP NOW",
            {"length to 3", "all capitalised initials", "all capitals", "begins as a request"},
        ),
        (
            "Your guide | www.courier.example",
            {
                "length to 6",
                "separator",
                "web address",
                "speaks to the reader",
                "begins as a request",
                "share of small initials",
                "share of function words",
            },
        ),
        (
            "Talks end in ViennaEnvoys met for a second day and left.",
            {
                "length to 16",
                "ends as a sentence, length to 16",
                "run together",
                "share of small initials",
                "share of function words",
            },
        ),
    ],
)
def test_properties(line, features):
    assert set(line_features(line)) == features


def test_the_worked_shares():
    found = line_features("He said: “We met in May. It rained, all day.”")
    assert found["share of function words"] == pytest.approx(5 / 10)
    assert found["share of small initials"] == pytest.approx(6 / 10)
    assert found["sentence ends inside"] == 1
    assert found["commas"] == 1
    assert "speaks to the reader" not in found


@pytest.mark.parametrize("name", ["McDonald wept", "iPhone sales", "NATO met", "MacArthur left"])
def test_names_are_not_texts_run_together(name):
    assert "run together" not in line_features(name)


def test_prose_scores_above_menus():
    assert score_line(PROSE) > 1
    for menu in ("Sign In", "* World News", "Terms of Use", "Follow us on Facebook", "Sports"):
        assert score_line(menu) < -1


def test_a_line_printed_twice_scores_no_higher():
    for line in (PROSE, "Sign In", "Talks end without a deal"):
        assert score_line(line, printed_twice=True) <= score_line(line)


def test_an_explanation_adds_up_to_the_score():
    line = "Envoys to meet again, ministry says"
    adds = explain_line(line)["adds"]
    assert math.isclose(adds.sum(), score_line(line))
    assert adds.abs().is_monotonic_decreasing


def test_the_model_knows_every_property_that_it_weighs():
    model = load_model()
    assert model.limit > 0
    assert {"return", "heading", "item", "inner", "chrome"} <= set(model.costs)
    assert set(line_features("* World News")) <= set(model.weights)


def test_an_endless_line_is_cut():
    line_features("word " * 2_000_000)
