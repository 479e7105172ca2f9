import json

import pandas as pd
import pytest

from analysis import tables
from analysis.corpus import Corpus
from analysis.measures.collection import (
    metadata_coverage,
    outlet_summary,
    removal_ledger,
    removals_by_rule,
)

DAY = pd.Timestamp("2015-11-19", tz="UTC")
ARTICLES = [
    {"path": "b.txt", "outlet": "Post", "published": DAY, "n_words": 2, "text": "Six ch"},
    {"path": "a.txt", "outlet": "Post", "published": None, "n_words": 3, "text": "Four"},
    {"path": "c.txt", "outlet": None, "published": None, "n_words": 5, "text": ""},
]
SOURCES = [{"title": "first line"}, {"title": "og:title"}, {"title": "first line"}]
REMOVALS = [
    ("a0", 0, 3, "share", "Twe", 1.0),
    ("a0", 9, 12, "advertisement", "Ad\n", 1.0),
    ("a1", 4, 8, "share", "Post", 1.0),
]


@pytest.fixture
def corpus():
    frames = {table.name: tables.empty(table) for table in tables.TABLES}
    articles = pd.DataFrame(ARTICLES).assign(
        article_id=["a0", "a1", "a2"], weight=1.0, metadata_source=[json.dumps(s) for s in SOURCES]
    )
    removals = pd.DataFrame(REMOVALS, columns=list(tables.REMOVALS.columns))
    frames["articles"] = tables.conform(articles, tables.ARTICLES)
    frames["removals"] = tables.conform(removals, tables.REMOVALS)
    return Corpus(**frames)


def test_outlets_are_counted_and_the_unnamed_are_said_to_be(corpus):
    summary = outlet_summary(corpus)
    assert summary["outlet"].tolist() == ["Post", "not named"]
    assert summary["n_articles"].tolist() == [2, 1]
    assert summary["n_words"].tolist() == [5, 5]
    assert summary["first"].tolist() == [DAY, pd.NaT]


def test_metadata_is_counted_by_where_it_was_found(corpus):
    coverage = metadata_coverage(corpus)
    titles = coverage[coverage["field"] == "title"]
    assert titles[["where", "n_articles"]].values.tolist() == [["first line", 2], ["og:title", 1]]
    others = coverage[coverage["field"] != "title"]
    assert set(others["where"]) == {"not found"}
    assert coverage.groupby("field")["n_articles"].sum().eq(3).all()


def test_removals_are_summed_by_rule(corpus):
    by_rule = removals_by_rule(corpus).set_index("rule")
    assert by_rule.index.tolist() == ["share", "advertisement"]
    assert by_rule["n_removals"].tolist() == [2, 1]
    assert by_rule["n_articles"].tolist() == [2, 1]
    assert by_rule["n_characters"].tolist() == [7, 3]
    assert by_rule.loc["share", "share"] == pytest.approx(7 / 20)  # 10 kept, 10 removed
    assert by_rule["example"].tolist() == ["Post", "Ad"]


def test_the_ledger_names_files_in_their_order(corpus):
    ledger = removal_ledger(corpus)
    assert ledger["path"].tolist() == ["a.txt", "b.txt", "b.txt"]
    assert ledger["start"].tolist() == [4, 0, 9]


def test_an_empty_collection_gives_empty_tables():
    corpus = Corpus(**{table.name: tables.empty(table) for table in tables.TABLES})
    for measure in (outlet_summary, metadata_coverage, removals_by_rule, removal_ledger):
        assert measure(corpus).empty
