import pandas as pd
import pytest

from analysis import tables
from analysis.reading.given import complete_articles

TEXT = "Talks open\n\nAdvertisement\n\nVIENNA, Nov. 14 (ABC) -- Envoys met in the Hotel Imperial.\n"


def test_texts_are_cleaned_and_read_for_what_no_column_says():
    articles = complete_articles(pd.DataFrame({"text": [TEXT]}))
    assert articles.loc[0, "place"] == "VIENNA"
    assert "Advertisement" not in articles.loc[0, "text"]
    assert [r["rule"] for r in articles.attrs["removals"]] == ["advertisement"]


def test_what_a_column_says_wins():
    given = {"text": [TEXT], "outlet": ["Post"], "path": ["mine"], "published": ["2015-11-15"]}
    articles = complete_articles(pd.DataFrame(given))
    assert articles.loc[0, ["path", "outlet"]].tolist() == ["mine", "Post"]
    assert articles.loc[0, "published"] == pd.Timestamp("2015-11-15", tz="UTC")


def test_dates_may_be_timestamps_and_cells_missing():
    published = [pd.Timestamp("2015-11-15"), pd.NaT]
    given = {"text": [TEXT, TEXT + "More of it."], "outlet": [None, "Post"], "published": published}
    articles = complete_articles(pd.DataFrame(given))
    assert articles["published"].tolist() == [pd.Timestamp("2015-11-15", tz="UTC"), pd.NaT]
    assert articles["outlet"].notna().tolist()[1]


def test_a_whole_articles_table_comes_back_as_it_is():
    first = complete_articles(pd.DataFrame({"text": [TEXT]}))
    again = complete_articles(first)
    pd.testing.assert_frame_equal(again, first)
    assert again.attrs == first.attrs


def test_a_table_without_text_is_refused():
    with pytest.raises(tables.TableError, match="need a 'text' column; the columns are: body"):
        complete_articles(pd.DataFrame({"body": ["x"]}))


def test_an_empty_text_is_a_problem_and_the_others_are_read():
    with pytest.warns(UserWarning, match="row 0: nothing is left"):
        articles = complete_articles(pd.DataFrame({"text": ["", TEXT]}))
    assert articles["path"].tolist() == ["row 1"]
