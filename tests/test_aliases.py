"""One actor for many names within an article."""

# ruff: noqa: E501 (one case a line)

import pytest

from analysis.actors.detection import find_mentions


def actors_of(text):
    """Return surface to actor, the last one if a surface occurs twice."""
    found = find_mentions(text)
    return dict(zip(found["surface"], found["actor"], strict=True))


@pytest.mark.parametrize(
    ("text", "surface", "actor"),
    [
        ("Mayor Ada Quill spoke. Quill left.", "Quill", "Ada Quill"),
        ("Quill resigns\n\nAda Quill left.", "Quill", "Ada Quill"),
        ("Ada Quill spoke. Ada left.", "Ada", "Ada Quill"),
        ("Omar al-Hadid spoke. Hadid left.", "Hadid", "Omar al-Hadid"),
        ("The Border Relief Fund met. The BRF paid.", "BRF", "Border Relief Fund"),
        ("The BRF paid, the Border Relief Fund said.", "BRF", "Border Relief Fund"),
        ("The Union of Polish Teachers (ZNP) met. ZNP voted.", "ZNP", "Union of Polish Teachers"),
        ("The ZNP (Union of Polish Teachers) met. ZNP voted.", "ZNP", "Union of Polish Teachers"),
        ("The Supreme Court of Cassation met. The Court ruled.", "Court", "Supreme Court of Cassation"),
        ("President Vladirmir Putin spoke.", "Vladirmir Putin", "Vladimir Putin"),
        ("Kristin Wilkes sat. Kristin Wilkes rose. Kristen Wilkes left.", "Kristen Wilkes", "Kristin Wilkes"),
        ("Valeska Paris was born here. Paris left home.", "Paris", "Valeska Paris"),
        ("Valeska Paris was born in Paris.", "Paris", "Paris"),
        ("Georgia and Jordan met. Then Ada Jordan left.", "Jordan", "Jordan"),
        ("Ada Jordan left Georgia. Jordan wept.", "Jordan", "Ada Jordan"),
        ("Aung San Suu Kyi spoke. Suu Kyi left.", "Suu Kyi", "Aung San Suu Kyi"),
        ("The Russians agreed.", "Russians", "Russia"),
        ("Assad stays.", "Assad", "Bashar al-Assad"),
        ("ISIL, Daesh and the IS", "Daesh", "Islamic State"),
        ("Quillon Airlines sank. Quillon said so.", "Quillon", "Quillon Airlines"),
        ("Goldman Sachs paid. Goldman's traders left.", "Goldman", "Goldman Sachs"),
        ("Lehman Brothers sank. Ada Lehman wept. Lehman rose.", "Lehman", "Ada Lehman"),
        ("Trump Airlines sank. Trump wept.", "Trump", "Donald Trump"),
        ("Quillon Bank met Quillon Oil. Quillon paid.", "Quillon", "Quillon"),
        ("The U.N. Mission in Mali (UNMX) met. UNMX left.", "UNMX", "U.N. Mission in Mali"),
        ("Aides in South Sudan (UNMISS) met. UNMISS left.", "UNMISS", "UNMISS"),
        ("Vincent van Gogh sat. Van Gogh wept.", "Van Gogh", "Vincent van Gogh"),
        ("Ada Bell-Quill met aides. Bell-Quill left.", "Bell-Quill", "Ada Bell-Quill"),
        ("Londoners met D.C. officials.", "Londoners", "London"),
        ("The Nigerian National Coal Board (NNCB) met.", "NNCB", "Nigerian National Coal Board"),
        ("The Nigerian National Coal Board (NCB) met.", "NCB", "National Coal Board"),
        ("Ada Mara Quill, known as AMQ, sat. AMQ wept.", "AMQ", "Ada Mara Quill"),
        ("Ada Quill, widely known as Zuzu, sat.", "Zuzu", "Ada Quill"),
        ("The Boston Celtics won. The Celtics left.", "Boston Celtics", "Celtics"),
    ],
)  # fmt: skip
def test_one_actor_within_an_article(text, surface, actor):
    assert actors_of(text)[surface] == actor


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Bill Clinton and Hillary Clinton came. Clinton spoke.", "Clinton"),
        ("Clinton spoke.", "Clinton"),
        ("Thomas Sand and Mary Sand left. Then Sand spoke.", "Sand"),
    ],
)
def test_an_ambiguous_surname_stays_apart(text, surface):
    assert actors_of(text)[surface] == surface


def test_a_surname_means_whoever_was_introduced_by_then():
    found = find_mentions("Tom Sand spoke. Sand rose. Eva Sand left. Sand sat.")
    lone = found.loc[found["surface"] == "Sand", "actor"].tolist()
    assert lone == ["Tom Sand", "Sand"]
