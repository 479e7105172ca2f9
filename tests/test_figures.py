"""Figures: what they draw, what they say, and that labels can be read."""

import io
from dataclasses import replace
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from analysis import figures
from analysis.figures import alt_text
from analysis.figures.canvas import NEGATIVE, POSITIVE, listed, number, printable
from analysis.figures.placing import place_labels
from analysis.measures.comentions import co_mention_matrix, co_mentions
from analysis.measures.examples import marked_corpus, small_corpus
from analysis.measures.keyness import keyness
from analysis.measures.parts import apart_from, select
from analysis.measures.robustness import sentiment_choices
from analysis.measures.selection import chosen_mentions
from analysis.measures.sentiment import actor_sentiment
from analysis.measures.terms import term_frequency

LONG = "Organisation for the Prohibition of Chemical Weapons and of All That Is Like Them"


def sentiment_table(rows, **more):
    """A result table with the columns that the figure reads."""
    table = pd.DataFrame(rows, columns=["actor", "toward", "low", "high", "n_mentions"])
    return table.assign(n_articles=3, enough=table["toward"].notna(), method="by hand", **more)


@pytest.fixture(scope="module")
def crowd():
    """Sixty actors, some with long names, in two hundred sentences."""
    rng = np.random.default_rng(4)
    names = [f"Actor {i} of the Northern Province" for i in range(57)]
    names += [LONG, "A $x_1$ Fund", "Group"]
    texts = []
    for _ in range(50):
        drawn = [rng.choice(60, size=3, replace=False) for _ in range(5)]
        rows = [" met ".join(f"{{{names[i]} {rng.uniform(-1, 1):.2f}}}" for i in d) for d in drawn]
        texts.append("\n".join(row + "." for row in rows))
    outlets = [{"outlet": ("Post", "Herald of the $1 Province", "Wire")[i % 3]} for i in range(50)]
    return marked_corpus(texts, articles=outlets)


def sentiment_figure(corpus, ax=None):
    return figures.plot_actor_sentiment(actor_sentiment(corpus, min_mentions=1), ax=ax)


def terms_figure(corpus, ax=None):
    return figures.plot_terms(term_frequency(corpus), ax=ax)


def bars_figure(corpus, ax=None):
    table = chosen_mentions(corpus).groupby("actor", as_index=False).size()
    return figures.plot_bars(table, names="actor", values="size", ax=ax)


def matrix_figure(corpus, ax=None):
    return figures.plot_co_mention_matrix(co_mention_matrix(corpus, top=None), ax=ax)


def network_figure(corpus, ax=None):
    return figures.plot_co_mention_network(co_mentions(corpus), ax=ax)


def signed_figure(corpus, ax=None):
    return figures.plot_co_mention_network(co_mentions(corpus), signed=True, ax=ax)


def comparison_figure(corpus, ax=None):
    table = actor_sentiment(corpus, by="outlet", min_mentions=1)
    return figures.plot_sentiment_comparison(table, ax=ax)


def robustness_figure(corpus, ax=None):
    return figures.plot_robustness(sentiment_choices(corpus, min_mentions=1), ax=ax)


def keyness_figure(corpus, ax=None):
    part = select(corpus, {"outlet": "Post"})
    table = keyness(part, apart_from(corpus, part), min_count=1, max_clumped=1)
    return figures.plot_keyness(table.assign(p_adjusted=0.01), ax=ax)


def time_figure(corpus):
    days = pd.to_datetime([f"2015-11-{1 + i % 28:02d}" for i in range(len(corpus.articles))])
    published = pd.Series(days).dt.tz_localize("UTC").astype("datetime64[us, UTC]")
    dated = replace(corpus, articles=corpus.articles.assign(published=published))
    return figures.plot_sentiment_over_time(actor_sentiment(dated, by="day", min_mentions=1))


ON_AXES = [
    sentiment_figure,
    terms_figure,
    bars_figure,
    matrix_figure,
    network_figure,
    signed_figure,
    comparison_figure,
    robustness_figure,
    keyness_figure,
]
each_figure = pytest.mark.parametrize("draw", [*ON_AXES, time_figure])


def boxes(texts):
    return [text.get_window_extent() for text in texts if text.get_text() and text.get_visible()]


def overlapping(texts):
    """Pairs of texts that cover each other by more than a pixel."""
    found = []
    for a, b in combinations(boxes(texts), 2):
        width = min(a.x1, b.x1) - max(a.x0, b.x0)
        height = min(a.y1, b.y1) - max(a.y0, b.y0)
        if width > 1 and height > 1:
            found.append((a, b))
    return found


@each_figure
def test_labels_do_not_overlap_and_lie_within_the_figure(crowd, draw):
    axes = draw(crowd)
    axes.figure.draw_without_rendering()
    groups = [axes.texts]
    if axes.get_legend():
        groups.append(axes.get_legend().get_texts())
    if axes.axison:
        groups += [[t.label1 for t in axis._update_ticks()] for axis in (axes.xaxis, axes.yaxis)]
    width, height = axes.figure.bbox.size
    for texts in groups:
        assert overlapping(texts) == []
        for box in boxes(texts):
            assert -1 <= box.x0 <= box.x1 <= width + 1
            assert -1 <= box.y0 <= box.y1 <= height + 1


@each_figure
def test_every_figure_says_what_it_shows_and_leaves_pyplot_alone(draw):
    from matplotlib import pyplot

    axes = draw(small_corpus())
    assert alt_text(axes).endswith(".")
    assert "russia" in alt_text(axes).lower()
    assert pyplot.get_fignums() == []


@each_figure
def test_dollars_in_names_are_printed_and_not_set_as_mathematics(draw):
    texts = ["{A $x^2$ 0.5} and {US$1 $broken 0.1}."] * 4
    outlets = [{"outlet": "Post"}, {"outlet": "$x_1$ Herald"}] * 2
    axes = draw(marked_corpus(texts, articles=outlets))
    axes.figure.savefig(io.BytesIO(), format="png")
    shown = [text for text in axes.findobj(Text) if "$" in text.get_text()]
    assert not any(text.get_parse_math() or text.get_usetex() for text in shown)
    assert shown or draw in (terms_figure, keyness_figure)


@pytest.mark.parametrize("draw", ON_AXES)
def test_a_figure_is_drawn_on_the_axes_given(draw):
    axes = Figure().subplots()
    assert draw(small_corpus(), ax=axes) is axes


def test_the_alt_text_of_sentiment_counts_the_sides():
    table = sentiment_table(
        [("A", -0.5, -0.7, -0.2, 9), ("B", 0.1, -0.1, 0.3, 8), ("C", np.nan, np.nan, np.nan, 2)]
    )
    assert alt_text(figures.plot_actor_sentiment(table)) == (
        "Mean sentiment toward 2 actors with intervals, from −1 to +1. "
        "Most positive: B, +0.10 (−0.10 to +0.30), 8 mentions. "
        "Most negative: A, −0.50 (−0.70 to −0.20), 9 mentions. "
        "The interval lies below zero for A. "
        "It holds zero, or is not known, for 1 actor. "
        "Left out: 1 actor with fewer mentions."
    )


def test_sentiment_is_drawn_where_the_table_says_most_positive_on_top():
    table = sentiment_table([("A", -0.5, -0.7, -0.2, 9), ("B", 0.1, -0.1, 0.3, 8)])
    axes = figures.plot_actor_sentiment(table)
    assert [label.get_text() for label in axes.get_yticklabels()] == ["A", "B"]
    points = [line.get_xdata()[0] for line in axes.lines if len(line.get_xdata()) == 1]
    assert points == [-0.5, 0.1]
    assert {text.get_text() for text in axes.texts} >= {"9 in 3", "8 in 3"}


def test_sentiment_in_groups_must_be_picked_first():
    table = sentiment_table([("A", -0.5, -0.7, -0.2, 9), ("A", 0.1, -0.1, 0.3, 8)])
    with pytest.raises(ValueError, match="pick one group"):
        figures.plot_actor_sentiment(table)


@pytest.mark.parametrize(
    ("draw", "table"),
    [
        (figures.plot_actor_sentiment, sentiment_table([])),
        (figures.plot_terms, pd.DataFrame({"term": [], "n": []})),
        (figures.plot_co_mention_matrix, pd.DataFrame()),
        (figures.plot_co_mention_network, co_mentions(marked_corpus(["{A}."]))),
        (figures.plot_sentiment_comparison, sentiment_table([], outlet="Post")),
        (figures.plot_sentiment_over_time, sentiment_table([], week="2015-11-09")),
        (figures.plot_robustness, pd.DataFrame({"choice": [], "actor": [], "toward": []})),
    ],
)
def test_nothing_to_draw_is_said(draw, table):
    axes = draw(table)
    assert [text.get_text() for text in axes.texts] == [alt_text(axes)]


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (figures.plot_actor_sentiment, "actor_sentiment"),
        (figures.plot_terms, "term_frequency"),
        (figures.plot_co_mention_network, "co_mentions"),
        (figures.plot_co_mention_matrix, "co_mention_matrix"),
        (figures.plot_keyness, "keyness"),
        (figures.plot_robustness, "sentiment_choices"),
        (figures.plot_sentiment_comparison, "by="),
        (figures.plot_sentiment_over_time, "by="),
    ],
)
def test_a_wrong_table_is_an_error_that_names_the_right_one(draw, message):
    with pytest.raises(ValueError, match=message):
        draw(pd.DataFrame({"x": [1]}))


def test_the_same_table_gives_the_same_picture():
    pairs = co_mentions(small_corpus())
    first, again = (figures.plot_co_mention_network(pairs) for _ in range(2))
    assert np.array_equal(first.collections[0].get_offsets(), again.collections[0].get_offsets())


def test_a_line_over_time_stops_where_evidence_does():
    rows = [("A", -0.5, -0.7, -0.2, 9), ("A", np.nan, np.nan, np.nan, 1), ("A", 0.4, 0.1, 0.6, 9)]
    table = sentiment_table(rows, week=["2015-11-02", "2015-11-09", "2015-11-16"])
    other = sentiment_table([("B", 0.1, 0, 0.2, 3)], week="2015-11-09")
    axes = figures.plot_sentiment_over_time(pd.concat([table, other]))
    drawn = next(line for line in axes.lines if len(line.get_xdata()) == 3)
    assert np.isnan(drawn.get_ydata()).tolist() == [False, True, False]
    assert len(axes.figure.axes) == 2


def test_of_many_groups_the_eight_most_mentioned_are_drawn():
    rows = [("A", 0.1, 0, 0.2, 9 - i) for i in range(9)]
    table = sentiment_table(rows, outlet=[f"Outlet {i}" for i in range(9)])
    legend = figures.plot_sentiment_comparison(table).get_legend()
    names = {text.get_text() for text in legend.get_texts()}
    assert names == {f"Outlet {i}" for i in range(8)}


def test_the_robustness_panel_names_whose_sign_turns():
    table = pd.DataFrame(
        {
            "choice": ["as chosen"] * 2 + ["lexicon"] * 2,
            "actor": ["A", "B"] * 2,
            "toward": [0.4, -0.3, -0.1, -0.5],
        }
    )
    assert "The sign turns for A." in alt_text(figures.plot_robustness(table))


def test_lines_of_the_signed_network_have_the_colour_of_their_sign():
    pairs = co_mentions(marked_corpus(["{A -0.9} {B -0.9}.", "{C 0.9} {D 0.9}.", "{E} {F}."]))
    axes = figures.plot_co_mention_network(pairs, signed=True)
    assert [line.get_color() for line in axes.lines[:3]] == [NEGATIVE, POSITIVE, "#DDDDDD"]
    assert "Spoken of negatively together: A and B." in alt_text(axes)


def test_labels_find_room_in_a_crowd():
    axes = Figure(figsize=(8, 6)).subplots()
    points = np.random.default_rng(1).normal(0, 0.05, size=(30, 2)) + 0.5
    place_labels(axes, [f"Name {i} of some length" for i in range(30)], points, np.full(30, 4.0))
    axes.figure.draw_without_rendering()
    assert overlapping(axes.texts) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Russia", "Russia"),
        ("two\nlines\x00", "two lines"),
        ("Jabhat\u202eal-Nusra", "Jabhat al-Nusra"),
        ("x" * 50, "x" * 20 + "…" + "x" * 19),
        ("", ""),
    ],
)
def test_names_are_one_line_of_limited_length(name, expected):
    assert printable(name) == expected


@pytest.mark.parametrize(("value", "text"), [(-0.004, "0.00"), (0.5, "+0.50"), (-1, "−1.00")])
def test_numbers_have_a_sign(value, text):
    assert number(value) == text


@pytest.mark.parametrize(
    ("names", "text"),
    [(["A"], "A"), (["A", "B"], "A and B"), (list("ABCDEF"), "A, B, C, D, E and 1 more")],
)
def test_lists_in_words(names, text):
    assert listed(names) == text


@pytest.mark.parametrize("long", [LONG, "Courier"])
def test_the_key_of_groups_stays_clear_of_the_counts(long):
    names = [long, f"{long} North", "Herald", f"The {long}"]
    rows = [("Iran", 0.1 * i, 0.1 * i - 0.2, 0.1 * i + 0.2, 9) for i in range(4)]
    table = sentiment_table(rows, outlet=names)
    ax = figures.plot_sentiment_comparison(table)
    ax.figure.draw_without_rendering()
    head = next(text for text in ax.texts if text.get_text() == "mentions")
    key = ax.get_legend().get_window_extent()
    assert not key.overlaps(head.get_window_extent())


def test_a_unit_has_its_article():
    matrix = co_mention_matrix(small_corpus(), within="article")
    said = alt_text(figures.plot_co_mention_matrix(matrix, unit="article"))
    assert "share an article. Most often" in said
