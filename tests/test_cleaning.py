"""Cleaning: what each rule takes, what none may touch, and what holds for every text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading.cleaning import clean_text
from analysis.reading.rules import active_rules, load_rules

BODY = (
    "Envoys from nine countries met behind closed doors for a second day and left without a word.",
    "The foreign minister said the two sides were closer than before, and asked for patience.",
    '"We have time," she told reporters. "What we do not have is trust."',
)
CAPTION = "Envoys leave the hall by the lake on Monday after a second day of talks without result."
CREDIT = "Photo courtesy of the Ministry of Transport"

TAKEN = [
    ("advertisement", "Advertisement"),
    ("advertisement", "ADVERTISEMENT"),
    ("advertisement", "Story continues below advertisement"),
    ("advertisement", "Sponsored content"),
    ("related", "RELATED Envoys agree on a date for new talks"),
    ("related", "Read more: The man who drew the map"),
    ("related", "See also: Five questions on the truce"),
    ("headline-list", "Latest Headlines"),
    ("headline-list", "Most read"),
    ("headline-list", "You may also like"),
    ("photo-credit", "Photo: Ana Ruiz/Harbour Courier"),
    ("photo-credit", "(AP Photo/Tom Hale)"),
    ("photo-credit", "File photo"),
    ("photo-caption", f"{CAPTION} {CREDIT}"),
    ("photo-caption", f"{CAPTION} (Photo by Ana Ruiz)"),
    ("photo-caption", f"{CAPTION} Tom Hale/Reuters"),
    ("share", "Share this article"),
    ("share", "Facebook Twitter Email"),
    ("share", "Follow us on Facebook and Twitter"),
    ("sign-up", "Sign up for our newsletter: the morning's news in your inbox"),
    ("sign-up", "Already a subscriber? Log in"),
    ("navigation", "Home > World > Middle East"),
    ("navigation", "News | World | Sport | Weather"),
    ("navigation", "Skip to main content"),
    ("cookie", "We use cookies to improve your experience."),
    ("copyright", "© 2015 The Harbour Courier. All rights reserved."),
    ("comments", "12 Comments"),
    ("comments", "Leave a reply"),
    ("tags", "Tags: ceasefire, talks, Vienna"),
    ("desk-credit", "(Reporting by Ana Ruiz; editing by Tom Hale)"),
    ("reading-time", "4 min read"),
    ("masthead", "The Harbour Courier"),
    ("byline", "By Ana Ruiz"),
    ("byline", "By Ana Ruiz and Tom Hale, The Associated Press"),
    ("byline", "BY ANA RUIZ"),
    ("date-line", "Nov. 19, 2015 at 9:35 AM"),
    ("date-line", "Updated: 25 November 2015"),
    ("date-line", "Published 10:12 am, Tuesday, November 19, 2019"),
]

LEFT = [
    "By Monday the talks had failed.",
    "By Christmas",
    "By New York standards, it was a quiet night.",
    "By John Kerry's account, the two men spoke for an hour.",
    "By Vienna, the envoys had lost patience, he said.",
    "Video from the scene showed smoke over the harbour.",
    "Pictures by activists showed a street in ruins.",
    "Photographs showed the minister leaving by a side door.",
    "Related to the president by marriage, he kept his post.",
    "Google said it would stop using cookies in its browser.",
    "The minister refused to share the list.",
    "Comments by the president angered Ankara.",
    "Copyright law is on the table too, the envoy said.",
    "The paper, the Harbour Courier, reported the deal first.",
    "Advertisement spending fell by a third last year.",
    "Subscribers to the paper were told on Friday.",
    "Nov. 19 was the day the truce ended.",
    "In 2015, Moscow began air strikes.",
    "Home to two million people, the city has no water.",
    "Tags were found on the shell cases, the report says.",
    "Most read the offer as a threat.",
    "Russia, Iran > Turkey, he scribbled on a napkin.",
    "- A cease-fire within six months",
    "1. An elected government",
    "I had a dog,",
    "The sea was calm (the wind had dropped).",
    "MOSCOW, Nov. 19 (UPI) -- Russia may help.",
    "No comment.",
    "https://example.org/world/talks",
    "“We are ready,” he said",
    "Washington (AP)",
    "ST. JOSEPH, Mich. (AP) — Officials reported a sixth death on Monday.",
    'It was "over." (File photos show him smiling.) He left.',
    "Sanctions, he said, hurt. Photo by photo, the album tells of a family that fled the war.",
]


def rules_of(text):
    return clean_text(text)[1]["rule"].tolist()


@pytest.mark.parametrize(("rule", "line"), TAKEN)
def test_furniture_goes_and_the_body_around_it_stays(rule, line):
    text = f"Talks end without a deal\n\n{BODY[0]}\n\n{line}\n\n{BODY[1]}\n"
    clean, removals = clean_text(text)
    assert removals["rule"].tolist() == [rule]
    assert clean == f"Talks end without a deal\n\n{BODY[0]}\n\n{BODY[1]}\n"


@pytest.mark.parametrize("line", LEFT)
def test_prose_stays(line):
    text = f"{BODY[0]}\n\n{line}\n\n{BODY[1]}\n"
    assert clean_text(text)[0] == text


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.name)
def test_each_rule_takes_its_own_example(rule):
    if rule.on == "code":
        assert not rule.patterns
    else:
        assert rule.name in rules_of(f"{BODY[0]}\n\n{rule.example}\n\n{BODY[1]}\n")


def test_a_caption_printed_twice_goes_twice_with_or_without_its_credit():
    text = f"Talks end\n{CAPTION} {CREDIT}\n{CAPTION}\n\n{BODY[0]}\n"
    clean, removals = clean_text(text)
    assert removals["rule"].tolist() == ["photo-caption", "repeated-caption"]
    assert clean == f"Talks end\n\n{BODY[0]}\n"


def test_a_caption_with_its_credit_on_the_next_line_goes():
    text = f"Talks end\n\n{CAPTION}\nPhoto: Ana Ruiz\n{CAPTION}\nPhoto: Ana Ruiz\n\n{BODY[0]}\n"
    assert clean_text(text)[0] == f"Talks end\n\n{BODY[0]}\n"


def test_without_blank_lines_the_line_above_a_credit_stays():
    text = f"Talks end\n\n{BODY[0]}\nPhoto: Ana Ruiz\n{BODY[1]}\n{BODY[2]}\n"
    assert clean_text(text)[0] == f"Talks end\n\n{BODY[0]}\n{BODY[1]}\n{BODY[2]}\n"


def test_of_a_paragraph_printed_twice_the_first_stays():
    text = f"{BODY[0]}\n\n{BODY[1]}\n\n{BODY[0]}\n"
    clean, removals = clean_text(text)
    assert clean == f"{BODY[0]}\n\n{BODY[1]}\n\n"
    assert removals["rule"].tolist() == ["repeated-paragraph"]


def test_a_short_line_may_repeat():
    text = "No more war,\nwe sang.\n\nNo more war,\nwe wept.\n\nNo more war,\nwe slept.\n"
    assert clean_text(text)[0] == text


def test_a_headline_list_ends_where_prose_begins():
    text = (
        f"{BODY[0]}\n\nMost read\n1. The long war\n2. Who pays?\n\n{BODY[1]}\n\nA quiet heading\n"
    )
    assert clean_text(text)[0] == f"{BODY[0]}\n\n{BODY[1]}\n\nA quiet heading\n"


def test_above_the_article_the_last_headline_of_a_list_is_the_title():
    text = f"Top stories\nLira falls again\nTalks end without a deal\n\n{BODY[0]}\n"
    assert clean_text(text)[0] == f"Talks end without a deal\n\n{BODY[0]}\n"


def test_paragraphs_stay_apart_and_together_as_they_were():
    text = "\n\nAdvertisement\nOne line.\nAdvertisement\nIts second line.\n\nAd\n\n\nLast.\n"
    assert clean_text(text)[0] == "One line.\nIts second line.\n\nLast.\n"


def test_offsets_lead_back_to_the_text():
    text = f"Advertisement\n\n{BODY[0]}\n\n{CAPTION} {CREDIT}\n\n{BODY[1]}\nLatest Headlines"
    for row in clean_text(text)[1].itertuples():
        assert text[row.start : row.end] == row.text


def test_a_rule_can_be_switched_off():
    text = f"{BODY[0]}\n\nAdvertisement\n\n12 Comments\n"
    clean, removals = clean_text(text, rules_off=["advertisement"])
    assert "Advertisement" in clean
    assert removals["rule"].tolist() == ["comments"]


def test_an_unknown_rule_is_an_error_that_lists_the_rules():
    with pytest.raises(ValueError, match="no rule named adverts; the rules are advertisement"):
        active_rules(["adverts"])
    with pytest.raises(ValueError, match=r"write \['share'\]"):
        active_rules("share")


def test_only_line_feeds_end_lines():
    text = "A line\x0cAdvertisement\x0c of one\u2028paragraph.\n"
    assert clean_text(text)[0] == text


def test_nothing_in_gives_nothing_out():
    clean, removals = clean_text("")
    assert clean == ""
    assert removals.columns.tolist() == ["start", "end", "rule", "text", "score"]
    assert removals.empty


LINES = st.lists(
    st.one_of(
        st.sampled_from([line for _, line in TAKEN] + LEFT + [*BODY, CAPTION, "", "  ", "A title"]),
        st.text(alphabet="aA .,:|>-\t\r\x0c©(1)/", max_size=30),
    ),
    max_size=25,
)


@settings(max_examples=200, deadline=None)
@given(LINES)
def test_cleaning_is_idempotent_and_only_takes_out(lines):
    text = "\n".join(lines)
    clean, removals = clean_text(text)
    again, more = clean_text(clean)
    assert again == clean
    assert more.empty
    kept, position = [], 0
    for row in removals.itertuples():
        assert position <= row.start < row.end
        assert text[row.start : row.end] == row.text
        kept.append(text[position : row.start])
        position = row.end
    assert "".join([*kept, text[position:]]) == clean


@pytest.mark.parametrize(
    "unit",
    [
        "By A" + "a" * 20,
        "share " * 14,
        "A B C D E F G H, " * 3,
        "published" + "-" * 90,
        "a > " * 12,
        "get it get it get it get it get it get it",
        "cookies we cookies we cookies we cookies",
        "copyright (c) " * 20,
        "1/1/1/1/1/1/1/1",
        f"{CAPTION} (AP (AP (AP (AP",
        "Most read",
        "word " * 100,
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n", " "])
def test_no_text_is_slow(unit, between):
    # A text of ten times the length may take ten times as long; the bound leaves a busy machine
    # a factor of twenty.
    text = (unit + between) * (300_000 // len(unit))
    start = time.perf_counter()
    clean_text(text)
    assert time.perf_counter() - start < 10
