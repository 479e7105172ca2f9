"""Dates as they are printed: complete, incomplete, impossible."""

import pandas as pd
import pytest

from analysis.reading.dates import find_date, read_timestamp


@pytest.mark.parametrize(
    "printed",
    [
        "Nov. 19, 2015",
        "Nov 19, 2015",
        "November 19, 2015",
        "NOVEMBER 19 2015",
        "19 November 2015",
        "19th Nov. 2015",
        "2015-11-19",
        "19/11/2015",
        "11/19/2015",
        "19.11.2015",
    ],
)
def test_complete_dates(printed):
    found = find_date(f"Published {printed} at 9:35 AM")
    assert found.printed == printed
    assert found.day == pd.Timestamp("2015-11-19", tz="UTC")
    assert found.missing == ""


@pytest.mark.parametrize(
    ("text", "printed", "missing"),
    [
        ("MOSCOW, Nov. 19 (UPI) --", "Nov. 19", "no year"),
        ("19 November", "19 November", "no year"),
        ("03/04/2015", "03/04/2015", "day and month ambiguous"),
        ("Feb. 30, 2015", "Feb. 30, 2015", "no such day"),
        ("31/31/2015", "31/31/2015", "no such day"),
    ],
)
def test_what_is_incomplete_says_so(text, printed, missing):
    found = find_date(text)
    assert (found.printed, found.missing) == (printed, missing)
    assert found.day is None


@pytest.mark.parametrize("text", ["", "in May 2015", "Resolution 2249", "March on 10", "1.5/2"])
def test_what_is_no_date(text):
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2015-11-19T09:35:00-05:00", "2015-11-19 14:35"),
        ("2015-11-19T09:35:00Z", "2015-11-19 09:35"),
        ("2015-11-19", "2015-11-19"),
        ("20151119", "2015-11-19"),
        ("Thu, 19 Nov 2015", "2015-11-19"),
        ("2015/11/19", "2015-11-19"),
        ("2015-11-19 09:35:00 UTC", "2015-11-19 09:35"),
        ("2015-11-19, 9.35 Uhr", "2015-11-19"),
        ("Thu, 19 Nov 2015 09:35:00 -0500", "2015-11-19 14:35"),
        ("19 Nov 2015 09:35 GMT", "2015-11-19 09:35"),
        ("Thu, 19 Nov 2015 09:35:00 -0000", "2015-11-19 09:35"),
        ("Thu, 19 Nov 2015 39:35:00 -0500", "2015-11-19"),
    ],
)
def test_machine_readable_dates(value, expected):
    assert read_timestamp(value) == pd.Timestamp(expected, tz="UTC")


@pytest.mark.parametrize("value", ["", "soon", "2015-13-45", "03/04/2015"])
def test_what_is_not_understood_is_missing(value):
    assert read_timestamp(value) is None
