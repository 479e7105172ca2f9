"""Which spans name someone: a table of sentences in which detection goes wrong easily."""

# ruff: noqa: E501 (one case a line)

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.actors.detection import find_mentions, name_actors
from analysis.actors.rows import COLUMNS

TRAPS = {
    "title-case headline": [
        ("Merkel Presses Parliament To Back Loans For Greece", "Merkel|Parliament|Greece"),
        ("Senior Advisers Warn Against Hasty Vote On Budget", ""),
        ("White House Says Biden Will Skip Climate Summit", "White House|Biden"),
        ("House Panel Delays Vote On Farm Bill", "House"),
        ("Hundreds Missing After Landslide Buries Village In Nepal", "Nepal"),
    ],
    "all-caps headline": [
        ("TURKEY AND IRAN REOPEN BORDER NEAR TABRIZ", "TURKEY|IRAN|TABRIZ"),
        ("US SENATE REJECTS ARMS BILL", "US SENATE"),
        ("IS THERE A FUTURE FOR THE REPUBLICAN PARTY", "REPUBLICAN PARTY"),
        ("WHO IS IT NOW", ""),
        ("OBAMA MEETS PUTIN IN MOSCOW", "OBAMA|PUTIN|MOSCOW"),
        ("TRUMP SAYS CHINA MUST PAY", "TRUMP|CHINA"),
        ("NO TRUMP CARD LEFT FOR THE TEAM", ""),
        ("ELIZABETH B. QUILLAN ARGUES FOR THE PETITIONERS", "ELIZABETH B. QUILLAN"),
        ("FABRE WARNS ON BUDGET\n\nMinister Laurent Fabre spoke.", "FABRE|Laurent Fabre"),
        ("HARVEST FEARED LOST AFTER STORM", ""),
    ],
    "dateline": [
        ("KABUL, Dec. 2 (UPI) -- Pakistan may talk to India.", "KABUL|UPI|Pakistan|India"),
        ("CAIRO (AP) — Egyptian police closed Tahrir Square.", "CAIRO|AP|Egyptian|Tahrir Square"),
        (
            "NEW DELHI, May 4 (Reuters) - Nepal said on Monday it agreed.",
            "NEW DELHI|Reuters|Nepal",
        ),
        ("OTTAWA -- Ministers met on Friday.", "OTTAWA"),
        ("BERLIN (BPA) - Germany waits.", "BERLIN|BPA|Germany"),
    ],
    "start of a sentence": [
        ("Troops closed the road.", ""),
        ("Villagers marched on Parliament.", "Parliament"),
        ("Western envoys and Iraqi officers disagreed.", "Western|Iraqi"),
        ("Still, Kerry hoped.", "Kerry"),
        ("However, Cameron and Renzi spoke in Rome.", "Cameron|Renzi|Rome"),
        ("Yesterday Hollande flew home.", "Hollande"),
        ("Bush thanked them. May opposed the idea.", "Bush|May"),
        ("May is a warm month, and in May it rains.", ""),
        ("Apple bought maps from Google.", "Apple|Google"),
        ("Nice weather is rare.", ""),
    ],
    "quotation": [
        ('"Assad feeds the IS," she said.', "Assad|IS"),
        ("“The Saudis agreed,” Kerry said.", "Saudis|Kerry"),
        ("The so-called 'Islamic State' took the town.", "Islamic State"),
        ('"Britain First" was painted on a wall near David Cameron.', "David Cameron"),
        ('Her novel "A Winter in Berlin" sold well.', ""),
    ],
    "hyphen": [
        ("Syrian President Bashar al-Assad received Ban Ki-moon.", "Syrian|Bashar al-Assad|Ban Ki-moon"),
        ("The U.S.-led air war hit al-Qaida and a Saudi-backed group.", "U.S.|al-Qaida|Saudi"),
        ("Anti-American slogans and pro-Kremlin posters.", "American|Kremlin"),
        ("The Franco-German plan pleased Anglo-Dutch firm Shell.", "Franco|German|Anglo|Dutch|Shell"),
        ("Jean-Yves Le Drian met Park Geun-hye.", "Jean-Yves Le Drian|Park Geun-hye"),
        ("The Beijing-based bank closed.", "Beijing"),
        ("A Su-24 and two F-16s crossed the line.", ""),
    ],
    "apostrophe": [
        ("The Islamic State's raids alarmed Jordan's king.", "Islamic State|Jordan"),
        ("Erdogan's and Davutoglu’s words drew Hamas' praise.", "Erdogan|Davutoglu|Hamas"),
        ("McDonald's and Lloyd's hired O'Neill.", "McDonald's|Lloyd's|O'Neill"),
        ("China's People's Liberation Army drilled.", "China|People's Liberation Army"),
        ("The Kurdistan Workers' Party fought on.", "Kurdistan Workers' Party"),
        ("The New People's Party won.", "New People's Party"),
    ],
    "titles and offices": [
        ("French Defence Minister Jean-Yves Le Drian met Gen. Ray Odierno II.", "French|Jean-Yves Le Drian|Ray Odierno II"),
        ("U.S. Secretary of State John Kerry and Mr. Fabius agreed.", "U.S.|John Kerry|Fabius"),
        ("Former British Prime Minister Gordon Brown spoke.", "British|Gordon Brown"),
        ("Rep. Nancy Pelosi, D-Calif., told Fox News.", "Nancy Pelosi|Fox News"),
        ("Engineer Karl Brandt and Senators Ann Poole and Lee Hart came.", "Karl Brandt|Ann Poole|Lee Hart"),
        ("The prime minister spoke to reporters.", ""),
        ("State Department spokesman John Kirby answered.", "State Department|John Kirby"),
        ("Foreign Minister Sergei Lavrov nodded.", "Sergei Lavrov"),
        ("The National Bloc met National Security Adviser Ada Quill.", "National Bloc|Ada Quill"),
    ],
    "of, and, for": [
        ("The Ministry of Foreign Affairs and the Bank of Japan objected.", "Ministry of Foreign Affairs|Bank of Japan"),
        ("Reporters Without Borders and Amnesty International protested.", "Reporters Without Borders|Amnesty International"),
        ("Procter and Gamble and Johnson & Johnson grew.", "Procter and Gamble|Johnson & Johnson"),
        ("Turkey and Qatar and Jordan agreed.", "Turkey|Qatar|Jordan"),
        ("The Syrian Observatory for Human Rights counted them.", "Syrian Observatory for Human Rights"),
        ("The National Air and Space Museum opened.", "National Air and Space Museum"),
        ("The American Academy of Arts and Sciences met.", "American Academy of Arts and Sciences"),
        ("The Bank of Scotland and Barclays met.", "Bank of Scotland|Barclays"),
        ("She joined the Girl Scouts of the USA.", "Girl Scouts of the USA"),
    ],
    "acronym": [
        ("The CEO said GDP fell while AI grew on TV.", ""),
        ("The PKK, the YPG and ISIL fought.", "PKK|YPG|ISIL"),
        ("The Border Relief Fund (BRF) opened; BRF staff came.", "Border Relief Fund|BRF|BRF"),
    ],
    "furniture": [
        ("Advertisement", ""),
        ("Latest Headlines", ""),
        ("Read More: Click Here To Subscribe", ""),
        ("Photo by Getty Images", "Getty Images"),
    ],
    "capitals that are no actor": [
        ("The Nobel Peace Prize and the Winter Games are in March.", ""),
        ("He laid wreaths from World War II on Easter Day.", ""),
        ("The Battle of Gettysburg was lost.", ""),
        ("It was written in English on Friday.", ""),
        ("Islamist fighters and the Koran.", ""),
    ],
    "ambiguous": [
        ("Jordan Blake toured Jordan. Chad borders Niger.", "Jordan Blake|Jordan|Chad|Niger"),
        ("Turkey ate no turkey.", "Turkey"),
        ("Let us go; the US goes; U.S. and USA.", "US|U.S.|USA"),
        ("A bill of US$20 or NZ$30 was paid.", ""),
        ("France Inter asked France.", "France Inter|France"),
        ("Valeska Paris was born here. Paris left home.", "Valeska Paris|Paris"),
    ],
    "lower case": [("the taliban met al-qaida; hamas waited.", "taliban|al-qaida|hamas")],
    "an office or a department inside a name": [
        ("They met at Duke University, near the Grand Mosque.", "Duke University|Grand Mosque"),
        ("A spokesman for Environment Canada agreed with Lord Hall.", "Environment Canada|Hall"),
        ("Prime Minister Ada Quill met the mayor of Bonn.", "Ada Quill|Bonn"),
    ],
    "a place inside a name": [
        ("The Toronto Star and the Perth Glory won.", "Toronto Star|Perth Glory"),
        ("He left the State of Texas for the City of London.", "State of Texas|City of London"),
        ("The Colorado State University of the US closed.", "Colorado State University of the US"),
        ("A University of Kent of the UK report came.", "University of Kent|UK"),
        ("The California Gov. Jerry Brown met Paris mayor Anne Hidalgo.", "California|Jerry Brown|Paris|Anne Hidalgo"),
        ("The pro-Kabul Reform Party won.", "Kabul|Reform Party"),
    ],
    "a place and a word": [
        ("Ohio State beat Michigan State.", "Ohio State|Michigan State"),
        ("New York State sued an Ohio State Senator.", "New York|Ohio"),
        ("She studied at Texas A&M and left Texas.", "Texas A&M|Texas"),
        ("The Rohingya out at sea waited.", "Rohingya"),
    ],
    "a prefix": [
        ("The Pro-Beijing camp met Anti-Kremlin crowds.", "Beijing|Kremlin"),
        ("The Anti-Defamation League objected.", "Anti-Defamation League"),
    ],
    "two persons, or a firm": [
        ("Jenny Seaton & Gary Carvolth spoke.", "Jenny Seaton|Gary Carvolth"),
        ("Smith & Wesson makes guns.", "Smith & Wesson"),
    ],
    "a word as a title": [
        ("I read it in The Onion and The Independent.", "Onion|Independent"),
        ("It was in the onion. The Budget fell.", ""),
    ],
    "systems and studies": [
        ("The Emergency Alert System failed.", ""),
        ("The Lakeside Transit System grew.", "Lakeside Transit System"),
        ("The Lasting Iodine Nutrition study ended.", ""),
    ],
    "hyphens that are no name's": [
        ("He wore a NASA T-shirt and an X-ray badge.", "NASA"),
        ("Deputies of the Grillo Movement (M5S) flew an A320.", "Grillo Movement|M5S"),
        ("It flew to Mazar-i-Sharif.", "Mazar-i-Sharif"),
    ],
    "ships and products": [
        ("HMS Bulwark left; Space Shuttle Endeavour landed.", ""),
        ("He used Windows XP on an iPhone.", ""),
    ],
    "a party that is a word": [
        ("A plan of Labour failed. Labour's Ann Poole left. Hard labour.", "Labour|Labour|Ann Poole"),
        ("“Labour has a plan,” said one of Labour's.", "Labour|Labour"),
        ("Labour is cheap. Labour Day was cold.", ""),
        ("The Greens and the Liberals disagreed.", "Greens|Liberals"),
        ("Liberals everywhere agreed. Conservatives did not.", ""),
        ("Labor Secretary Ada Quill quit. Labour MP Tom Reed stayed.", "Ada Quill|Labour|Tom Reed"),
    ],
    "a language": [
        ("Leaflets printed in Greek were found.", ""),
        ("Fluent in Kurdish and Arabic, he speaks Russian.", ""),
        ("Interest in Chinese art grew in Russian-held towns.", "Chinese|Russian"),
    ],
    "what is named after someone": [
        ("She left King's College London for St. Mary's Hospital.", "King's College London|St. Mary's Hospital"),
        ("He ran Guy's Hospital and St Thomas' Hospital.", "Guy's Hospital|St Thomas' Hospital"),
        ("Obama's Hospital plan failed; Russia's Church objected.", "Obama|Russia"),
    ],
    "counts and models": [
        ("The 737 MAX burns 100 MW.", ""),
        ("In 2015 IHS met 12 UN aides.", "IHS|UN"),
    ],
    "headlines of known names and verbs": [
        ("TRUMP SLAMS ENVOYS AS TALKS FAIL", "TRUMP"),
        ("May Faces Defeat In Key Vote", "May"),
        ("Brown Rice Cooks Faster In New Pot", ""),
    ],
    "particles in a surname": [
        ("Ada van der Meer sat. Friends of van der Meer left.", "Ada van der Meer|van der Meer"),
    ],
    "missions to a country": [
        ("The U.N. Mission in South Sudan stayed in Juba.", "U.N. Mission in South Sudan|Juba"),
    ],
    "a title within a name": [("President Hassan Sheikh Mohamud left.", "Hassan Sheikh Mohamud")],
    "a given name after its family's": [("Mayor Hau Lung-bin led it.", "Hau Lung-bin")],
    "an ordinary word in capitals": [("He went home UNLESS he was paid.", "")],
    "a place described": [
        ("He is from Irving, Texas.", "Irving|Texas"),
        ("She left for Washington, D.C. on Monday.", "Washington, D.C."),
    ],
}  # fmt: skip
CASES = [(trap, text, names) for trap, cases in TRAPS.items() for text, names in cases]


@pytest.mark.parametrize(("trap", "text", "names"), CASES, ids=[case[1][:40] for case in CASES])
def test_finds_the_names_and_no_more(trap, text, names):
    assert find_mentions(text)["surface"].tolist() == ([*names.split("|")] if names else [])


def test_has_its_columns_and_dtypes_even_when_nothing_is_found():
    for text in ("", "\n\n", "nothing here", "Ali Reza spoke."):
        found = find_mentions(text)
        assert list(found.columns) == list(COLUMNS)
        assert found["start"].dtype == "int64"


@pytest.mark.parametrize(
    ("plain", "odd"),
    [
        ("François Hollande met O'Neill", "Franc\u0327ois Hollande met O’Neill"),
        ("Vladimir Putin met Angela Merkel", "Vladi\u00admir\u00a0Putin met Angela\u2009Mer\u200bkel"),
        ("Ban Ki-moon saw Assad's aides", "Ban Ki\u2011moon saw Assad’s aides"),
        ('"Syria" said Fabius', "“Syria” said Fabius"),
        ("Recep Tayyip Erdogan spoke", "Recep Tayyip Erdoğan spoke"),
    ],
)  # fmt: skip
def test_odd_characters_change_nothing_but_offsets(plain, odd):
    here, there = find_mentions(plain), find_mentions(odd)
    assert here["actor"].tolist() == there["actor"].tolist()
    assert here["kind"].tolist() == there["kind"].tolist()
    for row in there.itertuples():
        assert odd[row.start : row.end] == row.surface


def test_the_surface_keeps_the_characters_of_the_text():
    found = find_mentions("The Mu\u0308ller Institute and Vladi\u00admir Putin")
    assert found["surface"].tolist() == ["Mu\u0308ller Institute", "Vladi\u00admir Putin"]


PIECES = [
    "Putin",
    "the U.S.",
    "al-",
    "Assad",
    "'s",
    ". ",
    "\n",
    " and ",
    "“",
    "”",
    "Bank of ",
    "(",
    ")",
]
PIECES += [
    "é",
    "\u00ad",
    "MOSCOW, Nov. 19 (UPI) -- ",
    "Russian ",
    "x",
    "Élysée",
    "-led ",
    " ",
    "7",
    "№",
    "中",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_spans_are_in_order_apart_and_as_printed(text):
    found = find_mentions(text)
    assert [text[s:e] for s, e in zip(found["start"], found["end"], strict=False)] == found[
        "surface"
    ].tolist()
    assert (found["start"] < found["end"]).all()
    assert (found["start"].iloc[1:].to_numpy() >= found["end"].iloc[:-1].to_numpy()).all()
    assert not found["surface"].str.contains("\n").any()
    assert set(found["kind"]) <= {"person", "organisation", "place", "group"}
    assert set(found["role"]) <= {"actor", "source", "dateline", "modifier"}


def test_kind_confidence_is_one_for_known_names_and_a_probability_for_others():
    text = "Russia met Minister Ada Quill of the Border Relief Fund. Blorvak said no."
    found = find_mentions(text).set_index("surface")
    sure = found["kind_confidence"]
    assert sure["Russia"] == 1
    assert (sure[["Ada Quill", "Border Relief Fund", "Blorvak"]] < 1).all()
    assert sure["Ada Quill"] > 0.9
    assert sure.between(0, 1).all()


def test_a_facility_is_never_a_person():
    kinds = set(find_mentions("Attended James High School, in Houston.")["kind"])
    assert "person" not in kinds


def test_the_users_names_win_over_everything():
    actors = pd.DataFrame(
        {
            "actor": ["Rebels", "Hollande (sculptor)", "Front"],
            "alias": ["the rebels", "Hollande", "Nusra Front"],
            "kind": ["group", "person", None],
        }
    )
    found = find_mentions("Hollande armed the rebels near the Nusra Front.", actors=actors)
    assert found[["surface", "actor", "kind", "rule"]].values.tolist() == [
        ["Hollande", "Hollande (sculptor)", "person", "user"],
        ["rebels", "Rebels", "group", "user"],
        ["Nusra Front", "Front", "group", "user"],
    ]


def test_a_title_tells_who_is_meant_and_gives_no_rows():
    found = find_mentions("Quill went home.", title="Ada Quill resigns")
    assert found[["start", "surface", "actor"]].values.tolist() == [[0, "Quill", "Ada Quill"]]


def test_names_cross_neither_lines_nor_sentences():
    found = find_mentions("He saw Angela\nMerkel. He met John. Kerry left.")
    assert found["surface"].tolist() == ["Angela", "Merkel", "John", "Kerry"]


def test_actors_of_spans_found_elsewhere():
    text = "Ada Quill leads the Border Relief Fund. The BRF thanked Quill."
    spans = [
        (0, 9, "person"),
        (20, 38, "organisation"),
        (44, 47, "organisation"),
        (56, 61, "person"),
    ]
    names = ["Ada Quill", "Border Relief Fund", "Border Relief Fund", "Ada Quill"]
    assert name_actors(text, spans) == names
