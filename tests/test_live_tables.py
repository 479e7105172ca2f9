"""Tables with controls: what they show before a person; elsewhere nothing of it is stored."""

import os

import pandas as pd
import pytest
from conftest import NOTEBOOKS
from hostile_text import HOSTILE, elements
from hypothesis import given
from hypothesis import strategies as st
from IPython.core.interactiveshell import InteractiveShell

from analysis.display import arranging, figure, live
from analysis.display.arranging import (
    arranged,
    column_names,
    rows_holding,
    rows_in_order,
    searched_text,
)
from analysis.display.live import WORTH_ARRANGING, can_be_live
from analysis.display.table import show_table
from analysis.figures import plot_bars
from analysis.report.run import run_notebooks

ACTORS = ["Russia", "Åland", "iran", "Türkiye", "Iraq", "France", "Oman"]
COUNTS = [4, 1, 9, None, 9, 2, 0]


def actors(**columns):
    return pd.DataFrame({"actor": ACTORS, "n_mentions": COUNTS, **columns})


@pytest.fixture
def shown(monkeypatch):
    """A notebook with somebody before it: its widgets and outputs."""
    seen = {"widgets": [], "outputs": []}
    monkeypatch.setenv("JPY_SESSION_NAME", "mine.ipynb")
    monkeypatch.setattr(live, "show_widget", seen["widgets"].append)

    def put(data, metadata, *, place=None, again=False):
        seen["outputs"].append((place, again, data))

    monkeypatch.setattr(live, "put_output", put)
    monkeypatch.setattr(figure, "put_output", put)
    return seen


def first_column(output):
    """Actors as an output prints them, top to bottom."""
    lines = output[2]["text/plain"].splitlines()
    head = next(n for n, line in enumerate(lines) if line.startswith("actor"))
    return [line.split()[0] for line in lines[head + 1 :]]


@pytest.mark.parametrize(
    ("by", "turned", "expected"),
    [
        (None, False, ACTORS),
        (None, True, ACTORS[::-1]),
        (0, False, ["Åland", "France", "iran", "Iraq", "Oman", "Russia", "Türkiye"]),
        (0, True, ["Türkiye", "Russia", "Oman", "Iraq", "iran", "France", "Åland"]),
        (1, False, ["iran", "Iraq", "Russia", "France", "Åland", "Oman", "Türkiye"]),
        (1, True, ["Oman", "Åland", "France", "Russia", "iran", "Iraq", "Türkiye"]),
    ],
)
def test_order(by, turned, expected):
    rows = rows_in_order(actors(), by, turned=turned)
    assert [ACTORS[row] for row in rows] == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (pd.to_datetime(["2015-12-01", None, "2015-11-13"]), [2, 0, 1]),
        ([True, False, True], [1, 0, 2]),
        (pd.Categorical(["b", "a", None]), [1, 0, 2]),
        (["10", None, "9"], [0, 2, 1]),
        ([["b"], ["a"], ["c"]], [1, 0, 2]),
    ],
)
def test_order_of_what_is_no_number(values, expected):
    frame = pd.DataFrame({"n": [0, 0, 0], "value": values})
    # Dates begin with the earliest, as text does.
    assert rows_in_order(frame, 1) == expected


@given(st.lists(st.one_of(st.none(), st.floats(), st.integers(-9, 9))), st.booleans())
def test_an_order_keeps_every_row_once_and_the_missing_last(values, turned):
    frame = pd.DataFrame({"n": pd.Series(values, dtype="float64")})
    rows = rows_in_order(frame, 0, turned=turned)
    assert sorted(rows) == list(range(len(values)))
    printed = frame["n"].iloc[rows]
    given_ones = printed.dropna()
    assert printed.iloc[len(given_ones) :].isna().all()
    assert given_ones.is_monotonic_increasing if turned else given_ones.is_monotonic_decreasing


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", ACTORS),
        ("   ", ACTORS),
        ("IRA", ["iran", "Iraq"]),
        ("turkiye", ["Türkiye"]),
        ("aland", ["Åland"]),
        ("an ir", ["iran"]),
        ("9", []),
        (".*", []),
    ],
)
def test_rows_with_words(words, expected):
    found = rows_holding(words, searched_text(actors()))
    assert [name for name, is_so in zip(ACTORS, found, strict=True) if is_so] == expected


def test_a_named_index_is_searched_sorted_and_kept():
    frame = actors().set_index("actor")
    assert column_names(frame) == ["actor", "n mentions"]
    assert searched_text(frame)[3] == "turkiye"
    part = arranged(frame, rows_in_order(frame, 0)[:2])
    assert part.index.tolist() == ["Åland", "France"]
    assert "Åland" in show_table(part).text


def test_a_counting_index_is_not_shown_after_arranging():
    assert show_table(arranged(actors(), [2, 0])).text.splitlines()[1].startswith("iran")


def test_nothing_is_changed_by_arranging():
    frame = actors()
    before = frame.copy(deep=True)
    arranged(frame, rows_in_order(frame, 0))
    searched_text(frame)
    pd.testing.assert_frame_equal(frame, before)


def test_controls_arrange_the_table(shown):
    show_table(actors(), caption="Actors")._ipython_display_()
    (box,) = shown["widgets"]
    order, turned, words = box.children
    assert [name for name, _ in order.options] == ["as it stands", "actor", "n mentions"]
    order.value = 1
    turned.value = False
    words.value = "ira"
    order.value = 0
    turned.value = True
    assert [first_column(output) for output in shown["outputs"]] == [
        ACTORS,
        ["iran", "Iraq", "Russia", "France", "Åland", "Oman", "Türkiye"],
        ["iran", "Iraq"],
        ["iran", "Iraq"],
        ["Iraq", "iran"],
    ]
    assert len({place for place, *_ in shown["outputs"]}) == 1
    assert [again for _, again, _ in shown["outputs"]] == [False, True, True, True, True]
    assert "2 of 7 rows with “ira”" in shown["outputs"][-1][2]["text/plain"]
    assert "Actors" in shown["outputs"][-1][2]["text/html"]


def test_the_table_first_shown_is_the_one_that_is_printed(shown):
    table = show_table(actors(), signed=["n_mentions"], limit=3)
    table._ipython_display_()
    assert shown["outputs"][0][2] == table.output


def test_a_table_of_numbers_has_no_words_to_look_for(shown):
    show_table(actors()[["n_mentions"]])._ipython_display_()
    assert len(shown["widgets"][0].children) == 2


def test_the_numbers_of_a_figure_are_arranged_too(shown):
    axes = plot_bars(actors().fillna(0), names="actor", values="n_mentions")
    figure.show_figure(axes, table=actors())
    assert "<details" in shown["outputs"][1][2]["text/html"]
    shown["widgets"][0].children[0].value = 0
    assert "<details" not in shown["outputs"][2][2]["text/html"]
    assert first_column(shown["outputs"][2])[0] == "Åland"


@pytest.mark.parametrize("evil", [e for e in HOSTILE if e.strip() and "\n" not in e])
def test_hostile_text_is_text_in_every_state(shown, evil):
    frame = pd.DataFrame({evil: [evil] * WORTH_ARRANGING, "actor": ACTORS[:WORTH_ARRANGING]})
    show_table(frame, caption=evil)._ipython_display_()
    order, turned, words = shown["widgets"][0].children
    order.value = 0
    turned.value = True
    words.value = evil
    for _, _, data in shown["outputs"]:
        html = data["text/html"].partition("</style>")[2]
        assert elements(html).tags <= {
            *("div", "table", "caption", "thead", "tbody", "tr", "th", "td", "p", "span")
        }
    # Options and texts of a widget are set as text; nothing of ours may be set as HTML.
    assert not any(getattr(c, "description_allow_html", False) for c in (order, turned, words))
    assert all(name.isprintable() for name, _ in order.options)


@pytest.mark.parametrize(
    ("session", "rows", "live_there"),
    [("mine.ipynb", 7, True), ("mine.ipynb", 5, False), ("", 7, False), (None, 7, False)],
)
def test_only_before_a_person_and_where_it_is_worth_it(monkeypatch, session, rows, live_there):
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    if session is not None:
        monkeypatch.setenv("JPY_SESSION_NAME", session)
    assert can_be_live(actors().head(rows)) == live_there


def test_elsewhere_jupyter_prints_the_plain_table(monkeypatch):
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    table = show_table(actors())
    data, _ = InteractiveShell.instance().display_formatter.format(table)
    assert data == table.output


def test_a_report_from_within_a_live_notebook_stores_no_widget(monkeypatch, tmp_path):
    monkeypatch.setenv("JPY_SESSION_NAME", "mine.ipynb")
    (result,) = run_notebooks(NOTEBOOKS / "arranging", {}, out=tmp_path, progress=False)
    assert result.failure is None
    stored = result.path.read_text(encoding="utf-8")
    assert "Iraq" in stored
    assert "widget" not in stored
    assert os.environ["JPY_SESSION_NAME"] == "mine.ipynb"


def test_the_search_is_our_own_folding():
    assert arranging.searched_text(actors(other=["ß"] * 7))[0] == "russia ss"
