"""Deeds drawn for a reader to judge, and the verdicts that were given."""

import json

import pandas as pd
import pytest

from training import judged_deeds


@pytest.fixture
def folder(tmp_path):
    sentences = {
        "train": ["Iran condemned Turkey.", "Iran met Turkey.", "France praised Iran."],
        "dev_rw": ["Iran condemned Turkey."],
        "dev_mt": ["Turkey was bombed by Iran."],
    }
    for name, lines in sentences.items():
        rows = [json.dumps({"sentence": line}) for line in lines]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return tmp_path


def test_deeds_for_and_against_are_drawn_once_each(folder):
    drawn = judged_deeds.draw(folder, set())
    assert sorted(drawn["verb"]) == ["bomb", "condemn", "praise"]
    assert drawn["deed"].is_monotonic_increasing


def test_what_the_rules_were_mended_by_is_not_drawn_again(folder):
    first = judged_deeds.draw(folder, set())
    again = judged_deeds.draw(folder, {first["deed"].iloc[0]})
    assert again["deed"].tolist() == first["deed"].tolist()[1:]


def test_only_verdicts_on_deeds_still_told_count(folder, tmp_path, monkeypatch, capsys):
    drawn = judged_deeds.draw(folder, set())["deed"].tolist()
    rows = {"deed": [*drawn, "gone"], "round": 2, "right": ["yes", "yes", "no", "no"]}
    verdicts = tmp_path / "verdicts.csv"
    pd.DataFrame(rows).to_csv(verdicts, index=False)
    monkeypatch.setattr(judged_deeds, "_VERDICTS", verdicts)
    monkeypatch.setattr("sys.argv", ["judged_deeds", str(folder)])
    judged_deeds.main()
    told = capsys.readouterr().out
    assert "round 2: 2 of 4 right" in told
    assert "the rules tell today: 2 of 3 right" in told


def test_no_deed_has_two_verdicts():
    table = pd.read_csv(judged_deeds._VERDICTS, dtype={"deed": "str"})
    assert table["deed"].is_unique
    assert set(table["right"]) == {"yes", "no"}
