"""One agency report with two ministers and a newsroom quoted: whose words are whose.

Made up for this test, in the shape of the report that the project began with: furniture and a
caption printed twice, a minister on the radio, quotation marks within reported speech, scare
quotes, a newsroom that reports, a pronoun behind a quotation, speakers without a name.
"""

import pandas as pd
import pytest

from analysis.pipeline import analyse

REPORT = """Advertisement

Norway, Chile plan joint patrols; views on Kabila still differ

By Ada Brandt
Norway may patrol with Chile off Congo as talks over the war in the country go on. Photo courtesy \
of Norwegian Ministry of Defense
Norway may patrol with Chile off Congo as talks over the war in the country go on. Photo courtesy \
of Norwegian Ministry of Defense

OSLO, May 4 (UPI) -- Norway may patrol with Chile off Congo as talks over the war in the country \
go on.

Chilean Foreign Minister Heraldo Munoz told Radio Santiago on Monday "there is a door, if a small \
one, for the Norwegians" on a deal between Oslo, Ottawa and Santiago against Boko Haram.

Advertisement

"We hold them to be honest and we should send all our ships" to stop the "butchers" of Boko Haram, \
Munoz said.

Munoz said Norwegian Prime Minister Erna Solberg's offer during the summit in March was a "fine \
plan as long as Norway goes after" Boko Haram, not after fishermen.

Reuters reported Canadian Prime Minister Justin Trudeau has promised to pay for the patrols, \
citing two unnamed officials. Trudeau is to fly to Lima on Friday.

RELATED Norwegian frigates leave for the coast

Norway has maintained Congolese President Joseph Kabila should stay while a vote is held, while \
aid groups have argued Kabila should have no part in it.

Still, Norwegian Foreign Minister Borge Brende on Monday said one country's view of whether Kabila \
should stay is of no weight in the fight against Boko Haram.

"Kabila is called a gift, which all recruiters take. By that logic, not only Kabila is a gift to \
Boko Haram. Peru, Ghana and Chile are gifts to Boko Haram too," he said.

Munoz said at times Norway and Peru are tempted to call anyone who votes against Kabila a pirate, \
whereas Chile and its friends keep that name for Boko Haram.

Advertisement

Latest Headlines"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    file = tmp_path_factory.mktemp("wire") / "report.txt"
    file.write_text(REPORT, encoding="utf-8")
    return analyse(file, method="none", progress=False)


def spoken(corpus, speaker: str) -> list[str]:
    text = corpus.articles["text"].iloc[0]
    rows = corpus.quotes[corpus.quotes["speaker"].eq(speaker)]
    return [text[row.start : row.end] for row in rows.itertuples()]


def test_the_ministers_words_are_theirs(corpus):
    assert spoken(corpus, "Heraldo Munoz") == [
        '"there is a door, if a small one, for the Norwegians" on a deal between Oslo, Ottawa and '
        "Santiago against Boko Haram",
        "there is a door, if a small one, for the Norwegians",
        '"We hold them to be honest and we should send all our ships" to stop the "butchers" of '
        "Boko Haram",
        "We hold them to be honest and we should send all our ships",
        "butchers",
        "Norwegian Prime Minister Erna Solberg's offer during the summit in March was a "
        '"fine plan as long as Norway goes after" Boko Haram, not after fishermen',
        "fine plan as long as Norway goes after",
        "at times Norway and Peru are tempted to call anyone who votes against Kabila a pirate, "
        "whereas Chile and its friends keep that name for Boko Haram",
    ]
    assert spoken(corpus, "Borge Brende") == [
        "one country's view of whether Kabila should stay is of no weight in the fight against "
        "Boko Haram",
        "Kabila is called a gift, which all recruiters take. By that logic, not only Kabila is a "
        "gift to Boko Haram. Peru, Ghana and Chile are gifts to Boko Haram too,",
    ]


def test_what_a_newsroom_reports_is_its_own(corpus):
    assert spoken(corpus, "Reuters") == [
        "Canadian Prime Minister Justin Trudeau has promised to pay for the patrols"
    ]


def test_a_state_speaks_and_a_crowd_has_no_name(corpus):
    assert spoken(corpus, "Norway") == [
        "Congolese President Joseph Kabila should stay while a vote is held"
    ]
    nobody = corpus.quotes[corpus.quotes["speaker"].isna()]
    text = corpus.articles["text"].iloc[0]
    assert [text[row.start : row.end] for row in nobody.itertuples()] == [
        "Kabila should have no part in it"
    ]


def test_who_is_heard_is_a_source_and_who_is_spoken_of_a_target(corpus):
    mentions = corpus.mentions
    sources = mentions[mentions["role"].eq("source")]["actor"]
    assert {"Heraldo Munoz", "Borge Brende", "Reuters", "Norway"} <= set(sources)
    told = mentions[mentions["actor"].eq("Joseph Kabila")]
    voices = pd.Series(told["voice"]).fillna("nobody").value_counts().to_dict()
    assert voices == {
        "Borge Brende": 3,
        "narrator": 1,
        "nobody": 1,
        "Heraldo Munoz": 1,
        "Norway": 1,
    }
