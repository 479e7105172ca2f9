"""Print what names of the user's own cost: building their table, and finding who is mentioned.

    python -m benchmarks.own_names [--articles data/articles] [--show 200]

One core, CPU time, best of the rounds, all in one run. Every second name is a surname alone. The
naive loop asks of every sentence and every name whether one is in the other; it is given as many
articles as it does in a few seconds.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.actors.mentions import mention_table
from analysis.actors.own_names import OwnNames
from analysis.actors.table import check_actor_table
from analysis.language.sentences import sentence_table
from analysis.reading.given import complete_articles
from benchmarks import made_up
from benchmarks.timing import pin_to_one_core, seconds

COUNTS = (0, 250, 5_000, 50_000)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_HEAD = ("names", "checked, s", "built, s", "mentions", "articles/s", "naive loop, articles/s")
_WIDTHS = (8, 12, 10, 10, 12, 24)


@dataclass(frozen=True)
class Figures:
    """What so many names cost: seconds to check and to build, and articles a second."""

    count: int
    checked: float
    built: float
    mentions: int
    rate: float
    naive: float

    def line(self) -> str:
        """Return one line of the table."""
        cells = (
            f"{self.count:,}",
            f"{self.checked:.3f}",
            f"{self.built:.3f}",
            f"{self.mentions:,}",
            f"{self.rate:,.0f}",
            f"{self.naive:,.2f}" if self.count else "",
        )
        return "".join(f"{cell:>{width}}" for cell, width in zip(cells, _WIDTHS, strict=True))


def table_of(count: int) -> pd.DataFrame:
    """Return a table of so many made-up people."""
    names = made_up.names(count)
    aliases = [name.split()[1] if i % 2 else name for i, name in enumerate(names)]
    return pd.DataFrame({"actor": names, "alias": aliases, "kind": ["person"] * count})


def figures(
    texts: list[str], counts: tuple[int, ...] = COUNTS, *, rounds: int = 3
) -> list[Figures]:
    """Return what each table costs.

    Finding with every table is timed in turn, round after round, so that a busy machine hits all.
    """
    articles = complete_articles(pd.DataFrame({"text": texts}))
    sentences = sentence_table(articles)
    tables = {count: table_of(count) for count in counts}
    found = {
        count: len(mention_table(articles, sentences, actors=table))
        for count, table in tables.items()
    }
    least = dict.fromkeys(counts, float("inf"))
    for _ in range(rounds):
        for count, table in tables.items():
            took = seconds(lambda own=table: mention_table(articles, sentences, actors=own), 1)
            least[count] = min(least[count], took)
    return [
        _figures(texts, table, found=found[count], took=least[count], rounds=rounds)
        for count, table in tables.items()
    ]


def _figures(
    texts: list[str], table: pd.DataFrame, *, found: int, took: float, rounds: int
) -> Figures:
    checked = check_actor_table(table)
    rows = tuple(checked.itertuples(index=False, name=None))
    few = texts[: max(1, len(texts) * 250 // (10 * len(table) + 250))]
    naive = seconds(lambda: [_naive(text, table["alias"].tolist()) for text in few], 1)
    return Figures(
        count=len(table),
        checked=seconds(lambda: check_actor_table(table), rounds),
        built=seconds(lambda: OwnNames(rows), rounds),
        mentions=found,
        rate=len(texts) / took,
        naive=len(few) / naive,
    )


def _naive(text: str, names: list[str]) -> list[tuple[str, str]]:
    """Return each sentence with each name in it."""
    return [(s, name) for s in _SENTENCE.split(text) for name in names if name in s]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, default=Path("data/articles"))
    parser.add_argument("--show", type=int, default=200, help="how many articles to make up")
    options = parser.parse_args()
    pin_to_one_core()
    from benchmarks.run import read_texts

    texts = list(made_up.articles(options.show, read_texts(options.articles)))
    print(f"{len(texts)} articles of about 750 words, one core")
    print("".join(f"{cell:>{width}}" for cell, width in zip(_HEAD, _WIDTHS, strict=True)))
    for one in figures(texts):
        print(one.line(), flush=True)


if __name__ == "__main__":
    main()
