"""The mentions of a collection, each in its sentence."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.actors.aliases import resolve_actors
from analysis.actors.detection import detect, mention_frame
from analysis.actors.detectors import is_list
from analysis.actors.given_spans import Given
from analysis.actors.name_list import name_list
from analysis.actors.own_names import is_dated, own_names
from analysis.actors.rows import COLUMNS
from analysis.actors.spacy_model import RULES, spacy_model
from analysis.actors.table import ActorTableWarning

if TYPE_CHECKING:
    from analysis.actors.spacy_model import Detector


def mention_table(
    articles: pd.DataFrame,
    sentences: pd.DataFrame,
    *,
    actors: pd.DataFrame | None = None,
    capitals_as_places: bool = False,
    detector: Detector = RULES,
) -> pd.DataFrame:
    """Return every mention of a collection of articles.

    Parameters
    ----------
    articles
        The articles table, or any frame with article_id and text; published, where it is there,
        says when a name of the user's table counts that has dates.
    sentences
        The sentences table: article_id, sentence_id, start, end.
    actors
        The user's own names, as `read_actor_table` gives them; they win over everything.
    capitals_as_places
        Take a capital for the city always; otherwise "Moscow denied it" names Russia.
    detector
        What finds the names: the "rules"; "list", which takes the names of `actors` as they are
        printed and no others; "spacy:MODEL", a spaCy model that is installed; or a spaCy pipeline.

    Returns
    -------
    pandas.DataFrame
        One row per mention: article_id, sentence_id (of the sentence that holds its start),
        start, end (characters into the article's text), surface, actor, kind,
        kind_confidence (0 to 1), rule, role.
        A mention that would cross the end of its sentence is left out.

    Warns
    -----
    ActorTableWarning
        If names count at times only and articles have no date: there they don't.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["Putin spoke. Assad listened."]})
    >>> rows = {"article_id": ["a", "a"], "sentence_id": [0, 1], "start": [0, 13], "end": [12, 28]}
    >>> mention_table(articles, pd.DataFrame(rows))[["sentence_id", "actor"]].values.tolist()
    [[0, 'Vladimir Putin'], [1, 'Bashar al-Assad']]
    """
    warn_of_undated(articles, actors)
    found = detected_mentions(
        articles, actors=actors, capitals_as_places=capitals_as_places, detector=detector
    )
    return placed_mentions(resolve_actors(found), sentences)


def detected_mentions(
    articles: pd.DataFrame,
    *,
    actors: pd.DataFrame | None = None,
    capitals_as_places: bool = False,
    detector: Detector = RULES,
) -> pd.DataFrame:
    """Return the mentions of each article by itself, before names are merged over all of them.

    As `mention_table` in every other way, without sentence_id.
    """
    days = _days(articles, actors)
    if is_list(detector):
        find = name_list(actors).find
        listed = zip(articles["article_id"], articles["text"], days, strict=True)
        found = [(number, *row) for number, text, day in listed for row in find(text, day)]
        return mention_frame(found, ["article_id", *COLUMNS])
    own = own_names(actors)
    found_in = zip(
        articles["article_id"],
        articles["text"],
        days,
        _given(articles["text"].tolist(), detector),
        strict=True,
    )
    rows = [
        (article_id, *row)
        for article_id, text, day, given in found_in
        for row in detect(text, own, day=day, capitals_as_places=capitals_as_places, given=given)
    ]
    return mention_frame(rows, ["article_id", *COLUMNS])


def _given(texts: list[str], detector: Detector) -> Iterable[Given | None]:
    """Yield what a model finds in each text; None where the rules are to look."""
    model = spacy_model(detector)
    if model is None:
        return [None] * len(texts)
    return (Given(spans, model.rule) for spans in model.spans(texts))


def _days(articles: pd.DataFrame, actors: pd.DataFrame | None) -> list[date | None]:
    """Return the day of each article, None where it is not known or asked for."""
    if not is_dated(actors):
        return [None] * len(articles)
    published = articles.get("published", pd.Series(pd.NaT, index=articles.index))
    return [None if pd.isna(time) else pd.Timestamp(time).date() for time in published]


def warn_of_undated(articles: pd.DataFrame, actors: pd.DataFrame | None) -> None:
    """Say in how many articles a name that counts on some days only cannot count.

    Parameters
    ----------
    articles
        Those that are scored, with the column published where it is known.
    actors
        The user's own names.
    """
    undated = _days(articles, actors).count(None) if is_dated(actors) else 0
    if undated:
        warnings.warn(
            f"{undated} of {len(articles)} articles have no full date: names with active_from or "
            "active_to do not count in them; give dates in metadata.csv",
            ActorTableWarning,
            stacklevel=3,
        )


def placed_mentions(found: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions with the number of the sentence that holds them."""
    ids = pd.Index(sentences["article_id"].unique())
    owner = ids.get_indexer(sentences["article_id"])
    starts, ends = (sentences[name].to_numpy(np.int64) for name in ("start", "end"))
    # One line for all articles, each behind the one before it: a sentence is found by its place.
    reach = max([int(ends.max(initial=0)), int(found["end"].max() if len(found) else 0)]) + 1
    order = np.lexsort((starts, owner))
    here = ids.get_indexer(found["article_id"])
    at = here * reach + found["start"].to_numpy(np.int64)
    place = np.searchsorted((owner * reach + starts)[order], at, side="right") - 1
    row = order[np.maximum(place, 0)] if len(order) else np.zeros(len(found), np.intp)
    inside = (here >= 0) & (place >= 0)
    inside[inside] &= owner[row[inside]] == here[inside]
    inside[inside] &= found["end"].to_numpy(np.int64)[inside] <= ends[row[inside]]
    number = np.full(len(found), -1, dtype="int64")
    number[inside] = sentences["sentence_id"].to_numpy(np.int64)[row[inside]]
    placed = found.assign(sentence_id=number)
    columns = ["article_id", "sentence_id", *COLUMNS]
    return placed.loc[placed["sentence_id"] >= 0, columns].reset_index(drop=True)
