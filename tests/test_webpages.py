"""Web pages: the article's text, and what the page says of itself."""

import json

import pytest
import trafilatura

from analysis.reading.decoding import Unreadable
from analysis.reading.structured import read_structured
from analysis.reading.webpages import looks_like_html, read_page

PARAGRAPHS = [
    "Envoys from nine countries met behind closed doors for a second day and left without a word "
    "to the reporters who had waited for them in the rain since the morning.",
    "The foreign minister said the two sides were closer than before, and asked for patience while "
    "her deputies worked on the wording of a joint statement.",
    "Nobody in the hall believed that the truce would hold beyond the weekend, one delegate said, "
    "but nobody wanted to be the first to leave the table either.",
]


def page(head="", body=""):
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html lang='en'><head>{head}</head><body><nav><a href='/'>Home</a> "
        f"<a href='/w'>World</a></nav><article><h1>Talks end</h1>{body}{text}</article>"
        "<footer>About us</footer></body></html>"
    )


def json_ld(data):
    return f"<script type='application/ld+json'>{json.dumps(data)}</script>"


def found(head, body=""):
    return read_structured(trafilatura.load_html(page(head, body)))


def test_the_text_is_the_title_and_the_paragraphs():
    assert read_page(page()).text == "\n\n".join(["Talks end", *PARAGRAPHS]) + "\n"


def test_json_ld_goes_before_opengraph():
    head = (
        "<meta property='og:title' content='Talks end | Courier'>"
        "<meta property='og:site_name' content='Courier online'>"
        "<meta name='author' content='Desk'>"
        + json_ld(
            {
                "@graph": [
                    {"@type": "WebSite", "name": "x"},
                    {
                        "@type": ["NewsArticle"],
                        "headline": "Talks end",
                        "author": [{"name": "Ana Ruiz"}, {"name": "Tom Hale"}],
                        "publisher": {"@type": "Organization", "name": "The Harbour Courier"},
                        "datePublished": "2015-11-19T09:35:00Z",
                        "mainEntityOfPage": {"@id": "https://courier.example/talks"},
                    },
                ]
            }
        )
    )
    assert found(head) == {
        "title": ("Talks end", "JSON-LD headline"),
        "byline": ("Ana Ruiz, Tom Hale", "JSON-LD author"),
        "outlet": ("The Harbour Courier", "JSON-LD publisher"),
        "published": ("2015-11-19T09:35:00Z", "JSON-LD datePublished"),
        "url": ("https://courier.example/talks", "JSON-LD url"),
        "language": ("en", "html lang"),
    }


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ("<meta property='og:site_name' content='Courier'>", "outlet", ("Courier", "og:site_name")),
        ("<meta name='author' content='Ana Ruiz'>", "byline", ("Ana Ruiz", "author")),
        (
            "<meta property='article:published_time' content='2015-11-19'>",
            "published",
            ("2015-11-19", "article:published_time"),
        ),
        ("<meta property='og:locale' content='en_GB'>", "language", ("en", "og:locale")),
        ("<link rel='canonical' href='/talks'>", "url", ("/talks", "canonical link")),
        ("<title>Talks</title>", "title", ("Talks end", "h1")),
        (json_ld({"@type": "Person", "headline": "No"}), "title", ("Talks end", "h1")),
        ("<script type='application/ld+json'>{broken</script>", "title", ("Talks end", "h1")),
        (
            json_ld([[{"@type": "Article", "headline": "Deep"}]]),
            "title",
            ("Deep", "JSON-LD headline"),
        ),
    ],
)
def test_fields_and_where_they_stand(head, field, value):
    assert found(head)[field] == value


@pytest.mark.parametrize(
    ("author", "fault"),
    [
        ("4 Minute Read", "no name"),
        ("Share", "no name"),
        ("@courier", "an address"),
        ("https://courier.example/ana", "an address"),
    ],
)
def test_what_is_no_author_is_not_taken_for_one_and_is_told(author, fault):
    head = f"<meta name='author' content='{author}'>"
    assert found(head)["byline"] == ("", f"author '{author[:40]}' is {fault}")


def test_an_empty_author_says_nothing():
    assert "byline" not in found("<meta name='author' content=' '>")


def test_the_next_place_is_asked_where_the_first_one_cannot_be_right():
    head = (
        "<meta property='og:site_name' content='The Courier'>"
        "<meta property='og:title' content='the  courier'>"
        "<meta name='dc.title' content='Talks open in Oslo'>"
    )
    where = "dc.title; og:title 'the courier' is the outlet's name"
    assert found(head)["title"] == ("Talks open in Oslo", where)


def test_an_address_is_no_outlet_and_the_next_place_is_asked():
    head = json_ld({"@type": "Article", "publisher": "https://courier.example"})
    head += "<meta property='og:site_name' content='20 Minutes'>"
    assert found(head)["outlet"][0] == "20 Minutes"


def test_by_and_escapes_are_taken_off():
    head = json_ld({"@type": "Article", "headline": "&#8220;No&#8221;", "author": "By Ana Ruiz"})
    assert found(head)["title"] == ("“No”", "JSON-LD headline")
    assert found(head)["byline"] == ("Ana Ruiz", "JSON-LD author")


@pytest.mark.parametrize("html", ["<html><body></body></html>", "<html>", "<!doctype html>"])
def test_a_page_without_an_article_is_named(html):
    with pytest.raises(Unreadable, match=r"no article|not HTML"):
        read_page(html)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html>\n<html>", True),
        ("  <?xml version='1.0'?>\n<html>", True),
        ("<!-- saved -->\n<html>", True),
        ("<p>", False),
        ("He wrote <html> on the wall.", False),
        ("", False),
    ],
)
def test_what_looks_like_html(text, expected):
    assert looks_like_html(text) is expected
