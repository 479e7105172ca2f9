"""The word list: negation, clauses, phrases, whom a verb falls on, and the words shown."""

import numpy as np
import pytest

from analysis.sentiment.lexicon import matched_words, score_actors
from analysis.sentiment.toward import score_toward


def toward(sentence, *names):
    """Return the score toward each name."""
    spans = [(sentence.index(name), sentence.index(name) + len(name)) for name in names]
    return score_toward([sentence], [spans], method="lexicon")["toward"].tolist()


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("Bob is a hero.", 1),
        ("Bob was hailed as a brilliant negotiator.", 1),
        ("Bob is a corrupt liar.", -1),
        ("Bob was condemned for the massacre.", -1),
        ("Bob is not a hero.", -1),
        ("Bob isn't a hero.", -1),
        ("Bob isn’t a hero.", -1),
        ("Bob is no longer a hero.", -1),
        ("Bob never lied.", 1),
        ("Bob is not only brave.", 1),
        ("Bob faces war crimes charges.", -1),
        ("Bob's peace deal held.", 1),
        ("Bob was attacked.", -1),
        ("Bob cheated the voters.", -1),
    ],
)
def test_sign(sentence, sign):
    (score,) = toward(sentence, "Bob")
    assert np.sign(score) == sign


@pytest.mark.parametrize(
    "sentence",
    [
        "Bob spoke on Monday.",
        "Bob met the prime minister.",
        "Most of the latest figures reached Bob.",
        "Bob of the Security Council spoke.",
    ],
)
def test_no_known_word_is_no_evidence(sentence):
    assert np.isnan(toward(sentence, "Bob")[0])


@pytest.mark.parametrize(
    ("sentence", "lower", "higher"),
    [
        ("Ann condemned Bob.", "Bob", "Ann"),
        ("Bob was condemned by Ann.", "Bob", "Ann"),
        ("Ann praised Bob.", "Ann", "Bob"),
        ("Ann won the award, but Bob was convicted of fraud.", "Bob", "Ann"),
    ],
)
def test_whom_it_falls_on(sentence, lower, higher):
    low, high = toward(sentence, lower, higher)
    assert low < high


def test_a_negation_stops_at_the_end_of_its_clause():
    found = matched_words("Ann did not come; Bob is a hero.", [(18, 21)])
    assert found["negated"].tolist() == [False]


def test_names_are_not_words():
    sentence = "Hope Savage met Victor Grace on Monday."
    found = matched_words(sentence, [(0, 11), (16, 28)])
    assert found.empty


def test_the_words_shown_add_up_to_the_score():
    sentence = "Ann is a brave hero, but Bob is a corrupt liar."
    spans = [(0, 3), (25, 28)]
    found = matched_words(sentence, spans)
    assert [sentence[s:e] for s, e in zip(found["start"], found["end"], strict=True)] == (
        found["word"].tolist()
    )
    np.testing.assert_allclose(found["share"], found["polarity"] * found["weight"])
    evidence = found.groupby("span")["share"].sum().to_numpy()
    chances = score_actors(sentence, spans)
    assert (np.sign(chances[:, 2] - chances[:, 0]) == np.sign(evidence)).all()
    np.testing.assert_allclose(chances.sum(axis=1), 1)


def test_the_method_is_named():
    scores = score_toward(["Bob is a hero."], [[(0, 3)]], method="lexicon")
    assert scores["method"].tolist() == ["lexicon"]
