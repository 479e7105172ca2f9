"""Tables as HTML: what is printed, and that nothing in the data is markup."""

import numpy as np
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from hostile_text import HOSTILE, elements
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.display import show_table
from analysis.display.markup import number, stylesheet

OWN_TAGS = {
    "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "span", "details", "summary",
}  # fmt: skip


def cells(shown, selector="tbody tr"):
    rows = BeautifulSoup(shown.html, "html.parser").select(selector)
    return [[c.get_text() for c in row.find_all(["th", "td"])] for row in rows]


@pytest.mark.parametrize("evil", HOSTILE)
def test_text_is_never_markup(evil):
    index = pd.MultiIndex.from_tuples([(evil, 1), (evil, 2)], names=[evil, evil])
    frame = pd.DataFrame({evil: [evil, None], (evil, evil): [1.0, 2.0]}, index=index)
    found = elements(show_table(frame, caption=evil, limit=1).html)
    assert found.tags <= OWN_TAGS
    assert found.attributes <= {
        "class", "role", "tabindex", "aria-label", "aria-hidden", "scope", "dir", "colspan",
    }  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_text_stays_text(text):
    found = elements(show_table(pd.DataFrame({text: [text]}), caption=text).html)
    assert found.tags <= OWN_TAGS


@pytest.mark.parametrize("evil", HOSTILE[:5])
def test_text_can_be_read_as_it_is(evil):
    assert cells(show_table(pd.DataFrame({"actor": [evil]}))) == [[evil]]


@pytest.mark.parametrize(
    ("value", "options", "expected"),
    [
        (0.256, {}, "0.26"),
        (-0.256, {}, "−0.26"),
        (0.256, {"signed": True}, "+0.26"),
        (0.0, {"signed": True}, "0.00"),
        (-0.001, {"signed": True}, "0.00"),
        (-0.001, {}, "0.00"),
        (0.256, {"percent": True}, "26%"),
        (1, {}, "1"),
        (np.int64(7), {}, "7"),
        (2015, {}, "2015"),
        (9999, {}, "9999"),
        (10000, {}, "10,000"),
        (1234567.891, {"precision": 1}, "1,234,567.9"),
        (float("inf"), {}, "∞"),
        (float("-inf"), {}, "−∞"),
    ],
)
def test_number(value, options, expected):
    assert number(value, **options) == expected


@pytest.mark.parametrize(
    ("value", "html", "text"),
    [
        ([np.nan, 1.0], "–no evidence", "–"),
        ([None, "x"], "–not known", "–"),
        ([pd.NaT, pd.Timestamp("2015-11-19")], "–not known", "–"),
        ([True, False], "yes", "yes"),
        ([pd.Timestamp("2015-11-19", tz="UTC"), None], "2015-11-19", "2015-11-19"),
        ([pd.Timestamp("2015-11-19 08:30"), None], "2015-11-19 08:30", "2015-11-19 08:30"),
        ([["a", "b"], []], "['a', 'b']", "['a', 'b']"),
    ],
)
def test_cell(value, html, text):
    shown = show_table(pd.DataFrame({"v": value}))
    assert cells(shown)[0] == [html]
    assert shown.text.splitlines()[1].strip() == text


def test_index_is_shown_where_it_says_something():
    frame = pd.DataFrame({"n": [1, 2]})
    assert cells(show_table(frame)) == [["1"], ["2"]]
    assert cells(show_table(frame.set_axis(["a", "b"]))) == [["a", "1"], ["b", "2"]]
    assert cells(show_table(frame.rename_axis("rank"))) == [["0", "1"], ["1", "2"]]


def test_what_a_choice_of_rows_leaves_of_the_count_is_not_shown():
    frame = pd.DataFrame({"term": ["war", "peace", "oil"], "p": [0.9, 0.01, 0.02]})
    assert show_table(frame[frame["p"] < 0.05]).text.split() == [
        "term",
        "p",
        "peace",
        "0.01",
        "oil",
        "0.02",
    ]
    years = frame.set_axis(pd.Index([2014, 2015, 2016], name="year"))
    assert "2015" in show_table(years).text, "numbers with a name say something"


def test_headers_have_a_scope():
    shown = show_table(pd.DataFrame({"actor": ["Russia"], "n_mentions": [3]}), caption="Counts")
    soup = BeautifulSoup(shown.html, "html.parser")
    heads = [(th.get_text(), th["scope"]) for th in soup.find_all("th")]
    assert heads == [("actor", "col"), ("n mentions", "col"), ("Russia", "row")]
    assert soup.caption.get_text() == "Counts"


def test_sign_is_printed_and_tinted_by_size():
    shown = show_table(pd.DataFrame({"t": [-1.0, 0.5, 0.1, 0.0, np.nan]}), signed=["t"])
    soup = BeautifulSoup(shown.html, "html.parser")
    tints = [" ".join(c for c in td["class"] if c != "na-number") for td in soup.select("tbody td")]
    assert tints == ["na-minus-4", "na-plus-2", "na-plus-1", "", ""]
    assert [row[0] for row in cells(shown)][:3] == ["−1.00", "+0.50", "+0.10"]


@pytest.mark.parametrize(("limit", "first", "folded"), [(1, 1, 2), (3, 3, 0), (9, 3, 0)])
def test_limit_folds_the_rest(limit, first, folded):
    shown = show_table(pd.DataFrame({"n": [1, 2, 3]}), limit=limit)
    assert len(cells(shown, "details tbody tr")) == folded
    assert len(cells(shown)) == first + folded
    assert ("more row" in shown.text) == bool(folded)


def test_a_small_chance_is_not_nothing():
    rows = pd.DataFrame({"p_adjusted": [0.0, 0.004, 0.01, 1.0], "share": [0.0, 0.004, 0.01, 1.0]})
    assert cells(show_table(rows)) == [
        ["<0.01", "0.00"],
        ["<0.01", "0.00"],
        ["0.01", "0.01"],
        ["1.00", "1.00"],
    ]
    assert cells(show_table(rows, precision=3))[0][0] == "<0.001"


def test_a_long_table_says_how_much_of_it_is_not_there():
    shown = show_table(pd.DataFrame({"n": range(250)}), limit=15)
    assert len(cells(shown)) == 15 + 100
    summary = BeautifulSoup(shown.html, "html.parser").select_one("summary")
    assert summary.get_text() == "100 of 235 more rows; the table itself has the others"
    assert "235 more rows" in shown.text


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"limit": 0}, "at least one row"),
        ({"signed": ["nobody"]}, "'nobody', which is no column"),
        ({"percent": ["actor"]}, "holds no numbers"),
        ({"percent": "n"}, "give a list"),
    ],
)
def test_wrong_options_are_told(options, said):
    with pytest.raises(ValueError, match=said):
        show_table(pd.DataFrame({"actor": ["Russia"], "n": [1]}), **options)


def test_same_table_same_bytes_and_no_id():
    frame = pd.DataFrame({"actor": ["Russia"], "n": [1]})
    assert show_table(frame)._repr_html_() == show_table(frame)._repr_html_()
    assert " id=" not in show_table(frame, limit=1)._repr_html_()


@pytest.mark.parametrize(
    ("frame", "expected"),
    [(pd.DataFrame(), [["No rows."]]), (pd.DataFrame({"actor": []}), [["No rows."]])],
)
def test_empty_tables_are_shown(frame, expected):
    assert cells(show_table(frame)) == expected


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("short", None),
        ("a sentence that is longer than forty characters", ["na-long"]),
        ("a" * 25, ["na-unbroken"]),
        ("a" * 41, ["na-long", "na-unbroken"]),
    ],
)
def test_long_text_gets_room_and_only_long_words_are_broken(text, classes):
    soup = BeautifulSoup(show_table(pd.DataFrame({"n": [1], "t": [text]})).html, "html.parser")
    assert soup.find("td", string=text).get("class") == classes


def test_the_frame_is_not_changed():
    frame = pd.DataFrame({"n": [1.0, np.nan]})
    show_table(frame, signed=["n"])
    pd.testing.assert_frame_equal(frame, pd.DataFrame({"n": [1.0, np.nan]}))


def test_style_loads_nothing():
    assert "url(" not in stylesheet()
    assert "@import" not in stylesheet()
    assert "<" not in stylesheet()
