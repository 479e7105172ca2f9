import pytest

from analysis import tables
from analysis.corpus import Corpus
from analysis.measures.actors import actor_counts, actor_names
from analysis.measures.examples import marked_corpus

TEXTS = [
    "{Russia} met {France}. {Russian=Russia} jets flew. {Moscow=Russia} spoke.",
    "{Russia} left. {Moscow=Russia} spoke. {Moscow} froze.",
]


@pytest.fixture
def corpus():
    return marked_corpus(TEXTS, articles=[{"outlet": "Post"}, {"outlet": "Herald"}])


def test_actors_are_counted_with_their_names_in_order_of_frequency(corpus):
    counts = actor_counts(corpus).set_index("actor")
    assert counts.index.tolist() == ["Russia", "France", "Moscow"]
    assert counts["n_mentions"].tolist() == [5, 1, 1]
    assert counts["n_articles"].tolist() == [2, 1, 1]
    assert counts["n_outlets"].tolist() == [2, 1, 1]
    assert counts.loc["Russia", "names"] == "Moscow, Russia, Russian"


def test_roles_are_chosen(corpus):
    assert actor_counts(corpus, roles=("dateline",)).empty


def test_each_name_stands_beside_its_actor(corpus):
    names = actor_names(corpus)
    rows = names[["actor", "alias", "n_mentions", "n_articles"]].values.tolist()
    assert rows == [
        ["France", "France", 1, 1],
        ["Moscow", "Moscow", 1, 1],
        ["Russia", "Moscow", 2, 2],
        ["Russia", "Russia", 2, 2],
        ["Russia", "Russian", 1, 1],
    ]


def test_an_empty_collection_gives_empty_tables():
    corpus = Corpus(**{table.name: tables.empty(table) for table in tables.TABLES})
    assert actor_counts(corpus).empty
    assert actor_names(corpus).empty
