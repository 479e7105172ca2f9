"""Co-mention networks: roles, communities, files."""

import networkx as nx
import pandas as pd
import pytest

from analysis.measures.comentions import co_mention_matrix, co_mentions
from analysis.measures.examples import marked_corpus
from analysis.measures.networks import (
    cluster_matrix,
    co_mention_network,
    network_actors,
    save_network,
)

TWO_CAMPS = ["{A 0.5} {B} {C}.", "{A} {B} {C}.", "{X} {Y -0.5}.", "{X} {Y} {Z}.", "{C} {X}."]


@pytest.fixture
def graph():
    return co_mention_network(co_mentions(marked_corpus(TWO_CAMPS)))


def test_nodes_and_edges_are_those_of_the_pairs(graph):
    assert sorted(graph) == list("ABCXYZ")
    assert graph.edges["A", "B"]["n"] == 2
    assert graph.nodes["C"]["n"] == 3
    assert graph.edges["A", "B"]["toward"] == 0.5
    assert "toward" not in graph.edges["C", "X"]


def test_the_two_camps_are_two_communities(graph):
    groups = network_actors(graph).groupby("community")["actor"].agg(sorted).tolist()
    assert groups == [list("ABC"), list("XYZ")]


def test_who_joins_the_camps_stands_between_them(graph):
    table = network_actors(graph).set_index("actor")
    assert set(table["betweenness"].nlargest(2).index) == {"C", "X"}
    assert table.loc["C", ["degree", "strength"]].tolist() == [3, 5]


def test_the_order_of_the_rows_changes_nothing():
    pairs = co_mentions(marked_corpus(TWO_CAMPS))
    first = network_actors(co_mention_network(pairs))
    again = network_actors(co_mention_network(pairs.iloc[::-1]))
    pd.testing.assert_frame_equal(first, again)


@pytest.mark.parametrize(
    ("name", "read"), [("who.graphml", nx.read_graphml), ("who.gexf", nx.read_gexf)]
)
def test_a_saved_network_opens_again(graph, tmp_path, name, read):
    found = read(save_network(graph, tmp_path / name))
    assert sorted(found) == sorted(graph)
    assert found.edges["A", "B"]["n"] == 2


@pytest.mark.parametrize("suffix", [".graphml", ".gexf"])
def test_names_that_no_xml_file_may_hold_are_made_harmless(tmp_path, suffix):
    pairs = co_mentions(marked_corpus(["{A<b>&\x00} {B}."]))
    path = save_network(co_mention_network(pairs), tmp_path / f"who{suffix}")
    read = nx.read_graphml if suffix == ".graphml" else nx.read_gexf
    assert sorted(read(path)) == ["A<b>&\N{REPLACEMENT CHARACTER}", "B"]


def test_another_kind_of_file_is_an_error(graph, tmp_path):
    with pytest.raises(ValueError, match=r"\.graphml or \.gexf"):
        save_network(graph, tmp_path / "who.xlsx")


def test_no_pairs_give_an_empty_network():
    graph = co_mention_network(co_mentions(marked_corpus(["{A}."])))
    assert len(graph) == 0
    assert network_actors(graph).empty


def test_clustering_keeps_the_cells_and_brings_the_camps_together():
    matrix = co_mention_matrix(marked_corpus(TWO_CAMPS), top=None)
    found = cluster_matrix(matrix)
    assert found.index.tolist() == found.columns.tolist()
    assert {frozenset(found.index[:3]), frozenset(found.index[3:])} == {
        frozenset("ABC"),
        frozenset("XYZ"),
    }
    pd.testing.assert_frame_equal(found.loc[matrix.index, matrix.columns], matrix)


@pytest.mark.parametrize("size", [0, 1, 2])
def test_a_small_matrix_stays_as_it_is(size):
    matrix = co_mention_matrix(marked_corpus(["{A} {B}."]), top=size)
    assert cluster_matrix(matrix).equals(matrix)


def test_an_actor_without_partners_does_not_disturb_clustering():
    matrix = co_mention_matrix(marked_corpus([*TWO_CAMPS, "{Q}."]), top=None)
    assert sorted(cluster_matrix(matrix).index) == sorted(matrix.index)
