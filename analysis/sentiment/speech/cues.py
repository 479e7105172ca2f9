"""The words that report speech, as data: their forms, what may follow, when they mean no speech."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from analysis.actors.lexicon import cues as actor_cues


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that reports speech.

    Parameters
    ----------
    name
        The verb as it stands in tables.
    frames
        What may stand after it, each a way to find what was said: `clause` (that, or a clause
        without it), `that` (that, or a clause with a finite verb), `strict` (only that, whether or
        a question word), `whether`, `person` (someone, then a clause), `of` (someone of
        something), `as` (something as something), `name` (something so), `for` and `against`,
        `to` (an infinitive), `it` ("put it": a colon or a comma, then a clause), `obj_to` (someone,
        then an infinitive), `on_to` (the same behind "on"), `obj_that` (a thing), `out`
        and `clear` ("pointed out", "made clear"), `on`, `inverts` (", said
        the minister") and `quote` (quotation marks).
        Every cue may stand beside quotation marks.
    never_before
        Words of which none may follow right after: "said nothing" reports no speech.
    never_after
        Words of which none may stand right before: "United States".
    needs
        Words of which one must follow soon, if there are any: "made it clear".
    """

    name: str
    frames: frozenset[str]
    never_before: frozenset[str]
    never_after: frozenset[str]
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class WordLists:
    """The lists of `words.toml`, each as a set, under its name there."""

    nominal: frozenset[str]
    noun_like: frozenset[str]
    plural_nouns: frozenset[str]
    speech_nouns: frozenset[str]
    unsaid: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    days: frozenset[str]
    prepositions: frozenset[str]
    subordinators: frozenset[str]
    joining: frozenset[str]
    relatives: frozenset[str]
    pronouns_person: frozenset[str]
    pronouns_thing: frozenset[str]
    pronouns_many: frozenset[str]
    pronouns_other: frozenset[str]
    determiners: frozenset[str]
    finite: frozenset[str]
    spokesmen: frozenset[str]
    offices: frozenset[str]
    bodies: frozenset[str]


@cache
def cues() -> dict[str, Cue]:
    """Return each form of each cue in lower case, read at the first call.

    Examples
    --------
    >>> cues()["told"].name, sorted(cues()["accused"].frames)
    ('tell', ['of'])
    """
    text = (files("analysis.sentiment.speech") / "cues.csv").read_text(encoding="utf-8")
    found = {}
    for row in csv.DictReader(text.splitlines()):
        lists = (row[c].split() for c in ("frames", "never_before", "never_after", "needs"))
        cue = Cue(row["cue"], *(frozenset(words) for words in lists))
        found.update(dict.fromkeys(row["forms"].split(), cue))
    return found


@cache
def word_lists() -> WordLists:
    """Return the word lists, read at the first call.

    Examples
    --------
    >>> "of" in word_lists().prepositions
    True
    """
    text = (files("analysis.sentiment.speech") / "words.toml").read_text(encoding="utf-8")
    lists = tomllib.loads(text)
    return WordLists(**{name: frozenset(words.split()) for name, words in lists.items()})


@cache
def titles() -> frozenset[str]:
    """Return the nouns that tell who a person is: offices, professions, parts.

    Examples
    --------
    >>> {"minister", "engineer", "spokesman"} <= titles()
    True
    """
    known = actor_cues()
    return word_lists().offices | known.person_nouns | (known.offices - known.office_modifiers)
