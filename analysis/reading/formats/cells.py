"""What stands in a table's cell, as text: dates, lists, objects, HTML."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Mapping

from analysis.reading.formats.fragments import read_fragment
from analysis.reading.structured import Found
from analysis.reading.webpages import Page, looks_like_html, read_page

# Tags that part paragraphs: with one of these, line breaks are the tags' and not the text's.
_BLOCKS = re.compile(
    r"</?(?:!doctype|html|body|article|section|div|p|br|h[1-6]|ul|ol|li|blockquote|table|figure)"
    r"(?:\s+[\w-]+=[^<>]{0,500})?\s*/?>",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"</?(?:a|b|i|u|em|strong|span|small|sub|sup|font|mark)(?:\s+[\w-]+=[^<>]{0,500})?>", re.I
)
_ENTITY = re.compile(r"&(?:amp|quot|apos|nbsp|lt|gt|[lr][sd]quo|[mn]dash|hellip|#\d{1,6});")
# No file of text may hold these, and Parquet takes no half of a surrogate pair.
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")
_NAMES = ("name", "value", "text", "title", "main", "rendered")


def cell_text(value: object, *, joint: str = ", ") -> str:
    """Return a cell's value as it would stand in a file of text.

    Parameters
    ----------
    value
        Text, a number, a date, a list or an object, as the format's library gave it.
    joint
        What stands between the members of a list.

    Examples
    --------
    >>> cell_text(datetime.datetime(2015, 11, 19)), cell_text(7.0), cell_text(None)
    ('2015-11-19', '7', '')
    >>> cell_text([{"name": "Ana Ruiz"}, "Bo Li"])
    'Ana Ruiz, Bo Li'
    """
    if value is None or value != value:
        return ""
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time() and value.tzinfo is None
        return value.date().isoformat() if midnight else value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, bytes):
        return cell_text(value.decode("utf-8", "replace"))
    if isinstance(value, Mapping):
        return next((cell_text(value[name]) for name in _NAMES if value.get(name)), "")
    if isinstance(value, list | tuple):
        return joint.join(filter(None, (cell_text(part) for part in value)))
    text = _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", str(value))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def tidy_cell(value: object) -> str:
    """Return a short cell's value on one line, without HTML's tags and entities.

    Examples
    --------
    >>> tidy_cell(" Talks <b>end</b> &amp; fail ")
    'Talks end & fail'
    """
    return " ".join(_without_tags(_BLOCKS.sub(" ", cell_text(value))).split())


def read_body(text: str) -> tuple[str, Found]:
    r"""Return a cell's article: a page through the page reader, pieces of HTML as text.

    Parameters
    ----------
    text
        The cell, or several of a list joined.

    Returns
    -------
    str, dict
        The text, and what a whole page says of itself: field to (value, where found).

    Raises
    ------
    Unreadable
        If it is HTML without article text.

    Examples
    --------
    >>> read_body("<p>Envoys met.</p><p>They <i>left</i>.</p>")[0]
    'Envoys met.\n\nThey left.\n'
    >>> read_body("Q&amp;A <b>now</b>, if 1 < 2")[0]
    'Q&A now, if 1 < 2'
    """
    if not _BLOCKS.search(text):
        return _without_tags(text), {}
    page = read_markup(text)
    return page.text, page.found


def read_markup(text: str) -> Page:
    """Return the article in a page, or in a piece of HTML that is none by itself.

    Raises
    ------
    Unreadable
        If it holds no article text.
    """
    return read_page(text) if looks_like_html(text) else Page(read_fragment(text), {})


def _without_tags(text: str) -> str:
    """Return text without inline tags and with entities as characters."""
    if _TAG.search(text):
        text = _TAG.sub("", text)
    return html.unescape(text) if _ENTITY.search(text) else text
