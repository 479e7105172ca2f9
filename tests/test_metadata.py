"""Metadata from an article's own text: what is found, where, and what is not guessed."""

import json

import pandas as pd
import pytest

from analysis.reading.cleaning import remove_furniture
from analysis.reading.metadata import find_dateline, read_metadata
from analysis.reading.rules import active_rules


def read(text, given=None):
    clean, removals = remove_furniture(text, active_rules())
    return read_metadata(clean, removals, given or {})


@pytest.mark.parametrize(
    ("line", "place", "date", "agency"),
    [
        ("MOSCOW, Nov. 19 (UPI) -- Russia may help.", "MOSCOW", "Nov. 19", "UPI"),
        ("VIENNA — Envoys met.", "VIENNA", "", ""),
        ("BAGHDAD (AP) — Envoys met.", "BAGHDAD", "", "AP"),
        ("WASHINGTON -- Envoys met.", "WASHINGTON", "", ""),
        ("WASHINGTON, D.C. -- Envoys met.", "WASHINGTON, D.C.", "", ""),
        ("NEW YORK (Reuters) - Envoys met.", "NEW YORK", "", "Reuters"),
        ("DAMASCUS, Syria — Envoys met.", "DAMASCUS, Syria", "", ""),
        ("BEIRUT, Lebanon, Nov. 19 — Envoys met.", "BEIRUT, Lebanon", "Nov. 19", ""),
        ("PARIS, 14 November 2015 — Envoys met.", "PARIS", "14 November 2015", ""),
        ("PARIS/VIENNA (Reuters) - Envoys met.", "PARIS/VIENNA", "", "Reuters"),
        ("ST. PETERSBURG, Fla. -- Envoys met.", "ST. PETERSBURG, Fla.", "", ""),
        ("Geneva, Nov. 14 (AFP) - Envoys met.", "Geneva", "Nov. 14", "AFP"),
        ("The Hague (Reuters) - Envoys met.", "The Hague", "", "Reuters"),
        ("ANKARA, Nov. 24: Envoys met.", "ANKARA", "Nov. 24", ""),
    ],
)
def test_datelines(line, place, date, agency):
    dateline = find_dateline(line)
    assert (dateline.place, dateline.date, dateline.agency) == (place, date, agency)
    assert line[dateline.end :].startswith(("Envoys", "Russia"))


@pytest.mark.parametrize(
    "line",
    [
        "NATO said on Monday that it would not.",
        "NATO — the alliance — said so.",
        "EXCLUSIVE — Envoys met.",
        "U.S. -- led coalition",
        "Moscow: a city in fear",
        "BEIRUT: Lebanon waits",
        "Assad (50) said he would stay.",
        "Russia — which denies it — said so.",
        "WASHINGTON The envoys met.",
        "",
    ],
)
def test_what_is_no_dateline(line):
    assert find_dateline(line) is None


def test_the_whole_head_of_a_wire_story():
    text = (
        "Talks end without a deal\n\nBy Ana Ruiz\n\nMOSCOW, Nov. 19 (UPI) -- Envoys met.\n\n"
        "They left.\n\nCopyright 2015 The Harbour Courier. All rights reserved.\n"
    )
    found = read(text)
    assert found.values == {
        "title": "Talks end without a deal",
        "byline": "Ana Ruiz",
        "place": "MOSCOW",
        "outlet": "The Harbour Courier",
        "published_as_printed": "Nov. 19",
    }
    assert found.published is None
    assert found.source == {
        "title": "first line",
        "byline": "byline",
        "place": "dateline",
        "outlet": "copyright line",
        "published": "dateline, no year",
    }


def test_the_agency_of_the_dateline_is_the_outlet_where_nothing_else_names_one():
    found = read("Talks end without a deal\n\nMOSCOW, Nov. 19 (UPI) -- Envoys met.\n")
    assert found.values["outlet"] == "UPI"
    assert found.source["outlet"] == "dateline, agency"


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("By Ana Ruiz and Tom Hale", "byline", "Ana Ruiz and Tom Hale"),
        ("By Ana Ruiz | Nov. 19, 2015", "byline", "Ana Ruiz"),
        ("By Ana Ruiz, Harbour Courier", "byline", "Ana Ruiz"),
        ("By Ana Ruiz, Harbour Courier", "outlet", "Harbour Courier"),
        ("The Harbour Courier | World", "outlet", "The Harbour Courier"),
        ("© 2015 Harbour Courier. All rights reserved.", "outlet", "Harbour Courier"),
        ("Copyright 2015 by The Harbour Courier", "outlet", "The Harbour Courier"),
        ("Nov. 19, 2015 at 9:35 AM", "published_as_printed", "Nov. 19, 2015"),
    ],
)
def test_lines_that_become_metadata(line, field, value):
    text = f"Talks end without a deal\n\n{line}\n\nEnvoys met on Monday and left.\n"
    assert read(text).values[field] == value


def test_a_complete_date_goes_before_one_without_a_year():
    text = "Talks end\n\nUpdated: Nov. 20, 2015\n\nVIENNA, Nov. 19 — Envoys met.\n\nThey left.\n"
    found = read(text)
    assert found.published == pd.Timestamp("2015-11-20", tz="UTC")
    assert found.source["published"] == "date line, updated"


def test_published_goes_before_updated():
    text = "Talks end\n\nUpdated Nov. 20, 2015\nPublished Nov. 19, 2015\n\nEnvoys met.\n"
    assert read(text).published == pd.Timestamp("2015-11-19", tz="UTC")


def test_what_stands_outside_goes_first():
    given = {
        "title": ("Another title", "og:title"),
        "published": ("2015-11-18T10:00:00Z", "JSON-LD datePublished"),
    }
    found = read("Talks end\n\nPublished Nov. 19, 2015\n\nEnvoys met.\n", given)
    assert found.values["title"] == "Another title"
    assert found.published == pd.Timestamp("2015-11-18 10:00", tz="UTC")
    assert found.source["published"] == "JSON-LD datePublished"


def test_a_date_outside_that_is_not_understood_is_kept_as_printed():
    found = read("Envoys met.\n", {"published": ("the ides of March", "front matter, date")})
    assert found.published is None
    assert found.values["published_as_printed"] == "the ides of March"
    assert found.source["published"] == "front matter, date, not understood"


@pytest.mark.parametrize(
    "text",
    [
        "Envoys met on Monday.\n\nThey left on Tuesday.\n",
        "MOSCOW -- Envoys met.\n\nThey left.\n",
        "One line\n",
        "word " * 40 + "\n\nEnvoys met.\n",
    ],
)
def test_prose_gives_no_title(text):
    assert "title" not in read(text).values


def test_nothing_found_is_missing_and_not_empty():
    row = read("Envoys met on Monday.\n").as_row()
    assert json.loads(row.pop("metadata_source")) == {}
    assert set(row.values()) == {None}


def test_a_guessed_encoding_is_said():
    found = read_metadata("Envoys met.", [], {}, encoding="cp1252, guessed")
    assert found.source["encoding"] == "cp1252, guessed"
