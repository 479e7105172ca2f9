"""The user's own names in a text: whom they mean, when they count, and what they push aside."""

# ruff: noqa: E501 (one case a line)

import datetime

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.actors.detection import find_mentions
from analysis.actors.gazetteer import joined, words_of
from analysis.actors.mentions import mention_table
from analysis.actors.own_names import OwnNames, own_names
from analysis.actors.table import ActorTableWarning
from analysis.actors.words import BREAK, split_words
from analysis.language.sentences import sentence_table

COLUMNS = ["actor", "alias", "kind", "active_from", "active_to"]


def table(*rows):
    return pd.DataFrame([[*row, *[None] * (5 - len(row))] for row in rows], columns=COLUMNS)


def actors_of(text, *rows, **options):
    found = find_mentions(text, actors=table(*rows) if rows else None, **options)
    return found[["surface", "actor"]].values.tolist()


# One row a merge: the text, what the rules say, and what they say once the row undoes it.
MERGES = [
    ("surname", "Mayor Ada Quill spoke. Quill left.", "Quill", "Ada Quill", "Tom Quill"),
    ("first name", "Ada Quill spoke. Ada left.", "Ada", "Ada Quill", "Ada Lovett"),
    ("acronym", "The Border Relief Fund met. The BRF paid.", "BRF", "Border Relief Fund", "Big Red Fox"),
    ("short form", "The Supreme Court of Cassation met. The Court ruled.", "Court", "Supreme Court of Cassation", "High Court"),
    ("misspelling", "Kristin Wilkes sat. Kristin Wilkes rose. Kristen Wilkes left.", "Kristen Wilkes", "Kristin Wilkes", "Kristen Wilkes"),
    ("misspelt figure", "President Vladirmir Putin spoke.", "Vladirmir Putin", "Vladimir Putin", "Vladirmir Putin"),
    ("demonym", "The Russians agreed.", "Russians", "Russia", "Russian people"),
    ("adjective", "Russian jets flew.", "Russian", "Russia", "Russian army"),
    ("capital", "Moscow denied it.", "Moscow", "Russia", "Moscow city hall"),
    ("seat", "The Kremlin denied it.", "Kremlin", "Russia", "Kremlin museums"),
    ("public figure", "Assad stays.", "Assad", "Bashar al-Assad", "Maher al-Assad"),
    ("other name", "ISIL and Daesh", "Daesh", "Islamic State", "Daesh"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "alias", "merged", "actor"),
    [row[1:] for row in MERGES],
    ids=[row[0] for row in MERGES],
)
def test_one_row_undoes_a_merge(text, alias, merged, actor):
    assert [alias, merged] in actors_of(text)
    found = actors_of(text, (actor, alias))
    assert [alias, actor] in found
    assert [alias, merged] not in found
    assert alias not in dict(actors_of(text, ("", alias, "none")))


def test_one_row_undoes_a_title():
    text = "Mayor Ada Quill spoke. The mayor left. A mayor stays."
    assert ["mayor", "Ada Quill"] in actors_of(text)
    assert actors_of(text, ("Tom Sand", "the mayor"))[1:] == [["mayor", "Tom Sand"]]
    assert actors_of(text, ("", "the mayor", "none")) == [["Ada Quill", "Ada Quill"]]


def test_one_row_undoes_what_was_merged_over_the_collection():
    texts = ["Mayor Ada Brandt left.", "Brandt spoke.", "The Border Fund (BF) met.", "The BF paid."]
    articles = pd.DataFrame({"article_id": list("abcd"), "title": None, "text": texts})
    sentences = sentence_table(articles)
    assert mention_table(articles, sentences)["actor"].tolist()[1] == "Ada Brandt"
    own = table(("Tom Brandt", "Brandt"), ("Big Fox", "BF"))
    assert mention_table(articles, sentences, actors=own)["actor"].tolist() == [
        "Ada Brandt", "Tom Brandt", "Border Fund", "Big Fox", "Big Fox",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Bill Clinton spoke.", ["Bill Clinton"]),
        ("Chelsea Clinton spoke.", ["Chelsea Clinton"]),
        ("Secretary Clinton spoke.", ["Clinton"]),
        ("CLINTON VISITS FRANCE ON MONDAY", ["CLINTON", "FRANCE"]),
        ("Clinton's aides", ["Clinton"]),
    ],
)
def test_a_name_is_no_part_of_a_longer_one(text, surfaces):
    found = find_mentions(text, actors=table(("Hillary Clinton", "Clinton")))
    assert found["surface"].tolist() == surfaces
    assert (found["actor"] == "Hillary Clinton").tolist() == [
        "lin" in s.lower() and " " not in s for s in surfaces
    ]


@pytest.mark.parametrize("alias", ["Élan", "E\u0301lan", "Elan", "É\u00adlan"])
def test_accents_and_what_cannot_be_seen_make_no_other_name(alias):
    assert actors_of("Élan won. Élan lost.", ("Elan Vital", alias)) == [["Élan", "Elan Vital"]] * 2


def test_the_users_spelling_of_an_actor_stays():
    assert actors_of("François Hollande left.", ("Francois Hollande", "François Hollande")) == [
        ["François Hollande", "Francois Hollande"]
    ]


def test_a_demonym_keeps_its_role():
    found = find_mentions("Russian jets flew.", actors=table(("Army", "Russian", "group")))
    assert found[["rule", "role", "kind"]].values.tolist() == [["user", "modifier", "group"]]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (("Ada Quill", "Lady Q"), "person"),
        (("Quillcorp", "Lady Q"), "organisation"),
        (("Norway", "Lady Q"), "place"),
        (("Quillcorp", "Lady Q", "group"), "group"),
    ],
)
def test_a_kind_that_is_left_out_is_told_by_the_actor(row, kind):
    assert find_mentions("Lady Q spoke.", actors=table(row))["kind"].tolist() == [kind]


def test_a_kind_in_one_row_holds_for_the_actors_other_names():
    own = table(("Quillcorp", "QCX", "group"), ("Quillcorp", "Lady Q"))
    assert find_mentions("Lady Q spoke.", actors=own)["kind"].tolist() == ["group"]


PRESIDENTS = [
    ("Ada Quill", "the mayor", "person", "2010-01-01", "2015-06-30"),
    ("Tom Sand", "the mayor", "person", "2015-07-01", None),
]


@pytest.mark.parametrize(
    ("day", "actors"),
    [
        ("2009-12-31", []),
        ("2010-01-01", ["Ada Quill"]),
        ("2015-06-30", ["Ada Quill"]),
        ("2015-07-01", ["Tom Sand"]),
        ("2030-01-01", ["Tom Sand"]),
        (None, []),
    ],
)
def test_a_name_counts_within_its_days(day, actors):
    published = datetime.date.fromisoformat(day) if day else None
    found = find_mentions("Today the mayor left.", actors=table(*PRESIDENTS), published=published)
    assert found["actor"].tolist() == actors


def test_a_longer_name_that_does_not_count_today_hides_no_shorter_one():
    own = table(("Fund", "Border Fund", "group", "2030-01-01"), ("Border", "Border", "place"))
    assert find_mentions("The Border Fund met.", actors=own)["actor"].tolist()[:1] == ["Border"]


def test_articles_without_a_date_are_told_of():
    texts = ["Then the mayor left."] * 2
    published = pd.to_datetime(["2012-05-01", None], utc=True)
    articles = pd.DataFrame({"article_id": ["a", "b"], "title": None, "text": texts})
    articles["published"] = published
    with pytest.warns(ActorTableWarning, match="1 of 2 articles have no full date"):
        found = mention_table(articles, sentence_table(articles), actors=table(*PRESIDENTS))
    assert found[["article_id", "actor"]].values.tolist() == [["a", "Ada Quill"]]


def test_the_automaton_of_a_table_is_built_once():
    own = table(("Ada Quill", "Lady Q"))
    assert own_names(own) is own_names(own.copy())
    assert own_names(own) is not own_names(own.assign(alias="Quillcorp"))
    assert own_names(own.iloc[:0]) is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("abAB", min_size=1, max_size=3), max_size=4).map(" ".join))
def test_words_of_plain_names_are_told_apart_as_in_a_text(name):
    assert words_of(name) == [word for word in split_words(name).texts if word != BREAK]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=3), min_size=1, max_size=5),
    st.lists(st.sampled_from("abcd"), max_size=12),
)
def test_the_leftmost_and_then_the_longest_name_is_found(names, words):
    rows = {" ".join(name): ("x", " ".join(name), "group", None, None) for name in names}
    found = [(k.first, k.last) for k in OwnNames(tuple(rows.values())).find(words, None)]
    expected, at = [], 0
    while at < len(words):
        ends = [
            at + n
            for n in (3, 2, 1)
            if " ".join(words[at : at + n]) in rows and at + n <= len(words)
        ]
        expected += [(at, ends[0])] if ends else []
        at = ends[0] if ends else at + 1
    assert found == expected


@pytest.mark.parametrize(
    "alias", ["=cmd()|' /C calc'!A0", "<script>x()</script>", "Bad\nName", "a" * 10_000, "{{ 7 }}"]
)
def test_hostile_names_are_names(alias):
    found = find_mentions(f"Then came {alias} and left.", actors=table(("Villain", alias, "group")))
    assert found["actor"].tolist() == [] if "\n" in alias else ["Villain"]
    assert joined(words_of(alias))
