"""Article text is hostile: the one place that makes it harmless for HTML, Markdown, CSV and logs.

Everything that prints text which came out of an article goes through here.
"""

from __future__ import annotations

import html
import re
import unicodedata

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~>$:@^=&])")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def for_html(text: object) -> str:
    """Return text that HTML shows as it is, in an element or a quoted attribute.

    Examples
    --------
    >>> for_html('<script>"x"</script>')
    '&lt;script&gt;&quot;x&quot;&lt;/script&gt;'
    """
    return html.escape(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", str(text)), quote=True)


def for_markdown(text: object) -> str:
    r"""Return text that a Markdown renderer shows as it is, on one line.

    Examples
    --------
    >>> for_markdown("[x](javascript:y) <b>")
    '\\[x\\]\\(javascript\\:y\\) &lt;b&gt;'
    """
    line = re.sub(r"\s+", " ", _CONTROL.sub("\N{REPLACEMENT CHARACTER}", str(text)))
    escaped = _MARKDOWN.sub(r"\\\1", line.replace("&", "\0"))
    return escaped.replace("\0", "&amp;").replace("<", "&lt;").replace(r"\>", "&gt;")


def for_csv(text: str) -> str:
    """Return text that a spreadsheet does not run as a formula; `from_csv` undoes it.

    Examples
    --------
    >>> for_csv("=cmd()"), for_csv("Russia")
    ("'=cmd()", 'Russia')
    """
    return "'" + text if text.lstrip("'").startswith(_FORMULA) else text


def from_csv(cell: str) -> str:
    """Return the text that `for_csv` made a cell of.

    Examples
    --------
    >>> from_csv("'=cmd()"), from_csv("'Ndrangheta")
    ('=cmd()', "'Ndrangheta")
    """
    guarded = cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA)
    return cell[1:] if guarded else cell


def for_log(text: object, *, width: int = 200) -> str:
    r"""Return text as one printable line of at most `width` characters.

    Examples
    --------
    >>> for_log("a\x1b[31m\nb")
    'a\\x1b[31m\\nb'
    """
    line = "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode("ascii")
        for c in str(text)[: width + 1]
    )
    return line if len(line) <= width else line[: width - 1] + "…"


def for_file_name(text: str, *, width: int = 80) -> str:
    """Return a file name of letters, digits, dots and dashes that names no other folder.

    Examples
    --------
    >>> for_file_name("../../etc: Türkiye?")
    'etc-Turkiye'
    """
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    name = re.sub(r"[^A-Za-z0-9.]+", "-", ascii_text).strip("-.")
    return re.sub(r"^(\.|-)+", "", name)[:width].strip("-.") or "untitled"
