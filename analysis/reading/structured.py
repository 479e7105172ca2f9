"""What a web page says of itself: JSON-LD, OpenGraph and meta elements, in that order."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from analysis.reading.faults import byline_fault, outlet_fault, title_fault

# JSON-LD types that describe an article, as schema.org names them.
_ARTICLE_TYPES = ("Article", "BlogPosting", "Report", "LiveBlogPosting")
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"),
    "byline": (
        "author",
        "article:author",
        "parsely-author",
        "dc.creator",
        "byl",
        "sailthru.author",
    ),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "twitter:app:name:iphone"),
    "published": (
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "pubdate",
        "publishdate",
        "publish-date",
        "dc.date.issued",
        "dc.date",
        "date",
    ),
    "url": ("og:url", "twitter:url"),
    "language": ("og:locale", "content-language", "dc.language"),
}

_BY = re.compile(r"^by:? ", re.IGNORECASE)
_NOTE_WIDTH = 40

Found = dict[str, tuple[str, str]]


def read_structured(tree: Any) -> Found:
    """Return field to (value, where found) from a page's own structured data.

    Parameters
    ----------
    tree
        The page as lxml parsed it.

    Returns
    -------
    dict
        Any of title, byline, outlet, published, url, language. A value that cannot be what its
        field says is passed over for the next place that has one; "where" tells it, and stands
        with an empty value where no place had a good one.
    """
    said = [
        (name, _tidy(name, " ".join(html.unescape(value).split())), where)
        for name, value, where in (*_from_json_ld(tree), *_from_meta(tree), *_from_elements(tree))
    ]
    outlets = [value for name, value, _ in said if name == "outlet" and not outlet_fault(value)]
    found: Found = {}
    for name, value, where in said:
        taken, before = found.get(name, ("", ""))
        if taken or not value:
            continue
        fault = _fault(name, value, (*outlets, "")[0])
        note = f"{where} '{value[:_NOTE_WIDTH]}' is {fault}" if fault else where
        found[name] = ("" if fault else value, "; ".join(filter(None, (note, before))))
    return found


def _tidy(name: str, value: str) -> str:
    """Return an author without "By", a language without its region, all else as it is."""
    if name == "language":
        return re.split(r"[-_]", value)[0].lower()
    return _BY.sub("", value) if name == "byline" else value


def _fault(name: str, value: str, outlet: str) -> str:
    """Return why a value cannot be what its field says; empty where it can."""
    if name == "byline":
        return byline_fault(value)
    if name == "title":
        return title_fault(value, outlet)
    return outlet_fault(value) if name == "outlet" else ""


def _from_json_ld(tree: Any) -> Iterator[tuple[str, str, str]]:
    """Yield field, value and place from the first JSON-LD object that is an article."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):
            continue
        for entry in _objects(data):
            if not str(_first(entry.get("@type"))).endswith(_ARTICLE_TYPES):
                continue
            publisher = _first(entry.get("publisher"))
            url = entry.get("url") or entry.get("mainEntityOfPage")
            for name, key, value in (
                ("title", "headline", entry.get("headline")),
                ("byline", "author", entry.get("author")),
                ("outlet", "publisher", publisher),
                ("published", "datePublished", entry.get("datePublished")),
                ("url", "url", _first(url)),
                ("language", "inLanguage", entry.get("inLanguage")),
            ):
                yield name, _text(value), f"JSON-LD {key}"
            return


def _objects(data: object) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of a JSON-LD document, those in lists and in @graph too."""
    todo = [data]
    while todo:
        item = todo.pop(0)
        if isinstance(item, list):
            todo = item[:100] + todo
        elif isinstance(item, dict):
            yield item
            todo = [item["@graph"], *todo] if isinstance(item.get("@graph"), list) else todo


def _first(value: object) -> object:
    """Return a value, or the first of a list of them."""
    return value[0] if isinstance(value, list) and value else value


def _text(value: object) -> str:
    """Return a string, an object's name, or several of them joined."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return _text(value.get("name") or value.get("@id") or value.get("alternateName"))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value[:20])))
    return ""


def _from_meta(tree: Any) -> Iterator[tuple[str, str, str]]:
    """Yield field, value and place from meta elements."""
    contents: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            key = (element.get(attribute) or "").lower()
            contents.setdefault(key, element.get("content"))
    for name, keys in _META.items():
        for key in keys:
            yield name, contents.get(key, ""), key


def _from_elements(tree: Any) -> Iterator[tuple[str, str, str]]:
    """Yield field, value and place from elements that every page may have."""
    for name, path, where in (
        ("url", "string(//link[@rel='canonical']/@href)", "canonical link"),
        ("published", "string(//*[@itemprop='datePublished']/@datetime)", "itemprop datePublished"),
        ("published", "string(//time[@pubdate]/@datetime)", "time element"),
        ("byline", "string(//*[@rel='author'])", "rel=author"),
        ("title", "string((//h1)[1])", "h1"),
        ("title", "string(//title)", "title element"),
        ("language", "string(/html/@lang)", "html lang"),
    ):
        yield name, str(tree.xpath(path)), where
