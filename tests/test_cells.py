"""Cells as text: values, HTML, and what no text may hold."""

import datetime as dt
from contextlib import suppress

import pytest

from analysis.reading.decoding import Unreadable
from analysis.reading.formats.cells import cell_text, read_body, tidy_cell
from analysis.reading.formats.fragments import read_fragment


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (float("nan"), ""),
        ("a\r\nb\rc", "a\nb\nc"),
        (7, "7"),
        (7.0, "7"),
        (7.5, "7.5"),
        (True, "True"),
        (dt.datetime(2015, 11, 19), "2015-11-19"),
        (dt.datetime(2015, 11, 19, 9, 35), "2015-11-19T09:35:00"),
        (dt.datetime(2015, 11, 19, tzinfo=dt.UTC), "2015-11-19T00:00:00+00:00"),
        (dt.date(2015, 11, 19), "2015-11-19"),
        (["Ana", None, "Bo"], "Ana, Bo"),
        ({"id": 3, "name": "Courier"}, "Courier"),
        ({"rendered": "Talks"}, "Talks"),
        ({"id": 3}, ""),
        ("a\x00b\ud800c", "a\ufffdb\ufffdc"),
        (b"Talks \xff", "Talks \ufffd"),
    ],
)
def test_values_as_they_would_stand_in_a_file(value, text):
    assert cell_text(value) == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Talks &#8217;end&#8217;", "Talks \u2019end\u2019"),
        ("<h1>Talks</h1> end", "Talks end"),
        ("AT&amp;T", "AT&T"),
        ("R&D, 1 < 2 > 0", "R&D, 1 < 2 > 0"),
    ],
)
def test_short_cells_lose_tags_and_entities(cell, text):
    assert tidy_cell(cell) == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Envoys met.\n\nThey left.", "Envoys met.\n\nThey left."),
        ("Envoys met <now>, if a<b or b>c.", "Envoys met <now>, if a<b or b>c."),
        ("Envoys <b>met</b>.\n\nThey left.", "Envoys met.\n\nThey left."),
        ("Q&amp;A and R&D", "Q&A and R&D"),
        ("<p>Envoys <i>met</i>.</p><p>They\nleft.</p>", "Envoys met.\n\nThey left.\n"),
        ("Envoys met.<br/>They left.", "Envoys met.\n\nThey left.\n"),
        ('<div class="x">Envoys</div><script>var p = "<p>";</script>', "Envoys\n"),
    ],
)
def test_html_in_a_cell_is_read_and_text_is_left_alone(cell, text):
    assert read_body(cell) == (text, {})


def test_a_whole_page_in_a_cell_goes_through_the_page_reader():
    story = "Envoys met behind closed doors for a second day and left without a word. " * 4
    page = f"<html><head><title>Talks end</title></head><body><p>{story}</p></body></html>"
    text, found = read_body(page)
    assert text.startswith("Talks end\n\nEnvoys met")
    assert found["title"] == ("Talks end", "title element")


def test_html_without_text_is_refused():
    with pytest.raises(Unreadable, match="no text in its HTML"):
        read_body("<p><script>x</script></p>")


@pytest.mark.parametrize("html", ["<div>" * 50_000, "<script" * 50_000, "<" * 200_000])
def test_no_fragment_makes_it_fail(html):
    with suppress(Unreadable):
        assert read_fragment(html)
