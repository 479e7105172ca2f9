"""What cleaning changed, counted by hand."""

import pandas as pd
import pytest

from analysis import analyse
from analysis.measures.cleaning_effect import cleaning_effect
from analysis.measures.examples import small_corpus
from analysis.reading.cleaning import clean_text
from analysis.reading.ledger import put_back

PAGE = """Envoys meet in Vienna

Advertisement

Russia praised Iran on Monday, and the envoys agreed to meet again in a week.

RELATED: Terrible Turkey fears Iran

Iran thanked Russia for its words, which the ministry called good.
"""


@pytest.fixture
def corpus():
    """One article whose related line names two actors."""
    return analyse(pd.DataFrame({"text": [PAGE]}), method="none", progress=False)


def test_mentions_of_the_furniture_stand_before_and_not_after(corpus):
    table = cleaning_effect(corpus).set_index("actor")
    counts = table[["n_before", "n_after", "change"]]
    assert counts.loc["Turkey"].tolist() == [1, 0, -1]
    assert counts.loc["Iran"].tolist() == [3, 2, -1]
    assert counts.loc["Russia"].tolist() == [2, 2, 0]


def test_tone_of_the_furniture_stands_before_and_not_after(corpus):
    """TextBlob gives "terrible" -1, "related" 0 and "good" +0.7."""
    table = cleaning_effect(corpus).set_index("actor")
    assert table.loc["Turkey", "tone_before"] == -0.5
    assert pd.isna(table.loc["Turkey", "tone_after"])
    assert table.loc["Iran", "tone_before"] == pytest.approx((-0.5 + 0.7) / 2)
    assert table.loc["Iran", "tone_after"] == pytest.approx(0.7)


def test_those_that_changed_most_come_first(corpus):
    assert cleaning_effect(corpus)["actor"].tolist()[:2] == ["Iran", "Turkey"]


def test_the_users_own_table_holds_before_and_after():
    own = pd.DataFrame({"actor": ["Persia"], "alias": ["Iran"], "kind": ["place"]})
    corpus = analyse(pd.DataFrame({"text": [PAGE]}), method="none", actors=own, progress=False)
    table = cleaning_effect(corpus).set_index("actor")
    assert table.loc["Persia", ["n_before", "n_after"]].tolist() == [3, 2]
    assert "Iran" not in table.index


def test_capitals_stay_places_before_as_after():
    text = PAGE.replace("Russia", "Moscow")
    corpus = analyse(
        pd.DataFrame({"text": [text]}), method="none", capitals_as_places=True, progress=False
    )
    table = cleaning_effect(corpus).set_index("actor")
    assert table.loc["Moscow", ["n_before", "n_after"]].tolist() == [2, 2]


def test_where_nothing_was_taken_out_nothing_changes():
    corpus = analyse(pd.DataFrame({"text": ["Russia met Iran."]}), method="none", progress=False)
    table = cleaning_effect(corpus)
    assert table["change"].tolist() == [0, 0]
    assert table["tone_before"].equals(table["tone_after"])


def test_the_corpus_is_not_changed():
    corpus = small_corpus()
    texts = corpus.articles["text"].copy()
    cleaning_effect(corpus)
    pd.testing.assert_series_equal(corpus.articles["text"], texts)


@pytest.mark.parametrize("text", [PAGE, "Advertisement\n\n" + PAGE, PAGE.replace("\n", "\r\n")])
def test_putting_back_gives_the_text_as_read(text):
    clean, removals = clean_text(text)
    ledger = removals if isinstance(removals, list) else removals.itertuples()
    pairs = [(removal.start, removal.text) for removal in ledger]
    assert put_back(clean, pairs) == text
