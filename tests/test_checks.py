import json

import pandas as pd
import pytest

from analysis.reading.articles import ArticleWarning, read_articles
from analysis.reading.checks import date_fault

TEXT = "Talks open\n\nOSLO -- Envoys met on Monday. They said that talks would go on.\n"


@pytest.fixture
def read(tmp_path):
    def read(text, name="a.txt", metadata=""):
        (tmp_path / name).write_text(text, encoding="utf-8")
        if metadata:
            (tmp_path / "metadata.csv").write_text(metadata, encoding="utf-8")
        return read_articles(tmp_path)

    return read


@pytest.mark.parametrize(
    ("published", "fault"),
    [
        ("2015-11-19T10:00Z", ""),
        ("2020-01-02T23:59Z", ""),
        ("2020-01-04", "published 2020-01-04, later than the day of reading"),
        ("1970-01-01", "published 1970-01-01, which is what an empty date turns into"),
        ("1970-01-01T08:00Z", ""),
    ],
)
def test_a_date_is_held_against_the_day_of_reading(monkeypatch, published, fault):
    epoch = int(pd.Timestamp("2020-01-02T12:00Z").timestamp())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(epoch))
    assert date_fault(pd.Timestamp(published).tz_localize(None).tz_localize("UTC")) == fault


def test_the_clock_is_asked_where_the_environment_says_no_day(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    now = pd.Timestamp.now("UTC")
    assert date_fault(now) == ""
    assert "later than" in date_fault(now + pd.Timedelta(days=3))


def test_an_unknown_date_is_no_fault():
    assert date_fault(None) == ""


def test_a_date_in_the_future_is_kept_and_told(read):
    with pytest.warns(ArticleWarning, match="later than the day of reading"):
        articles = read(TEXT, metadata="path,published\na.txt,2999-01-01\n")
    assert articles["published"].dt.year.tolist() == [2999]
    assert articles.attrs["problems"][0]["path"] == "a.txt"


def test_a_byline_that_is_none_is_left_out_and_told(read):
    articles = read(TEXT.replace("OSLO", "By Staff Writer\n\nOSLO"))
    assert articles["byline"].isna().all()
    source = json.loads(articles["metadata_source"][0])
    assert source["byline"] == "byline 'Staff Writer' is no name"
