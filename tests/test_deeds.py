"""Who does what to whom, as the narrator tells it."""

from dataclasses import replace

import pytest

from analysis.measures.deed_rules import sentence_deeds
from analysis.measures.deed_words import links
from analysis.measures.deeds import deeds
from analysis.measures.examples import marked_corpus
from analysis.tables import QUOTES, conform

CASES = [
    ("{Iran} condemned {Turkey}.", [("Iran", "condemn", "Turkey", "against")]),
    (
        "{Iran} sharply criticised {Turkey}'s raid.",
        [("Iran", "criticise", "Turkey", "against")],
    ),
    ("{Turkey} was praised by {Iran}.", [("Iran", "praise", "Turkey", "for")]),
    ("{Iran} met {Turkey}.", [("Iran", "meet", "Turkey", "neutral")]),
    ("{Iran} lashed out at {Turkey}.", [("Iran", "lash out", "Turkey", "against")]),
    ("{Iran}, a critic of {Turkey}, left.", []),  # told of too many who are not
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
    ("{Turkey} was praised on Monday by {Iran}.", [("Iran", "praise", "Turkey", "for")]),
    ("{Turkey} shot down a {Russian=Russia} jet.", [("Turkey", "shoot", "Russia", "against")]),
    ("{Paris} has armed and sheltered {Assad}'s opponents.", []),
    ("{Paris} armed opponents of {Assad}.", []),
    ("{Assad}'s foes condemned {Turkey}.", []),
    ("{Iran} armed anti-{Assad} rebels.", []),
    ("Kerry called on {Russia} to condemn {Assad}.", []),
    ("{Iran} watched and then she condemned {Turkey}.", []),
    ("{Iran} backed away from {Turkey}.", []),
    ("Crowds at {Iran} opposing {Turkey} left.", []),
    ("{Iran} blasted him on {Turkey}.", []),
    ("{Iran}, which saw the ousted {Turkey}, left.", []),
    ("{Iran} praised the {Turkey}-based firm.", []),
    (
        "{Hollande}, who met {Putin} in {Moscow}, condemned {Assad}.",
        [("Hollande", "meet", "Putin", "neutral"), ("Hollande", "condemn", "Assad", "against")],
    ),
    ("{Boxer} of {Ohio} condemned {Kerry}.", [("Boxer", "condemn", "Kerry", "against")]),
    ("Prices in {Moscow}, condemned {Assad}.", []),
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


def test_a_target_may_stand_in_the_words_of_who_does_it():
    corpus = marked_corpus(["{Putin} accused {Iran} of lies."])
    corpus.mentions.loc[1, "voice"] = "Putin"
    assert deeds(corpus)["verb"].tolist() == ["accuse"]


def test_a_verb_in_somebodys_words_tells_no_deed():
    corpus = marked_corpus(["{Putin} said {Iran} condemned {Turkey}."])
    told = corpus.quotes.reindex([0]).assign(article_id="a0", start=11, end=32, direct=False)
    assert len(deeds(corpus)) == 1
    assert deeds(replace(corpus, quotes=conform(told.assign(sentence_id=0), QUOTES))).empty


def test_the_host_is_not_the_house():
    corpus = marked_corpus(["{Putin} mocked {Post} host {Kelly}. {Iran} backed a {Senate} bill."])
    corpus.mentions.loc[1, ["role", "kind"]] = ["modifier", "organisation"]
    corpus.mentions.loc[2, "kind"] = "person"
    corpus.mentions.loc[4, "role"] = "modifier"
    assert deeds(corpus)[["actor", "target"]].values.tolist() == [["Putin", "Kelly"]]


def test_fans_are_not_their_star_but_a_government_is_its_head():
    corpus = marked_corpus(["{Putin} fans mocked {Iran}. {Iran} mocked the {Putin} government."])
    corpus.mentions.loc[[0, 3], "role"] = "modifier"
    corpus.mentions.loc[[0, 3], "kind"] = "person"
    assert deeds(corpus)[["actor", "target"]].values.tolist() == [["Iran", "Putin"]]


def test_nearer_is_surer():
    near = sentence_deeds("Iran condemned Turkey.", [(0, 4), (15, 21)])[0]
    far = sentence_deeds("Iran condemned all of the deals of Turkey.", [(0, 4), (35, 41)])[0]
    assert near.distance < far.distance


def test_every_verb_takes_a_side_and_says_of_which_sort_it_is():
    assert {link.sense for link in links().values()} == {"for", "against", "neutral"}
    assert {link.sort for link in links().values()} == {"verbal", "material", "noun"}
