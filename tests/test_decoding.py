"""Bytes to text: every way in, and every refusal."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading.decoding import Unreadable, decode

TEXT = "Le café « Étoile » à Genève: Erdoğan, Šefčovič.\nFin.\n"
GERMAN = (
    "Der Außenminister sagte, man müsse über die Brücke zurück. Die Gespräche würden schwierig, "
    "räumte er ein, aber möglich. Für Österreich gälten dieselben Regeln wie für Köln."
)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-32"), "utf-32"),
    ],
)
def test_marked_and_utf8_bytes(data, encoding):
    decoded = decode(data)
    assert decoded.text == TEXT
    assert decoded.encoding == encoding


def test_a_declared_charset_is_believed():
    page = '<html><head><meta charset="iso-8859-2"></head><p>Šefčovič</p>'.encode("iso-8859-2")
    decoded = decode(page)
    assert "Šefčovič" in decoded.text
    assert decoded.encoding == "iso-8859-2"


def test_a_label_from_outside_is_believed():
    assert decode("Москва сказала".encode("koi8-r"), label="koi8-r").text == "Москва сказала"


def test_an_unlabelled_encoding_is_guessed_and_says_so():
    decoded = decode(GERMAN.encode("cp1252"))
    assert decoded.text == GERMAN
    assert decoded.encoding.endswith("guessed")


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
def test_line_ends_become_line_feeds(line_end):
    assert decode(f"a{line_end}b".encode()).text == "a\nb"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04 ...", "zip archive"),
        (b"\x89PNG\r\n", "PNG"),
        (b"MZ\x00\x00\x03", "binary"),
        (b"abc\x00def", "binary"),
        (b"\x01\x02\x03\x04\x05 abc", "binary"),
        (codecs.BOM_UTF8 + b"\xff\xfe\xfa", "utf-8"),
    ],
)
def test_what_is_no_text_is_refused_with_a_cure(data, problem):
    with pytest.raises(Unreadable, match=problem) as caught:
        decode(data)
    assert "UTF-8" in caught.value.cure


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_are_refused(data):
    try:
        decoded = decode(data)
    except Unreadable:
        return
    assert "\r" not in decoded.text
