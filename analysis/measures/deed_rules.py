"""A verb or noun of a short list that links two neighbouring mentions of one sentence."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import pairwise

_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")


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


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does what to whom: places of both in the list of mentions, and how sure that is.

    `start` is where the verb begins in the sentence. `distance` grows with what stands between
    the two and the verb; nearest is surest.
    """

    actor: int
    target: int
    link: Link
    passive: bool
    distance: float
    start: int


@cache
def _words() -> dict[str, frozenset[str]]:
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


def sentence_deeds(text: str, spans: Sequence[tuple[int, int]]) -> list[Deed]:
    """Return the deeds of one sentence, between neighbouring mentions.

    Parameters
    ----------
    text
        The sentence.
    spans
        Start and end of each mention in it, in order, not overlapping.

    Examples
    --------
    >>> found = sentence_deeds("Iran condemned Turkey.", [(0, 4), (15, 21)])
    >>> [(deed.actor, deed.link.verb, deed.target) for deed in found]
    [(0, 'condemn', 1)]
    """
    found = []
    for left in range(len(spans) - 1):
        first, last = spans[left][1], spans[left + 1][0]
        places = [(_folded(match[0]), match.start()) for match in _WORD.finditer(text, first, last)]
        words = [word for word, _ in places]
        if _not_it(text, words, spans[left + 1][1]):
            continue
        best = min(_candidates(words), key=lambda c: c.distance, default=None)
        if best is None:
            continue
        doer = _subject(text, spans, left) if best.opens else left
        if doer >= 0:
            pair = (left + 1, doer) if best.passive else (doer, left + 1)
            found.append(Deed(*pair, best.link, best.passive, best.distance, places[best.place][1]))
    return found


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A link between two mentions: at which word, and whether only a comma stands before it."""

    link: Link
    passive: bool
    distance: float
    place: int
    opens: bool


def _folded(word: str) -> str:
    return word.lower().replace("’", "'")


def _not_it(text: str, words: list[str], end: int) -> bool:
    """Tell whether nothing was done, or it was done to others: "sheltered Assad's opponents"."""
    lists = _words()
    if any(word in lists["denied"] or word.endswith("n't") for word in words):
        return True
    behind = [_folded(word) for word in _WORD.findall(text[end : end + 60])]
    others = behind[2:5] if behind[:2] == ["'", "s"] else []
    return words[-2:] == ["anti", "-"] or not lists["opposed"].isdisjoint(others)


def _subject(text: str, spans: Sequence[tuple[int, int]], left: int) -> int:
    """Return whose verb stands behind a comma: "Hollande, who met Putin in Moscow, condemned"."""
    before = _WORD.findall(text[: spans[left][0]])[-1:]
    if before and _folded(before[0]) not in _words()["where"]:
        return left
    for number in range(left - 1, -1, -1):
        behind = [_folded(w) for w in _WORD.findall(text[spans[number][1] : spans[number + 1][0]])]
        if behind[:1] == [","] and behind[1:2] and behind[1] in _words()["relatives"]:
            return number
    return -1 if before else left


def _candidates(words: list[str]) -> list[_Candidate]:
    """Return the links among the words between two mentions."""
    found = [
        candidate
        for place, word in enumerate(words)
        if (link := links().get(word)) is not None
        and (candidate := _candidate(link, words, place)) is not None
    ]
    several = 2.0 * (len(found) > 1)
    return [replace(one, distance=one.distance + several) for one in found]


def _candidate(link: Link, words: list[str], place: int) -> _Candidate | None:
    """Return what a word of the list links, None where it does not link the two."""
    word, before, behind = words[place], words[:place], words[place + 1 :]
    lists = _words()
    participle = bool(before) and before[-1] in lists["be"] and not word.endswith("ing")
    agent = _agent(behind, participle) if link.sort != "noun" else 0
    if not agent and tuple(behind[: len(link.particles)]) != link.particles:
        return None
    if _of_another(before) or before == ["to"] or _of_opponents(link, before, behind):
        return None
    behind = behind[agent or len(link.particles) :]
    # "Envoys met in Geneva", "backed off from": without a particle the object comes first.
    bare = link.sort != "noun" and not link.particles and behind[:1]
    astray = bare and behind[0] in lists["barriers"]
    if not agent and link.sort != "noun" and (participle or astray):
        return None
    opens = before == [","] and link.sort != "noun" and not agent and not word.endswith("ing")
    return _Candidate(link, agent > 0, _distance(link, before, behind), place, opens)


def _agent(behind: list[str], participle: bool) -> int:
    """Return how many words after a verb it takes to reach the "by" of a passive; 0 for none."""
    reach = behind[: 4 if participle else 1]
    return reach.index("by") + 1 if "by" in reach else 0


def _of_another(before: list[str]) -> bool:
    """Tell whether a relative clause parts a verb from the actor: "those who fight Assad"."""
    rest = before[2:] if before[:1] == [","] else before
    return not _words()["relatives"].isdisjoint(rest)


def _of_opponents(link: Link, before: list[str], behind: list[str]) -> bool:
    """Tell whether others do it, or it is done to others: "armed opponents of Assad"."""
    opposed = _words()["opposed"]
    if link.sort == "noun":
        return False
    to_others = any(a in opposed and b in ("of", "to") for a, b in pairwise(behind))
    return to_others or not opposed.isdisjoint(before)


def _distance(link: Link, before: list[str], behind: list[str]) -> float:
    """Return how much stands between a verb and its two actors: other clauses most of all."""
    lists = _words()
    clauses_before = sum(w in lists["barriers"] and w not in lists["helpers"] for w in before)
    clauses_behind = sum(word in lists["barriers"] for word in behind)
    unsure = (link.sort == "noun") + 1.5 * (link.verb in lists["loose"])
    length = 0.15 * len(before) + 0.3 * len(behind)
    return 0.7 * clauses_before + 1.5 * clauses_behind + length + unsure
