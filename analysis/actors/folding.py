"""A plain copy of a text to search in, and the way back to the text's own offsets.

Typographic quotes, accents, odd blanks and hyphens become their plain twins; what cannot be seen
(soft hyphens, zero-width characters, combining accents) is left out.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

_TWINS = {
    "‘": "'", "’": "'", "‛": "'", "ʼ": "'", "′": "'", "`": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "‐": "-", "‑": "-", "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ",
    "\u200a": " ", "\u2002": " ", "\u2003": " ", "\u3000": " ", "\t": " ",
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "İ": "I",
}  # fmt: skip
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_ENCODING = ("utf-8", "surrogatepass")
_COMBINING = range(0x300, 0x370)
_LATIN = (range(0xC0, 0x250), range(0x1E00, 0x1F00))


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text.

    Parameters
    ----------
    text
        The plain copy.
    origin
        For every character of the copy (and its end) the offset in the text it came from; None
        where the offsets are the same.
    ends
        For every character of the copy where it ends in the text, its accents included.
    """

    text: str
    origin: list[int] | None
    ends: list[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the original of a span of the copy."""
        if self.origin is None or self.ends is None:
            return start, end
        return self.origin[start], self.ends[end - 1]

    def place(self, offset: int) -> int:
        """Return where a character of the original lies in the copy."""
        return offset if self.origin is None else bisect_left(self.origin, offset)


def fold(text: str) -> Folded:
    """Return the plain copy of a text.

    Parameters
    ----------
    text
        Any text.

    Examples
    --------
    >>> folded = fold("Fran\u00e7ois\u00a0Hol\u00adlande’s")
    >>> folded.text
    "Francois Hollande's"
    >>> folded.span(9, 17)
    (9, 18)
    """
    if text.isascii():
        return Folded(text, None)
    table = _table()
    copy = text
    # Few different characters stand in a text: twenty times as fast as `str.translate`.
    for char in set(_odd(text)):
        twin = table.get(ord(char), char)
        if twin != char:
            copy = copy.replace(char, twin or "")
    if len(copy) == len(text):
        return Folded(copy, None)
    origin, ends = [], list[int]()
    for i, char in enumerate(text):
        if table.get(ord(char), char) is not None:
            origin.append(i)
            ends.append(i + 1)
        elif ord(char) in _COMBINING and ends:
            ends[-1] = i + 1
    return Folded(copy, [*origin, len(text)], ends)


def _odd(text: str) -> str:
    """Return the characters of a text that may have a twin, each as often as it stands there."""
    return text.encode(*_ENCODING).translate(None, _plain()).decode(*_ENCODING)


@cache
def _plain() -> bytes:
    """Return the letters of ASCII that have no twin."""
    return bytes(code for code in range(128) if code not in _table())


def printed(surface: str) -> str:
    r"""Return a name as it is to be shown: its accents kept, what cannot be seen left out.

    Examples
    --------
    >>> printed("Jose\u0301\u00a0O’Neill\u00ad")
    "José O'Neill"
    """
    return unicodedata.normalize("NFC", " ".join(surface.translate(_marks()).split()))


@cache
def _marks() -> dict[int, str]:
    """Return the translation of quotes, blanks and unseen characters, letters left alone."""
    plain = {**_TWINS, **dict.fromkeys(_UNSEEN, "")}
    return {ord(char): twin for char, twin in plain.items() if not char.isalpha()}


@cache
def _table() -> dict[int, str | None]:
    """Return the translation of single characters; None leaves one out."""
    table: dict[int, str | None] = {ord(char): twin for char, twin in _TWINS.items()}
    for code in (code for block in _LATIN for code in block):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base != chr(code) and base.isascii():
            table[code] = base
    table.update(dict.fromkeys([*map(ord, _UNSEEN), *_COMBINING], None))
    return table
