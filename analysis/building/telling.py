"""The last step: quotes, voices and sentiment of a part's articles, with their decided names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import tables
from analysis.actors.mentions import placed_mentions
from analysis.actors.merging import NAME, with_names
from analysis.building.deciding import DECIDED, RESOLVED, Decision
from analysis.building.store import read_frame, write_part
from analysis.pipeline import Method, quotes_told, scored_mentions

_TOLD = ("sentences", "mentions", "quotes")


@dataclass(frozen=True)
class Telling:
    """A part to finish.

    Attributes
    ----------
    place
        Where the finished part goes.
    decision
        What the collection tells it.
    method, telling
        The scorer, and what else this step depends on (`Options.telling_key`).
    quotes
        Whether quotes are looked for.
    earlier
        A finished part of the same files, where there is one: an article whose names mean what
        they meant then is taken from it.
    """

    place: Path
    decision: Decision
    method: Method
    telling: str
    quotes: bool = True
    earlier: Path | None = None


def tell(task: Telling) -> str:
    """Finish a part, write its tables, and return its name."""
    decision = task.decision
    found = {
        name: _live(read_frame(decision.place, name), decision.articles)
        for name in ("articles", "removals", "sentences", "tokens", "detected")
    }
    decided = decision.articles.set_index("article_id").loc[found["articles"]["article_id"]]
    articles = found["articles"].assign(**{c: decided[c].to_numpy() for c in DECIDED})
    detected = _renamed(found["detected"], decision.names)
    prints = _prints(detected, articles)
    same = _unchanged(prints, task.earlier)
    fresh = articles[~articles["article_id"].isin(same)]
    told = _told(fresh, found["sentences"], detected, task)
    if task.earlier is not None and len(same):
        told = {name: _joined(told[name], task.earlier, name, same, articles) for name in _TOLD}
    frames = {
        "articles": articles,
        "removals": found["removals"],
        "tokens": found["tokens"],
        **told,
    }
    contracts = {table.name: table for table in tables.TABLES}
    checked = {name: tables.conform(frame, contracts[name]) for name, frame in frames.items()}
    write_part(
        task.place,
        {**checked, "prints": prints},
        {"found": decision.place.name, "telling": task.telling},
    )
    return task.place.name


def _live(frame: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the articles that count."""
    return frame[frame["article_id"].isin(articles["article_id"])].reset_index(drop=True)


def _renamed(detected: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions with what the collection says of their names."""
    merged = detected[NAME].merge(names, on=NAME, how="left")
    new = pd.DataFrame(
        {column: merged[f"new_{column}"].fillna(merged[column]) for column in RESOLVED}
    )
    return with_names(detected, new)


def _prints(detected: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return a number for each article that changes with any of its mentions."""
    rows = pd.util.hash_pandas_object(detected, index=False).to_numpy()
    place = pd.Index(articles["article_id"]).get_indexer(detected["article_id"])
    sums = np.zeros(len(articles), dtype=np.uint64)
    np.add.at(sums, place, rows)
    return pd.DataFrame({"article_id": articles["article_id"], "print": sums})


def _unchanged(prints: pd.DataFrame, earlier: Path | None) -> list[str]:
    """Return the articles whose mentions are those of an earlier run."""
    if earlier is None:
        return []
    both = prints.merge(read_frame(earlier, "prints"), on=["article_id", "print"])
    same: list[str] = both["article_id"].tolist()
    return same


def _told(
    articles: pd.DataFrame, sentences: pd.DataFrame, detected: pd.DataFrame, task: Telling
) -> dict[str, pd.DataFrame]:
    """Return the sentences with speakers, the scored mentions and the quotes of some articles."""
    sentences = _live(sentences, articles)
    mentions = placed_mentions(_live(detected, articles), sentences)
    english = _live(articles, sentences)
    sentences, mentions, quotes = quotes_told(english, sentences, mentions, look=task.quotes)
    return {
        "sentences": sentences,
        "mentions": scored_mentions(sentences, mentions, task.method),
        "quotes": quotes,
    }


def _joined(
    fresh: pd.DataFrame, earlier: Path, name: str, same: list[str], articles: pd.DataFrame
) -> pd.DataFrame:
    """Return fresh rows and those of an earlier part, in the order of the articles."""
    old = read_frame(earlier, name)
    old = old[old["article_id"].isin(same)]
    contract = next(table for table in tables.TABLES if table.name == name)
    rows = pd.concat([old, tables.conform(fresh, contract)], ignore_index=True)
    place = pd.Index(articles["article_id"]).get_indexer(rows["article_id"])
    return rows.take(np.argsort(place, kind="stable"))
