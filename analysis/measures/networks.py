"""Co-mentions as a graph: who holds it together, who belongs with whom, files for Gephi."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_EDGE = ("n", "n_weighted", "npmi", "g2", "p_adjusted", "toward")


def co_mention_network(pairs: pd.DataFrame, *, seed: int = 0) -> Any:
    """Return the pairs as an undirected networkx graph.

    Parameters
    ----------
    pairs
        What `co_mentions` returns; take the rows that should be edges first, such as
        ``pairs[pairs["p_adjusted"] < 0.05]``.
    seed
        Start of the search for communities.

    Returns
    -------
    networkx.Graph
        Nodes are actors with n (units that mention the actor), community (from 1, the largest
        first), degree (number of partners), strength (sum of n over its edges), betweenness (share
        of shortest paths that run through it, 0 to 1). Edges have n, n_weighted, npmi, g2,
        p_adjusted and, where it is known, toward.

    Notes
    -----
    Communities: V. Blondel and others, Journal of Statistical Mechanics (2008) P10008 (Louvain),
    edges weighted by n. Betweenness counts edges, not their weights.

    Examples
    --------
    >>> from analysis.measures.comentions import co_mentions
    >>> from analysis.measures.examples import small_corpus
    >>> graph = co_mention_network(co_mentions(small_corpus()))
    >>> graph.nodes["Russia"]["degree"], graph.edges["France", "Russia"]["n"]
    (2, 1)
    """
    import networkx as nx

    graph: Any = nx.Graph()
    sizes = pd.concat(
        [pairs[[f"actor_{s}", f"n_{s}"]].set_axis(["actor", "n"], axis=1) for s in "ab"]
    )
    for actor, n in sizes.drop_duplicates("actor").sort_values("actor").itertuples(index=False):
        graph.add_node(actor, n=int(n))
    for row in pairs.sort_values(["actor_a", "actor_b"]).to_dict("records"):
        known = {key: row[key] for key in _EDGE if pd.notna(row[key])}
        graph.add_edge(row["actor_a"], row["actor_b"], **known)
    found = nx.community.louvain_communities(graph, weight="n", seed=seed) if graph else []
    ordered = sorted((sorted(names) for names in found), key=lambda names: (-len(names), names))
    between = nx.betweenness_centrality(graph)
    for number, names in enumerate(ordered, start=1):
        for name in names:
            node = graph.nodes[name]
            node["community"] = number
            node["degree"] = int(graph.degree(name))
            node["strength"] = int(graph.degree(name, weight="n"))
            node["betweenness"] = float(between[name])
    return graph


def network_actors(graph: Any) -> pd.DataFrame:
    """Return the actors of a network, those with the most shared units first.

    Parameters
    ----------
    graph
        What `co_mention_network` returns.

    Returns
    -------
    pandas.DataFrame
        actor, community, n, degree, strength, betweenness, as in `co_mention_network`.

    Examples
    --------
    >>> from analysis.measures.comentions import co_mentions
    >>> from analysis.measures.examples import small_corpus
    >>> network_actors(co_mention_network(co_mentions(small_corpus())))["actor"].tolist()
    ['Russia', 'France', 'Putin']
    """
    columns = ["actor", "community", "n", "degree", "strength", "betweenness"]
    rows = [{"actor": name} | data for name, data in graph.nodes(data=True)]
    table = pd.DataFrame(rows, columns=columns).astype({"actor": "str"})
    return table.sort_values(["strength", "actor"], ascending=[False, True], ignore_index=True)


def save_network(graph: Any, path: str | Path) -> Path:
    """Write a network to a file that Gephi and other programs open.

    Parameters
    ----------
    graph
        What `co_mention_network` returns.
    path
        A name that ends in .graphml or .gexf.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    ValueError
        If the name ends otherwise.

    Examples
    --------
    >>> import tempfile
    >>> from analysis.measures.comentions import co_mentions
    >>> from analysis.measures.examples import small_corpus
    >>> graph = co_mention_network(co_mentions(small_corpus()))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_network(graph, Path(folder) / "who.graphml").name
    'who.graphml'
    """
    import networkx as nx

    path = Path(path)
    writers: dict[str, Callable[..., None]] = {".graphml": nx.write_graphml, ".gexf": nx.write_gexf}
    if path.suffix not in writers:
        raise ValueError(f"{path.name}: end the name in {' or '.join(writers)}")
    # Names come out of articles and may hold what no XML file may.
    names = {name: _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", str(name)) for name in graph}
    writers[path.suffix](nx.relabel_nodes(graph, names), path)
    return path


def cluster_matrix(matrix: pd.DataFrame) -> pd.DataFrame:
    """Return a co-mention matrix with actors that share their partners next to each other.

    Parameters
    ----------
    matrix
        What `co_mention_matrix` returns.

    Returns
    -------
    pandas.DataFrame
        The same cells in another order.

    Notes
    -----
    Average linkage of cosine distances between rows, each diagonal cell made the largest other
    cell of its row, leaves in optimal order: Z. Bar-Joseph and others, Bioinformatics 17 (2001)
    S22-S29.

    Examples
    --------
    >>> cells = [[9, 0, 5, 0], [0, 9, 0, 5], [5, 0, 9, 0], [0, 5, 0, 9]]
    >>> matrix = pd.DataFrame(cells, index=list("abcd"), columns=list("abcd"))
    >>> cluster_matrix(matrix).index.tolist()
    ['a', 'c', 'd', 'b']
    """
    if len(matrix) < 3:
        return matrix
    from scipy.cluster.hierarchy import leaves_list, linkage
    from scipy.spatial.distance import squareform

    counts = matrix.to_numpy(dtype=float, copy=True)
    np.fill_diagonal(counts, 0)
    np.fill_diagonal(counts, counts.max(axis=1))
    distance = _cosine_distances(counts)
    tree = linkage(squareform(distance, checks=False), "average", optimal_ordering=True)
    order: NDArray[np.int64] = leaves_list(tree)
    return matrix.iloc[order, order]


def _cosine_distances(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return 1 - cosine between rows; a row of zeros is as far from all others as can be."""
    length = np.linalg.norm(rows, axis=1)
    unit = np.divide(rows, length[:, None], out=np.zeros_like(rows), where=length[:, None] > 0)
    distance: NDArray[np.float64] = np.clip(1 - unit @ unit.T, 0, 1)
    np.fill_diagonal(distance, 0)
    return (distance + distance.T) / 2
