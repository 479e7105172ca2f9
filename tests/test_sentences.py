"""Sentences: what ends one, what does not, and that no character is lost."""

import time

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.language.sentences import sentence_table, split_sentences

# Each row: the sentences of a text; joined by one blank they are the text.
SPLIT = [
    ["Talks resumed.", "They failed."],
    ["Did it work?", "Nobody knows!", "So it goes."],
    ["It fell 3.5 percent.", "Oil rose to $40.25 a barrel."],
    ["He met Gov. Dana Reyes, Sen. Lee and Dr. A. B. Okafor.", "They agreed."],
    ["The talks began on Nov. 19 and ended in Dec. 2014."],
    ["He leaves in Nov.", "The vote is later."],
    ["George V. Lang spoke.", "So did Mary."],
    ["It was the reign of George V.", "The war began then."],
    ["He lives in the U.S. and works for the U.S. Senate."],
    ["He lives in the U.S.", "The law is new."],
    ["He flew to Washington, D.C.", "There he met the president."],
    ["They met at 5 p.m. Monday.", "They left at 9 a.m.", "Police came."],
    ["They met at 5 p.m. EST in the hall."],
    ["She lives in Reno, Nev.", "Police said so."],
    ["It was Nev. Gov. Ann Lee who said so."],
    ["Sen. Jo Kim, R-Ariz., agreed.", "So did Rep. Al Poe (D-Calif.) in part."],
    ["Acme Inc. Chief Executive Ann Lee left Acme Inc.", "The firm said so."],
    ["No. 10 was silent.", "He said No.", "Then he left."],
    ['"We go."', "She left."],
    ['"Go away!" he said.', "He left."],
    ['"Will you go?" Reyes asked.', "She did not."],
    ['"We are ready.', 'We can wait," Lee said.'],
    ["“We are ready.", "We can wait.”", "Lee left."],
    ["He waited ... and left.", "Then …", "Nothing.", "The end..."],
    ["MOSCOW, Nov. 19 (UPI) -- Russia may agree.", "France may not."],
    ["OAKLAND, Calif. (AP) — Police said so.", "Nobody knew."],
    ["ST. LOUIS, Mo. (AP) -- GOV. LEE SPOKE."],
    ["See http://example.org/a.b?c=D now."],
    ["The case is Roe v. Wade, e.g. Section 2."],
    ["He moved to LA.", "Mayor Lee did not."],
    ["He has hepatitis B.", "Doctors said so."],
    ["He spoke of Damascus.", "al-Assad replied."],
    ["It was true.[1]", "The rest was not.[12]", "Yes."],
    ["1. Open it.", "Close it."],
    ["Mr. Lee vs. Mrs. Poe, et al. in court."],
    ["Prices rose (in 2014.)", "They fell later."],
    ["Yahoo! Chief Ann Lee left.", "Nobody knew."],
    ["Émile est là.", "Élan vital."],
    ["He fought in World War I.", "Madden left later."],
    ["It was he and I.", "Lee stayed."],
    ["Lee (b. 1950) is a poet.", "He writes of war, etc.", "Critics like him."],
    ["It was shown by Poe et al. (2012).", "Lee et al. 2014 agree."],
    ["See www.example.co.uk.", "Names follow."],
    ["It was bought.", "eBay and wikiHow agreed.", "iPhones fell."],
    ["It was true. [3]", "The rest was not. [4-6]", "Yes."],
    ["“… Then nothing.", "So it went."],
    ["... And so on.", "It never ended."],
    ["2.1. The first part.", "It is short."],
]


@pytest.mark.parametrize("sentences", SPLIT, ids=lambda s: s[0][:40])
def test_text_splits_into_its_sentences(sentences):
    text = " ".join(sentences)
    assert [text[a:b] for a, b in split_sentences(text)] == sentences


LINES = [
    (
        "Talks resume\nBy Ann Lee\nThe talks resumed.",
        ["Talks resume", "By Ann Lee", "The talks resumed."],
    ),
    ("One\r\n\r\nTwo\rThree", ["One", "Two", "Three"]),
    ("said.The talks ended.", ["said.", "The talks ended."]),
    ("example.Com is a site.", ["example.Com is a site."]),
    ("It was true. [3]\n\nThe rest was not. [4]", ["It was true. [3]", "The rest was not. [4]"]),
    ("  \n\n ", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "sentences"), LINES)
def test_lines_and_lost_blanks(text, sentences):
    assert [text[a:b] for a, b in split_sentences(text)] == sentences


def test_hard_wrapped_lines_are_joined():
    text = (
        "Town council votes\n"
        "The council of the small town of Arden voted on Monday to close the\n"
        "bridge that leads to the old mill, in spite of what its mayor, Mr.\n"
        "Lee, had asked for. It will stay closed until the end of the year.\n"
        "Nobody had been told.\n"
        "The mill is two hundred years old."
    )
    assert [text[a:b].replace("\n", " ") for a, b in split_sentences(text)] == [
        "Town council votes",
        "The council of the small town of Arden voted on Monday to close the bridge that leads "
        "to the old mill, in spite of what its mayor, Mr. Lee, had asked for.",
        "It will stay closed until the end of the year.",
        "Nobody had been told.",
        "The mill is two hundred years old.",
    ]


PIECES = st.sampled_from(
    [
        "Mr. ",
        "U.S. ",
        "Lee",
        "said",
        " ",
        ". ",
        "\n",
        "\n\n",
        "? ",
        '"',
        "”",
        "“",
        "Nov. ",
        "5",
        "…",
        "é",
        "\u2028",
        "- ",
        "a.m. ",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_every_character_lies_in_one_sentence(text):
    spans = split_sentences(text)
    covered = set()
    end = 0
    for a, b in spans:
        assert end <= a < b
        assert text[a:b] == text[a:b].strip()
        covered.update(range(a, b))
        end = b
    assert all(c.isspace() for i, c in enumerate(text) if i not in covered)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=100, deadline=None)
def test_splitting_a_paragraph_alone_changes_nothing(text):
    twice = text + "\n\n" + text
    assert [twice[a:b] for a, b in split_sentences(twice)] == [
        text[a:b] for a, b in split_sentences(text)
    ] * 2


def test_sentence_table_numbers_and_sections():
    articles = pd.DataFrame(
        {
            "article_id": ["b", "a"],
            "title": ["Talks fail. Again.", None],
            "text": [
                "Talks fail. Again.\n\n"
                "A hall in May. Photo courtesy of Ministry of Defense\n\nNo deal. Yet.",
                "One. Two.",
            ],
        }
    )
    table = sentence_table(articles)
    assert table[["article_id", "sentence_id", "paragraph", "section", "text"]].values.tolist() == [
        ["b", 0, 0, "headline", "Talks fail."],
        ["b", 1, 0, "headline", "Again."],
        ["b", 2, 1, "caption", "A hall in May."],
        ["b", 3, 1, "caption", "Photo courtesy of Ministry of Defense"],
        ["b", 4, 2, "body", "No deal."],
        ["b", 5, 2, "body", "Yet."],
        ["a", 0, 0, "body", "One."],
        ["a", 1, 0, "body", "Two."],
    ]
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    assert [texts[i][a:b] for i, a, b in table[["article_id", "start", "end"]].values] == list(
        table["text"]
    )


def test_sentence_table_of_no_articles_keeps_its_dtypes():
    table = sentence_table(pd.DataFrame({"article_id": [], "title": [], "text": []}))
    assert table.empty
    assert table["start"].dtype == "int64"


@pytest.mark.parametrize(
    ("paragraph", "section"),
    [
        ("Lee in Oslo. (AP Photo/Ann Poe)", "caption"),
        ("Lee in Oslo. File photo by Ann Poe/UPI", "caption"),
        ("Lee in Oslo, May 2. Ann Poe/Reuters", "caption"),
        ("Lee in Oslo. (Ann Poe via AP)", "caption"),
        ("OSLO (AP) -- Lee was in Oslo.", "body"),
        ("The image of the state has suffered from the photo.", "body"),
        ("Lee told Reuters.", "body"),
    ],
)
def test_caption_is_a_paragraph_that_ends_in_a_credit(paragraph, section):
    articles = pd.DataFrame({"article_id": ["a"], "title": ["X"], "text": [paragraph]})
    assert set(sentence_table(articles)["section"]) == {section}


@pytest.mark.parametrize(
    "piece", [".", "! ", '. "', '"', "Mr. ", "Reno, Nev. ", "a\n", ". [1", " "]
)
def test_long_hostile_text_takes_linear_time(piece):
    text = "He left." + piece * 100_000 + " They stayed."
    begin = time.process_time()
    split_sentences(text)
    # Linear work takes under a second; quadratic work would take minutes.
    assert time.process_time() - begin < 10
