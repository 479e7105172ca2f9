from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbconvert.filters.markdown_mistune import markdown2html_mistune

from analysis import escaping

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[a](javascript:alert(1))",
    "![a](http://example.org/x.png)",
    "`code` *b* _i_ # h",
    "$x$ and $$y$$ \\(z\\)",
    "line\n\n<b>two</b>",
    "&lt;b&gt; &amp;",
    "a | b",
    "http://example.org",
    "1. list",
]


class Elements(HTMLParser):
    """Collects elements and text of a page."""

    def __init__(self):
        super().__init__()
        self.elements, self.text = [], ""

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)

    def handle_data(self, data):
        self.text += data


def parse(source):
    parser = Elements()
    parser.feed(source)
    parser.close()
    return parser


@pytest.mark.parametrize("text", HOSTILE)
def test_html_shows_the_text_and_makes_no_element(text):
    page = parse(f'<p title="{escaping.for_html(text)}">{escaping.for_html(text)}</p>')
    assert page.elements == ["p"]
    assert page.text == text


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_the_text_and_makes_no_element(text):
    page = parse(markdown2html_mistune("Said: " + escaping.for_markdown(text)))
    assert page.elements == ["p"]
    assert " ".join(page.text.split()) == " ".join(f"Said: {text}".split())


@given(st.text())
def test_no_text_opens_an_element_in_html(text):
    assert parse(escaping.for_html(text)).elements == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+7 495", "'+7 495"),
        ("-5 degrees", "'-5 degrees"),
        ("@all", "'@all"),
        ("\t=x", "'\t=x"),
        ("Russia", "Russia"),
        ("", ""),
        ("a=b", "a=b"),
    ],
)
def test_csv_cells_do_not_start_a_formula(text, expected):
    assert escaping.for_csv(text) == expected


@given(st.text("'=+-@\t\ra", max_size=6) | st.text())
def test_csv_cells_come_back_as_they_were_and_start_no_formula(text):
    assert escaping.from_csv(escaping.for_csv(text)) == text
    assert not escaping.for_csv(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text())
def test_log_lines_are_one_printable_line_of_bounded_length(text):
    line = escaping.for_log(text, width=40)
    assert len(line.splitlines()) <= 1
    assert all(c.isprintable() for c in line)


def test_long_log_text_is_cut():
    line = escaping.for_log("x" * 500, width=20)
    assert line == "x" * 19 + "…"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("Türkiye & Syria", "Turkiye-Syria"),
        ("…", "untitled"),
        ("", "untitled"),
        (".hidden", "hidden"),
        ("report 2015.11", "report-2015.11"),
        ("a" * 300, "a" * 80),
    ],
)
def test_file_names_stay_in_their_folder(text, expected):
    assert escaping.for_file_name(text) == expected


@given(st.text())
def test_file_names_are_plain(text):
    name = escaping.for_file_name(text)
    assert name
    assert not name.startswith(".")
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-")
