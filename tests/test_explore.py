"""The picker: its default is saved as plain outputs, another choice replaces them."""

from itertools import count

import nbformat
import pytest
from conftest import NOTEBOOKS
from hostile_text import HOSTILE

from analysis.display import explore
from analysis.display.explore import explore_actors
from analysis.measures.examples import marked_corpus, small_corpus
from analysis.report.facts import Facts
from analysis.report.page import write_page
from analysis.report.run import run_notebooks

_CALLS = count(1000)  # a kernel holds each widget by its name until it is gone


@pytest.fixture
def shown(monkeypatch):
    """What is handed to the notebook: widgets, and outputs with their places."""
    seen = {"widgets": [], "outputs": []}
    monkeypatch.setattr(explore, "_CALLS", _CALLS)
    monkeypatch.setattr(explore, "show_widget", seen["widgets"].append)

    def put(data, metadata, *, place, again):
        seen["outputs"].append((place, again, data, metadata))

    monkeypatch.setattr(explore, "put_output", put)
    return seen


def test_the_most_mentioned_actor_is_shown_first(shown):
    explore_actors(small_corpus(), min_mentions=2)
    (picker,) = shown["widgets"]
    assert picker.options == ("Russia", "France", "Putin")
    (figure, text) = shown["outputs"]
    assert (figure[0].endswith("-figure"), figure[1]) == (True, False)
    assert figure[3]["image/png"]["alt"] == figure[2]["text/plain"]
    assert "Russia" in text[2]["text/plain"]
    assert "Russia: 4 sentences" in text[2]["text/plain"]


def test_another_choice_replaces_both(shown):
    explore_actors(small_corpus(), min_mentions=2)
    shown["widgets"][0].value = "France"
    before, after = shown["outputs"][:2], shown["outputs"][2:]
    assert [place for place, *_ in after] == [place for place, *_ in before]
    assert [again for _, again, *_ in shown["outputs"]] == [False, False, True, True]
    text = after[1]
    assert "France: 3 sentences" in text[2]["text/plain"]


def test_only_so_many_actors_are_offered(shown):
    explore_actors(small_corpus(), top=1)
    assert shown["widgets"][0].options == ("Russia",)


def test_where_nobody_is_mentioned_it_says_so(shown):
    explore_actors(marked_corpus(["Nobody met."]))
    assert shown["widgets"] == []
    (said,) = shown["outputs"]
    assert "No actor is mentioned" in said[2]["text/plain"]


@pytest.mark.parametrize("evil", [e for e in HOSTILE if not set("{}=\n\r") & set(e)])
def test_hostile_names_are_text(shown, evil):
    explore_actors(marked_corpus([f"{{{evil} 0.5}} met."]))
    html = shown["outputs"][1][2]["text/html"]
    assert "<script" not in html
    assert "<img" not in html


def test_a_page_shows_the_default_and_no_widget(tmp_path):
    runs = [
        run_notebooks(NOTEBOOKS / "exploring", {}, out=tmp_path / name, progress=False)
        for name in ("a", "b")
    ]
    files = [run[0].path for run in runs]
    assert files[0].read_bytes() == files[1].read_bytes()
    assert runs[0][0].failure is None
    notebook = nbformat.read(files[0], as_version=4)
    assert "widgets" not in notebook.metadata
    kinds = [set(output.data) for output in notebook.cells[-1].outputs]
    assert "application/vnd.jupyter.widget-view+json" in kinds[0]
    page = write_page(runs[0], Facts(title="T", version="1"), tmp_path / "page.html")
    html = page.read_text(encoding="utf-8")
    assert "Russia</b>: 4 sentences" in html
    assert html.count("<img") == 1
    assert "Dropdown" not in html
    assert "<button" not in html
