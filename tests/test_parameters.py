"""Notebook parameters: types, and messages that name parameter, value and cure."""

from pathlib import Path

import pytest

from analysis.report.parameters import notebook_parameters


def test_values_take_their_types(tmp_path):
    given = notebook_parameters(articles=str(tmp_path), title="Syria", min_mentions="3", top=5)
    assert (given.articles, given.title, given.min_mentions, given.top) == (
        tmp_path, "Syria", 3, 5,
    )  # fmt: skip
    assert given.method == "model"
    assert given.actors is None


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("articles", "no/such", "parameter 'articles' is 'no/such': .*there is nothing"),
        ("articles", 3, "parameter 'articles' is 3: give the path"),
        ("actors", "no.csv", "parameter 'actors' is 'no.csv': .*alias table"),
        ("labels", "no.csv", "parameter 'labels' is 'no.csv': .*news-actors validate"),
        ("title", "", "parameter 'title' is '': give a line"),
        ("method", "magic", "parameter 'method' is 'magic': choose model"),
        ("capitals_as_places", "perhaps", "parameter 'capitals_as_places' is 'perhaps': give True"),
        ("detector", "", "parameter 'detector' is '': give rules, list "),
        ("min_mentions", 0, "parameter 'min_mentions' is 0: give a whole number of at least 1"),
        ("min_mentions", "lots", "parameter 'min_mentions' is 'lots'"),
        ("min_mentions", 2.5, "parameter 'min_mentions' is 2.5"),
        ("top", 1000, "parameter 'top' is 1000: give a whole number from 1 to 200"),
        ("seed", -1, "parameter 'seed' is -1"),
        ("seed", None, "parameter 'seed' is None"),
    ],
)
def test_wrong_values_are_told(name, value, said):
    with pytest.raises(ValueError, match=said):
        notebook_parameters(**{"articles": Path(), name: value})


def test_unknown_names_are_refused():
    with pytest.raises(TypeError, match="minmentions"):
        notebook_parameters(articles=".", minmentions=3)
