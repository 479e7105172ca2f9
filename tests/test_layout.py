"""Places of a network's points."""

from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from analysis.figures.layout import network_places


@pytest.fixture
def graph():
    """A star of twenty, a triangle and six single pairs."""
    star = [("hub", f"s{i}") for i in range(20)]
    pairs = [(f"p{i}", f"q{i}") for i in range(6)]
    return nx.Graph([*star, ("x", "y"), ("y", "z"), ("z", "x"), *pairs])


def test_every_node_has_a_place_of_its_own(graph):
    places = network_places(graph)
    assert sorted(places) == sorted(graph)
    for a, b in combinations(places.values(), 2):
        assert np.hypot(*(a - b)) > 0.05


def test_parts_do_not_lie_within_each_other_nor_far_away(graph):
    places = network_places(graph)
    boxes = []
    for part in nx.connected_components(graph):
        points = np.array([places[name] for name in part])
        boxes.append((points.min(axis=0), points.max(axis=0)))
    for (low, high), (other_low, other_high) in combinations(boxes, 2):
        assert not ((low < other_high).all() and (other_low < high).all())
    points = np.array(list(places.values()))
    width, height = points.max(axis=0) - points.min(axis=0)
    assert 0.4 < width / height < 3


def test_the_order_of_the_edges_changes_nothing(graph):
    turned = nx.Graph((b, a) for a, b in reversed(list(graph.edges)))
    first, again = network_places(graph), network_places(turned)
    assert all(np.array_equal(first[name], again[name]) for name in graph)


def test_a_single_pair_and_nothing_at_all():
    assert len(network_places(nx.Graph([("a", "b")]))) == 2
    assert network_places(nx.Graph()) == {}
