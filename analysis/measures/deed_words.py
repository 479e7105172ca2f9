"""The verbs and nouns that link two actors, and the words that such a link depends on: data."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Link:
    """A verb or noun of `deeds.csv`.

    Parameters
    ----------
    verb
        The verb in its plain form.
    sense
        for or against its object, or neutral.
    sort
        verbal, material, or noun ("critical of").
    particles
        Words that must stand right behind it.
    """

    verb: str
    sense: str
    sort: str
    particles: tuple[str, ...]


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """Return the lists of `deeds.toml`, read at the first call."""
    text = (files("analysis.measures") / "deeds.toml").read_text(encoding="utf-8")
    return {name: frozenset(words.split()) for name, words in tomllib.loads(text).items()}


@cache
def links() -> dict[str, Link]:
    """Return each form of each verb and noun, read at the first call.

    Examples
    --------
    >>> links()["condemned"].sense, links()["praised"].sense
    ('against', 'for')
    """
    text = (files("analysis.measures") / "deeds.csv").read_text(encoding="utf-8")
    found = {}
    for row in csv.DictReader(text.splitlines()):
        link = Link(row["verb"], row["sense"], row["sort"], tuple(row["particles"].split()))
        found.update(dict.fromkeys(row["forms"].split(), link))
    return found
