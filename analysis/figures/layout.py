"""Places for the points of a network: each connected part by itself, the parts in rows."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_GAP = 0.6  # between parts, in the units of a part's own side


def network_places(graph: Any, *, seed: int = 0) -> dict[str, Floats]:
    """Return a place for each node: partners near, the largest part first, the others in rows.

    A force-directed layout of the whole would drive parts without a tie ever further apart.

    Parameters
    ----------
    graph
        A networkx graph.
    seed
        Start of the layout; the same seed gives the same places.

    Examples
    --------
    >>> import networkx as nx
    >>> places = network_places(nx.Graph([("a", "b"), ("b", "c"), ("d", "e")]))
    >>> sorted(places)
    ['a', 'b', 'c', 'd', 'e']
    """
    import networkx as nx

    parts = [sorted(part) for part in nx.connected_components(graph)]
    parts.sort(key=lambda part: (-len(part), part))
    sides = [np.sqrt(len(part)) for part in parts]
    area = sum((side + _GAP) ** 2 for side in sides)
    width = max([*sides[:1], 1.3 * np.sqrt(area)])
    places: dict[str, Floats] = {}
    left, top, depth = 0.0, 0.0, 0.0
    for part, side in zip(parts, sides, strict=True):
        if left and left + side > width:
            left, top, depth = 0.0, top - depth - _GAP, 0.0
        inner = _part_places(graph.subgraph(part), seed)
        for name in part:
            places[name] = np.array([left, top - side]) + inner[name] * side
        left, depth = left + side + _GAP, max(depth, side)
    return places


def _part_places(graph: Any, seed: int) -> dict[str, Floats]:
    """Return places in the unit square for a connected part."""
    import networkx as nx

    names = sorted(graph)
    # A subgraph keeps its nodes in the order of a set, which changes from run to run.
    ordered: Any = nx.Graph()
    ordered.add_nodes_from(names)
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.edges))
    start = nx.kamada_kawai_layout(ordered, weight=None)
    spread = 1.6 / np.sqrt(len(names))
    found = nx.spring_layout(ordered, k=spread, pos=start, iterations=30, seed=seed, weight=None)
    points = np.array([found[name] for name in names])
    low, high = points.min(axis=0), points.max(axis=0)
    scaled = (points - low) / np.where(high > low, high - low, 1)
    return dict(zip(names, np.where(high > low, scaled, 0.5), strict=True))
