"""Co-mention counts: time and memory, against pandas crosstab and a networkx loop.

Run: python benchmarks/co_mentions.py [--mentions 1000000] [--actors 50000]

Each way runs in a process of its own, so that its peak of memory is its own. crosstab needs a cell
for every sentence and actor and is tried on the small collection only. The two others count pairs
and nothing else; ours also gives expected counts, NPMI, G², exact p-values and mean sentiment.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import time
from collections.abc import Callable
from itertools import combinations

import networkx as nx
import numpy as np
import pandas as pd

from analysis import tables
from analysis.corpus import Corpus
from analysis.measures.comentions import co_mentions

SENTENCES = 22


def collection(n_mentions: int, n_actors: int) -> Corpus:
    """Return a made-up corpus whose actors are as unevenly frequent as in the news."""
    rng = np.random.default_rng(0)
    n_articles = n_mentions // 25
    chance = 1 / np.arange(1, n_actors + 1)
    actor = rng.choice(n_actors, n_mentions, p=chance / chance.sum())
    article, sentence = (
        rng.integers(0, n_articles, n_mentions),
        rng.integers(0, SENTENCES, n_mentions),
    )
    order = np.lexsort((sentence, article))
    ids = np.array([f"a{i}" for i in range(n_articles)], dtype=object)
    mentions = pd.DataFrame({"article_id": ids[article[order]], "sentence_id": sentence[order]})
    mentions = mentions.assign(
        start=np.arange(n_mentions),
        end=np.arange(n_mentions) + 1,
        surface="x",
        actor=np.array([f"Actor {i}" for i in range(n_actors)], dtype=object)[actor[order]],
        kind="person",
        rule="made up",
        role="actor",
        toward=rng.uniform(-1, 1, n_mentions),
    )
    sentences = pd.DataFrame(
        {
            "article_id": np.repeat(ids, SENTENCES),
            "sentence_id": np.tile(range(SENTENCES), n_articles),
        }
    ).assign(paragraph=0, section="body", start=0, end=1, text="x", n_scored=0)
    articles = pd.DataFrame({"article_id": ids, "path": "p", "text": "x", "n_words": 1})
    articles = articles.assign(weight=1.0, metadata_source="{}")
    return Corpus(
        articles=tables.conform(articles, tables.ARTICLES),
        removals=tables.empty(tables.REMOVALS),
        sentences=tables.conform(sentences, tables.SENTENCES),
        tokens=tables.empty(tables.TOKENS),
        mentions=tables.conform(mentions, tables.MENTIONS),
        quotes=tables.empty(tables.QUOTES),
    )


def ours(corpus: Corpus) -> int:
    """Count pairs with their statistics."""
    return len(co_mentions(corpus))


def by_networkx(corpus: Corpus) -> int:
    """Count pairs by adding an edge for each pair of each sentence."""
    graph: nx.Graph = nx.Graph()
    for _, actors in corpus.mentions.groupby(["article_id", "sentence_id"])["actor"]:
        for a, b in combinations(sorted(set(actors)), 2):
            weight = graph.get_edge_data(a, b, {"weight": 0})["weight"]
            graph.add_edge(a, b, weight=weight + 1)
    return graph.number_of_edges()


def by_crosstab(corpus: Corpus) -> int:
    """Count pairs by a sentence-by-actor table times itself."""
    unit = corpus.mentions["article_id"] + " " + corpus.mentions["sentence_id"].astype(str)
    table = pd.crosstab(unit, corpus.mentions["actor"]).clip(upper=1)
    together = (table.T @ table).to_numpy()
    return int((np.triu(together, 1) > 0).sum())


def measured(way: Callable[[Corpus], int], size: tuple[int, int]) -> None:
    """Print how long one way takes and how much memory it needs."""
    corpus = collection(*size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    start = time.perf_counter()
    pairs = way(corpus)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    name = way.__name__.removeprefix("by_")
    print(f"{name:<10} {pairs:>10,} {seconds:>9.1f} {peak:>9.2f} {before:>9.2f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mentions", type=int, default=1_000_000)
    parser.add_argument("--actors", type=int, default=50_000)
    settings = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    for size, ways in (
        ((100_000, 250), (ours, by_networkx, by_crosstab)),
        ((settings.mentions, settings.actors), (ours, by_networkx)),
    ):
        print(f"\n{size[0]:,} mentions of {size[1]:,} actors")
        print(f"{'way':<10} {'pairs':>10} {'seconds':>9} {'peak GB':>9} {'before':>9}")
        for way in ways:
            process = context.Process(target=measured, args=(way, size))
            process.start()
            process.join()


if __name__ == "__main__":
    main()
