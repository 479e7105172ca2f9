"""Checks of what was read beside the text: its language, and a date that cannot be right.

A check that fails changes no date: what is printed is kept, and the reader is told.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

import pandas as pd

from analysis.reading.languages import find_language
from analysis.reading.metadata import Metadata

# What an empty field of a database turns into.
_EMPTY_DATE = pd.Timestamp(0, tz="UTC")
_LANGUAGE_CURE = "if that is wrong, give its language in metadata.csv"
_DATE_CURE = "check it; give the right one in metadata.csv"


@dataclass(frozen=True)
class Doubt:
    """What a reader should know of an article, and what helps."""

    problem: str
    cure: str


def check_metadata(found: Metadata, clean: str) -> tuple[Metadata, list[Doubt]]:
    """Return the metadata with the language settled, and the checks that failed.

    Parameters
    ----------
    found
        What `read_metadata` found.
    clean
        The clean text.

    Examples
    --------
    >>> page = Metadata({"language": "de-AT"}, source={"language": "html lang"})
    >>> found, doubts = check_metadata(page, "Kurz und gut.")
    >>> found.values["language"], doubts[0].problem
    ('de', 'in German, not English: left out of the scores')
    """
    doubts = []
    language = find_language(
        clean, found.values.get("language", ""), found.source.get("language", "")
    )
    values = {name: value for name, value in found.values.items() if name != "language"}
    source = {name: where for name, where in found.source.items() if name != "language"}
    if language.code is not None:
        values["language"] = language.code
    if language.where:
        source["language"] = language.where
    if language.problem:
        doubts.append(Doubt(language.problem, _LANGUAGE_CURE))
    fault = date_fault(found.published)
    if fault:
        doubts.append(Doubt(fault, _DATE_CURE))
    return Metadata(values, found.published, source), doubts


def date_fault(published: pd.Timestamp | None) -> str:
    """Return why a date of publication cannot be right; empty where it can or is not known.

    Examples
    --------
    >>> date_fault(pd.Timestamp("1970-01-01", tz="UTC"))
    'published 1970-01-01, which is what an empty date turns into'
    """
    if published is None:
        return ""
    if published == _EMPTY_DATE:
        return f"published {published:%Y-%m-%d}, which is what an empty date turns into"
    latest = last_day()
    if published > latest:
        return f"published {published:%Y-%m-%d}, later than the day of reading"
    return ""


def last_day() -> pd.Timestamp:
    """Return the last moment that is not in the future anywhere on earth.

    SOURCE_DATE_EPOCH (seconds since 1970), where the environment sets it, takes the place of the
    clock, so that what is noted does not change from day to day.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = (
        pd.Timestamp(int(epoch), unit="s", tz="UTC") if epoch.isdigit() else pd.Timestamp.now("UTC")
    )
    return now + pd.Timedelta(days=1)
