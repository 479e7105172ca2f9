"""Parquet, and what all tables have in common."""

import io
import json
import zipfile

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures.examples import small_corpus
from analysis.reading.decoding import Unreadable
from analysis.reading.formats import Record, budget, read_records


def parquet(table):
    file = io.BytesIO()
    pq.write_table(table if isinstance(table, pa.Table) else pa.table(table), file)
    return file.getvalue()


def read(data, name="n.parquet", **options):
    return list(read_records(name, data, **options))


def test_rows_are_counted_from_one():
    data = parquet({"title": ["A", None], "text": ["One.", "Two."], "date": [None, "2015-11-19"]})
    _, first, second = read(data)
    assert [(item.path, item.text) for item in (first, second)] == [
        ("n.parquet#1", "A\n\nOne."), ("n.parquet#2", "Two."),
    ]  # fmt: skip
    assert second.found["published"] == ("2015-11-19", "column date")


def test_times_lists_and_objects_are_read():
    table = pa.table({
        "text": [["One.", "Two."]],
        "published": pa.array([pd.Timestamp("2015-11-19 09:35", tz="UTC")]),
        "source": [{"id": 1, "name": "Courier"}],
    })  # fmt: skip
    taken, record = read(parquet(table))
    assert taken.columns == {"text": "text", "published": "published", "outlet": "source.name"}
    assert record.text == "One.\n\nTwo."
    assert record.found["published"][0] == "2015-11-19T09:35:00+00:00"
    assert record.found["outlet"][0] == "Courier"


def test_content_decides_and_not_the_ending():
    (_, record) = read(parquet({"text": ["One."]}), "n.txt")
    assert record.path == "n.txt#1"


def test_a_saved_corpus_is_no_table_of_articles(tmp_path):
    folder = small_corpus().save(tmp_path)
    for table in sorted(folder.glob("*.parquet")):
        with pytest.raises(Unreadable, match="a table of a saved corpus") as caught:
            read(table.read_bytes())
        assert "own folder" in caught.value.cure


def test_one_text_a_million_times_is_refused_before_memory_is_full(monkeypatch):
    monkeypatch.setattr(budget, "MAX_UNPACKED_BYTES", 5_000_000)
    codes = pa.array(np.zeros(100_000, dtype="int32"))
    data = parquet(pa.table({"text": pa.DictionaryArray.from_arrays(codes, ["word " * 10_000])}))
    assert len(data) < 100_000
    with pytest.raises(Unreadable, match="unpacks to more than 5,000,000 bytes"):
        read(data)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (parquet({"a": [1]}), "the columns are a"),
        (parquet({"text": ["One."]})[:-20], "broken or not what it seems"),
        (b"PAR1" + bytes(100) + b"PAR1", "broken or not what it seems"),
        (b"Envoys met.", r"not what its ending \.parquet says"),
    ],
)
def test_a_hopeless_file_is_refused_with_a_cure(data, problem):
    with pytest.raises(Unreadable, match=problem) as caught:
        read(data)
    assert caught.value.cure


LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="<&\ufeff")
TEXT = st.text(LETTERS | st.just("\n"), min_size=1, max_size=40).filter(str.strip)
TITLE = st.text(LETTERS, max_size=20).map(lambda text: " ".join(text.split()))


def excel(frame):
    file = io.BytesIO()
    frame.to_excel(file, index=False)
    return file.getvalue()


def texts_zipped(frame):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number, row in enumerate(frame.itertuples()):
            text = f"{row.title}\n\n{row.text}" if row.title else row.text
            archive.writestr(f"{number}.txt", text.encode())
    return file.getvalue()


WRITERS = {
    "csv": lambda frame: frame.to_csv(index=False).encode(),
    "tsv": lambda frame: frame.to_csv(index=False, sep="\t").encode(),
    "json": lambda frame: json.dumps({"articles": frame.to_dict("records")}).encode(),
    "jsonl": lambda frame: frame.to_json(orient="records", lines=True).encode(),
    "parquet": lambda frame: parquet(pa.Table.from_pandas(frame)),
}


@given(st.lists(st.tuples(TITLE, TEXT), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_the_same_articles_give_the_same_records_whatever_the_table(rows):
    frame = pd.DataFrame(rows, columns=["title", "text"])
    told = {
        name: [
            (item.text, item.raw, item.found)
            for item in read(write(frame), f"n.{name}")
            if isinstance(item, Record)
        ]
        for name, write in WRITERS.items()
    }
    assert len(told["csv"]) == len(rows)
    assert all(records == told["csv"] for records in told.values())


def test_the_same_articles_in_a_workbook_and_in_files_have_the_same_text():
    rows = [("Talks end", "Envoys met.\n\nThey left."), ("", "Lira falls."), ("A", "B")]
    frame = pd.DataFrame(rows, columns=["title", "text"])
    expected = ["Talks end\n\nEnvoys met.\n\nThey left.", "Lira falls.", "A\n\nB"]
    for name, data in (
        ("n.csv", WRITERS["csv"](frame)), ("n.xlsx", excel(frame)), ("n.zip", texts_zipped(frame)),
    ):  # fmt: skip
        assert [item.text for item in read(data, name) if isinstance(item, Record)] == expected
