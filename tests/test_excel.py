"""Excel workbooks: sheets, dates, blank rows, bombs."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest

from analysis.reading.decoding import Unreadable
from analysis.reading.formats import ColumnsTaken, Problem, Record, read_records


def workbook(**sheets):
    """A workbook's bytes: title to rows of cells."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read(data, **options):
    return list(read_records("n.xlsx", data, **options))


def changed(data, name, content):
    """The package with one member replaced or added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", 8) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return file.getvalue()


HEADER = ["Headline", "text", "date"]
NEWS = workbook(News=[HEADER, ["Talks", "Envoys met.", dt.datetime(2015, 11, 19)]])


def test_each_sheet_is_a_table_with_rows_as_the_program_numbers_them():
    data = workbook(
        One=[[], HEADER, ["Talks", "Envoys met.", dt.date(2015, 11, 19)], [], ["", "They left."]],
        Empty=[],
        Two=[["body", None, "n"], ["Lira falls.", "x", 7.0]],
    )
    items = read(data)
    assert [(item.path, item.text) for item in items if isinstance(item, Record)] == [
        ("n.xlsx#One!3", "Talks\n\nEnvoys met."),
        ("n.xlsx#One!5", "They left."),
        ("n.xlsx#Two!2", "Lira falls."),
    ]
    assert [item.path for item in items if isinstance(item, ColumnsTaken)] == [
        "n.xlsx#One",
        "n.xlsx#Two",
    ]
    assert items[1].found["published"] == ("2015-11-19", "column date")


def test_a_sheet_without_a_text_is_a_problem_and_the_others_are_read():
    items = read(workbook(Notes=[["who", "what"], ["Ana", "todo"]], News=[["text"], ["Talks."]]))
    assert items[0] == Problem(
        "n.xlsx#Notes",
        "no column holds the text; the columns are who, what",
        "say which does: columns={'text': 'NAME'}, or --column text=NAME",
    )
    assert items[2].text == "Talks."


def test_content_decides_and_not_the_ending():
    (_, record) = read_records("n.txt", NEWS)
    assert record.path == "n.txt#News!2"


def test_a_sheet_that_claims_a_million_columns_and_rows_is_read_at_once():
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<dimension ref="A1:XFD1048576"/><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c>'
        '<c r="XFD1" t="inlineStr"><is><t>x</t></is></c></row>'
        '<row r="60000"><c r="A60000" t="inlineStr"><is><t>Talks.</t></is></c></row>'
        "</sheetData></worksheet>"
    )
    items = read(changed(NEWS, "xl/worksheets/sheet1.xml", sheet))
    assert items[1].path == "n.xlsx#News!60000"


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr("analysis.reading.formats.excel.MAX_ROWS", 2)
    assert len(read(workbook(News=[["text"], ["One."]]))) == 2
    with pytest.raises(Unreadable, match="more than 2 rows in a sheet") as caught:
        read(workbook(News=[["text"], ["One."], ["Two."]]))
    assert caught.value.cure == "save it as CSV"


BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (workbook(Empty=[]), "its sheets are empty"),
        (changed(NEWS, "xl/sharedStrings.xml", BOMB), "declares a document type"),
        (changed(NEWS, "xl/media/bomb.bin", bytes(210_000_000)), "it unpacks to 210"),
        (changed(NEWS, "xl/workbook.xml", "<workbook"), "broken or not what it seems"),
        (changed(NEWS, "xl/worksheets/sheet1.xml", "<a>" * 100_000), "broken or not what it seems"),
        (NEWS[:-200], "a damaged zip archive"),
    ],
)
def test_a_hopeless_workbook_is_refused_with_a_cure(data, problem):
    with pytest.raises(Unreadable, match=problem) as caught:
        read(data)
    assert caught.value.cure
