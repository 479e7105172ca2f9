import pandas as pd
import pytest
from bs4 import BeautifulSoup

from analysis.display import findings
from analysis.measures.examples import marked_corpus

HOSTILE = '<img src=x onerror="x()">'


def sentiment(*rows):
    columns = ["actor", "toward", "low", "high", "enough"]
    return pd.DataFrame(rows, columns=columns)


def test_only_actors_whose_interval_misses_zero_are_named():
    told = findings.tell_sentiment(
        sentiment(
            ("Russia", -0.4, -0.6, -0.2, True),
            ("al-Assad", -0.5, -0.6, -0.1, True),
            ("France", 0.3, 0.1, 0.5, True),
            ("Turkey", 0.2, -0.1, 0.5, True),
            ("Iran", None, None, None, False),
        )
    ).text
    assert told.startswith("4 of 5 actors have enough")
    assert "below zero: al-Assad (−0.50) and Russia (−0.40)." in told
    assert "above zero: France (+0.30)." in told
    assert "For 1 of them," in told
    assert "Of 4 intervals, hardly one would" in told
    assert "Turkey" not in told
    assert "Iran" not in told


def test_nobody_is_named_where_no_interval_misses_zero():
    told = findings.tell_sentiment(sentiment(("Russia", 0.1, -0.2, 0.2, True))).text
    assert "negatively" not in told
    assert "positively" not in told
    assert told.endswith("For 1 of them, this collection does not show a direction.")


def test_a_long_list_is_cut_and_says_so():
    rows = [(f"Actor {n}", -0.1 * n, -0.9, -0.01, True) for n in range(1, 9)]
    told = findings.tell_sentiment(sentiment(*rows)).text
    assert "Actor 3 (−0.30) and 2 more." in told


@pytest.mark.parametrize(
    ("tell", "table", "expected"),
    [
        (findings.tell_actors, ["actor"], "No actor was found."),
        (findings.tell_terms, ["term"], "No term is left to count."),
        (findings.tell_co_mentions, ["actor_a"], "No two actors are mentioned together."),
        (
            findings.tell_sentiment,
            ["enough"],
            "None of the 0 actors has enough scored mentions for a number.",
        ),
    ],
)
def test_no_evidence_is_said_to_be_none(tell, table, expected):
    assert tell(pd.DataFrame(columns=table)).text == expected


def test_the_collection_is_told_with_its_dates_and_problems():
    day = pd.Timestamp("2015-11-09", tz="UTC")
    corpus = marked_corpus(["{Russia} left."], articles=[{"published": day}])
    corpus.problems.append({"path": "b.txt", "problem": "empty", "cure": "add text"})
    told = findings.tell_collection(corpus).text
    assert told.startswith("1 article of ")
    assert "9 November 2015 to 9 November 2015" in told
    assert "1 file could not be read or scored in full: 01 Articles lists them." in told


def test_the_overview_says_which_mentions_are_not_counted():
    corpus = marked_corpus(["{Russia} left {Paris}.", "{Paris} met."])
    corpus.mentions["role"] = ["actor", "dateline", "source"]
    assert "Not counted as actors: 2 mentions" in findings.tell_collection(corpus).text
    corpus.mentions["role"] = ["actor", "actor", "modifier"]
    assert "Not counted" not in findings.tell_collection(corpus).text


def test_actors_are_ranked_in_words():
    counts = pd.DataFrame(
        {"actor": ["Russia", "France"], "n_mentions": [3, 1], "n_articles": [2, 1]}
    )
    told = findings.tell_actors(counts).text
    assert told == (
        "Most mentioned is Russia (3 mentions, 2 articles), then France. "
        "Together they take 100% of the 4 mentions."
    )


def test_names_out_of_articles_stay_text():
    shown = findings.tell_sentiment(sentiment((HOSTILE, 0.5, 0.1, 0.9, True)))._repr_html_()
    assert "<img" not in shown
    assert BeautifulSoup(shown, "html.parser").get_text().count("src=x onerror") == 1
