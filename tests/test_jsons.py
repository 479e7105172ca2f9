"""JSON and JSON Lines: every shape in which articles come, and broken ones."""

import json

import pytest

from analysis.reading.decoding import Unreadable
from analysis.reading.formats import ColumnsTaken, Problem, Record, read_records


def read(content, name="n.json", **options):
    text = content if isinstance(content, str) else json.dumps(content)
    return list(read_records(name, text.encode(), **options))


def texts(items):
    return [(item.path, item.text) for item in items if isinstance(item, Record)]


ARTICLE = {"title": "Talks", "text": "Envoys met."}


@pytest.mark.parametrize(
    ("content", "paths"),
    [
        (ARTICLE, ["n.json"]),
        (ARTICLE | {"tags": [{"text": "politics"}]}, ["n.json"]),
        ([ARTICLE], ["n.json#1"]),
        ([ARTICLE, ARTICLE | {"url": "u"}], ["n.json#1", "n.json#2"]),
        ({"status": "ok", "articles": [ARTICLE]}, ["n.json#1"]),
        ({"response": {"status": "ok", "results": [ARTICLE]}}, ["n.json#1"]),
        ({"hits": {"hits": [{"_id": 1, "_source": ARTICLE}]}}, ["n.json#1"]),
        ({"authors": [{"name": "Ana"}], "items": [ARTICLE]}, ["n.json#1"]),
        ("\n\n  " + json.dumps([ARTICLE]), ["n.json#1"]),
    ],
)
def test_every_shape_of_articles(content, paths):
    assert texts(read(content)) == [(path, "Talks\n\nEnvoys met.") for path in paths]


def test_objects_inside_are_opened():
    article = {
        "webTitle": "Talks", "source": {"id": None, "name": "Courier"},
        "fields": {"bodyText": "Envoys met.", "byline": "Ana Ruiz"},
        "webPublicationDate": "2015-11-19T09:35:00Z",
    }  # fmt: skip
    taken, record = read([article])
    assert taken.columns == {
        "text": "fields.bodyText", "title": "webTitle", "published": "webPublicationDate",
        "outlet": "source.name", "byline": "fields.byline",
    }  # fmt: skip
    assert record.found["outlet"] == ("Courier", "column source.name")


def test_lists_are_paragraphs_or_names():
    article = {"text": ["Envoys met.", "They left."], "author": [{"name": "Ana"}, "Bo"]}
    (_, record) = read(article)
    assert record.text == "Envoys met.\n\nThey left."
    assert record.found["byline"][0] == "Ana, Bo"


def test_what_is_no_object_is_one_problem():
    items = read([ARTICLE, "text", 7, {"title": "No text"}])
    assert [item.path for item in items if isinstance(item, Problem)] == [
        "n.json#2", "n.json#3", "n.json#4",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["n.jsonl", "n.ndjson", "n.json"])
def test_one_object_a_line(name):
    lines = [json.dumps(ARTICLE), "", "{broken", "[1]", json.dumps(ARTICLE | {"url": "u"})]
    items = read("\n".join(lines), name)
    assert [item.path for item in items if isinstance(item, Record)] == [f"{name}#1", f"{name}#5"]
    assert [item.path for item in items if isinstance(item, Problem)] == [f"{name}#3", f"{name}#4"]
    assert isinstance(items[0], ColumnsTaken)


def test_the_user_names_the_text():
    (_, record) = read(
        {"rows": [{"text": "Teaser.", "story": "Story."}]}, columns={"text": "story"}
    )
    assert record.text == "Story."


@pytest.mark.parametrize("half", ["\\ud800", "\\u0000"])
def test_what_no_text_may_hold_is_marked(half):
    (_, record) = read(f'{{"text": "a{half}b"}}')
    assert record.text == "a\ufffdb"


@pytest.mark.parametrize(
    ("content", "name", "problem"),
    [
        ("[" * 200_000, "n.json", "too deep"),
        ("{" * 200_000, "n.json", "not valid JSON"),
        ('{"text": ' + "1" * 10_000 + "}", "n.json", "not valid JSON"),
        ('{"text"', "n.json", "not valid JSON"),
        ("7", "n.json", "no object with a text"),
        ('["a", "b"]', "n.json", "no object with a text"),
        ('{"a": 1, "b": {"c": 2}}', "n.json", "the columns are a, b, b.c"),
        ('[{"a": 1}]', "n.json", "the columns are a"),
        ("[]", "n.json", "no object with a text"),
        ("[1]\n[2]\n", "n.jsonl", "no line of it is an object"),
        ("[" * 200_000, "n.jsonl", "no line of it is an object"),
    ],
)
def test_a_hopeless_file_is_refused_with_a_cure(content, name, problem):
    with pytest.raises(Unreadable, match=problem) as caught:
        read(content, name)
    assert caught.value.cure
