"""CSV and TSV: delimiters, quotation marks, broken rows."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading.decoding import Unreadable
from analysis.reading.formats import ColumnsTaken, Problem, Record, read_records


def read(content, name="n.csv", **options):
    data = content.encode() if isinstance(content, str) else content
    return list(read_records(name, data, **options))


def told(items):
    """Path and text, or path and problem, of what was read."""
    return [
        (item.path, item.text if isinstance(item, Record) else item.problem)
        for item in items
        if not isinstance(item, ColumnsTaken)
    ]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ('title,text\nTalks,"Envoys met, and left."\n', "n.csv"),
        ("title;text\nTalks;Envoys met, and left.\n", "n.csv"),
        ("title\ttext\nTalks\tEnvoys met, and left.\n", "n.tsv"),
        ("title|text\nTalks|Envoys met, and left.\n", "n.csv"),
        ("sep=;\ntitle;text\nTalks;Envoys met, and left.\n", "n.csv"),
        ("\ufefftitle;text\r\nTalks;Envoys met, and left.\r\n", "n.CSV"),
    ],
)
def test_any_delimiter(content, name):
    items = read(content, name)
    assert items[0].columns == {"text": "text", "title": "title"}
    assert [item.text for item in items[1:]] == ["Talks\n\nEnvoys met, and left."]


def test_columns_become_metadata_and_say_where_they_are_from():
    content = "Headline,body,source,pubDate,id,lang\nTalks,Envoys met.,Courier,2015-11-19,7,en-GB\n"
    taken, record = read(content)
    assert taken == ColumnsTaken(
        "n.csv",
        {
            "text": "body", "title": "Headline", "published": "pubDate", "outlet": "source",
            "language": "lang", "id": "id",
        },
    )  # fmt: skip
    assert record.found == {
        "text": ("", "column body"),
        "title": ("Talks", "column Headline"),
        "published": ("2015-11-19", "column pubDate"),
        "outlet": ("Courier", "column source"),
        "language": ("en", "column lang"),
        "id": ("7", "column id"),
    }
    assert record.identity == tuple(record.found)


def test_a_row_is_called_as_a_spreadsheet_numbers_it():
    items = read('text\n"One\ntwo."\n\nThree.\n')
    assert told(items) == [("n.csv#2", "One\ntwo."), ("n.csv#4", "Three.")]


def test_one_broken_row_never_stops_the_rest():
    rows = ["title,text", "a,One.", "b", "c,x,y", 'd,"e"f', 'g,"open', "h,Two.", ",", "i,Three."]
    assert told(read("\n".join(rows))) == [
        ("n.csv#2", "a\n\nOne."),
        ("n.csv#3", "nothing in its column 'text'"),
        ("n.csv#4", "3 cells under 2 columns"),
        ("n.csv#5", "its quotation marks do not match (',' expected after '\"')"),
        ("n.csv#6", "its quotation mark is never closed"),
        ("n.csv#7", "h\n\nTwo."),
        ("n.csv#9", "i\n\nThree."),
    ]


@pytest.mark.parametrize("row", ['a,"', '"', '"a""', '"a"b', ',"x""",""', '"""'])
def test_rows_of_odd_quotation_marks_are_read_in_one_go(row):
    items = read("text,more\n" + f"{row}\n" * 20_001)
    assert all(item.cure for item in items if isinstance(item, Problem))
    assert len(items) <= 20_002


def test_empty_cells_at_the_end_of_a_row_do_no_harm():
    assert told(read("text,,\nOne.,,,,\n")) == [("n.csv#2", "One.")]


def test_the_first_of_two_columns_of_one_name_counts():
    assert told(read("text,text\nOne.,Two.\n")) == [("n.csv#2", "One.")]


def test_a_cell_may_be_longer_than_csv_allows_by_itself():
    limit = csv.field_size_limit()
    (_, record) = read("text\n" + "word " * 100_000)
    assert len(record.text) == 499_999 + 1
    assert csv.field_size_limit() == limit


def test_a_cell_longer_than_an_article_is_one_problem():
    (_, problem, record) = read("text\n" + "w" * 2_000_001 + "\nOne.\n")
    assert "too long for one article" in problem.problem
    assert record.path == "n.csv#3"


def test_the_user_names_the_text():
    (taken, record) = read("text,story\nTeaser.,Story.\n", columns={"text": "story"})
    assert taken.columns == {"text": "story"}
    assert record.text == "Story."


def test_a_title_that_the_text_repeats_stands_once():
    (_, record) = read('title,text\nTalks,"Talks\n\nEnvoys met."\n')
    assert record.text == "Talks\n\nEnvoys met."


def test_a_page_saved_as_csv_is_a_page():
    story = "Envoys met behind closed doors for a second day and left without a word. " * 4
    (record,) = read(f"<!doctype html><html><body><h1>Talks</h1><p>{story}</p></body></html>")
    assert record.text.startswith("Talks\n\nEnvoys")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "the table is empty"),
        ("\n\n", "the table is empty"),
        ('"text\nOne.', "its first row is broken"),
        ("a,b\n1,2\n", "no column holds the text; the columns are a, b"),
        (b"text\nOne\x00.\n", "binary data"),
    ],
)
def test_a_hopeless_table_is_refused_with_a_cure(content, problem):
    with pytest.raises(Unreadable, match=problem) as caught:
        read(content)
    assert caught.value.cure


LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="<&\ufeff")
CELLS = st.text(LETTERS | st.just("\n"), max_size=30)


@given(st.lists(CELLS.filter(str.strip), min_size=1, max_size=5), st.sampled_from(",;\t|"))
@settings(max_examples=50, deadline=None)
def test_what_csv_writes_is_read(texts, delimiter):
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([["number", "text"], *([n, text] for n, text in enumerate(texts))])
    items = read(file.getvalue())
    assert [item.text for item in items if isinstance(item, Record)] == texts
