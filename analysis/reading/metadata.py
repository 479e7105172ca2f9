"""Title, byline, place, outlet and date of an article, and where each was found.

What stands outside the text (front matter, a page's structured data) goes before what the text
itself prints. Nothing is guessed: what is not printed is missing, and a date without a year stays
incomplete and is said to be.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from analysis.reading.cleaning import Removal
from analysis.reading.dates import MONTH, find_date, read_timestamp
from analysis.reading.faults import byline_fault
from analysis.reading.marking import is_sentence_like
from analysis.reading.rules import load_rules

# A byline or date line stands among the first lines, or at the very end; a dateline opens one of
# the first paragraphs.
_TOP_LINES = 15
_MAX_TITLE_WORDS = 30
FIELDS = ("title", "byline", "place", "outlet", "published", "url", "language")
# What a table says of its rows that no column keeps: only where it was found is told.
_NOTES = ("text", "id")
_NOTE_WIDTH = 100
_SOURCES = json.JSONEncoder(sort_keys=True, ensure_ascii=False)

_UPPER = r"A-Z\u00c0-\u00de"
_CITY = rf"[{_UPPER}][{_UPPER}.'\u2019/-]+(?: (?:[{_UPPER}][{_UPPER}.'\u2019/-]+|de|al|el|la))*"
_NAME = rf"[{_UPPER}][\w.'\u2019/-]+(?: [{_UPPER}][\w.'\u2019/-]+){{0,3}}"
_DATE = rf"(?:{MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {MONTH}(?: \d{{4}})?)"
_AGENCY = r"\((?P<agency>[A-Z][\w ./&-]{1,30})\)"
_DASH = r"(?:--+|[\u2014\u2013]|-(?=\s)|:(?=\s))"
# No dateline is without one of these; asked first, for most paragraphs have none.
_SIGNS = "-\u2014\u2013:("
# In capitals a dash is enough; a name in ordinary letters needs a date or an agency beside it.
_CAPITALS = re.compile(
    rf"(?P<place>{_CITY}(?:, (?!{MONTH}\b)[A-Z][\w.]*(?: [A-Z][\w.]*)*)?)"
    rf"(?:,? (?P<date>{_DATE}))?(?:\s?{_AGENCY}\s?{_DASH}?|\s?{_DASH})\s*"
)
_ORDINARY = re.compile(
    rf"(?P<place>{_NAME}(?:, (?!{MONTH}\b)[A-Z][\w.]*)?)"
    rf"(?:,? (?P<date>{_DATE})(?:\s?{_AGENCY})?|\s?{_AGENCY.replace('agency', 'only')})"
    rf"\s?{_DASH}\s*"
)
# Labels that newspapers print in capitals where a city could stand.
_NO_CITY = frozenset({
    "ANALYSIS", "BREAKING", "COMMENT", "EU", "EXCLUSIVE", "EXPLAINER", "IS", "ISIL", "ISIS",
    "LIVE", "NATO", "NEWS", "OPEC", "OPINION", "PHOTOS", "REVIEW", "UK", "UN", "UPDATE",
    "UPDATED", "US", "U.N.", "U.S.", "U.K.", "VIDEO", "WATCH", "WHO",
})  # fmt: skip
_BY = re.compile(r"^(?:written |posted |story )?(?:by|author)\b:?\s+", re.IGNORECASE)
_AFTER_NAME = re.compile(r"\s*[|\u2022\u00b7]\s*.*$|\s+[\u2014\u2013-]\s+.*$")
_OWNER = re.compile(
    r"(?:\u00a9|(?i:\(c\)|copyright))(?i:[\s\u00a9,]*(?:by )?(?:(?:19|20)\d{2}(?:-\d{4})?,?)?\s*"
    r"(?:by )?)(?:the )?(?P<owner>[A-Z][^.,|\u2022\u00b7]{1,60})"
)


@dataclass(frozen=True)
class Metadata:
    """What is known of an article beside its text.

    Attributes
    ----------
    values
        Field to value: title, byline, place, outlet, url, language, published_as_printed.
    published
        In UTC; None where it is unknown or incomplete.
    source
        Field to where it was found.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    published: pd.Timestamp | None = None
    source: Mapping[str, str] = field(default_factory=dict)

    def as_row(self) -> dict[str, object]:
        """Return the articles table's columns; what is unknown is None."""
        names = (*FIELDS, "published_as_printed")
        row: dict[str, object] = {name: self.values.get(name) for name in names}
        row["published"] = self.published
        row["metadata_source"] = _SOURCES.encode(self.source)
        return row


@dataclass(frozen=True)
class Dateline:
    """The place, date and agency that open a report; where in the line it ends."""

    place: str
    date: str
    agency: str
    end: int


def find_dateline(paragraph: str) -> Dateline | None:
    """Return the dateline that opens a paragraph, or None.

    Examples
    --------
    >>> find_dateline("MOSCOW, Nov. 19 (UPI) -- Russia may help.")
    Dateline(place='MOSCOW', date='Nov. 19', agency='UPI', end=25)
    >>> find_dateline("UNITED NATIONS (AP) \u2014 Envoys met.").place
    'UNITED NATIONS'
    >>> find_dateline("NATO said on Monday that it would not.") is None
    True
    """
    if not any(map(paragraph.__contains__, _SIGNS)):
        return None
    match = _CAPITALS.match(paragraph) or _ORDINARY.match(paragraph)
    if match is None or match["place"] in _NO_CITY:
        return None
    part = match.groupdict()
    bare = match.group().rstrip().endswith(":") and not (part["date"] or part.get("agency"))
    if bare and not part.get("only"):
        return None
    agency = part.get("agency") or part.get("only") or ""
    return Dateline(match["place"], part["date"] or "", agency, match.end())


def read_metadata(
    clean: str,
    removals: list[Removal],
    given: Mapping[str, tuple[str, str]],
    *,
    encoding: str = "utf-8",
) -> Metadata:
    r"""Return what is known of an article.

    Parameters
    ----------
    clean
        The clean text.
    removals
        What cleaning took out: byline, date line and copyright line are read from it.
    given
        Field to (value, where found), from outside the text; goes first.
    encoding
        What the text was decoded from; kept in `source` where it was guessed.

    Examples
    --------
    >>> read_metadata("Talks open\n\nVIENNA -- Envoys met.", [], {}).values["place"]
    'VIENNA'
    """
    found = _given(given)
    for finder in (_from_byline, _from_date_line, _from_masthead, _from_copyright):
        found = finder(removals, found)
    stripped = map(str.strip, clean[:20_000].split("\n"))
    lines = [line for line in stripped if line][:_TOP_LINES]
    found = _from_dateline(lines, _from_first_line(lines, found))
    if encoding.endswith("guessed"):
        found = replace(found, source={**found.source, "encoding": encoding})
    return found


def _with(found: Metadata, name: str, value: str, where: str) -> Metadata:
    """Add a field unless an earlier source has it."""
    value = " ".join(value.split())
    if not value or name in found.values:
        return found
    return Metadata(
        values={**found.values, name: value},
        published=found.published,
        source={**found.source, name: where},
    )


def _with_date(found: Metadata, printed: str, where: str) -> Metadata:
    """Add the date of publication unless an earlier source has a complete one."""
    date = find_date(printed)
    if date is None or found.published is not None:
        return found
    if date.day is None and "published_as_printed" in found.values:
        return found
    return Metadata(
        values={**found.values, "published_as_printed": date.printed},
        published=date.day,
        source={**found.source, "published": f"{where}, {date.missing}" if date.missing else where},
    )


def _given(given: Mapping[str, tuple[str, str]]) -> Metadata:
    """Take over what stands outside the text."""
    found = Metadata()
    if not given:
        return found
    for name in FIELDS:
        value, where = given.get(name, ("", ""))
        if where and not value.strip():
            # A page named something that cannot be right; what it was is worth knowing.
            found = replace(found, source={**found.source, name: where})
        elif name != "published":
            found = _with(found, name, value, where)
        elif value.strip():
            day = read_timestamp(value)
            date = find_date(value)
            why = date.missing if date is not None and date.missing else "not understood"
            note = "" if day is not None else f", {why}"
            found = replace(
                _with(found, "published_as_printed", value, where),
                published=day,
                source={**found.source, "published": where + note},
            )
    for name in _NOTES:
        value, where = given.get(name, ("", ""))
        if where:
            note = f"{where}: {value[:_NOTE_WIDTH]}" if value else where
            found = replace(found, source={**found.source, name: note})
    return found


def _from_byline(removals: list[Removal], found: Metadata) -> Metadata:
    """Read the author's name, and a date beside it, from the byline."""
    for removal in removals:
        if removal.rule == "byline":
            line = removal.text.strip()
            name = _AFTER_NAME.sub("", _BY.sub("", line)).strip(" ,")
            person, _, outlet = name.rpartition(", ")
            if person and _names_outlet(outlet):
                found, name = _with(found, "outlet", outlet, "byline"), person
            if fault := byline_fault(name):
                note = f"byline '{name[:40]}' is {fault}"
                found = replace(found, source={**found.source, "byline": note})
                return _with_date(found, line, "byline")
            return _with_date(_with(found, "byline", name, "byline"), line, "byline")
    return found


def _names_outlet(text: str) -> bool:
    """Say whether text is built like a newspaper's name."""
    return any(rule.takes(text) for rule in load_rules() if rule.name == "masthead")


def _from_date_line(removals: list[Removal], found: Metadata) -> Metadata:
    """Read the date from a date line; a line that says "updated" only as a last resort."""
    lines = [r.text.strip() for r in removals if r.rule == "date-line"]
    updated = [line for line in lines if re.match(r"(?:last )?(?:updated|modified)", line, re.I)]
    for line in [line for line in lines if line not in updated]:
        found = _with_date(found, line, "date line")
    for line in updated:
        found = _with_date(found, line, "date line, updated")
    return found


def _from_masthead(removals: list[Removal], found: Metadata) -> Metadata:
    """Read the outlet from the newspaper's name above the article."""
    for removal in removals:
        if removal.rule == "masthead":
            name = re.split(r"\s*[|\u2022\u00b7/\u2014\u2013]", removal.text.strip())[0]
            return _with(found, "outlet", name, "masthead")
    return found


def _from_copyright(removals: list[Removal], found: Metadata) -> Metadata:
    """Read the outlet from the copyright line."""
    for removal in removals:
        match = _OWNER.search(removal.text) if removal.rule == "copyright" else None
        if match and not match["owner"].lower().startswith(("all rights", "material")):
            owner = re.sub(r"\s+(?:all rights.*|\d{4})$", "", match["owner"], flags=re.IGNORECASE)
            return _with(found, "outlet", owner, "copyright line")
    return found


def _from_first_line(lines: list[str], found: Metadata) -> Metadata:
    """Take the first line for the title where it is built like one."""
    if not lines or len(lines) < 2 or len(lines[0].split()) > _MAX_TITLE_WORDS:
        return found
    if find_dateline(lines[0]) or (
        is_sentence_like(lines[0]) and not lines[0].endswith(("?", "!"))
    ):
        return found
    return _with(found, "title", lines[0], "first line")


def _from_dateline(lines: list[str], found: Metadata) -> Metadata:
    """Read place, date and, where nothing else names the outlet, agency from the dateline.

    The dateline is that of one of the first paragraphs.
    """
    for line in lines:
        dateline = find_dateline(line[:200])
        if dateline is not None:
            found = _with(found, "place", dateline.place, "dateline")
            found = _with(found, "outlet", dateline.agency, "dateline, agency")
            return _with_date(found, dateline.date, "dateline")
    return found
