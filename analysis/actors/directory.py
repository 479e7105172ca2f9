"""The full names of one article, and what may stand for each of them."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from analysis.actors.article import Article, Name
from analysis.actors.folding import fold
from analysis.actors.lexicon import common_words, cues
from analysis.actors.spelling import initials, misspelt, one_edit_apart, surname

_SHORTEST = 5
_LARGEST_FAMILY = 50
_KNOWN_AS = (["known", "as"], ["better", "known", "as"], ["nicknamed"])
_BESIDE = frozenset((",", '"', "also", "widely"))


@dataclass(slots=True)
class Directory:
    """What an article's full names let single words mean.

    `surnames` and `given` lead from a word to the persons of that name with the word's place of
    their first full mention; `acronyms`, `parts` ("Church", "Court") and `heads` ("Lehman" of
    Lehman Brothers) to bodies.
    """

    surnames: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    given: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    acronyms: dict[str, Name] = field(default_factory=dict)
    parts: dict[str, dict[str, Name]] = field(default_factory=lambda: defaultdict(dict))
    heads: dict[str, dict[str, Name]] = field(default_factory=lambda: defaultdict(dict))

    def person(self, word: str, place: int, *, given: bool) -> tuple[str, str] | None:
        """Return whom a surname or given name means at a place in the article, and by what rule.

        The only bearer of the name, or the only one named in full so far; None where two are.
        `given` says whether given names are looked at; without them the word is a known name of
        something else too ("Jordan"), and only who was named in full before it can be meant.
        """
        tables = [(self.surnames, "surname"), (self.given, "first name")]
        for bearers, rule in tables if given else tables[:1]:
            found = bearers.get(word)
            if not found:
                continue
            so_far = [actor for actor, first in found.items() if first <= place]
            for candidates in (list(found), so_far) if given else (so_far,):
                if len(candidates) == 1:
                    return candidates[0], rule
            return None
        return None

    def ambiguous(self, word: str) -> bool:
        """Tell whether a word is the surname of several persons of the article."""
        return len(self.surnames.get(word, ())) > 1

    def body(self, word: str) -> Name | None:
        """Return the body that the first word of its name stands for, if there is one alone."""
        bodies = list(self.heads.get(word, {}).values())
        return bodies[0] if len(bodies) == 1 else None

    def near_surname(self, word: str) -> str | None:
        """Return the person whose surname a word misspells, if there is exactly one."""
        if len(word) < _SHORTEST:
            return None
        near = [name for name in self.surnames if one_edit_apart(word, name)]
        actors = {actor for name in near for actor in self.surnames[name]}
        return next(iter(actors)) if len(actors) == 1 else None


def directory_of(article: Article, names: list[Name]) -> Directory:
    """Return the directory of an article.

    Parameters
    ----------
    article
        The article.
    names
        Its names, in order; the spelling of full names is already mended.
    """
    found = Directory()
    noted: set[str] = set()
    for name in names:
        long = name.last - name.first > 1
        if name.kind == "person" and name.actor not in noted:
            noted.add(name.actor)
            _add_person(found, name)
        elif long and name.kind not in ("", "person"):
            _add_body(found, article, name)
    for one, other in itertools.pairwise(names):
        if other.first - one.last == 1:
            _add_bracketed(found, article, one, other)
        if one.kind == "person" and other.entry is None and other.last - other.first == 1:
            _add_known_as(found, article, one, other)
    return found


def _add_person(directory: Directory, name: Name) -> None:
    """Note a person's full name, at its first mention."""
    parts = fold(name.actor).text.split()
    if len(parts) < 2:
        return
    directory.surnames[surname(name.actor)].setdefault(name.actor, name.first)
    directory.given[parts[0]].setdefault(name.actor, name.first)


def _add_body(directory: Directory, article: Article, name: Name) -> None:
    """Note the long name of an organisation, a group or a place."""
    text = article.text(name.first, name.last)
    letters = initials(text)
    if len(letters) > 1:
        directory.acronyms.setdefault(letters, name)
    cue = cues()
    head, *tail = words = text.split()
    for word in words:
        if word in cue.organisation_endings or word in cue.organisation_heads:
            directory.parts[word].setdefault(name.actor, name)
        if word + "s" in cue.party_members:
            directory.parts[word + "s"].setdefault(name.actor, name)
    firm = name.entry is not None or (tail and tail[-1] in cue.firm_endings)
    if name.kind == "organisation" and firm and head.lower() not in common_words():
        directory.heads[head].setdefault(name.actor, name)
    if head in ("North", "South"):
        directory.parts[head].setdefault(name.actor, name)


def _add_bracketed(directory: Directory, article: Article, one: Name, other: Name) -> None:
    """Note "Long Form (ABC)" and "ABC (Long Form)" of two names that one word or mark parts."""
    texts = article.texts
    if texts[one.last] not in "([" or texts[other.last] not in ")]":
        return
    long, short = (one, other) if other.last - other.first == 1 else (other, one)
    letters = texts[short.first]
    # "the mission in South Sudan (UNMISS)" does not make UNMISS a state.
    place = long.kind == "place" and initials(article.text(long.first, long.last)) != letters
    if (
        long.kind
        and not place
        and short.last - short.first == 1
        and long.last - long.first > 1
        and letters.isupper()
    ):
        directory.acronyms[letters] = long


def _add_known_as(directory: Directory, article: Article, one: Name, other: Name) -> None:
    """Note "Full Name, known as Word": the lone word means that person."""
    between = [t for t in article.texts[one.last : other.first] if t not in _BESIDE]
    if between in _KNOWN_AS and " " in one.actor:
        directory.surnames[article.texts[other.first]].setdefault(one.actor, one.first)


def merge_spellings(names: list[Name]) -> None:
    """Give misspelt and overlong full names of persons the article's more frequent spelling.

    "Kristen Wilkins" beside three times "Kristin Wilkins" is she; so is "Dean Kristin Wilkins".
    "Suu Kyi" is Aung San Suu Kyi, who is known by that name.

    Parameters
    ----------
    names
        An article's names, changed in place.
    """
    people = [n for n in names if n.kind == "person" and " " in n.actor]
    counts = Counter(n.actor for n in people)
    families: dict[str, list[str]] = defaultdict(list)
    for actor in counts:
        families[surname(actor)].append(actor)
    rank = {actor: (count, -i) for i, (actor, count) in enumerate(counts.items())}
    known = {name.actor for name in people if name.entry is not None}
    better = {a: _better(a, family, rank, known) for family in families.values() for a in family}
    for name in people:
        if name.entry is None and better[name.actor]:
            name.actor, name.rule = better[name.actor], "misspelling"


def _better(
    actor: str, family: list[str], rank: dict[str, tuple[int, int]], known: set[str]
) -> str:
    """Return the name that one of a family of names stands for; empty if it stands for itself."""
    if len(family) == 1 or len(family) > _LARGEST_FAMILY:
        return ""
    for other in family:
        slip = rank[other] > rank[actor] and misspelt(actor, other)
        particle = actor.split()[0].lower() in cues().particles  # "Van Gogh"
        tail = other.lower().endswith(" " + actor.lower())
        title = actor.endswith(" " + other) or (tail and (particle or other in known))
        if other != actor and (title or slip):
            return other
    return ""
