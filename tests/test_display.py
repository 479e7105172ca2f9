"""Sentences, readings and figures shown safely."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from hostile_text import HOSTILE, elements
from matplotlib.figure import Figure

from analysis.display import SafeHtml, show_evidence, show_figure, show_reading

ROW = {"actor": "Russia", "text": "Today Russia agreed.", "start": 6, "end": 12}


@pytest.mark.parametrize("evil", HOSTILE)
def test_evidence_is_never_markup(evil):
    row = dict.fromkeys(["actor", "text", "outlet", "title"], evil) | {"start": 0, "end": 3}
    shown = show_evidence(pd.DataFrame([row] * 2), limit=1)
    own = {"div", "details", "summary", "b", "ul", "li", "p", "mark", "span"}
    assert elements(shown.html).tags <= own


def test_evidence_marks_the_mention_and_names_its_source():
    row = ROW | {"toward": 0.4, "outlet": "Post", "published": pd.Timestamp("2015-11-19")}
    soup = BeautifulSoup(show_evidence(pd.DataFrame([row])).html, "html.parser")
    assert soup.mark.get_text() == "Russia"
    assert soup.find(class_="na-source").get_text() == "toward +0.40 · Post · 2015-11-19"


@pytest.mark.parametrize(
    ("changed", "mark"),
    [({"start": None}, None), ({"end": 99}, None), ({"start": 12}, None), ({}, "Russia")],
)
def test_only_a_span_within_the_sentence_is_marked(changed, mark):
    soup = BeautifulSoup(show_evidence(pd.DataFrame([ROW | changed])).html, "html.parser")
    assert (soup.mark and soup.mark.get_text()) == mark
    assert "Today Russia agreed." in soup.get_text()


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ({"toward": -0.4, "tone": 0.2}, "toward −0.40"),
        ({"toward": np.nan, "tone": 0.2}, "tone +0.20"),
        ({"toward": np.nan}, "not scored"),
        ({}, None),
    ],
)
def test_evidence_says_which_score(scores, said):
    soup = BeautifulSoup(show_evidence(pd.DataFrame([ROW | scores])).html, "html.parser")
    source = soup.find(class_="na-source")
    assert (source and source.get_text()) == said


def test_evidence_is_folded_by_actor_and_limited():
    rows = [ROW] * 3 + [ROW | {"actor": "Iran"}]
    shown = show_evidence(pd.DataFrame(rows), limit=2)
    soup = BeautifulSoup(shown.html, "html.parser")
    summaries = [s.get_text() for s in soup.find_all("summary")]
    assert summaries == ["Russia: 3 sentences", "1 more", "Iran: 1 sentence"]
    assert "  … 1 more" in shown.text


def test_a_sentence_that_mentions_an_actor_twice_is_shown_once_with_both_marked():
    place = {"actor": "Russia", "article_id": "a", "sentence_id": 4}
    text = "Moscow said Russia <won>."
    first = place | {"text": text, "start": 12, "end": 18, "toward": -0.5}
    other = place | {"text": text, "start": 0, "end": 6, "toward": 0.2}
    frame = pd.DataFrame([first, other, first | {"sentence_id": 5}])
    shown = show_evidence(frame, limit=1)
    soup = BeautifulSoup(shown.html, "html.parser")
    assert [s.get_text() for s in soup.find_all("summary")] == [
        "Russia: 2 sentences with 3 mentions",
        "1 more",
    ]
    sentence = soup.li
    assert [m.get_text() for m in sentence.find_all("mark")] == ["Moscow", "Russia"]
    assert sentence.find("p").get_text() == text
    assert sentence.find(class_="na-source").get_text() == "toward −0.50 · toward +0.20"
    assert "[Moscow] said [Russia] <won>. (toward −0.50, toward +0.20)" in shown.text


def test_evidence_of_many_actors_folds_those_behind_the_fifteenth():
    frame = pd.DataFrame({"actor": [f"actor {i}" for i in range(17)], "text": "It rained."})
    html = show_evidence(frame)._repr_html_()
    assert html.count('class="na-evidence"') == 17
    assert html.count("<summary>2 more</summary>") == 1
    assert html.index("actor 14") < html.index("2 more") < html.index("actor 15")
    assert "more" not in show_evidence(frame.head(15))._repr_html_()


def test_evidence_of_nothing_and_of_the_wrong_table():
    assert show_evidence(pd.DataFrame({"text": []})).text == "No sentence."
    with pytest.raises(ValueError, match="text are missing"):
        show_evidence(pd.DataFrame({"actor": ["Russia"]}))
    with pytest.raises(ValueError, match="at least one"):
        show_evidence(pd.DataFrame([ROW]), limit=0)


@pytest.mark.parametrize("evil", HOSTILE)
def test_reading_keeps_values_as_text(evil):
    shown = show_reading("# Title\n\n**{who}** and [link](#a) {who}", {"who": evil})
    found = elements(shown.html)
    assert found.tags <= {"div", "h1", "p", "strong", "a"}
    links = BeautifulSoup(shown.html, "html.parser").find_all("a")
    assert [a["href"] for a in links] == ["#a"]


@pytest.mark.parametrize(
    ("template", "value", "expected"),
    [
        ("{v}", 3, "3"),
        ("{v}", 0.256, "0.26"),
        ("{v:+.2f}", -0.256, "−0.26"),
        ("{v:.0%}", 0.256, "26%"),
        ("{v:,}", 12345, "12,345"),
        ("{v}", np.int64(3), "3"),
        ("{v:.1f}", np.nan, "no evidence"),
        ("{v}", None, "no evidence"),
        ("{v}", ["Iran", "Russia"], "Iran, Russia"),
        ("{v}", pd.Timestamp("2015-11-19"), "2015-11-19"),
        ("{{v}}", 3, "{v}"),
        ("<b>{v}</b>", 3, "<b>3</b>"),
    ],
)
def test_reading_prints_values(template, value, expected):
    shown = show_reading(template, {"v": value})
    assert BeautifulSoup(shown.html, "html.parser").get_text().strip() == expected
    assert shown.text == expected


@pytest.mark.parametrize("evil", HOSTILE)
def test_reading_shows_values_as_they_are(evil):
    soup = BeautifulSoup(show_reading("**{who}**", {"who": evil}).html, "html.parser")
    shown = evil.replace("\u202e", "\ufffd").replace("\x00", "\ufffd").replace("\x1b", "\ufffd")
    assert soup.strong.get_text() == shown


@pytest.mark.parametrize("template", ["[x]({v})", "![x]({v})", "[x](#a{v} 'title')", "[x]: {v}"])
def test_no_value_becomes_an_address(template):
    with pytest.raises(ValueError, match="in an address"):
        show_reading(template, {"v": "javascript:x()"})


@pytest.mark.parametrize("template", ["{w}", "{v.__class__}", "{v[0]}", "{}", "{v!r}"])
def test_reading_takes_plain_fields_only(template):
    with pytest.raises(ValueError, match="none of the values: v"):
        show_reading(template, {"v": "x"})


@pytest.fixture
def shown_data(monkeypatch):
    """What a cell hands to the notebook."""
    outputs = []
    monkeypatch.setattr(
        "IPython.display.publish_display_data",
        lambda data, metadata, **_: outputs.append((data, metadata)),
    )
    return outputs


def labelled(figure):
    axes = figure.subplots()
    axes.set_label("A line from 0 to 1.")
    return axes


def test_figure_carries_its_alt_text(shown_data):
    show_figure(labelled(Figure(figsize=(4, 3))))
    [(data, metadata)] = shown_data
    assert data["image/png"].startswith(b"\x89PNG")
    assert data["text/plain"] == metadata["image/png"]["alt"] == "A line from 0 to 1."
    assert 300 < metadata["image/png"]["width"] < 400


def test_figure_is_the_same_bytes_twice(shown_data):
    show_figure(labelled(Figure()))
    show_figure(labelled(Figure()))
    assert shown_data[0] == shown_data[1]


@pytest.mark.parametrize("table", [pd.DataFrame({"n": [1]}), SafeHtml(html="<p>x</p>", text="x")])
def test_figure_brings_its_numbers(shown_data, table):
    show_figure(labelled(Figure()), table=table)
    assert "The numbers behind this figure" in shown_data[1][0]["text/html"]


def test_only_the_shown_figure_is_taken_from_pyplot(shown_data):
    other, mine = plt.figure(), plt.figure()
    show_figure(labelled(mine))
    assert not plt.fignum_exists(mine.number)
    assert plt.fignum_exists(other.number)
    plt.close(other)


def test_figure_without_alt_text_is_refused(shown_data):
    with pytest.raises(ValueError, match="no alt text"):
        show_figure(Figure().subplots())
    assert shown_data == []
