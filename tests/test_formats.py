"""Files to records: endings, content and refusals."""

import pytest

from analysis.reading.decoding import Unreadable
from analysis.reading.formats import MAX_ARTICLE_CHARACTERS, is_ignored, read_records

PAGE = (
    "<!DOCTYPE html><html><body><article><h1>Talks end</h1><p>"
    + "Envoys met behind closed doors for a second day and left without a word. " * 5
    + "</p></article></body></html>"
)


def read(path, content):
    return list(read_records(path, content.encode() if isinstance(content, str) else content))


def test_plain_text_is_taken_as_it_is():
    (record,) = read("a.txt", "Talks end\r\n\r\nEnvoys <b>met</b>.\r\n")
    assert record.text == record.raw == "Talks end\n\nEnvoys <b>met</b>.\n"
    assert record.found == {}


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.txt", "a", "a.aspx"])
def test_a_page_is_known_by_its_content(name):
    (record,) = read(name, PAGE)
    assert record.text.startswith("Talks end\n\nEnvoys met")
    assert record.found["title"] == ("Talks end", "h1")


def test_text_in_a_file_named_html_is_text():
    (record,) = read("a.html", "Envoys met.\n")
    assert record.text == "Envoys met.\n"


def test_front_matter_becomes_metadata():
    text = (
        '---\ntitle: "Talks: the end"\nauthor: Ana Ruiz\ndate: 2015-11-19\nsource: Courier\n'
        "tags: [a, b]\n---\n\nEnvoys met.\n"
    )
    (record,) = read("a.md", text)
    assert record.markdown
    assert record.found == {
        "title": ("Talks: the end", "front matter, title"),
        "byline": ("Ana Ruiz", "front matter, author"),
        "published": ("2015-11-19", "front matter, date"),
        "outlet": ("Courier", "front matter, source"),
    }


def test_a_rule_at_the_top_is_no_front_matter():
    (record,) = read("a.md", "---\nEnvoys met.\nThey left.\n")
    assert record.found == {}


@pytest.mark.parametrize(
    ("path", "content", "problem"),
    [
        ("a.txt", "", "empty"),
        ("a.txt", " \n\t\n", "empty"),
        ("a.md", "", "empty"),
        ("a.txt", b"\x7fELF\x02", "program"),
        ("a.txt", b"text\x00text", "binary"),
        ("a.xyz", "Envoys met.", r"ending in \.xyz are not known"),
        ("a.html", "<html><body></body></html>", "no article"),
    ],
)
def test_what_cannot_be_read_is_named_with_a_cure(path, content, problem):
    with pytest.raises(Unreadable, match=problem) as caught:
        read(path, content)
    assert caught.value.cure


def test_a_text_too_long_for_an_article_is_refused_at_once():
    with pytest.raises(Unreadable, match="MAX_ARTICLE_CHARACTERS"):
        read("a.txt", "a" * (MAX_ARTICLE_CHARACTERS + 1))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.txt", False),
        (".hidden", True),
        (".git/a.txt", True),
        ("page_files/logo.PNG", True),
        ("a.b/c.md", False),
        ("a.xyz", False),
    ],
)
def test_what_is_passed_over(path, expected):
    assert is_ignored(path) is expected
