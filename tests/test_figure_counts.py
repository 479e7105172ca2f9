"""What figures print beside their marks: counts, empty weeks, communities."""

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from analysis import figures
from analysis.figures import alt_text
from analysis.measures.comentions import co_mentions
from analysis.measures.examples import marked_corpus
from analysis.measures.networks import co_mention_network, network_actors
from analysis.measures.robustness import sentiment_choices
from analysis.measures.sentiment import actor_sentiment

TWO_CAMPS = ["{A} {B} {C}.", "{A} {B} {C}.", "{X} {Y}.", "{X} {Y} {Z}.", "{C} {X}."]


def texts_of(axes):
    return [text.get_text() for text in axes.texts]


def test_each_row_says_how_many_mentions_it_rests_on():
    texts = ["{Iran 0.5} and {Iran 0.4} met {Oman -0.2}. [0.1]", "{Iran -0.5} met {Oman 0.1}."] * 2
    outlets = [{"outlet": "Post"}, {"outlet": "Herald"}] * 2
    corpus = marked_corpus(texts, articles=outlets)
    whole = figures.plot_actor_sentiment(actor_sentiment(corpus, min_mentions=1))
    assert {"6 in 4", "4 in 4"} <= set(texts_of(whole))
    outlets = figures.plot_sentiment_comparison(
        actor_sentiment(corpus, by="outlet", min_mentions=1)
    )
    assert {"6", "4", "mentions"} <= set(texts_of(outlets))
    choices = figures.plot_robustness(sentiment_choices(corpus, min_mentions=1))
    assert {"6", "4"} <= set(texts_of(choices))


def test_a_week_without_articles_keeps_its_place_in_time():
    rows = {"week": ["2015-11-02", "2015-11-23"], "actor": "Iran", "toward": [0.1, 0.2]}
    rows |= {"low": 0.0, "high": 0.3, "n_mentions": [4, 5], "enough": True}
    axes = figures.plot_sentiment_over_time(pd.DataFrame(rows))
    assert [label.get_text() for label in axes.get_xticklabels()] == [
        "2015-11-02",
        "2015-11-09",
        "2015-11-16",
        "2015-11-23",
    ]
    assert axes.get_title(loc="left") == "Iran (9)"


def test_actors_of_one_community_have_one_colour():
    pairs = co_mentions(marked_corpus(TWO_CAMPS))
    actors = network_actors(co_mention_network(pairs))
    axes = figures.plot_co_mention_network(pairs, actors=actors)
    names = texts_of(axes)
    names = [name for name in names if name]
    fills = axes.collections[-1].get_facecolors()
    colour = {name: to_hex(fill) for name, fill in zip(names, fills, strict=True)}
    assert colour["A"] == colour["B"] == colour["C"]
    assert colour["X"] == colour["Y"] == colour["Z"] != colour["A"]
    assert "2 communities: C, A and B; X, Y and Z." in alt_text(axes)


def test_a_table_without_communities_is_an_error():
    pairs = co_mentions(marked_corpus(TWO_CAMPS))
    with pytest.raises(ValueError, match="network_actors"):
        figures.plot_co_mention_network(pairs, actors=pd.DataFrame({"actor": ["A"]}))
