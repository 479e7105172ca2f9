"""The second step: what only the whole collection tells, from compact tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.actors.merging import NAME, resolve_names
from analysis.building.options import digest
from analysis.building.store import part_info, read_frame
from analysis.reading.duplicates import find_duplicates
from analysis.reading.languages import is_english
from analysis.reading.outlets import spell_out

DECIDED = ["outlet", "metadata_source", "duplicate_of", "weight"]
"""Columns of an article that depend on the others."""
RESOLVED = ["actor", "kind", "rule"]
"""Columns of a mention that depend on the names of other articles."""


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
        Each distinct name of the part with what it becomes: surface, actor, kind, rule, and
        new_actor, new_kind, new_rule.
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
    whole = find_duplicates(spell_out(listed[~again].reset_index(drop=True)))
    own = {part.place.name: whole[whole["part"] == part.place.name] for part in parts}
    counted = {part.place.name: _names(part.place, own[part.place.name]) for part in parts}
    resolved = _resolved(list(counted.values()))
    decided = [
        Decision(
            part.place,
            own[part.place.name][["article_id", *DECIDED]].reset_index(drop=True),
            counted[part.place.name][NAME].merge(resolved, on=NAME, how="left"),
        )
        for part in sorted(parts, key=lambda part: part.place.name)
        if len(own[part.place.name])
    ]
    scored = whole.loc[is_english(whole["language"]), ["published"]]
    return Decisions(decided, whole[["article_id"]], problems, scored)


def _articles(part: Live) -> pd.DataFrame:
    """Return a part's articles that come from files that are still there, and where they stood."""
    gave = part_info(part.place)["files"]
    file_of = {article_id: file for file in part.files for article_id in gave[file][1]}
    if not file_of:
        return pd.DataFrame()
    columns = ["article_id", "path", "published", "language", "n_words", "text", *DECIDED]
    articles = read_frame(part.place, "articles", columns)
    articles = articles[articles["article_id"].isin(file_of)]
    return articles.assign(
        file=articles["article_id"].map(file_of),
        position=range(len(articles)),
        part=part.place.name,
    )


def _names(place: Path, articles: pd.DataFrame) -> pd.DataFrame:
    """Return the distinct names in some articles of a part, and how many mentions each has."""
    if articles.empty:
        return pd.DataFrame(columns=[*NAME, "n"])
    detected = read_frame(place, "detected", ["article_id", *NAME])
    own = detected[detected["article_id"].isin(articles["article_id"])]
    counts = own.groupby(NAME, dropna=False).size()
    return counts.reset_index(name="n")


def _resolved(counted: list[pd.DataFrame]) -> pd.DataFrame:
    """Return each distinct name of the collection with what it becomes."""
    every = pd.concat([one for one in counted if len(one)] or counted[:1], ignore_index=True)
    names = every.groupby(NAME, dropna=False)["n"].sum().reset_index()
    found = resolve_names(names)
    return names[NAME].assign(**{f"new_{column}": found[column] for column in RESOLVED})
