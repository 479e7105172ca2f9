"""Roles, capitals for governments, and descriptions."""

import pytest

from analysis.actors.detection import find_mentions


def of(text, surface, column):
    found = find_mentions(text)
    return found.loc[found["surface"] == surface, column].tolist()[-1]


@pytest.mark.parametrize(
    ("text", "surface", "role"),
    [
        ("CAIRO, Dec. 1 (UPI) -- Libya waits.", "CAIRO", "dateline"),
        ("CAIRO, Dec. 1 (UPI) -- Libya waits.", "UPI", "source"),
        ("Bloomberg reported a fall.", "Bloomberg", "source"),
        ("He told France Inter radio so.", "France Inter", "source"),
        ("It fell, according to Reuters.", "Reuters", "source"),
        ("The court fined the BBC.", "BBC", "actor"),
        ("Russian warplanes took off.", "Russian", "modifier"),
        ("The Russians took off.", "Russians", "actor"),
        ("French and British envoys met.", "French", "modifier"),
        ("He trusts the French.", "French", "actor"),
        ("U.S. President Ada Quill spoke.", "U.S.", "modifier"),
        ("The Paris attacks shook them.", "Paris", "modifier"),
        ("Russia supplies the bombers.", "Russia", "actor"),
        ("Turkey's army moved.", "Turkey", "actor"),
        ("Other pro-Beijing members won.", "Beijing", "modifier"),
        ("The Rohingya out at sea waited.", "Rohingya", "actor"),
    ],
)
def test_roles(text, surface, role):
    assert of(text, surface, "role") == role


@pytest.mark.parametrize(
    ("text", "surface", "actor"),
    [
        ("Moscow accused Ankara of lies.", "Ankara", "Turkey"),
        ("Talks between Moscow, Washington and Paris failed.", "Paris", "France"),
        ("They met in Paris.", "Paris", "Paris"),
        ("The attacks in Paris went on.", "Paris", "Paris"),
        ("He traveled to Moscow.", "Moscow", "Moscow"),
        ("She will meet Putin in Moscow.", "Moscow", "Moscow"),
        ("They met in Paris, London and Madrid.", "Madrid", "Madrid"),
        ("He flew to Washington D.C. late.", "Washington D.C.", "Washington D.C."),
        ("The Kremlin said no.", "Kremlin", "Russia"),
        ("MOSCOW (AP) -- He left.", "MOSCOW", "Moscow"),
    ],
)
def test_capitals(text, surface, actor):
    assert of(text, surface, "actor") == actor


PRESIDENTS = "U.S. President Ada Quill met Russian President Ivan Petrov. "


@pytest.mark.parametrize(
    ("text", "surface", "actor"),
    [
        ("President Ada Quill came. Then the president left.", "president", "Ada Quill"),
        (PRESIDENTS + "The Russian president left.", "president", "Ivan Petrov"),
        ("Islamic State fled; troops hit the militant group.", "militant group", "Islamic State"),
    ],
)
def test_descriptions_mean_the_one_who_fits(text, surface, actor):
    assert of(text, surface, "actor") == actor


@pytest.mark.parametrize(
    "text",
    [
        PRESIDENTS + "The president left.",
        "Former President Ada Quill came. The president left.",
        "President Ada Quill came. The president of the club left.",
        "Islamic State fled. Hamas and the militant group stayed.",
        "Islamic State and a militant group fled.",
        "The Islamic State militant group fled.",
        "The militant group fled.",
    ],
)
def test_other_descriptions_mean_nobody(text):
    assert "description" not in set(find_mentions(text)["rule"])
