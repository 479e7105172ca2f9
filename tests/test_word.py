"""Word documents: order, tables, tracked changes, bombs."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from analysis.reading.decoding import Unreadable
from analysis.reading.formats import read_records


def saved(document):
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def document(*paragraphs, title=""):
    made = docx.Document()
    if title:
        made.add_heading(title, 0)
    for text in paragraphs:
        made.add_paragraph(text)
    return made


def read(data, name="w.docx"):
    return list(read_records(name, data))


def test_paragraphs_become_paragraphs_and_a_styled_title_the_title():
    (record,) = read(saved(document("Envoys met.", "", "They left.", title="Talks end")))
    assert record.text == "Talks end\n\nEnvoys met.\n\nThey left.\n"
    assert record.found == {"title": ("Talks end", "style Title")}


def test_a_first_paragraph_without_style_is_no_title():
    (record,) = read(saved(document("Envoys met.")))
    assert record.found == {}


def test_tables_are_read_in_their_place_and_merged_cells_once():
    made = document("Before.")
    table = made.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Both"
    table.cell(1, 0).text, table.cell(1, 1).text = "Left", "Right"
    made.add_paragraph("After.")
    (record,) = read(saved(made))
    assert record.text.split("\n\n") == ["Before.", "Both", "Left", "Right", "After.\n"]


def test_insertions_count_and_deletions_do_not():
    made = document("Envoys ")
    for xml in (
        '<w:ins {0} w:id="1" w:author="a"><w:r><w:t>met</w:t></w:r></w:ins>',
        '<w:del {0} w:id="2" w:author="a"><w:r><w:delText>quarrelled</w:delText></w:r></w:del>',
        "<w:r {0}><w:t>.</w:t></w:r>",
    ):
        made.paragraphs[0]._p.append(parse_xml(xml.format(nsdecls("w"))))
    (record,) = read(saved(made))
    assert record.text == "Envoys met.\n"


def test_breaks_and_tabs_inside_a_paragraph_stay():
    made = document()
    made.add_paragraph("One").add_run("\tTwo\nThree")
    (record,) = read(saved(made))
    assert record.text == "One\tTwo\nThree\n"


def test_headers_and_footers_are_left_out():
    made = document("Envoys met.")
    made.sections[0].header.paragraphs[0].text = "Confidential"
    (record,) = read(saved(made))
    assert record.text == "Envoys met.\n"


def changed(data, name, content):
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", 8) as new:
        for member in old.namelist():
            new.writestr(member, content if member == name else old.read(member))
    return file.getvalue()


PLAIN = saved(document("Envoys met."))
BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (saved(document()), "the article is empty"),
        (changed(PLAIN, "word/document.xml", BOMB), "declares a document type"),
        (changed(PLAIN, "word/document.xml", "<w"), "broken or not what it seems"),
        (changed(PLAIN, "word/document.xml", "<a>" * 50_000), "broken or not what it seems"),
        (PLAIN[: len(PLAIN) // 2], "a damaged zip archive"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old kind, or one with a password"),
    ],
)
def test_a_hopeless_document_is_refused_with_a_cure(data, problem):
    with pytest.raises(Unreadable, match=problem) as caught:
        read(data)
    assert caught.value.cure
