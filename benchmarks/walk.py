"""The whole walk from articles to tables, beside the loop that people write today.

The loop knows no name but those of its list, cleans nothing and writes nothing. So two walks of
ours stand beside it: for the names of the list and no others, as the loop does it; and the usual
one, which finds unknown names and who speaks as well. Both clean, look for reprints, tell tokens
apart, and write all tables; the first makes the matrix of terms too.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence

import pandas as pd

from analysis.measures.document_terms import document_feature_matrix
from analysis.pipeline import analyse
from benchmarks.made_up import aliases
from benchmarks.timing import Comparison, Cost, Job, Line, Rival, cost

_WALKS = {"list": "articles to tables, listed names", "rules": "the same, all names, quotes"}
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def comparisons(texts: list[str], counts: Sequence[int]) -> list[Comparison]:
    """Return the jobs for lists of so many actors: articles to tables on disk, no network."""
    return [_comparison(texts, count, detector) for count in counts for detector in _WALKS]


def _comparison(texts: list[str], count: int, detector: str) -> Comparison:
    actors = aliases(count)
    # The naive loop on as many articles as it does in a few seconds.
    few = texts[: max(2, len(texts) * 250 // (4 * count + 1000))]
    table = pd.DataFrame({"actor": actors, "alias": actors, "kind": "person"})

    def naive() -> Job:
        from textblob import TextBlob

        def loop() -> None:
            for text in few:
                found = []
                for sentence in _SENTENCE.split(text):
                    polarity = TextBlob(sentence).sentiment.polarity
                    found += [(actor, polarity) for actor in actors if actor in sentence]

        return loop

    return Comparison(
        f"{_WALKS[detector]}, {count:,} actors",
        len(texts),
        lambda: to_tables(texts, actors=table, detector=detector),
        [Rival("TextBlob loop, `actor in sentence`", "textblob", naive, len(few) / len(texts))],
        unit="articles",
    )


def to_tables(
    texts: list[str],
    *,
    actors: pd.DataFrame | None = None,
    method: str = "none",
    detector: str = "rules",
) -> None:
    """Make every table of some articles and write them as Parquet; of a list, their terms too."""
    corpus = analyse(
        pd.DataFrame({"text": texts}),
        method="model" if method == "model" else "none",
        actors=actors,
        detector=detector,
        progress=False,
    )
    with tempfile.TemporaryDirectory() as folder:
        corpus.save(folder)
    if detector == "list":
        document_feature_matrix(corpus)


def with_network(texts: list[str]) -> list[Line]:
    """Return the lines that say what the whole walk costs, and what part of it the network is."""
    without = cost(lambda: lambda: to_tables(texts), 1)
    whole = cost(lambda: lambda: to_tables(texts, method="model"), 1)
    share = 1 - without.seconds / whole.seconds
    return [
        _line("whole walk with the network", len(texts), whole),
        _line("the same without", len(texts), without),
        ("", f"the network's share: {share:.0%}", "", "", ""),
    ]


def by_size(texts: Sequence[str], sizes: Sequence[int]) -> list[Line]:
    """Return a line for each size of collection: time has to grow as fast as the size."""
    lines = []
    for size in sizes:
        some = list(texts[:size])
        lines.append(
            _line(
                f"{size:,} articles in memory", size, cost(lambda s=some: lambda: to_tables(s), 1)
            )
        )
    return lines


def _line(step: str, articles: int, took: Cost) -> Line:
    return (step, "ours", f"{articles / took.seconds:,.1f} articles", f"{took.peak:,.0f}", "")
