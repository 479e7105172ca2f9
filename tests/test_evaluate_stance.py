"""How often stances are right, on rows counted by hand."""

import pytest

from training.evaluate_stance import stances_told
from training.stance_rows import read_rows, stance_corpus

ROWS = [
    "[Iran] condemned [Turkey].\tIran\tTurkey\t3",
    "[Turkey] was praised by [Iran].\tTurkey\tIran\t2",
    "[Iran] thanked [Turkey].\tIran\tTurkey\t0",
    "Putin said [Iran] condemned [Turkey].\tIran\tTurkey\t3",
    "[Iran] met [Turkey].\tIran\tTurkey\t0",
    "[Laurent Fabius] said [Iran] was a murderous, evil regime.\tLaurent Fabius\tIran\t3",
]


@pytest.fixture
def rows(tmp_path):
    (tmp_path / "valid.tsv").write_text("\n".join(ROWS), encoding="utf-8")
    return read_rows(tmp_path / "valid.tsv")


def test_rows_lose_their_brackets(rows):
    assert rows[1] == ("Turkey was praised by Iran.", [(0, 6), (22, 26)], 2)


def test_marked_names_win_over_found_ones_that_cross_them():
    text = "Fabius met Turkey."
    corpus, pairs = stance_corpus([(text, [(0, 6), (7, 17)], 0)])
    assert corpus.mentions["surface"].tolist() == ["Fabius", "met Turkey"]
    assert pairs["label"].tolist() == [0]


def test_deeds_are_counted_in_the_narrators_voice_only(rows):
    told = stances_told(rows)
    done = told[told["method"] == "deeds"]
    assert done[["said", "label", "right"]].values.tolist() == [
        [3, 3, True],
        [2, 2, True],
        [1, 0, False],
    ]


def test_words_are_the_speakers_of_the_other(rows):
    told = stances_told(rows)
    words = told[told["method"] == "lexicon"]
    assert words[["said", "label", "voice"]].values.tolist() == [[3, 3, "its speaker"]]
