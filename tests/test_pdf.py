"""PDF documents: paragraphs, divided words, running lines, broken files."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_pdf import made_pdf

from analysis.reading.decoding import Unreadable
from analysis.reading.formats import read_records
from analysis.reading.formats.pdf_lines import PdfLine, join_lines, without_running_lines


def read(data, name="d.pdf"):
    return list(read_records(name, data))


def lines(*texts, x=72, top=700, size=11, step=14):
    """Lines one under the other; None leaves a gap."""
    return [(x, top - n * step, size, text) for n, text in enumerate(texts) if text is not None]


STORY = lines(
    "Envoys met behind closed doors for a second day of nego-",
    "tiations and left without a word to the reporters who had",
    "waited.",
    None,
    "They will be back on Monday, said the host, who had kept his",
    "well-known smile.",
)
PARAGRAPHS = (
    "Envoys met behind closed doors for a second day of negotiations and left without a word to "
    "the reporters who had waited.\n\nThey will be back on Monday, said the host, who had kept his "
    "well-known smile.\n"
)


def test_wrapped_lines_become_paragraphs():
    (record,) = read(made_pdf([[(72, 740, 20, "Talks end without a deal"), *STORY]]))
    assert record.text == "Talks end without a deal\n\n" + PARAGRAPHS
    assert record.raw == record.text


def test_content_decides_and_not_the_ending():
    (record,) = read(made_pdf([STORY]), "d.txt")
    assert record.text == PARAGRAPHS
    (record,) = read(b"\n\n" + made_pdf([STORY]))
    assert record.text == PARAGRAPHS


def test_running_lines_are_left_out_and_paragraphs_go_on_over_the_page():
    head, foot = (72, 770, 8, "THE COURIER, 19 NOVEMBER"), (300, 30, 8, "Page %d of 3")
    pages = [
        [head, *lines("Envoys met behind closed doors and left without a"), foot],
        [head, *lines("word to the reporters. Nobody said what they had"), foot],
        [head, *lines("agreed on."), foot],
    ]
    numbered = [[*page[:-1], (*foot[:3], foot[3] % n)] for n, page in enumerate(pages, 1)]
    (record,) = read(made_pdf(numbered))
    assert record.text == (
        "Envoys met behind closed doors and left without a word to the reporters. Nobody said "
        "what they had agreed on.\n"
    )


def test_a_title_that_runs_over_the_pages_stays_where_it_is_large():
    pages = [
        [PdfLine("Talks end", 0, 700, 20), PdfLine("One.", 0, 600, 10)],
        [PdfLine("Talks end", 0, 700, 8), PdfLine("Two.", 0, 600, 10)],
        [PdfLine("Talks end", 0, 700, 8), PdfLine("Three.", 0, 600, 10)],
    ]
    kept = [[line.text for line in page] for page in without_running_lines(pages)]
    assert kept == [["Talks end", "One."], ["Two."], ["Three."]]


def stacked(*texts, step=12, x=0):
    return [PdfLine(text, x, 800 - step * n, 10) for n, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (stacked("They nego-", "tiated."), "They negotiated.\n"),
        (stacked("A well-", "known man.", "A well-known"), "A well-known man. A well-known\n"),
        (stacked("They met -", "and left"), "They met - and left\n"),
        (stacked("The Franco-", "German deal"), "The Franco-German deal\n"),
        (stacked("In 2014-", "15 they met"), "In 2014-15 they met\n"),
        (stacked("They nego\xad", "tiated."), "They negotiated.\n"),
        (stacked("The o\ufb03ce is \ufb01ne"), "The office is fine\n"),
        (
            [PdfLine("One line of a paragraph that", 0, 90, 10), PdfLine("goes on.", 0, 78, 10),
             PdfLine("Next one is", 15, 66, 10), PdfLine("indented.", 0, 54, 10)],
            "One line of a paragraph that goes on.\n\nNext one is indented.\n",
        ),
        (
            [PdfLine("left column is", 0, 60, 10), PdfLine("not at its end", 0, 48, 10),
             PdfLine("and goes on.", 300, 60, 10)],
            "left column is not at its end and goes on.\n",
        ),
        ([PdfLine("Heading", 0, 90, 14), PdfLine("Body.", 0, 76, 10)], "Heading\n\nBody.\n"),
        ([], ""),
    ],
)  # fmt: skip
def test_lines_are_joined_as_they_were_written(page, text):
    assert join_lines([page]) == text


def test_a_page_without_text_says_what_helps():
    with pytest.raises(Unreadable, match="no text layer") as caught:
        read(made_pdf([[], []]))
    assert "OCR" in caught.value.cure


def test_too_many_pages_are_refused():
    with pytest.raises(Unreadable, match="401 pages are too many") as caught:
        read(made_pdf([[]] * 401))
    assert caught.value.cure


def test_what_draws_without_end_is_refused(monkeypatch):
    monkeypatch.setattr("analysis.reading.formats.pdf.MAX_OPERATIONS", 1_000)
    with pytest.raises(Unreadable, match="it draws more than 1,000 times") as caught:
        read(made_pdf([STORY], forms=[b"/X Do " * 10] * 12))
    assert caught.value.cure


def test_a_page_of_too_many_bytes_is_refused(monkeypatch):
    monkeypatch.setattr("analysis.reading.formats.pdf.MAX_PAGE_BYTES", 100)
    with pytest.raises(Unreadable, match="a page draws with more than 100 bytes") as caught:
        read(WHOLE)
    assert caught.value.cure


def test_a_locked_document_is_named():
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]"
    locked = made_pdf([STORY], extra=lock % (b"11" * 32, b"22" * 32))
    with pytest.raises(Unreadable, match="locked with a password") as caught:
        read(locked)
    assert caught.value.cure == "save it without one"


def test_what_is_no_pdf_under_its_name_is_named():
    with pytest.raises(Unreadable, match=r"its content is not what its ending \.pdf says"):
        read(b"Envoys met.")


WHOLE = made_pdf([STORY])


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 200), st.binary(max_size=40))
@settings(max_examples=60, deadline=None)
def test_a_damaged_file_is_read_or_refused(start, length, noise):
    damaged = WHOLE[:start] + noise + WHOLE[start + length :]
    try:
        records = read(damaged)
    except Unreadable as error:
        records = [error]
    assert len(records) == 1


def test_its_faults_are_one_problem_and_reach_no_log(caplog):
    read(WHOLE.replace(b"startxref\n", b"startxref\n9"))
    with pytest.raises(Unreadable, match="broken or not what it seems"):
        read(WHOLE[:300])
    assert caplog.records == []
