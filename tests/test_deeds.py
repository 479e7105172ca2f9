"""Who does what to whom, as the narrator tells it."""

import pytest

from analysis.measures.deed_rules import links, sentence_deeds
from analysis.measures.deeds import deeds
from analysis.measures.examples import marked_corpus

CASES = [
    ("{Iran} condemned {Turkey}.", [("Iran", "condemn", "Turkey", "against")]),
    (
        "{Iran} sharply criticised {Turkey}'s raid.",
        [("Iran", "criticise", "Turkey", "against")],
    ),
    ("{Turkey} was praised by {Iran}.", [("Iran", "praise", "Turkey", "for")]),
    ("{Iran} met {Turkey}.", [("Iran", "meet", "Turkey", "neutral")]),
    ("{Iran} lashed out at {Turkey}.", [("Iran", "lash out", "Turkey", "against")]),
    ("{Iran}, a critic of {Turkey}, left.", [("Iran", "criticise", "Turkey", "against")]),
    ("{Russian=Russia} jets bombed {Turkey}.", [("Russia", "bomb", "Turkey", "against")]),
    ("{Iran} did not condemn {Turkey}.", []),
    ("{Iran} refused to condemn {Turkey}.", []),
    ("{Iran} and {Turkey} left.", []),
    ("{Iran} watched as rebels who had fled condemned the talks held by {Turkey}.", []),
    ("{Turkey} was condemned.", []),
    ("{Iran} put up with those who fight {Turkey}.", []),
    ("{Iran}, who met {Turkey}, left.", [("Iran", "meet", "Turkey", "neutral")]),
    ("An alliance of {Kurds} backed by {Turkey} won.", [("Turkey", "back", "Kurds", "for")]),
    ("{Iran} met in {Turkey}.", []),
    ("{Iran} condemned {Iran}.", []),
]


@pytest.mark.parametrize(("marked", "expected"), CASES, ids=[marked[:40] for marked, _ in CASES])
def test_deeds_of_a_sentence(marked, expected):
    found = deeds(marked_corpus([marked]))
    assert list(found[["actor", "verb", "target", "sense"]].itertuples(index=False, name=None)) == (
        expected
    )


def test_quoted_words_tell_no_deeds():
    corpus = marked_corpus(["{Putin} said {Iran} condemned {Turkey}."])
    corpus.mentions.loc[1:, "voice"] = "Putin"
    assert deeds(corpus).empty


def test_nearer_is_surer():
    near = sentence_deeds("Iran condemned Turkey.", [(0, 4), (15, 21)])[0]
    far = sentence_deeds("Iran condemned all of the deals of Turkey.", [(0, 4), (35, 41)])[0]
    assert near.distance < far.distance


def test_every_verb_takes_a_side_and_says_of_which_sort_it_is():
    assert {link.sense for link in links().values()} == {"for", "against", "neutral"}
    assert {link.sort for link in links().values()} == {"verbal", "material", "noun"}
