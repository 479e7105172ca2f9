"""JSON and JSON Lines: arrays, objects with a list inside, one object, one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from analysis.reading.decoding import Unreadable, decode
from analysis.reading.formats.columns import choose_columns
from analysis.reading.formats.plain import read_text_or_page
from analysis.reading.formats.record import Item, Problem, Source
from analysis.reading.formats.rows import Row, read_rows
from analysis.reading.webpages import looks_like_html

# Objects are opened so deep ("response.docs.0.headline.main"), lists are looked for so deep.
_MAX_DEPTH = 4
_MAX_COLUMNS = 500
_PROBE_LINES = 1_000


def read_json(source: Source) -> Iterator[Item]:
    """Read an array of articles, an object that holds one, or one article.

    The third object of `news.json` is `news.json#3`; a single object is `news.json`. A file of one
    object a line is read as JSON Lines, whatever it is called.
    """
    decoded = decode(source.data, label=source.label)
    if looks_like_html(decoded.text):
        yield from read_text_or_page(source)
        return
    try:
        data = json.loads(decoded.text)
    except RecursionError:
        raise Unreadable("its lists and objects lie too deep in each other", _CURE) from None
    except ValueError as error:
        if _is_object(decoded.text.lstrip().split("\n", 1)[0]):
            yield from read_json_lines(source)
            return
        raise Unreadable(f"not valid JSON: {error}", _CURE) from None
    objects = _find_objects(data, source.columns)
    single = len(objects) == 1 and objects[0] is data
    rows = [
        Row(source.path if single else f"{source.path}#{number}", flatten(item))
        if isinstance(item, dict)
        else Problem(f"{source.path}#{number}", "not an object", "take it out of the list")
        for number, item in enumerate(objects, 1)
    ]
    yield from read_rows(source, _names(rows), rows, encoding=decoded.encoding)


def read_json_lines(source: Source) -> Iterator[Item]:
    """Read one object a line; line 3 of `news.jsonl` is `news.jsonl#3`."""
    decoded = decode(source.data, label=source.label)
    lines = decoded.text.split("\n")
    probed = list(_rows_of_lines(source.path, lines[:_PROBE_LINES]))
    if not any(isinstance(row, Row) for row in probed):
        raise Unreadable("no line of it is an object of JSON", _CURE)
    rows = _rows_of_lines(source.path, lines)
    yield from read_rows(source, _names(probed), rows, encoding=decoded.encoding)


_CURE = "save it again as JSON, or as a table in CSV"


def flatten(item: Mapping[str, Any], depth: int = 0) -> dict[str, object]:
    """Return an object's fields, those of objects inside it by joined names.

    Examples
    --------
    >>> flatten({"headline": {"main": "Talks end"}, "_source": {"body": "Envoys met."}})
    {'headline': {'main': 'Talks end'}, 'headline.main': 'Talks end', 'body': 'Envoys met.'}
    """
    fields: dict[str, object] = {}
    for name, value in item.items():
        if len(fields) > _MAX_COLUMNS:
            break
        # A search engine's wrapper around what was stored.
        hidden = name == "_source" and isinstance(value, dict)
        if not hidden:
            fields.setdefault(str(name), value)
        if isinstance(value, dict) and depth < _MAX_DEPTH:
            prefix = "" if hidden else f"{name}."
            for inner, part in flatten(value, depth + 1).items():
                fields.setdefault(f"{prefix}{inner}", part)
    return fields


def _rows_of_lines(path: str, lines: Sequence[str]) -> Iterator[Row | Problem]:
    """Yield each line's object, or what is wrong with it; blank lines are passed over."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{path}#{number}"
        try:
            item = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Problem(where, f"not valid JSON: {error}", "mend the line, or take it out")
            continue
        if isinstance(item, dict):
            yield Row(where, flatten(item))
        else:
            yield Problem(where, "not an object", "take the line out")


def _find_objects(data: object, columns: Mapping[str, str]) -> list[Any]:
    """Return the articles' objects: the whole, or the first list of objects with a text.

    Where none has a text, the likeliest list is returned, for its columns to be told.
    """
    likely: list[Any] = []
    level: list[object] = [data]
    for _ in range(_MAX_DEPTH):
        for item in level:
            objects = _objects_in(item)
            if objects and _has_text(objects, columns):
                return objects
            likely = likely or objects
        level = [part for item in level if isinstance(item, dict) for part in item.values()]
    if not likely:
        raise Unreadable("it holds no object with a text", _CURE)
    return likely


def _objects_in(item: object) -> list[Any]:
    """Return an object as a list of one, a list with objects as it is, nothing for all else."""
    if isinstance(item, dict):
        return [item]
    is_table = isinstance(item, list) and any(isinstance(part, dict) for part in item[:100])
    return list(item) if is_table and isinstance(item, list) else []


def _has_text(objects: Sequence[object], columns: Mapping[str, str]) -> bool:
    """Say whether one of the first objects has a column that can be the text."""
    names = {name for item in objects[:100] if isinstance(item, dict) for name in flatten(item)}
    try:
        return bool(choose_columns(sorted(names), columns))
    except Unreadable:
        return False


def _names(rows: Sequence[Row | Problem]) -> list[str]:
    """Return the columns of all rows in the order in which they first appear."""
    return list(dict.fromkeys(n for row in rows if isinstance(row, Row) for n in row.cells))


def _is_object(line: str) -> bool:
    """Say whether a line is one object of JSON."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
