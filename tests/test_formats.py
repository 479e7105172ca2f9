"""Files to records: endings, content and refusals."""

import io
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading.decoding import Unreadable
from analysis.reading.formats import MAX_ARTICLE_CHARACTERS, Record, is_ignored, read_records

ROOT = Path(__file__).parents[1]

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
    ("name", "content", "text"),
    [
        ("a.xyz", '{"text": "Envoys met."}', "Envoys met."),
        ("a.feed", '[{"content": "Envoys met."}]', "Envoys met."),
        (
            "a.mail",
            "From: a@b.example\nSubject: Talks\nTo: x\n\nEnvoys met.",
            "Talks\n\nEnvoys met.",
        ),
        # What may stand in an article by itself is left as it is under a text's name.
        ("a.txt", '{"text": "Envoys met."}', '{"text": "Envoys met."}'),
        ("a.txt", "From: a@b.example\n", "From: a@b.example\n"),
    ],
)
def test_content_decides_where_an_ending_says_nothing(name, content, text):
    (record,) = [item for item in read(name, content) if isinstance(item, Record)]
    assert record.text == text


@pytest.mark.parametrize(
    ("module", "name", "content", "extra"),
    [
        ("openpyxl", "a.xlsx", "xl/workbook.xml", "excel"),
        ("docx", "a.docx", "word/document.xml", "word"),
        ("pypdf", "a.pdf", b"%PDF-1.4", "pdf"),
        ("warcio.archiveiterator", "a.warc", b"WARC/1.0\r\n", "warc"),
    ],
)
def test_a_library_that_is_not_there_is_named_with_its_extra(
    module, name, content, extra, monkeypatch
):
    monkeypatch.setitem(sys.modules, module, None)
    data = content if isinstance(content, bytes) else zipped(content)
    with pytest.raises(Unreadable, match=f"reading it needs {module}, which") as caught:
        read(name, data)
    assert caught.value.cure == f"pip install 'news-actors[{extra}]'"
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert extra in extras["project"]["optional-dependencies"]


def zipped(name):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "<x/>")
    return file.getvalue()


ENDINGS = [
    "txt", "md", "html", "csv", "tsv", "json", "jsonl", "eml", "mbox", "docx", "xlsx", "pdf",
    "parquet", "zip", "tar", "tgz", "gz", "warc", "xyz",
]  # fmt: skip
STARTS = [
    b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\x1f\x8b\x08", b"PAR1", b"WARC/1.0\r\n",
    b"From a 09:35\nA:", b"\xd0\xcf\x11\xe0", b"text,title\n", b'[{"text": ', b"<html><body>",
    b"\xff\xfe",
]  # fmt: skip


@given(st.sampled_from(ENDINGS), st.sampled_from(STARTS), st.binary(max_size=600))
@settings(max_examples=200, deadline=None)
def test_no_bytes_end_in_another_error(ending, start, rest):
    try:
        items = read(f"a.{ending}", start + rest)
    except Unreadable as error:
        items = [error]
    assert all(isinstance(item, Unreadable) or item.path.startswith("a.") for item in items)


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
        ("a.pdf", "Envoys met.", r"not what its ending \.pdf says"),
        ("a.tgz", "Envoys met.", r"not what its ending \.tgz says"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + bytes(100), "old kind, or one with a password"),
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
