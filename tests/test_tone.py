"""Tone: equal to TextBlob's own answer on whatever is asked."""

import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from textblob import TextBlob, _text

from analysis.language import chunks
from analysis.sentiment import tone_reading
from analysis.sentiment.tone import score_tone, tone_words


@pytest.fixture(autouse=True, scope="module")
def settled_emoticons():
    """Give TextBlob's emoticons one order: ":o)" before ":o" whatever the run."""
    forms = sorted({f for forms in _text.EMOTICONS.values() for f in forms}, key=len, reverse=True)
    ways = "|".join(" ?".join(map(re.escape, form)) for form in forms)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_text, "RE_EMOTICONS", re.compile(rf"({ways})($|\s)"))
        yield


def textblob_says(sentences):
    found = [TextBlob(sentence).sentiment_assessments for sentence in sentences]
    n = [len(f.assessments) for f in found]
    scores = [
        [f.polarity, f.subjectivity] if k else [np.nan] * 2 for f, k in zip(found, n, strict=True)
    ]
    table = pd.DataFrame(scores, columns=["polarity", "subjectivity"], dtype=float)
    return table.assign(n_scored=pd.Series(n, dtype="int64"))


def assert_equals_textblob(sentences):
    expected = textblob_says(sentences)
    pd.testing.assert_frame_equal(score_tone(sentences), expected, rtol=0, atol=1e-9)


SENTENCES = [
    "",
    " \n\t",
    "The ministers met.",
    "A good plan.",
    "GOOD. Good, good!",
    "A very good plan.",
    "A really very extremely good plan.",
    "very very good",
    "very is a good",
    "very much of it is good",
    "very that good",
    "Not a good plan.",
    "Not a very good plan.",
    "never was good",
    "not, a, good",
    "not it good",
    "no good, not bad, never great",
    "good not bad",
    "really not good",
    "really, not good",
    "really is not good",
    "hardly no good",
    "extremely no no good bad",
    "It isn't good. It isn’t good.",
    "I can't, won't; shouldn't be happy",
    "good! good!! good!!! wonderful!!!!",
    "very! good! plan",
    "! good",
    "not! good",
    "(good) [good] {good} 'good' \"good\" “good” ‘good’",
    "good-looking, well-off and over-the-top",
    "...good good... good.... good.",
    ".good good.! good!. good.)",
    "He fell ill. He is ill.",
    "Ill. is a state. Ill. Sth. Fr. Good.",
    "The U.S. is great. U.S.A.! a. b. c.",
    "etc. ex. gen. fig. Mr. great.",
    "good\n\nbad",
    "good\r\n\r\nbad\rgreat",
    "good END-OF-SENTENCE bad END-OF-SENTENCE.",
    "What a great day (!)",
    "great ( ! ) day (!",
    "I am happy :) :( :D :-D ;) <3 ♥",
    "happy :o) sad :c) odd :o ) and : o )",
    "the plan: (good) or the plan : 3",
    "He was born in 1938) and (June 8) (18) (2008).",
    "Max D. and max D",
    "xD XD x D o.O O.o o_O °O° >.> > . >",
    "very :) good not :) good",
    "very XD good! :)!",
    "really xD not good",
    "f*cking good crap",
    "the 13th and the 20thly, good_ _good",
    "\uffff good \uffff\uffff bad",
    "İyi good ﬁne GOOD\u00a0bad\u2028great",
    "good\u200bbad go\u00adod",
    "notgood n'tgood isn'tgood n't",
    "w/ good w/.",
    "'s 'd good 'll 've",
    "''good'' ``good``",
]


def test_each_tricky_sentence_has_textblobs_tone():
    assert_equals_textblob(SENTENCES)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_alone_scores_as_in_a_batch(sentence):
    assert_equals_textblob([sentence])


def test_batches_do_not_show(monkeypatch):
    whole = score_tone(SENTENCES)
    monkeypatch.setattr(chunks, "_TEXTS_AT_ONCE", 7)
    pd.testing.assert_frame_equal(score_tone(SENTENCES), whole)


def test_memory_of_pieces_is_bounded_and_does_not_show(monkeypatch):
    whole = score_tone(SENTENCES)
    monkeypatch.setattr(tone_reading, "_MOST_PIECES", 5)
    monkeypatch.setattr(chunks, "_TEXTS_AT_ONCE", 3)
    pd.testing.assert_frame_equal(score_tone(SENTENCES), whole)
    assert len(tone_reading._pieces()) < 60


PIECES = st.sampled_from(
    [
        *(
            "good",
            "bad",
            "ill",
            "great",
            "happy",
            "new",
            "terrible",
            "Terribly",
            "well-off",
            "isn't",
        ),
        *("very", "really", "extremely", "hardly", "only", "not", "no", "never", "n't", "NOT"),
        *("it", "a", "the", "x", "8", "2008", "Ill", "U.S", "gen", "Mr", "D", "o", "c"),
        *(".", "...", "!", "?", ",", "(", ")", "(!)", "'", "’", "“", '"', "-", "--", ":", ";", "_"),
        *(":)", ":-(", ":o)", "<3", "XD", "o.O", ">.>", "8)", "\n", "\n\n", "\r\n", "\u2028", "é"),
    ]
)
BLANKS = st.sampled_from(["", " ", " ", "  "])
SENTENCE = st.lists(st.tuples(PIECES, BLANKS).map("".join), max_size=14).map("".join)


@given(st.lists(SENTENCE | st.text(max_size=20), max_size=8))
@example(["very good", "not", "good"])
@example(["really", "not good"])
@settings(max_examples=400, deadline=None)
def test_equals_textblob_on_made_up_sentences(sentences):
    assert_equals_textblob(sentences)


def lexicon_words():
    from textblob.en import sentiment

    return sorted(word for word in sentiment if " " not in word)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_equals_textblob_on_words_of_its_lexicon(data):
    word = st.sampled_from(lexicon_words()) | PIECES
    assert_equals_textblob(
        data.draw(st.lists(st.lists(word, max_size=10).map(" ".join), min_size=1, max_size=20))
    )


def test_every_word_of_the_lexicon_alone_and_negated():
    words = lexicon_words()
    assert_equals_textblob(words)
    assert_equals_textblob([f"not a {word} plan!" for word in words])
    assert_equals_textblob([f"{word} not {word}" for word in words])


@pytest.mark.parametrize("sentence", SENTENCES)
def test_tone_words_are_what_the_scores_are_means_of(sentence):
    words = tone_words(sentence)
    score = score_tone([sentence]).iloc[0]
    assert len(words) == score["n_scored"]
    if len(words):
        assert words["polarity"].mean() == pytest.approx(score["polarity"], abs=1e-9)
        assert words["subjectivity"].mean() == pytest.approx(score["subjectivity"], abs=1e-9)


def test_no_evidence_is_missing_and_a_neutral_word_is_not():
    scores = score_tone(["The ministers met.", "The American ministers met."])
    assert scores["polarity"].isna().tolist() == [True, False]
    assert scores["polarity"][1] == 0
    assert scores["n_scored"].tolist() == [0, 1]


def test_no_sentences_give_an_empty_table():
    assert score_tone([]).dtypes.astype(str).tolist() == ["float64", "float64", "int64"]


@pytest.mark.parametrize("odd", [None, np.nan, 3, b"good"])
def test_what_is_no_text_is_named(odd):
    with pytest.raises(TypeError, match="sentence 1 is"):
        score_tone(["good", odd])
