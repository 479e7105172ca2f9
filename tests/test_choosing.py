"""Only some of the articles: by day, by outlet, and what is said of those left out."""

from datetime import date

import pandas as pd
import pytest

from analysis.reading.articles import NothingToRead
from analysis.reading.choosing import Choice, choose_articles

DAYS = ["2015-11-13", "2015-11-30T23:30:00", "2015-12-01", None]
ROWS = {
    "article_id": list("abcd"),
    "outlet": ["Post", "Herald", None, "Herald"],
    "published": pd.to_datetime(DAYS, utc=True, format="ISO8601"),
}


def articles():
    table = pd.DataFrame(ROWS).astype({"outlet": "str"})
    table.attrs["removals"] = [{"article_id": i, "rule": "x"} for i in "abcd"]
    table.attrs["problems"] = ["kept"]
    return table


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        (Choice(), "abcd"),
        (Choice(since=date(2015, 11, 30)), "bc"),
        (Choice(until=date(2015, 11, 30)), "ab"),
        (Choice(since=date(2015, 11, 30), until=date(2015, 11, 30)), "b"),
        (Choice(outlets=("herald",)), "bd"),
        (Choice(outlets=("Post", "HERALD")), "abd"),
        (Choice(since=date(2015, 11, 1), outlets=("Herald",)), "b"),
    ],
)
def test_articles_that_fit_are_kept(choice, kept):
    found = choose_articles(articles(), choice)
    assert "".join(found["article_id"]) == kept
    assert [r["article_id"] for r in found.attrs["removals"]] == list(kept)
    assert found.attrs["problems"] == ["kept"]


def test_what_was_left_out_is_counted():
    chosen = choose_articles(articles(), Choice(since=date(2015, 11, 1), outlets=("Post",))).attrs[
        "chosen"
    ]
    assert (chosen["n_read"], chosen["n_kept"]) == (4, 1)
    assert (chosen["n_undated"], chosen["n_without_outlet"]) == (1, 1)
    assert choose_articles(articles(), Choice(outlets=("Post",))).attrs["chosen"]["n_undated"] == 0


def test_the_table_given_is_not_changed():
    given = articles()
    choose_articles(given, Choice(outlets=("Post",)))
    pd.testing.assert_frame_equal(given, articles())
    assert "chosen" not in given.attrs


@pytest.mark.parametrize(
    ("choice", "error", "said"),
    [
        ({"since": date(2016, 1, 1)}, NothingToRead, "none of the 4 articles fits"),
        ({"outlets": ("Pots",)}, ValueError, "'Pots'; there are: Post"),
        ({"outlets": ("\x1b[31m",)}, ValueError, r"\\x1b\[31m"),
        ({"since": date(2016, 1, 1), "until": date(2015, 1, 1)}, ValueError, "exchange"),
    ],
)
def test_a_choice_of_no_use_is_told(choice, error, said):
    with pytest.raises(error, match=said):
        choose_articles(articles(), Choice(**choice))
