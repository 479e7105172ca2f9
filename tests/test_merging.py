"""One actor for many names over a collection."""

import pandas as pd

from analysis.actors.confidence import rule_confidence
from analysis.actors.merging import resolve_actors


def mentions_of(*rows):
    columns = ["article_id", "surface", "actor", "kind", "rule"]
    return pd.DataFrame(rows, columns=columns)


def test_a_merged_name_takes_the_confidence_of_the_rule_that_merged_it():
    found = mentions_of(
        ("a", "Ada Quill", "Ada Quill", "person", "office"),
        ("b", "Quill", "Quill", "place", "capital"),
    )
    merged = resolve_actors(found.assign(kind_confidence=[0.9, 0.4]))
    assert merged["kind_confidence"].tolist() == [0.9, rule_confidence("surname")]


def test_a_surname_becomes_the_one_person_of_the_collection():
    found = mentions_of(
        ["a", "Ada Quill", "Ada Quill", "person", "office"],
        ["b", "Quill", "Quill", "person", "speech verb"],
        ["b", "Quill", "Quill", "organisation", "capital"],
    )
    merged = resolve_actors(found)
    assert merged["actor"].tolist() == ["Ada Quill", "Ada Quill", "Ada Quill"]
    assert merged["kind"].tolist() == ["person"] * 3
    assert merged["rule"].tolist() == ["office", "surname in collection", "surname in collection"]
    assert found["actor"].tolist() == ["Ada Quill", "Quill", "Quill"]


def test_two_persons_of_one_surname_stay_apart():
    found = mentions_of(
        ["a", "Ada Quill", "Ada Quill", "person", "office"],
        ["b", "Tom Quill", "Tom Quill", "person", "office"],
        ["c", "Quill", "Quill", "person", "speech verb"],
    )
    assert resolve_actors(found)["actor"].tolist() == ["Ada Quill", "Tom Quill", "Quill"]


def test_a_public_figure_gives_way_to_the_collections_own_person():
    found = mentions_of(
        ["a", "Kim Assad", "Kim Assad", "person", "given name"],
        ["b", "Assad", "Bashar al-Assad", "person", "public figure"],
        ["c", "Bashar al-Assad", "Bashar al-Assad", "person", "person"],
        ["d", "Assad", "Bashar al-Assad", "person", "surname"],
    )
    merged = resolve_actors(found)["actor"].tolist()
    assert merged == ["Kim Assad", "Assad", "Bashar al-Assad", "Bashar al-Assad"]


def test_a_rare_slip_becomes_the_frequent_name():
    rows = [["a", "Marta Keller", "Marta Keller", "person", "given name"]] * 4
    rows += [["b", "Marta Kellar", "Marta Kellar", "person", "given name"]]
    assert set(resolve_actors(mentions_of(*rows))["actor"]) == {"Marta Keller"}


def test_an_acronym_becomes_the_long_form_of_another_article():
    found = mentions_of(
        ["a", "Border Relief Fund", "Border Relief Fund", "organisation", "organisation ending"],
        ["a", "BRF", "Border Relief Fund", "organisation", "acronym of a name"],
        ["b", "BRF", "BRF", "organisation", "acronym"],
    )
    assert resolve_actors(found)["actor"].tolist() == ["Border Relief Fund"] * 3


def test_accents_do_not_make_two_actors():
    rows = [["a", "Jürgen Trittin", "Jürgen Trittin", "person", "given name"]] * 2
    rows += [["b", "Jurgen Trittin", "Jurgen Trittin", "person", "given name"]]
    assert set(resolve_actors(mentions_of(*rows))["actor"]) == {"Jürgen Trittin"}


def test_nothing_happens_to_the_users_names():
    found = mentions_of(
        ["a", "Ada Quill", "Ada Quill", "person", "office"],
        ["b", "Quill", "Quill", "person", "user"],
    )
    assert resolve_actors(found)["actor"].tolist() == ["Ada Quill", "Quill"]


def test_an_empty_table_stays_empty():
    assert resolve_actors(mentions_of()).empty
