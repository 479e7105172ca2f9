"""Concordances as HTML and text: sides against the match, nothing in the data is markup."""

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from hostile_text import HOSTILE, elements

from analysis.display import show_kwic
from analysis.measures.concordance import kwic
from analysis.measures.examples import small_corpus


def concordance(**columns):
    rows = {"left": ["a b", "c"], "match": ["x", "x"], "right": ["d", "e f"]}
    return pd.DataFrame(rows | columns)


def soup(shown):
    return BeautifulSoup(shown.html, "html.parser")


def test_the_sides_stand_against_the_match():
    row = soup(show_kwic(concordance())).select_one("tbody tr")
    assert [cell.get("class") for cell in row.find_all(["td", "th"])] == [
        ["na-left"],
        None,
        ["na-right"],
    ]
    assert row.select_one("th mark").get_text() == "x"


def test_plain_text_has_the_left_side_against_the_right_edge():
    assert show_kwic(concordance()).text.splitlines() == [
        "left  match  right",
        " a b  x      d",
        "   c  x      e f",
    ]


def test_a_long_left_side_keeps_what_is_near():
    shown = show_kwic(concordance(left=["far " * 20 + "near", "c"]))
    assert shown.text.splitlines()[1].split("  ")[0].endswith("near")


@pytest.mark.parametrize(
    ("columns", "heads"),
    [
        ({}, ["left", "match", "right"]),
        ({"toward": [0.5, None], "tone": [None, None]}, ["left", "match", "right", "toward"]),
        ({"tone": [0.1, -0.2]}, ["left", "match", "right", "tone"]),
        ({"outlet": ["Post", None]}, ["left", "match", "right", "outlet"]),
    ],
)
def test_a_column_without_a_value_is_left_out(columns, heads):
    shown = soup(show_kwic(concordance(**columns)))
    assert [cell.get_text() for cell in shown.select("thead th")] == heads


def test_scores_have_their_sign_and_missing_ones_are_no_evidence():
    shown = soup(show_kwic(concordance(toward=[-0.5, None])))
    assert [cell.get_text() for cell in shown.select("td.na-number")] == ["−0.50", "–no evidence"]


def test_rows_beyond_the_limit_stand_behind_a_fold():
    shown = soup(show_kwic(concordance(), limit=1))
    assert shown.select_one("summary").get_text() == "1 more row"
    assert len(shown.select("tbody tr")) == 2
    assert show_kwic(concordance(), limit=1).text.endswith("… 1 more row")


@pytest.mark.parametrize("evil", HOSTILE)
def test_text_is_never_markup(evil):
    table = concordance(left=[evil] * 2, match=[evil] * 2, right=[evil] * 2, outlet=[evil] * 2)
    found = elements(show_kwic(table, caption=evil, limit=1).html)
    assert found.tags <= {
        "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "mark", "span", "details",
        "summary",
    }  # fmt: skip
    assert found.attributes <= {
        "class", "role", "tabindex", "aria-label", "aria-hidden", "scope", "dir",
    }  # fmt: skip


def test_no_match_says_so():
    assert "No rows." in show_kwic(kwic(small_corpus(), "nowhere")).html


@pytest.mark.parametrize(
    ("table", "limit", "message"),
    [(pd.DataFrame({"left": []}), None, "lacks match, right"), (concordance(), 0, "limit=0")],
)
def test_a_wrong_table_or_limit_is_an_error(table, limit, message):
    with pytest.raises(ValueError, match=message):
        show_kwic(table, limit=limit)
