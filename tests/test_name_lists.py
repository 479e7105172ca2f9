"""Names that were merged, that could mean several actors, that nobody is known by."""

# ruff: noqa: E501 (one case a line)

import pandas as pd
import pytest

from analysis import tables
from analysis.corpus import Corpus
from analysis.measures.aliases import ambiguous_names, merged_names, unmatched_names
from analysis.measures.examples import marked_corpus
from analysis.measures.unmatched import uncovered_names
from analysis.pipeline import analyse


def corpus_of(*texts, **options):
    return analyse(pd.DataFrame({"text": texts}), method="none", progress=False, **options)


@pytest.mark.parametrize("measure", [merged_names, ambiguous_names, unmatched_names])
def test_an_empty_collection_gives_an_empty_table_with_its_columns(measure):
    empty = Corpus(**{table.name: tables.empty(table) for table in tables.TABLES})
    full = corpus_of("Jordan met Clinton. Zorbo Blent met Zorbo Blent and Russian aides.")
    assert measure(empty).empty
    assert measure(empty).columns.tolist() == measure(full).columns.tolist()


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Mayor Ada Quill spoke. Quill left.", ["Ada Quill", "Quill", "person", "surname"]),
        ("Mayor Ada Quill spoke. The mayor left.", ["Ada Quill", "the mayor", "person", "description"]),
        ("The Border Fund (BF) met. BF paid.", ["Border Fund", "BF", "organisation", "acronym of a name"]),
        ("The Russians left.", ["Russia", "Russians", "place", "people"]),
        ("Russian jets flew.", ["Russia", "Russian", "place", "adjective"]),
        ("Moscow denied it.", ["Russia", "Moscow", "place", "capital for government"]),
        ("President Vladirmir Putin spoke.", ["Vladimir Putin", "Vladirmir Putin", "person", "misspelling"]),
        ("Then Daesh left.", ["Islamic State", "Daesh", "group", "group"]),
    ],
)  # fmt: skip
def test_each_merge_has_its_rule(text, row):
    merged = merged_names(corpus_of(text))
    assert merged[["actor", "alias", "kind", "rule"]].values.tolist() == [row]
    assert merged["example"].item() in text


@pytest.mark.parametrize(
    "text",
    ["RUSSIA BACKS THE PLAN AT TALKS\n\nRussia spoke.", "François Hollande spoke.", "He came."],
)
def test_case_and_accents_are_no_merge(text):
    assert merged_names(corpus_of(text)).empty


def test_merges_are_counted_and_the_most_mentioned_actor_stands_first():
    merged = merged_names(
        marked_corpus(
            ["{Moscow=Russia} and {Russian=Russia} met {French=France}. {Russian=Russia} left.",
             "{Russian=Russia} spoke."]
        )
    )  # fmt: skip
    assert merged[["actor", "alias", "n_mentions", "n_articles"]].values.tolist() == [
        ["Russia", "Russian", 3, 2],
        ["Russia", "Moscow", 1, 1],
        ["France", "French", 1, 1],
    ]


def test_two_people_of_one_surname_are_listed():
    found = ambiguous_names(corpus_of("Tom Sand and Eva Sand came. Sand spoke.", "Clinton spoke."))
    assert found[["alias", "actor", "candidates", "n_mentions"]].values.tolist() == [
        ["Clinton", "Clinton", "Bill Clinton; Hillary Clinton", 1],
        ["Sand", "Sand", "Eva Sand; Tom Sand", 1],
    ]


def test_a_surname_that_means_different_people_in_different_articles_is_listed():
    texts = ["Mayor Tom Sand came. Sand spoke. Sand left.", "Mayor Eva Sand came. Sand spoke."]
    found = ambiguous_names(corpus_of(*texts)).iloc[0]
    assert found[["alias", "actor", "n_mentions"]].tolist() == ["Sand", "Tom Sand; Eva Sand", 3]
    assert found["candidates"] == "Eva Sand; Tom Sand"


def test_names_with_several_bearers_anywhere_are_listed_unless_the_user_has_told():
    own = pd.DataFrame({"actor": ["Michael Jordan"], "alias": ["Jordan"]})
    texts = ["Jordan and Georgia agreed."]
    assert ambiguous_names(corpus_of(*texts))["alias"].tolist() == ["Georgia", "Jordan"]
    assert ambiguous_names(corpus_of(*texts, actors=own))["alias"].tolist() == ["Georgia"]


def test_a_capital_that_is_city_and_government_is_not_listed():
    assert ambiguous_names(corpus_of("Moscow denied it. He is in Moscow.")).empty


def test_names_that_nobody_is_known_by_are_listed():
    texts = ["Then Zorbin spoke to the XQF. Zorbin said: it helps.", "Zorbin met the XQF."]
    found = unmatched_names(corpus_of(*texts))
    assert found[["alias", "why", "n_mentions", "n_articles"]].values.tolist() == [
        ["Zorbin", "one name only", 3, 2],
        ["XQF", "acronym only", 2, 2],
    ]
    assert unmatched_names(corpus_of(*texts), min_mentions=3)["alias"].tolist() == ["Zorbin"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{Russia} met Zorbo Blent. Then Zorbo left.", ["Zorbo", "Zorbo Blent"]),
        ("Then {Zorbo Blent} left.", []),
        ("Zorbo left. Blent stays.", []),
        ("They said on Monday that the Minister had met Senator Zorbo in December.", ["Zorbo"]),
        ("They met on the Internet and at Christmas.", []),
        ("Great Zorbo Blent Wins Again", []),
        ("Then {Zorbo} Blent left.", ["Blent"]),
        ("", []),
    ],
)
def test_capitalised_words_without_a_mention(text, names):
    assert uncovered_names(marked_corpus([text]))["alias"].tolist() == names


def test_nothing_is_changed():
    corpus = corpus_of("Jordan met Clinton. Russian aides met Zorbo Blent.")
    before = corpus.mentions.copy(), corpus.tokens.copy()
    for measure in (merged_names, ambiguous_names, unmatched_names):
        measure(corpus)
    pd.testing.assert_frame_equal(corpus.mentions, before[0])
    pd.testing.assert_frame_equal(corpus.tokens, before[1])
