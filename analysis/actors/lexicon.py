"""The words that the rules look at: cues, given names and ordinary English words."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cues:
    """The word lists of `gazetteer/cues.toml`, each as a set, under its name there."""

    arabic_articles: frozenset[str]
    city_nouns: frozenset[str]
    departments: frozenset[str]
    determiners: frozenset[str]
    event_heads: frozenset[str]
    facilities: frozenset[str]
    fields: frozenset[str]
    firm_endings: frozenset[str]
    function_capitals: frozenset[str]
    function_words: frozenset[str]
    government_nouns: frozenset[str]
    house_followers: frozenset[str]
    hyphen_tails: frozenset[str]
    jihadist_descriptions: frozenset[str]
    lone_organisations: frozenset[str]
    motion: frozenset[str]
    never_alone: frozenset[str]
    news_nouns: frozenset[str]
    no_actor_endings: frozenset[str]
    no_actors: frozenset[str]
    not_names: frozenset[str]
    office_modifiers: frozenset[str]
    offices: frozenset[str]
    organisation_endings: frozenset[str]
    organisation_heads: frozenset[str]
    particles: frozenset[str]
    party_members: frozenset[str]
    person_nouns: frozenset[str]
    person_verbs: frozenset[str]
    place_endings: frozenset[str]
    place_nouns: frozenset[str]
    place_prepositions: frozenset[str]
    place_starts: frozenset[str]
    possessive_heads: frozenset[str]
    products: frozenset[str]
    realms: frozenset[str]
    single_leads: frozenset[str]
    source_lead: frozenset[str]
    source_verbs: frozenset[str]
    speech_verbs: frozenset[str]
    system_owners: frozenset[str]
    verbs: frozenset[str]
    vessels: frozenset[str]
    weak_endings: frozenset[str]


@cache
def cues() -> Cues:
    """Return the cue words, read at the first call.

    Examples
    --------
    >>> "minister" in cues().offices
    True
    """
    lists = tomllib.loads(_read("cues.toml"))
    return Cues(**{name: frozenset(_entries(words)) for name, words in lists.items()})


def _entries(words: str | list[str]) -> list[str]:
    """Return the entries of a list: words in a text, or phrases in an array."""
    return words.split() if isinstance(words, str) else words


@cache
def given_names() -> frozenset[str]:
    """Return given names of many languages, capitalised and without accents."""
    return frozenset(_words("given_names.txt")) | frozenset(_words("given_names_extra.txt"))


@cache
def common_words() -> frozenset[str]:
    """Return ordinary English words in lower case.

    Examples
    --------
    >>> {"police", "protesters"} <= common_words(), "fabius" in common_words()
    (True, False)
    """
    return frozenset(word_tags())


@cache
def word_tags() -> dict[str, str]:
    """Return ordinary English words with their usual part of speech, from TextBlob's lexicon.

    Examples
    --------
    >>> word_tags()["troops"], word_tags()["military"]
    ('NNS', 'JJ')
    """
    found = {}
    for line in _textblob_lexicon().read_text(encoding="utf-8").splitlines():
        word, _, tag = line.partition(" ")
        if tag and not tag.startswith("NNP") and word.islower() and not word.startswith(";"):
            found[word] = tag
    return found


def _textblob_lexicon() -> Path:
    """Return where TextBlob's word list lies, without the second that importing TextBlob takes."""
    spec = find_spec("textblob")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("textblob is not installed; run: pip install textblob")
    return Path(next(iter(spec.submodule_search_locations))) / "en" / "en-lexicon.txt"


def _read(name: str) -> str:
    """Return a data file of the gazetteer folder as text."""
    return (files("analysis.actors") / "gazetteer" / name).read_text(encoding="utf-8")


def _words(name: str) -> list[str]:
    """Return the words of a list whose comment lines begin with #."""
    lines = _read(name).splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]
