"""Which mentions a row of a table counts.

A measure says in `table.attrs["counted"]` what its rows do not show: the roles counted, what its
groups are, what a pair must share.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import pandas as pd

from analysis.actors.folding import printed
from analysis.corpus import Corpus
from analysis.measures.aliases import known_by_one_word
from analysis.measures.cooccurrence import token_places
from analysis.measures.selection import SPOKEN_OF, Group, Within, group_of, unit_columns

Row = Mapping[Hashable, Any]
Cell = tuple[str, pd.DataFrame]
_GROUPS: tuple[Group, ...] = ("outlet", "day", "week", "section", "voice")
_UNKNOWN = ("ambiguous", "unmatched")  # lists of `alias_table` that count a name, whoever it means


def counted_mentions(mentions: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions that a table counts at all.

    Parameters
    ----------
    mentions
        What `scored_mentions` returns, in every role.
    table
        A table of a measure. One of names counts every role; one without `attrs["counted"]` counts
        actors and modifiers.

    Examples
    --------
    >>> rows = {"role": ["actor", "source"], "published": pd.NaT, "weight": 1.0}
    >>> len(counted_mentions(pd.DataFrame(rows), pd.DataFrame({"actor": ["Iran"]})))
    1
    """
    counted = table.attrs.get("counted", {})
    if "alias" not in table.columns:
        mentions = mentions[mentions["role"].isin(list(counted.get("roles", SPOKEN_OF)))]
    if counted.get("dated"):
        mentions = mentions[mentions["published"].notna()]
    if counted.get("weighed"):
        mentions = mentions[(mentions["weight"] > 0) & mentions["score"].notna()]
    return mentions


def cells_of(corpus: Corpus, mentions: pd.DataFrame, row: Row, counted: Row) -> Iterator[Cell]:
    """Yield what a row is about, in words, with the mentions that it counts.

    Parameters
    ----------
    corpus
        The collection.
    mentions
        What `counted_mentions` returns.
    row
        A row of the table. What it names says what it counts: actor, alias, outlet, day, week,
        section, voice, label; actor_a and actor_b; group_a and group_b; speaker or deed and
        target; speaker_a, speaker_b and targets; article_id and sentence_id.
    counted
        by, within and window, where the table says so; for rows of deeds what `deeds` returns.

    Raises
    ------
    ValueError
        If the row names no actor, or groups of which nobody knows what they are.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> from analysis.measures.scores import scored_mentions
    >>> corpus = small_corpus()
    >>> mentions = scored_mentions(corpus)
    >>> [(told, len(found)) for told, found in cells_of(corpus, mentions, {"actor": "Iran"}, {})]
    [('Iran', 0)]
    """
    if {"speaker_a", "speaker_b", "targets"} <= row.keys():
        listed = f", {row['targets']}, "
        for actor in sorted(mentions["actor"].unique()):
            if f", {actor}, " in listed:
                yield _view(mentions, str(row["speaker_a"]), actor)
                yield _view(mentions, str(row["speaker_b"]), actor)
    elif {"actor_a", "actor_b"} <= row.keys():
        own, other = (mentions[mentions["actor"] == row[side]] for side in ("actor_a", "actor_b"))
        found = sharing(
            own, other, counted.get("within", "sentence"), (corpus, counted.get("window"))
        )
        yield f"{row['actor_a']} with {row['actor_b']}", found
    elif row.get("method") == "deeds" and {"speaker", "target"} <= row.keys():
        yield f"{row['speaker']} on {row['target']}", _done(mentions, row, counted["deeds"])
    elif {"speaker", "target"} <= row.keys():
        yield _view(mentions, str(row["speaker"]), str(row["target"]))
    elif {"actor", "target"} <= row.keys():
        found = _placed(mentions[mentions["actor"] == row["target"]], row)
        yield f"{row['actor']} on {row['target']}", found
    elif "alias" in row:
        yield str(row["alias"]), _named(mentions, row)
    elif {"actor", "group_a", "group_b"} <= row.keys():
        if "by" not in counted:
            raise ValueError("group_a and group_b of what? give the table as the measure made it")
        for side in ("group_a", "group_b"):
            yield _in_groups(mentions, {"actor": row["actor"], counted["by"]: row[side]})
    elif "actor" in row:
        told, found = _in_groups(mentions, row)
        yield told, _placed(found, row)
    else:
        have = ", ".join(map(str, row))
        raise ValueError(
            f"the table names no actor; it needs actor, or actor_a and actor_b: {have}"
        )


def sharing(
    rows: pd.DataFrame, others: pd.DataFrame, within: Within, near: tuple[Corpus, int | None]
) -> pd.DataFrame:
    """Return the mentions that share a unit of text with others, and stand near one if asked.

    Parameters
    ----------
    rows, others
        Mentions of two actors.
    within
        The unit: sentence, paragraph or article.
    near
        The collection, and from the first token of the one to that of the other at most so many
        tokens; None for anywhere in the unit.

    Examples
    --------
    >>> from analysis.measures.examples import marked_corpus
    >>> from analysis.measures.selection import chosen_mentions
    >>> corpus = marked_corpus(["{Iran} met, and only then, {Oman}. {Iran} left."])
    >>> own, other = (part for _, part in chosen_mentions(corpus).groupby("actor"))
    >>> [len(sharing(own, other, "article", (corpus, window))) for window in (None, 9, 3)]
    [2, 2, 1]
    """
    units = unit_columns(within)
    corpus, window = near
    if window is None:
        return rows.merge(others[units].drop_duplicates(), on=units)
    mine = rows[units].assign(row=range(len(rows)), place=token_places(rows, corpus))
    theirs = others[units].assign(place=token_places(others, corpus))
    both = mine.merge(theirs, on=units, suffixes=("", "_other"))
    close = both.loc[(both["place"] - both["place_other"]).abs() <= window, "row"]
    return rows.iloc[sorted(set(close))]


def _view(mentions: pd.DataFrame, speaker: str, target: str) -> Cell:
    """Return the mentions of a target in a speaker's words."""
    own = (mentions["voice"] == speaker) & (mentions["actor"] == target)
    return f"{speaker} on {target}", mentions[own]


def _done(mentions: pd.DataFrame, row: Row, told: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions of a target in the sentences that tell a deed for or against it."""
    own = told["actor"].eq(row["speaker"]) & told["target"].eq(row["target"])
    places = told.loc[own & told["sense"].ne("neutral"), ["article_id", "sentence_id"]]
    target = mentions[mentions["actor"] == row["target"]]
    done: pd.DataFrame = target.merge(places.drop_duplicates(), on=["article_id", "sentence_id"])
    return done


def _named(mentions: pd.DataFrame, row: Row) -> pd.DataFrame:
    """Return the mentions under a name; of its actor, in its role, where the row says so."""
    names = mentions["surface"].map(printed)
    described = mentions["rule"] == "description"
    own = names.where(~described, "the " + names) == row["alias"]
    if {"role", "rule"} <= row.keys():
        own = mentions["surface"] == row["alias"]
        for column in ("kind", "role", "rule"):
            own &= mentions[column] == row[column]
    if "why" in row or row.get("list") == "unmatched":
        own &= known_by_one_word(mentions)
    if pd.notna(row.get("actor")) and row.get("list") not in _UNKNOWN:
        # Several actors stand in one cell, and "# " before one that is a note in a table of names.
        own &= mentions["actor"].isin(str(row["actor"]).removeprefix("# ").split("; "))
    named: pd.DataFrame = mentions[own]
    return named


def _in_groups(mentions: pd.DataFrame, row: Row) -> Cell:
    """Return an actor's mentions in the groups that a row names, with its label."""
    own = mentions[mentions["actor"] == row["actor"]]
    where = {name: row[name] for name in _GROUPS if pd.notna(row.get(name))}
    for name, value in where.items():
        speaker = own["voice"] == value if name == "voice" else False
        own = own[(group_of(own, name) == value) | speaker]
    if pd.notna(row.get("label")):
        own = own[own["label"] == row["label"]]
    told = f"{row['actor']} ({', '.join(map(str, where.values()))})" if where else str(row["actor"])
    return told, own


def _placed(mentions: pd.DataFrame, row: Row) -> pd.DataFrame:
    """Return the mentions of the sentence or article that a row stands for."""
    for column in ("article_id", "sentence_id"):
        if pd.notna(row.get(column)):
            mentions = mentions[mentions[column] == row[column]]
    return mentions
