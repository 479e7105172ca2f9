"""The second step: what only the whole collection tells, from compact tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.actors.merging import NAME, resolve_names
from analysis.building.options import digest
from analysis.building.store import part_info, read_array, read_frame
from analysis.reading.duplicates import find_duplicates
from analysis.reading.languages import is_english
from analysis.reading.outlets import spell_out
from analysis.reading.prints import N_PERMUTATIONS, Prints, own_shingles
from analysis.reading.shingles import Shingles

DECIDED = ["outlet", "metadata_source", "duplicate_of", "weight"]
"""Columns of an article that depend on the others."""
RESOLVED = ["actor", "kind", "rule"]
"""Columns of a mention that depend on the names of other articles."""
_NAMES_AT_ONCE = 100_000


@dataclass(frozen=True)
class Live:
    """What of one part of the first step is in the collection: its files that are still there."""

    place: Path
    files: list[str]


@dataclass(frozen=True)
class Decision:
    """What the collection tells one part.

    Attributes
    ----------
    place
        The first step's part.
    articles
        article_id and the columns of `DECIDED`, of the articles that count, in the part's order.
    names
        Each distinct name of the part that becomes another, and which: surface, actor, kind, rule,
        and new_actor, new_kind, new_rule.
    """

    place: Path
    articles: pd.DataFrame
    names: pd.DataFrame

    def key(self, telling: str) -> str:
        """Return what the last step's tables of this part are known by."""
        frames = (frame.to_json(orient="split") for frame in (self.articles, self.names))
        return digest(self.place.name, *frames, telling)


@dataclass(frozen=True)
class Decisions:
    """What the collection tells: by part, the order of articles, and what stands twice.

    `scored` holds of the articles that are scored the column published.
    """

    parts: list[Decision]
    order: pd.DataFrame
    problems: list[dict[str, str]]
    scored: pd.DataFrame


def decide(parts: Iterable[Live]) -> Decisions:
    """Return what the whole collection tells each of its parts."""
    parts = list(parts)
    listed = pd.concat([_articles(part) for part in parts], ignore_index=True)
    listed = listed.sort_values(["file", "position"], kind="stable", ignore_index=True)
    again = listed["article_id"].duplicated()
    first = listed[~again].set_index("article_id")["path"]
    problems = [
        {
            "path": path,
            "problem": f"same content as {first[article_id]}; counted once",
            "cure": "remove one",
        }
        for path, article_id in listed.loc[again, ["path", "article_id"]].itertuples(index=False)
    ]
    whole = spell_out(listed[~again].reset_index(drop=True))
    whole = find_duplicates(whole, prints=_prints(whole, [part.place for part in parts]))
    own = {str(name): articles for name, articles in whole.groupby("part", sort=True)}
    places = {part.place.name: part.place for part in parts}
    changed = _changed([(places[name], articles) for name, articles in own.items()])
    decided = [
        Decision(
            places[name],
            articles[["article_id", *DECIDED]].reset_index(drop=True),
            _names(places[name], articles)[NAME].merge(changed, on=NAME),
        )
        for name, articles in own.items()
    ]
    scored = whole.loc[is_english(whole["language"]), ["published"]]
    return Decisions(decided, whole[["article_id"]], problems, scored)


def _articles(part: Live) -> pd.DataFrame:
    """Return a part's articles that come from files that are still there, and where they stood."""
    gave = part_info(part.place)["files"]
    file_of = {article_id: file for file in part.files for article_id in gave[file][1]}
    if not file_of:
        return pd.DataFrame()
    columns = ["article_id", "path", "published", "language", "n_words", *DECIDED]
    articles = read_frame(part.place, "articles", columns)
    articles = articles.assign(position=range(len(articles)))
    articles = articles[articles["article_id"].isin(file_of)]
    return articles.assign(file=articles["article_id"].map(file_of), part=part.place.name)


def _prints(articles: pd.DataFrame, places: list[Path]) -> Prints:
    """Return the fingerprints that the first step made of articles; shingles stay on the disk."""
    number = {place.name: n for n, place in enumerate(places)}
    part = articles["part"].map(number).to_numpy()
    position = articles["position"].to_numpy()
    signatures = np.empty((len(articles), N_PERMUTATIONS), np.uint32)
    sizes = np.empty(len(articles), np.int64)
    for n in np.unique(part):
        own = np.flatnonzero(part == n)
        signatures[own] = read_array(places[n], "signatures")[position[own]]
        sizes[own] = np.diff(read_array(places[n], "ends"), prepend=0)[position[own]]

    def shingles(row: int) -> Shingles:
        return own_shingles(*_shingles(places[part[row]]), position[row])

    return Prints(signatures, sizes, shingles)


# Each open part holds two files open.
@lru_cache(maxsize=64)
def _shingles(place: Path) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """Return the shingles of a part, and where each article's end."""
    return read_array(place, "shingles"), read_array(place, "ends")


def _names(place: Path, articles: pd.DataFrame) -> pd.DataFrame:
    """Return the distinct names in some articles of a part, and how many mentions each has."""
    if articles.empty:
        return pd.DataFrame(columns=[*NAME, "n"])
    detected = read_frame(place, "detected", ["article_id", *NAME])
    own = detected[detected["article_id"].isin(articles["article_id"])]
    counts = own.groupby(NAME, dropna=False).size()
    return counts.reset_index(name="n")


def _changed(parts: list[tuple[Path, pd.DataFrame]]) -> pd.DataFrame:
    """Return each distinct name of the collection that becomes another, and which."""
    names = pd.DataFrame(columns=[*NAME, "n"])
    waiting: list[pd.DataFrame] = []
    for place, articles in parts:
        waiting.append(_names(place, articles))
        # Few names are new in a part: the sums are made while they are few.
        if sum(map(len, waiting)) > max(len(names), _NAMES_AT_ONCE):
            names, waiting = _summed([names, *waiting]), []
    names = _summed([names, *waiting])
    found = resolve_names(names)
    changed = (found[RESOLVED] != names[RESOLVED]).any(axis=1)
    new = {f"new_{column}": found[column] for column in RESOLVED}
    return names[NAME].assign(**new)[changed]


def _summed(counted: list[pd.DataFrame]) -> pd.DataFrame:
    """Return the distinct names of some tables, with the mentions of each in all of them."""
    every = pd.concat([one for one in counted if len(one)] or counted[:1], ignore_index=True)
    return every.groupby(NAME, dropna=False)["n"].sum().reset_index()
