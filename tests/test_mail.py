"""E-mail newsletters: parts, headers, mailboxes, broken messages."""

from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading.articles import read_articles
from analysis.reading.decoding import Unreadable
from analysis.reading.formats import Problem, Record, read_records

STORY = "Envoys met behind closed doors for a second day and left without a word. " * 3
PAGE = (
    "<html><body><table><tr><td><h1>Talks end</h1></td></tr>"
    f"<tr><td><p>{STORY}</p><p>They will be back on Monday for more of it.</p></td></tr>"
    "</table></body></html>"
)


def message(*, plain="", html="", **headers):
    made = EmailMessage()
    made["From"] = headers.get("sender", "Courier Briefing <news@courier.example>")
    made["Subject"] = headers.get("subject", "Talks end")
    made["Date"] = "Thu, 19 Nov 2015 21:35:00 -0500"
    if plain or not html:
        made.set_content(plain)
    if html and plain:
        made.add_alternative(html, subtype="html")
    elif html:
        made.set_content(html, subtype="html")
    return made


def read(data, name="m.eml"):
    return list(read_records(name, bytes(data)))


def test_headers_become_metadata():
    (record,) = read(message(plain="Envoys met.\n"))
    assert record.text == "Talks end\n\nEnvoys met.\n"
    assert record.found == {
        "title": ("Talks end", "e-mail Subject"),
        "outlet": ("Courier Briefing", "e-mail From"),
        "published": ("Thu, 19 Nov 2015 21:35:00 -0500", "e-mail Date"),
    }


def test_the_date_is_read_with_its_zone(tmp_path):
    (tmp_path / "m.eml").write_bytes(bytes(message(plain=STORY)))
    articles = read_articles(tmp_path)
    assert articles["published"][0].isoformat() == "2015-11-20T02:35:00+00:00"


def test_the_page_goes_before_the_plain_text():
    (record,) = read(message(plain="View this in your browser.", html=PAGE))
    paragraphs = record.text.strip().split("\n\n")
    assert paragraphs == [
        "Talks end", STORY.strip(), "They will be back on Monday for more of it.",
    ]  # fmt: skip


def test_a_page_without_text_leaves_the_plain_text():
    empty = "<html><body><table><tr><td><img src='x'></td></tr></table></body></html>"
    (record,) = read(message(plain="Envoys met.\n", html=empty))
    assert record.text == "Talks end\n\nEnvoys met.\n"


def test_encoded_headers_and_bodies_are_decoded():
    made = message(plain="Le ministre a été reçu à l'Élysée.\n", subject="Pourparlers à l'Élysée")
    (record,) = read(made)
    assert record.text == "Pourparlers à l'Élysée\n\nLe ministre a été reçu à l'Élysée.\n"


def test_a_sender_without_a_name_stands_as_the_address():
    (record,) = read(message(plain=STORY, sender="news@courier.example"))
    assert record.found["outlet"][0] == "news@courier.example"


def test_attachments_are_left_out():
    made = message(plain="Envoys met.\n")
    made.add_attachment("Not this.", filename="notes.txt")
    (record,) = read(made)
    assert "Not this" not in record.text


def test_a_mailbox_holds_messages_in_order():
    one, two = (bytes(message(plain=f"{STORY}\n>From here on, {n}.\n")) for n in (1, 2))
    line = b"From news@courier.example Thu Nov 19 09:35:00 2015\n"
    items = read(line + one + b"\n" + line + b"Subject: x\n\n" + line + two, "letters.mbox")
    assert [item.path for item in items if isinstance(item, Record)] == [
        "letters.mbox#1", "letters.mbox#3",
    ]  # fmt: skip
    assert "\nFrom here on, 1." in items[0].text
    assert [item.path for item in items if isinstance(item, Problem)] == ["letters.mbox#2"]


@pytest.mark.parametrize("name", ["m.eml", "m.msg", "m.mail"])
def test_a_message_is_known_by_its_headers(name):
    (record,) = read(message(plain="Envoys met.\n"), name)
    assert record.found["title"][0] == "Talks end"


def test_a_mailbox_is_known_by_its_first_line():
    line = b"From news@courier.example Thu Nov 19 09:35:00 2015\n"
    (record,) = read(line + bytes(message(plain="Envoys met.\n")), "inbox.old")
    assert record.path == "inbox.old#1"


@pytest.mark.parametrize(
    ("data", "name", "problem"),
    [
        (b"", "m.eml", "no headers"),
        (b"\x00\x01\x02", "m.eml", "no headers"),
        (bytes(message()), "m.eml", "no text in this message|article is empty"),
        (b"Subject: x\nContent-Type: image/png\n\nx", "m.eml", "no text in this message"),
        (b"Envoys met.", "m.mbox", "no message in this mailbox"),
        (b"Subject: x\nContent-Type: text/plain; charset=no-such\n\n\x81\x00", "m.eml", "binary"),
        (b"Subject: x\n" + b'Content-Type: multipart/mixed; boundary="b"\n' * 60, "m.eml", "parts"),
        (b"Subject: x\n\n" + bytes(30_000_001), "m.eml", "30,000,013 bytes are too many"),
    ],
)
def test_a_hopeless_message_is_refused_with_a_cure(data, name, problem):
    with pytest.raises(Unreadable, match=problem) as caught:
        read(data, name)
    assert caught.value.cure


WHOLE = bytes(message(plain=STORY, html=PAGE))


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 100), st.binary(max_size=30))
@settings(max_examples=60, deadline=None)
def test_a_damaged_message_is_read_or_refused(start, length, noise):
    try:
        items = read(WHOLE[:start] + noise + WHOLE[start + length :])
    except Unreadable as error:
        items = [error]
    assert len(items) == 1
