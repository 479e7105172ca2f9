"""Which rows a number is made of."""

import pandas as pd
import pytest

from analysis.measures.examples import marked_corpus, small_corpus
from analysis.measures.parts import select
from analysis.measures.selection import chosen_mentions, group_of, unit_columns


@pytest.fixture
def dated():
    return marked_corpus(
        ["{Iran} met. {Iran} left.", "{Iran} met.", "{Iran} met."],
        articles=[
            {"published": pd.Timestamp("2015-11-15T23:00Z")},
            {"published": pd.Timestamp("2015-11-16T01:00Z"), "outlet": "Herald"},
            {},
        ],
    )


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("outlet", ["Post", "Post", "Herald", "Post"]),
        ("day", ["2015-11-15", "2015-11-15", "2015-11-16", None]),
        ("week", ["2015-11-09", "2015-11-09", "2015-11-16", None]),
        ("section", ["body"] * 4),
        ("voice", ["narrator"] * 4),
    ],
)
def test_groups(dated, by, expected):
    groups = group_of(chosen_mentions(dated), by)
    assert [None if pd.isna(group) else group for group in groups] == expected


def test_a_named_speaker_is_quoted_and_an_unknown_voice_is_missing(dated):
    mentions = chosen_mentions(dated)
    mentions["voice"] = ["narrator", "Kerry", None, "Lavrov"]
    groups = group_of(mentions, "voice")
    assert [None if pd.isna(group) else group for group in groups] == [
        "narrator",
        "quoted",
        None,
        "quoted",
    ]


def test_roles_left_out_by_default():
    corpus = small_corpus()
    roles = ["dateline", "source", "modifier", "actor", "actor", "actor", "actor", "actor"]
    corpus.mentions["role"] = pd.Series(roles, dtype="str")
    assert len(chosen_mentions(corpus)) == 6
    assert len(chosen_mentions(corpus, ("source", "dateline"))) == 2


@pytest.mark.parametrize("roles", ["actor", ("speaker",)])
def test_a_wrong_role_is_an_error(roles):
    with pytest.raises(ValueError, match="tuple of actor"):
        chosen_mentions(small_corpus(), roles)


@pytest.mark.parametrize(
    ("where", "articles", "sentences", "mentions", "tokens"),
    [
        ({}, 3, 6, 8, 34),
        ({"outlet": "Post"}, 2, 4, 6, 23),
        ({"outlet": ("Post", "Herald")}, 3, 6, 8, 34),
        ({"outlet": "Times"}, 0, 0, 0, 0),
        ({"paragraph": 1}, 3, 2, 3, 10),
        ({"actor": "Putin"}, 3, 6, 1, 34),
        ({"outlet": "Herald", "actor": "Russia"}, 1, 2, 1, 11),
    ],
)
def test_select_keeps_what_fits(where, articles, sentences, mentions, tokens):
    part = select(small_corpus(), where)
    sizes = [len(part.articles), len(part.sentences), len(part.mentions), len(part.tokens)]
    assert sizes == [articles, sentences, mentions, tokens]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({"week": "2015-11-09"}, ["a0"]),
        ({"day": ("2015-11-15", "2015-11-16")}, ["a0", "a1"]),
        ({"week": "2015-11-16", "outlet": "Post"}, []),
    ],
)
def test_select_takes_days_and_weeks_as_groups_name_them(dated, where, expected):
    assert select(dated, where).articles["article_id"].tolist() == expected


@pytest.mark.parametrize(
    ("voice", "expected"),
    [("quoted", 2), ("narrator", 1), ("Kerry", 1), (("narrator", "quoted"), 3)],
)
def test_select_takes_every_speaker_for_quoted(dated, voice, expected):
    dated.mentions["voice"] = pd.Series(["narrator", "Kerry", None, "Lavrov"], dtype="str")
    assert len(select(dated, {"voice": voice}).mentions) == expected


def test_select_leaves_the_corpus_as_it_was():
    corpus = small_corpus()
    before = corpus.mentions.copy()
    select(corpus, {"outlet": "Herald"})
    pd.testing.assert_frame_equal(corpus.mentions, before)


def test_select_names_the_columns_there_are():
    with pytest.raises(ValueError, match="choose from article_id, outlet"):
        select(small_corpus(), {"publisher": "Post"})


@pytest.mark.parametrize(("within", "n_units"), [("sentence", 6), ("paragraph", 5), ("article", 3)])
def test_units(within, n_units):
    assert len(small_corpus().sentences[unit_columns(within)].drop_duplicates()) == n_units


def test_an_unknown_unit_is_an_error():
    with pytest.raises(ValueError, match="sentence, paragraph, article"):
        unit_columns("page")
