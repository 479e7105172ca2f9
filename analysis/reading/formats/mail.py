"""E-mail newsletters: single messages (.eml) and mailboxes (.mbox)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from analysis.reading.decoding import Unreadable, decode
from analysis.reading.formats.cells import read_markup
from analysis.reading.formats.record import Record, Source, checked_text
from analysis.reading.formats.rows import with_title
from analysis.reading.structured import Found

_HEADERS = re.compile(
    rb"(?:(?:From|To|Subject|Date|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|"
    rb"Content-Type|X-[\w-]+|DKIM-Signature|Reply-To|Sender):"
    rb" ?[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3}",
    re.IGNORECASE,
)
_FROM_LINE = re.compile(rb"^From [^\r\n]*\d\d:\d\d[^\r\n]*\r?\n(?=[\w-]+:)", re.MULTILINE)
# A message's lines are compared with the boundaries of all the parts around them.
_MAX_BYTES = 30_000_000
_MAX_PARTS = 50
_CURE = "save its text as .txt"
# Newsletters are laid out in tables; their cells are paragraphs and not data.
_TABLE_TAGS = re.compile(r"<(/?)(?:table|thead|tbody|tfoot|tr|td|th|center)\b[^>]*>", re.IGNORECASE)


def looks_like_mail(data: bytes) -> bool:
    """Say whether bytes begin with the headers of an e-mail."""
    return _HEADERS.match(data[:20_000].lstrip()) is not None


def looks_like_mailbox(data: bytes) -> bool:
    """Say whether bytes begin like a mailbox."""
    return _FROM_LINE.match(data[:2_000]) is not None


def read_mail(source: Source) -> Iterator[Record]:
    """Read one message: its page or else its plain text, with what its headers say.

    Subject is the title, the sender's name the outlet, Date the date; attachments are left out.
    """
    if len(source.data) > _MAX_BYTES or source.data.count(b"boundary=") > _MAX_PARTS:
        size = f"{len(source.data):,} bytes are too many for one message"
        many = f"more than {_MAX_PARTS} parts lie in this message"
        raise Unreadable(size if len(source.data) > _MAX_BYTES else many, _CURE)
    message = message_from_bytes(source.data, policy=policy.default)
    if not message.keys():
        raise Unreadable("no headers of an e-mail", "save the message again as .eml")
    found = _headers(message)
    text, raw = _text(message)
    title = found.get("title", ("", ""))[0]
    yield Record(
        source.path,
        raw=raw,
        text=checked_text(with_title(title, text)),
        found=found,
        identity=tuple(found),
    )


def split_mailbox(source: Source) -> Iterator[Source]:
    """Yield the messages of a mailbox; the third is `letters.mbox#3`."""
    starts = [match.start() for match in _FROM_LINE.finditer(source.data)]
    if not starts:
        raise Unreadable("no message in this mailbox", "export it again as .mbox or .eml")
    ends = [*starts[1:], len(source.data)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        source.budget.take_member()
        message = source.data[start:end].split(b"\n", 1)[1]
        unquoted = re.sub(rb"(?m)^>(>*From )", rb"\1", message)
        yield source.member(f"{source.path}#{number}", "message.eml", unquoted)


def _headers(message: EmailMessage) -> Found:
    """Return what the headers say of the article."""
    name, address = parseaddr(_header(message, "From"))
    said = {
        "title": (_header(message, "Subject"), "e-mail Subject"),
        "outlet": (name or address, "e-mail From"),
        "published": (_header(message, "Date"), "e-mail Date"),
        "url": (_header(message, "Archived-At").strip("<>"), "e-mail Archived-At"),
    }
    return {field: (value, where) for field, (value, where) in said.items() if value}


def _header(message: EmailMessage, name: str) -> str:
    """Return a header's decoded value on one line; "" where it is absent or hopeless."""
    try:
        return " ".join(str(message[name] or "").split()).encode("utf-8", "replace").decode()
    except (ValueError, LookupError, AttributeError, IndexError, TypeError):
        return ""


def _text(message: EmailMessage) -> tuple[str, str]:
    """Return the article's text and what it was made of: the page, or else the plain text."""
    problem = Unreadable("no text in this message", _CURE)
    for kind in ("html", "plain"):
        part = message.get_body(preferencelist=(kind,))
        if part is None:
            continue
        data = part.get_payload(decode=True)
        label = part.get_content_charset() or ""
        raw = decode(data if isinstance(data, bytes) else b"", label=label).text
        try:
            text = read_markup(_TABLE_TAGS.sub(r"<\1div>", raw)).text if kind == "html" else raw
        except Unreadable as error:
            problem = error
            continue
        if text.strip():
            return text, raw
    raise problem
