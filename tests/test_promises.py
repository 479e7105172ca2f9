"""Every promise of the tables, broken one at a time."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.measures.examples import small_corpus
from analysis.measures.promises import check_tables
from analysis.pipeline import analyse
from analysis.tables import TableError

TOLD = pd.DataFrame(
    {"text": ['Russia praised France.\n\nRELATED: More\n\n"We agree," Sergei Lavrov said.']}
)


@pytest.fixture(scope="module")
def corpus():
    return analyse(TOLD, method="lexicon", progress=False)


def test_whole_tables_pass_with_their_rows_counted(corpus):
    found = check_tables(corpus).set_index("table")
    assert found["n_rows"].to_dict() == {
        name: len(getattr(corpus, name)) for name in found.index.tolist()
    }
    assert found.loc["mentions", "n_rows"] == 3
    assert found.loc["quotes", "n_rows"] == 1
    assert len(found) == 6


def test_a_bare_score_needs_no_probabilities():
    assert check_tables(small_corpus())["n_rows"].iloc[0] == 3


def change(name, column, value, *, row=-1):
    def broken(corpus):
        frame = getattr(corpus, name).copy()
        frame.loc[frame.index[row], column] = value
        return replace(corpus, **{name: frame})

    return broken


BROKEN = [
    (change("removals", "article_id", "gone"), "'removals': no such article_id, first at"),
    (change("sentences", "article_id", "gone"), "'sentences': no such article_id"),
    (change("tokens", "sentence_id", 99), "'tokens': no such article_id and sentence_id"),
    (change("mentions", "sentence_id", 99), "'mentions': no such article_id and sentence_id"),
    (change("quotes", "sentence_id", 99), "'quotes': no such article_id and sentence_id"),
    (change("sentences", "text", "other"), "'sentences': the article says something else"),
    (change("tokens", "start", 0), "'tokens': the article says something else"),
    (change("mentions", "surface", "Iran"), "'mentions': the article says something else"),
    (change("mentions", "p_neutral", 0.123), "'mentions': probabilities do not add up"),
    (change("mentions", "toward", 0.987, row=0), "'mentions': probabilities do not add up"),
]


@pytest.mark.parametrize(("broken", "said"), BROKEN)
def test_a_broken_promise_is_named_with_its_row(corpus, broken, said):
    with pytest.raises(TableError, match=said):
        check_tables(broken(corpus))


def test_a_contract_that_is_broken_after_the_door_is_seen_too(corpus):
    changed = replace(corpus)
    changed.articles.loc[0, "weight"] = 2.0
    try:
        with pytest.raises(TableError, match=r"'weight': 2\.0 lies outside 0 to 1"):
            check_tables(changed)
    finally:
        changed.articles.loc[0, "weight"] = 1.0
