import pandas as pd
import pytest

from analysis import tables

REMOVAL = {"article_id": "a", "start": 0, "end": 2, "rule": "advertisement", "text": "Ad"}


def frame(**changes):
    return pd.DataFrame([REMOVAL | changes])


@pytest.mark.parametrize("table", tables.TABLES, ids=lambda t: t.name)
def test_empty_tables_keep_their_contract(table):
    assert tables.check(tables.empty(table), table).empty


def test_conform_orders_drops_and_converts_without_touching_the_input():
    given = frame(start="3", extra=1)[["extra", "text", "rule", "end", "start", "article_id"]]
    before = given.copy()
    made = tables.conform(given, tables.REMOVALS)
    assert list(made.columns) == list(tables.REMOVALS.columns)
    assert made.loc[0, "start"] == 3
    pd.testing.assert_frame_equal(given, before)


def test_conform_adds_what_may_be_missing():
    sentence = {
        "article_id": "a", "sentence_id": 0, "paragraph": 0, "section": "body",
        "start": 0, "end": 3, "text": "Yes", "n_scored": 0,
    }  # fmt: skip
    made = tables.conform(pd.DataFrame([sentence]), tables.SENTENCES)
    assert made["tone"].isna().all()
    assert made["speaker"].isna().all()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"start": "x"}, "column 'start': cannot be read as integer"),
        ({"article_id": None}, "column 'article_id': missing in row 0"),
        ({"rule": None}, "column 'rule': missing in row 0"),
    ],
)
def test_conform_names_the_column_that_is_wrong(change, message):
    with pytest.raises(tables.TableError, match=message):
        tables.conform(frame(**change), tables.REMOVALS)


def test_conform_names_the_column_that_is_absent():
    with pytest.raises(tables.TableError, match="rule, text are missing"):
        tables.conform(frame().drop(columns=["rule", "text"]), tables.REMOVALS)


def test_a_repeated_key_is_refused():
    with pytest.raises(tables.TableError, match=r"occurs twice, first at \{'article_id': 'a'"):
        tables.conform(pd.DataFrame([REMOVAL, REMOVAL]), tables.REMOVALS)


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("toward", 1.5, "1.5 lies outside -1 to 1"),
        ("kind", "planet", "'planet' is none of person, organisation, place, group"),
        ("role", "hero", "'hero' is none of actor"),
    ],
)
def test_ranges_and_choices_are_checked(column, value, message):
    mention = {
        "article_id": "a", "sentence_id": 0, "start": 0, "end": 6, "surface": "Russia",
        "actor": "Russia", "kind": "place", "rule": "gazetteer", "role": "actor",
    }  # fmt: skip
    tables.conform(pd.DataFrame([mention]), tables.MENTIONS)
    with pytest.raises(tables.TableError, match=message):
        tables.conform(pd.DataFrame([mention | {column: value}]), tables.MENTIONS)


def test_check_refuses_another_order_of_columns():
    good = tables.conform(frame(), tables.REMOVALS)
    with pytest.raises(tables.TableError, match="order"):
        tables.check(good[good.columns[::-1]], tables.REMOVALS)
