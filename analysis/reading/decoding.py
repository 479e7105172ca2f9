"""Bytes to text: by mark, by label, by trial, and never silently."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What newspapers' own systems wrote before UTF-8. EBCDIC and the like are left out: they give
# letters for almost any bytes.
_PLAUSIBLE = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "koi8_r", "mac_roman", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w-]{2,40})", re.I
)
_MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive or an Office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"\x7fELF": "a program",
    b"{\\rtf": "a rich text document",
}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Unreadable(ValueError):  # noqa: N818
    """A file that cannot be read: what is wrong and what helps.

    Parameters
    ----------
    problem, cure
        One plain sentence part each, without the file's name.
    """

    def __init__(self, problem: str, cure: str) -> None:
        super().__init__(f"{problem}; {cure}")
        self.problem = problem
        self.cure = cure


@dataclass(frozen=True)
class Decoded:
    """Text with line feeds only, and the encoding that gave it (with "guessed" where it was)."""

    text: str
    encoding: str


def decode(data: bytes, *, label: str = "") -> Decoded:
    r"""Return the text of a file's bytes.

    Tried in turn: a byte-order mark, UTF-8, the charset that the file or `label` declares, and
    what charset-normalizer finds most plausible.

    Parameters
    ----------
    data
        The file's bytes.
    label
        A charset named outside the file, as in an HTTP header.

    Raises
    ------
    Unreadable
        If the bytes are no text, or in no encoding that can be told.

    Examples
    --------
    >>> decode("Ein Café\r\n".encode("utf-8"))
    Decoded(text='Ein Café\n', encoding='utf-8')
    """
    refuse_binary(data)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _try(data, encoding)
            if text is None:
                raise Unreadable(
                    f"its mark says {encoding}, its bytes do not", "save it again as UTF-8"
                )
            return _checked(text, encoding)
    declared = _DECLARED.search(data[:4096])
    names = ["utf-8", label, declared.group(1).decode("ascii") if declared else ""]
    for name in filter(None, names):
        text = _try(data, name)
        if text is not None:
            return _checked(text, name.lower())
    return _checked(*_guess(data))


def refuse_binary(data: bytes) -> None:
    """Raise Unreadable where bytes are a known binary format or hold NUL bytes."""
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise Unreadable(f"not text but {what}", "give the text itself, saved as UTF-8")
    if not data.startswith(tuple(mark for mark, _ in _MARKS)) and b"\0" in data:
        raise Unreadable("not text but binary data", "give the text itself, saved as UTF-8")


def _try(data: bytes, encoding: str) -> str | None:
    """Return the text in one encoding, None where it does not fit or does not exist."""
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _guess(data: bytes) -> tuple[str, str]:
    """Return text and encoding by charset-normalizer."""
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_PLAUSIBLE, preemptive_behaviour=False).best()
    if best is None:
        raise Unreadable("its encoding cannot be told", "save it again as UTF-8")
    return data.decode(best.encoding), f"{best.encoding}, guessed"


def _checked(text: str, encoding: str) -> Decoded:
    """Return text with line feeds only, refusing what decodes but is no text."""
    sample = text[:100_000]
    if len(_CONTROL.findall(sample)) > len(sample) // 100:
        raise Unreadable("not text but binary data", "give the text itself, saved as UTF-8")
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), encoding)
