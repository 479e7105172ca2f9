"""What lies beside the shipped network: its accuracies are those of its card."""

import pytest

from analysis.sentiment.shipped import model_folder, scorer_accuracy

HEADINGS = {
    "model": "### The network",
    "lexicon": "### The word list",
    "tone": "### TextBlob's polarity",
    "always neutral": "### Always neutral",
}


@pytest.mark.parametrize("set_name", ["own test", "dev pooled"])
def test_every_accuracy_stands_on_the_card(set_name):
    card = (model_folder() / "README.md").read_text(encoding="utf-8")
    table = scorer_accuracy(set_name)
    assert sorted(table["method"]) == sorted(HEADINGS)
    for row in table.itertuples():
        section = card.split(HEADINGS[row.method])[1].split("###")[0]
        line = f"| {set_name} | {row.targets} | {row.macro_f1} | {row.low} to {row.high} |"
        assert line in section
        assert row.low < row.macro_f1 < row.high


def test_an_unknown_set_names_those_there_are():
    with pytest.raises(ValueError, match="dev pooled, own test"):
        scorer_accuracy("test")
