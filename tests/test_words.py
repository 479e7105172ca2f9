"""Words, sentences and how they are printed."""

import pytest

from analysis.actors.words import BREAK, split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gen. Ali met Mr. Fay.", "Gen.|Ali|met|Mr.|Fay|."),
        ("The U.S. and U.S.A. aid", "The|U.S.|and|U.S.A.|aid"),
        ("al-Assad's Ki-moon", "al|-|Assad|'s|Ki|-|moon"),
        ("O'Brien's dog didn't", "O'Brien|'s|dog|didn't"),
        ("J. K. Rowling", "J.|K.|Rowling"),
        ("$20,000.50 -- (x)", "$|20,000.50|--|(|x|)"),
        ("He is V. Nov. came", "He|is|V.|Nov.|came"),
    ],
)
def test_splits(text, words):
    assert [w for w in split_words(text).texts if w != BREAK] == words.split("|")


def test_offsets_lead_back_to_the_text():
    text = "One  two.\nThree (four)\n\nFive's six."
    words = split_words(text)
    for i, word in enumerate(words.texts):
        if word != BREAK:
            assert text[words.starts[i] : words.end(i)] == word


def test_a_break_stands_between_sentences_and_lines():
    words = split_words("Ann left. Bob came\nCy sat")
    assert words.texts == [
        BREAK,
        "Ann",
        "left",
        ".",
        BREAK,
        "Bob",
        "came",
        BREAK,
        "Cy",
        "sat",
        BREAK,
    ]


@pytest.mark.parametrize("gap", ["", " ", "  ", "\n", "\n\n", " \x85"])
def test_words_keep_their_places_whatever_parts_the_sentences(gap):
    text = f" Talks failed, he said.{gap}The talks\u2028 went on.{gap}They failed. "
    words = split_words(text)
    printed = [(w, s) for w, s in zip(words.texts, words.starts, strict=True) if w != BREAK]
    assert [text[s : s + len(w)] for w, s in printed] == [w for w, _ in printed]
    assert len(words.sentences) >= 3
    assert words.capitals == [i for i, w in enumerate(words.texts) if w in ("Talks", "The", "They")]
    assert words.counts[BREAK] == len(words.sentences) + 1


@pytest.mark.parametrize(
    ("line", "case"),
    [
        ("Leaders Meet In Vienna For Peace Talks", "title"),
        ("RUSSIA SENDS SHIPS TO SYRIA", "caps"),
        ("Leaders meet in Vienna for peace talks", "plain"),
        ("Angela Merkel met Francois Hollande.", "plain"),
        ("The New People's Party won.", "plain"),
        ("UN", "plain"),
    ],
)
def test_tells_how_a_line_is_printed(line, case):
    assert split_words(line).case[1] == case


def test_all_lists_are_as_long_as_the_words():
    words = split_words("A b.\n\nC d! E\nf")
    assert len(words.texts) == len(words.starts) == len(words.case)
