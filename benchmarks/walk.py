"""The whole walk from articles to tables, beside the loop that people write today.

The loop knows no name but those of its list, cleans nothing and writes nothing. So three walks of
ours stand beside it. The first takes the steps alone: clean, split, tokenise, score the tone, find
the names of the list, write all tables, make the matrix of terms. The second also tells language,
title, date and place of each article, and looks for reprints. The third is the usual one: it finds
unknown names and who speaks as well, and makes no matrix.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd

from analysis import tables
from analysis.actors.mentions import mention_table
from analysis.actors.table import check_actor_table
from analysis.corpus import Corpus
from analysis.measures.document_terms import document_feature_matrix
from analysis.pipeline import analyse, quotes_told, sentences_and_tokens
from analysis.reading.cleaning import remove_furniture
from analysis.reading.rules import active_rules
from benchmarks.made_up import aliases
from benchmarks.timing import Comparison, Cost, Job, Line, Rival, cost

_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def comparisons(texts: list[str], counts: Sequence[int]) -> list[Comparison]:
    """Return the jobs for lists of so many actors: articles to tables on disk, no network."""
    return [_comparison(texts, count, walk) for count in counts for walk in _WALKS]


def _comparison(texts: list[str], count: int, walk: str) -> Comparison:
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
        f"{walk}, {count:,} actors",
        len(texts),
        lambda: _WALKS[walk](texts, actors=table),
        [Rival("TextBlob loop, `actor in sentence`", "textblob", naive, len(few) / len(texts))],
        unit="articles",
    )


def steps_alone(texts: list[str], *, actors: pd.DataFrame) -> None:
    """Make the tables of texts as `analyse` does, but for what is told of an article as a whole."""
    rules = active_rules()
    articles = pd.DataFrame(
        {
            "article_id": [f"{number:016}" for number in range(len(texts))],
            "title": None,
            "text": [remove_furniture(text, rules)[0] for text in texts],
        }
    ).assign(path="", n_words=0, weight=1.0, metadata_source="")
    sentences, tokens = sentences_and_tokens(articles)
    mentions = mention_table(articles, sentences, actors=check_actor_table(actors), detector="list")
    sentences, mentions, quotes = quotes_told(articles, sentences, mentions, look=False)
    made = {
        "articles": articles,
        "removals": tables.empty(tables.REMOVALS),
        "sentences": sentences,
        "tokens": tokens,
        "mentions": mentions,
        "quotes": quotes,
    }
    corpus = Corpus(**{table.name: tables.cast(made[table.name], table) for table in tables.TABLES})
    _save(corpus)
    document_feature_matrix(corpus)


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
    _save(corpus)
    if detector == "list":
        document_feature_matrix(corpus)


def _save(corpus: Corpus) -> None:
    """Write all tables of a corpus."""
    with tempfile.TemporaryDirectory() as folder:
        corpus.save(folder)


_WALKS: dict[str, Callable[..., None]] = {
    "steps alone, listed names": steps_alone,
    "articles to tables, listed names": partial(to_tables, detector="list"),
    "the same, all names, quotes": to_tables,
}


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
