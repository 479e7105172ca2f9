"""Web archives: which records are taken, and what they say."""

import gzip
import io
from contextlib import suppress

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from analysis.reading.decoding import Unreadable
from analysis.reading.formats import Problem, Record, read_records

STORY = "Envoys met behind closed doors for a second day and left without a word. " * 4


def page(title, head=""):
    body = f"<h1>{title}</h1><p>{STORY}</p>"
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def archive(*pages, packed=True):
    """A web archive of (url, status, headers, body)."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("c.warc", {"software": "test"}))
    for url, status, headers, body in pages:
        fetched = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                url, "response", payload=io.BytesIO(body), http_headers=fetched
            )
        )
    return file.getvalue()


HTML = [("Content-Type", "text/html; charset=utf-8")]
URL = "https://courier.example/talks"


@pytest.mark.parametrize(("packed", "name"), [(True, "c.warc.gz"), (False, "c.warc"), (True, "c")])
def test_pages_are_called_by_their_records(packed, name):
    data = archive(
        (URL, "200 OK", HTML, page("Talks end").encode()),
        (f"{URL}.png", "200 OK", [("Content-Type", "image/png")], b"\x89PNG"),
        (f"{URL}/gone", "404 Not Found", HTML, page("Not found").encode()),
        (f"{URL}/2", "200 OK", HTML, page("Lira falls").encode()),
        packed=packed,
    )
    items = list(read_records(name, data))
    assert [(item.path, item.text.split("\n")[0], item.found["url"]) for item in items] == [
        (f"{name}#2", "Talks end", (URL, "WARC-Target-URI")),
        (f"{name}#5", "Lira falls", (f"{URL}/2", "WARC-Target-URI")),
    ]


def test_what_the_page_says_of_itself_goes_first():
    head = '<link rel="canonical" href="https://courier.example/a">'
    (record,) = read_records("c.warc.gz", archive((URL, "200 OK", HTML, page("A", head).encode())))
    assert record.found["url"] == ("https://courier.example/a", "canonical link")


def test_the_charset_of_the_server_counts():
    headers = [("Content-Type", "text/html; charset=koi8-r")]
    body = page("Переговоры закончены").encode("koi8-r")
    (record,) = read_records("c.warc.gz", archive((URL, "200 OK", headers, body)))
    assert record.text.startswith("Переговоры закончены")
    assert record.encoding == "koi8-r"


def test_packed_bodies_are_unpacked():
    headers = [*HTML, ("Content-Encoding", "gzip")]
    body = gzip.compress(page("Talks end").encode())
    (record,) = read_records("c.warc.gz", archive((URL, "200 OK", headers, body)))
    assert record.text.startswith("Talks end")


def test_a_page_without_an_article_is_a_problem():
    empty = b"<html><body></body></html>"
    good = page("Talks end").encode()
    data = archive((URL, "200 OK", HTML, empty), (URL, "200 OK", HTML, good))
    problem, record = read_records("c.warc.gz", data)
    assert isinstance(problem, Problem)
    assert (problem.path, problem.problem) == ("c.warc.gz#2", "no article text in this page")
    assert isinstance(record, Record)


@pytest.mark.parametrize(
    "data",
    [
        b"WARC/1.0\r\n",
        b"WARC/1.0\r\nContent-Length: x\r\n\r\n",
        b"WARC/9.9\r\n" + b"x" * 10_000,
        gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\n") + b"junk",
    ],
)
def test_a_broken_archive_never_stops_the_rest(data):
    items: list[object] = []
    with suppress(Unreadable):
        items = list(read_records("c.warc.gz", data))
    assert not any(isinstance(item, Record) for item in items)
