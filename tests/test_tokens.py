"""Tokens: what stays together, what term it is counted under, and where it lies."""

import time

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.language import chunks, tokens
from analysis.language.sentences import sentence_table
from analysis.language.tokens import term_of, token_table, tokenise

# Each row: a text and its tokens.
TOKENS = [
    ("Bashar al-Assad left.", ["Bashar", "al-Assad", "left", "."]),
    ("It isn't; it isn’t.", ["It", "isn't", ";", "it", "isn’t", "."]),
    ("the allies' plan", ["the", "allies", "'", "plan"]),
    (
        "in the U.S., a U.S.-led U.S. raid",
        ["in", "the", "U.S.", ",", "a", "U.S.-led", "U.S.", "raid"],
    ),
    ("at 5 p.m. by J.K. Lee", ["at", "5", "p.m.", "by", "J.K.", "Lee"]),
    ("He left.Then", ["He", "left", ".", "Then"]),
    ("$1,200.50, 3.5% and 10:30.", ["$", "1,200.50", ",", "3.5", "%", "and", "10:30", "."]),
    ("1,a 2.b", ["1", ",", "a", "2", ".", "b"]),
    ("the 1990s, 19th", ["the", "1990s", ",", "19th"]),
    ("AT&T and R&D, you&me", ["AT&T", "and", "R&D", ",", "you", "&", "me"]),
    ("see https://a.example/b?c=d.", ["see", "https://a.example/b?c=d", "."]),
    ("(www.a.example)", ["(", "www.a.example", ")"]),
    ("ann@a.example, @ann #news", ["ann@a.example", ",", "@ann", "#news"]),
    ("“No,” he said", ["“", "No", ",", "”", "he", "said"]),
    ("Lee--who left--and", ["Lee", "--", "who", "left", "--", "and"]),
    ("wait... no… yes", ["wait", "...", "no", "…", "yes"]),
    ("war—peace", ["war", "—", "peace"]),
    ("Ba\u00adshar a\u200bb", ["Ba\u00adshar", "a\u200bb"]),
    ("\u200bword\u200b next\ufeff", ["word", "next"]),
    ("cafe\u0301 bar", ["cafe\u0301", "bar"]),
    ("a- b -c", ["a", "-", "b", "-", "c"]),
    ("O’Brien’s", ["O’Brien’s"]),
    (" \n\t ", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_text_falls_into_its_tokens(text, expected):
    assert [text[a:b] for a, b in tokenise(text)] == expected


@pytest.mark.parametrize(
    ("token", "term"),
    [
        ("The", "the"),
        ("Syria's", "syria"),
        ("Syria’s", "syria"),
        ("isn’t", "isn't"),
        ("Ba\u00adshar", "bashar"),
        ("co\u2011operate", "co-operate"),
        ("cafe\u0301", "caf\u00e9"),
        ("U.S.", "u.s."),
        ("19th", "19th"),
        ("@Ann", "@ann"),
        ("James", "james"),
        ("1,200.50", None),
        ("2-1", None),
        ("“", None),
        ("___", None),
        ("https://a.example/b", None),
        ("www.a.example", None),
        ("ann@a.example", None),
    ],
)
def test_term_of_a_token(token, term):
    assert term_of(token) == term


ALPHABET = st.sampled_from([*"aB1é.,'’-@#&\u00ad\u200b\u0301 \n\"—:/", "U.S.", "www.", "http://"])


@given(st.lists(ALPHABET, max_size=30).map("".join) | st.text(max_size=40))
@settings(max_examples=300, deadline=None)
def test_what_lies_outside_tokens_prints_as_nothing(text):
    end = 0
    rest = []
    for a, b in tokenise(text):
        assert end <= a < b
        assert not any(c.isspace() for c in text[a:b])
        rest.append(text[end:a])
        end = b
    rest.append(text[end:])
    assert all(c.isspace() or c in tokens._INVISIBLE for c in "".join(rest))


@given(st.lists(st.lists(ALPHABET, max_size=12).map("".join), max_size=6))
@settings(max_examples=150, deadline=None)
def test_table_equals_tokenising_sentence_by_sentence(texts):
    starts = [100 * i for i in range(len(texts))]
    sentences = pd.DataFrame({"article_id": "a", "sentence_id": starts, "start": starts})
    sentences["text"] = pd.Series(texts, dtype="str")
    expected = [
        ("a", start, i, start + a, start + b, text[a:b])
        for text, start in zip(texts, starts, strict=True)
        for i, (a, b) in enumerate(tokenise(text))
    ]
    table = token_table(sentences)
    assert list(table.drop(columns="term").itertuples(index=False, name=None)) == expected
    assert table["term"].astype(object).where(table["term"].notna(), None).tolist() == [
        term_of(row[-1]) for row in expected
    ]


def test_table_does_not_depend_on_how_many_sentences_go_at_once(monkeypatch):
    text = "Al-Assad left. He isn't in the U.S. now. It cost $1,200.50.\n\nSo it was."
    articles = pd.DataFrame({"article_id": ["b", "a"], "title": None, "text": [text, text[::-1]]})
    sentences = sentence_table(articles)
    whole = token_table(sentences)
    monkeypatch.setattr(chunks, "_TEXTS_AT_ONCE", 2)
    pd.testing.assert_frame_equal(token_table(sentences), whole)
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    assert [texts[i][a:b] for i, a, b in whole[["article_id", "start", "end"]].values] == list(
        whole["token"]
    )


def test_table_of_no_sentences_keeps_its_dtypes():
    empty = token_table(
        pd.DataFrame({"article_id": [], "sentence_id": [], "start": [], "text": []})
    )
    assert empty.empty
    assert empty["start"].dtype == "int64"
    assert empty["token"].dtype == "str"


@pytest.mark.parametrize("piece", [".", "\u200b", "a.", "a-", "a@", "http://", "\u0301", "1,", "@"])
def test_long_hostile_text_takes_linear_time(piece):
    begin = time.process_time()
    tokenise("a" + piece * 100_000 + " b")
    # Linear work takes under a second; quadratic work would take minutes.
    assert time.process_time() - begin < 10
