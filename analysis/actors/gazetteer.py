"""The names that are known beforehand, from the tables in `gazetteer/` and from the user."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from analysis.actors.folding import fold
from analysis.actors.spelling import surname
from analysis.actors.words import BREAK, Words, split_words

_SHORTEST_IN_CAPITALS = 4  # letters of a lone word
_LETTERS = re.compile(r"[A-Za-z]+(?: +[A-Za-z]+)*")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a known name stands for.

    `sort` is the column of the gazetteer it came from: country, adjective, people (a demonym as a
    noun), capital, seat, place, organisation, agency, medium, group, person, combining (the first
    half of "Franco-German"), or user. `own` says that the user's table names the actor: then the
    sort is the gazetteer's for the same name, if it has one, so that "Russian" stays an adjective
    whomever it means.
    """

    actor: str
    kind: str
    sort: str
    own: bool = False

    @property
    def rule(self) -> str:
        """What the column `rule` says of a mention that this entry found."""
        return "user" if self.own else self.sort


class Known(NamedTuple):
    """A known name found in a text: words `first` to `last` (excluded)."""

    first: int
    last: int
    entry: Entry
    capitals: bool


class Matcher:
    """Finds all names of a table in one pass, whatever their number; the longest name wins."""

    def __init__(self, names: dict[str, Entry]) -> None:
        self._entries: dict[str, Entry] = {}
        for name, entry in names.items():
            self._entries.setdefault(" ".join(words_of(name)), entry)
        printed = {
            name.upper(): entry
            for name, entry in reversed(self._entries.items())
            if len(name) >= _SHORTEST_IN_CAPITALS or " " in name
        }
        self._capitals = printed.keys() - self._entries.keys()
        self._entries = printed | self._entries
        self._lengths = _lengths(self._entries)
        self._low = {word for word in self._lengths if not word[0].isupper()}

    def find(self, words: Words) -> list[Known]:
        """Return the known names among the words of a text, in order, not overlapping."""
        texts, lengths = words.texts, self._lengths
        begins = [i for i in words.capitals if texts[i] in lengths]
        low = self._low & words.counts.keys()
        if low:
            begins = sorted(begins + [i for i, text in enumerate(texts) if text in low])
        found, done = list[Known](), 0
        for first in begins:
            for length in lengths[texts[first]] if first >= done else ():
                name = " ".join(texts[first : first + length])
                entry = self._entries.get(name)
                if entry is not None:
                    done = first + length
                    found.append(Known(first, done, entry, name in self._capitals))
                    break
        return found


def _lengths(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return how many words the names have that begin with a word, the most first."""
    found: dict[str, tuple[int, ...]] = {}
    for name in names:
        begin, length = name.split(" ", 1)[0], name.count(" ") + 1
        known = found.get(begin, ())
        if length not in known:
            found[begin] = tuple(sorted((*known, length), reverse=True))
    shared: dict[tuple[int, ...], tuple[int, ...]] = {}
    return {begin: shared.setdefault(known, known) for begin, known in found.items()}


def joined(words: Iterable[str]) -> str:
    """Return words between marks that no text holds, so that only whole words are found."""
    return "\x01" + "\x02\x01".join(words) + "\x02"


def words_of(name: str) -> list[str]:
    """Return a name's words as they are told apart in a text.

    Examples
    --------
    >>> words_of("Bashar al-Assad")
    ['Bashar', 'al', '-', 'Assad']
    """
    plain = fold(name).text
    if _LETTERS.fullmatch(plain):  # nothing to tell apart, and tables may be long
        return plain.split()
    return [word for word in split_words(plain).texts if word != BREAK]


@cache
def builtin() -> Matcher:
    """Return the matcher of the names that the package knows, built at the first call.

    Examples
    --------
    >>> [known.entry.actor for known in builtin().find(split_words("Russian aides in Damascus"))]
    ['Russia', 'Syria']
    """
    return Matcher(known_names())


@cache
def known_names() -> dict[str, Entry]:
    """Return every name that the package knows and what it stands for."""
    names: dict[str, Entry] = {}
    tables = (_countries, _people, _organisations, _peoples, _seats, _places, _combining, _cities)
    for table in tables:
        for name, entry in table():
            names.setdefault(fold(name).text, entry)
    return names


@cache
def known_actors() -> frozenset[str]:
    """Return the actors that the package knows."""
    return frozenset(entry.actor for entry in known_names().values())


def _countries() -> Iterator[tuple[str, Entry]]:
    for row in _rows("countries.csv"):
        state = row["name"]
        for name in (state, *_split(row["aliases"])):
            yield name, Entry(state, "place", "country")
        yield from _demonyms(row, Entry(state, "place", "adjective"))
        for name in _split(row["capital"]):
            yield name, Entry(state, "place", "capital")


def _peoples() -> Iterator[tuple[str, Entry]]:
    for row in _rows("peoples.csv"):
        yield from _demonyms(row, Entry(row["name"], "group", "adjective"))


def _demonyms(row: dict[str, str], adjective: Entry) -> Iterator[tuple[str, Entry]]:
    for name in _split(row["adjectives"]):
        yield name, adjective
    for name in _split(row["nouns"]):
        yield name, Entry(adjective.actor, adjective.kind, "people")


def _people() -> Iterator[tuple[str, Entry]]:
    for row in _rows("people.csv"):
        for name in (row["name"], *_split(row["aliases"])):
            yield name, Entry(row["name"], "person", "person")


def _organisations() -> Iterator[tuple[str, Entry]]:
    for row in _rows("organisations.csv"):
        entry = Entry(row["name"], row["kind"], row["source"] or row["kind"])
        for name in (row["name"], *_split(row["aliases"])):
            yield name, entry


def _seats() -> Iterator[tuple[str, Entry]]:
    for row in _rows("seats.csv"):
        yield row["seat"], Entry(row["state"], "place", "seat")


def _places() -> Iterator[tuple[str, Entry]]:
    for row in _rows("places.csv"):
        for name in (row["name"], *_split(row["aliases"])):
            yield name, Entry(row["name"], "place", "place")


def _cities() -> Iterator[tuple[str, Entry]]:
    for row in _rows("cities.csv"):
        yield row["name"], Entry(row["name"], "place", "place")


def _combining() -> Iterator[tuple[str, Entry]]:
    kinds = {row["name"]: "place" for row in _rows("countries.csv")}
    for row in _rows("combining.csv"):
        yield row["form"], Entry(row["actor"], kinds.get(row["actor"], "group"), "combining")


def _split(cell: str) -> list[str]:
    """Return the names in a cell, parted by |."""
    return [name for name in cell.split("|") if name]


def _rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of the gazetteer folder."""
    text = (files("analysis.actors") / "gazetteer" / name).read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return [{key: value or "" for key, value in row.items()} for row in rows]


@cache
def readings() -> dict[str, tuple[str, ...]]:
    """Return names that several well-known places or people bear, with those bearers.

    Examples
    --------
    >>> readings()["Georgia"]
    ('Georgia (country)', 'Georgia (U.S. state)')
    """
    return {row["name"]: tuple(_split(row["readings"])) for row in _rows("readings.csv")}


@cache
def figures() -> dict[str, frozenset[str]]:
    """Return surname to the public figures of that surname.

    Examples
    --------
    >>> sorted(figures()["Clinton"])
    ['Bill Clinton', 'Hillary Clinton']
    """
    found: dict[str, set[str]] = {}
    for row in _rows("people.csv"):
        found.setdefault(surname(row["name"]), set()).add(row["name"])
    return {name: frozenset(actors) for name, actors in found.items()}
