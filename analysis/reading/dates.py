"""Dates as newspapers print them: found, read, and left incomplete where they are."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

import pandas as pd

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_PRINTED = re.compile(
    rf"\b(?:(?P<m1>{MONTH}) (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<y1>\d{{4}}))?"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?P<m2>{MONTH})(?:,? (?P<y2>\d{{4}}))?"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})"
    r"|(?P<n1>\d{1,2})(?P<sep>[/.])(?P<n2>\d{1,2})(?P=sep)(?P<y4>\d{4}))(?!\d)",
    re.IGNORECASE,
)
# As e-mail and RSS write it: "Thu, 19 Nov 2015 09:35:00 -0500".
_MAIL = re.compile(r"\s*(?:[A-Z][a-z]{2},? +)?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}")
_UNIVERSAL = re.compile(r"\s*(?:UTC|GMT)$")


@dataclass(frozen=True)
class PrintedDate:
    """A date as it stands in a text.

    Attributes
    ----------
    printed
        The characters of the text.
    day
        The day in UTC; None where the text does not say enough.
    missing
        Why `day` is None: "no year", "day and month ambiguous", "no such day"; else empty.
    """

    printed: str
    day: pd.Timestamp | None
    missing: str


def find_date(text: str) -> PrintedDate | None:
    """Return the first date in a text, or None.

    Examples
    --------
    >>> find_date("Published Nov. 19, 2015 at 9:35 AM").day
    Timestamp('2015-11-19 00:00:00+0000', tz='UTC')
    >>> find_date("MOSCOW, Nov. 19 (UPI) --").missing
    'no year'
    >>> find_date("03/04/2015").missing
    'day and month ambiguous'
    """
    match = _PRINTED.search(text)
    if match is None:
        return None
    part = match.groupdict()
    if part["n1"]:
        return _from_numbers(match.group(), int(part["n1"]), int(part["n2"]), int(part["y4"]))
    month = int(part["m3"]) if part["m3"] else _month(part["m1"] or part["m2"])
    day = int(part["d1"] or part["d2"] or part["d3"])
    year = part["y1"] or part["y2"] or part["y3"]
    if year is None:
        return PrintedDate(match.group(), None, "no year")
    return _complete(match.group(), int(year), month, day)


def read_timestamp(value: str) -> pd.Timestamp | None:
    """Return a machine-readable date or time in UTC, None where it is none.

    ISO 8601, the form of e-mail and RSS, and whatever `find_date` reads.

    Examples
    --------
    >>> read_timestamp("2015-11-19T09:35:00-05:00")
    Timestamp('2015-11-19 14:35:00+0000', tz='UTC')
    >>> read_timestamp("Thu, 19 Nov 2015 09:35:00 -0500")
    Timestamp('2015-11-19 14:35:00+0000', tz='UTC')
    >>> read_timestamp("tomorrow-ish") is None
    True
    """
    if _MAIL.match(value):
        with suppress(ValueError, TypeError, OverflowError):
            mailed = pd.Timestamp(parsedate_to_datetime(value.strip()))
            return mailed.tz_localize("UTC") if mailed.tz is None else mailed.tz_convert("UTC")
    if re.match(r"\s*\d{4}([-/]?)\d{2}\1\d{2}", value):
        printed = _UNIVERSAL.sub("Z", value.strip()).replace("/", "-")
        time = pd.to_datetime(printed, utc=True, errors="coerce", format="ISO8601")
        if not pd.isna(time):
            return time
    found = find_date(value)
    return found.day if found is not None else None


def _month(name: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    return _MONTHS.index(name[:3].lower()) + 1


def _from_numbers(printed: str, first: int, second: int, year: int) -> PrintedDate:
    """Read a date of numbers only where just one order of day and month is possible."""
    if first <= 12 and second <= 12 and first != second:
        return PrintedDate(printed, None, "day and month ambiguous")
    day, month = (first, second) if second <= 12 else (second, first)
    return _complete(printed, year, month, day)


def _complete(printed: str, year: int, month: int, day: int) -> PrintedDate:
    """Return the date, or None for a day that no calendar has."""
    try:
        return PrintedDate(printed, pd.Timestamp(year, month, day, tz="UTC"), "")
    except ValueError:
        return PrintedDate(printed, None, "no such day")
