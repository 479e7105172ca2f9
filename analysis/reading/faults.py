"""What cannot be a byline, an outlet or a title, whatever field it stands in."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"://|^www\.|^@|\S@\S", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"(?:https?:)?//\S*|www\.\S+|\S+\.\w{2,}/\S*", re.IGNORECASE)
_MINUTES = re.compile(r"\bmin(?:ute)?s?\.? read\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_].*[^\W\d_]")
_MAX_BYLINE_WORDS = 40
# What pages print where a name should stand.
_NO_NAMES = frozenset({
    "a staff writer", "admin", "administrator", "advertisement", "anonymous", "author", "comments",
    "contributor", "editor", "editorial team", "editors", "email", "facebook", "follow", "guest",
    "guest author", "home", "link", "minute read", "minutes read", "n/a", "news", "news desk",
    "newsroom", "none", "null", "press release", "print", "read more", "save", "share", "staff",
    "staff reporter", "staff reports", "staff writer", "staff writers", "subscribe", "twitter",
    "undefined", "unknown", "user", "view all posts", "web desk", "webmaster",
})  # fmt: skip


def byline_fault(value: str) -> str:
    """Return why a text cannot be an author's name; empty where it can.

    Examples
    --------
    >>> byline_fault("Ada Quill"), byline_fault("4 Minute Read"), byline_fault("Staff")
    ('', 'no name', 'no name')
    """
    plain = " ".join(value.split()).strip(" .,:|-").casefold()
    if _ADDRESS.search(value.strip()):
        return "an address"
    if plain in _NO_NAMES or _MINUTES.search(plain) or not _LETTERS.search(plain):
        return "no name"
    if plain[0].isdigit():
        return "no name"
    return "too long for a name" if len(plain.split()) > _MAX_BYLINE_WORDS else ""


def outlet_fault(value: str) -> str:
    """Return why a text cannot be an outlet's name; empty where it can.

    Examples
    --------
    >>> outlet_fault("20 Minutes"), outlet_fault("https://www.courier.example/")
    ('', 'an address')
    """
    plain = value.strip()
    if plain.startswith("@") or _BARE_ADDRESS.fullmatch(plain):
        return "an address"
    return "" if re.search(r"\w", plain) else "no name"


def title_fault(value: str, outlet: str) -> str:
    """Return why a text cannot be an article's title; empty where it can.

    Examples
    --------
    >>> title_fault("The Courier", "the courier"), title_fault("Talks open", "The Courier")
    ("the outlet's name", '')
    """
    plain = " ".join(value.split())
    if _BARE_ADDRESS.fullmatch(plain):
        return "an address"
    same = bool(outlet) and plain.casefold() == " ".join(outlet.split()).casefold()
    return "the outlet's name" if same else ""
