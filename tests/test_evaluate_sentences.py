"""The measure of the sentence splitter, on a document countable by hand."""

import pytest

from training import evaluate_sentences
from training.evaluate_sentences import found_ends, running_text, split_plainly

LINES = 'Talks fail\nThey met Mr. Lee.\nHe said "no."\nThey left.\n'


def test_only_ends_inside_a_paragraph_are_counted():
    text, ends = running_text(LINES)
    assert text == 'Talks fail\nThey met Mr. Lee. He said "no." They left.'
    assert ends == {text.index(" He"), text.index(" They left")}


def test_a_quotation_that_ends_a_sentence_is_closed():
    assert running_text('He said no. "\nHe left.\n')[0] == 'He said no." He left.'


def test_the_yardstick_ends_a_sentence_at_every_stop_before_a_capital():
    text, ends = running_text(LINES)
    assert found_ends(text, split_plainly) == ends | {text.index(" Lee")}


def test_main_prints_both_rows(tmp_path, monkeypatch, capsys):
    words = ["They met Mr. Lee .", "He left .", "Nobody knew ."]
    rows = "\n\n".join("\n".join(f"{w}\tO" for w in line.split()) for line in words)
    (tmp_path / "small.conll").write_text(f"-DOCSTART- a\n\n{rows}\n", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["evaluate_sentences", str(tmp_path), "--errors"])
    evaluate_sentences.main()
    rows = [line.split()[-3:] for line in capsys.readouterr().out.splitlines()[1:]]
    assert rows == [["1.000", "1.000", "1.000"], ["0.667", "1.000", "0.800"]]


def test_main_names_what_is_missing(monkeypatch):
    monkeypatch.setattr("sys.argv", ["evaluate_sentences", "nowhere.conll"])
    with pytest.raises(SystemExit, match=r"nowhere\.conll"):
        evaluate_sentences.main()
