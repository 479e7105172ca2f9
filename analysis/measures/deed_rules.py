"""A verb or noun of a short list that links two neighbouring mentions of one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from analysis.measures.deed_words import Link, links, word_lists

_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")


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
        doer = left if best.passive else _subject(text, spans, left, opens=best.opens)
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
    lists = word_lists()
    if any(word in lists["denied"] or word.endswith("n't") for word in words):
        return True
    behind = [_folded(word) for word in _WORD.findall(text[end : end + 60])]
    others = behind[2:5] if behind[:2] == ["'", "s"] else []
    part = words[-2:] == ["anti", "-"] or text[end : end + 1] == "-"
    return part or not lists["opposed"].isdisjoint(others)


def _subject(text: str, spans: Sequence[tuple[int, int]], left: int, *, opens: bool) -> int:
    """Return whose verb stands behind a mention; -1 where nobody named does it.

    "Hollande, who met Putin in Moscow, condemned", "Boxer of California condemned"
    """
    lists = word_lists()
    between = [
        _folded(w) for w in _WORD.findall(text[spans[left - 1][1] if left else 0 : spans[left][0]])
    ]
    while between and between[-1] in lists["unheard"]:
        between.pop()
    if left and between == ["of"]:
        return left - 1
    if not between or between[-1] not in lists["where"]:
        return left
    for number in range(left - 1 if opens else -1, -1, -1):
        behind = _WORD.findall(text[spans[number][1] : spans[number + 1][0]])
        if behind[:1] == [","]:
            return number
    return -1


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
    lists = word_lists()
    participle = bool(before) and before[-1] in lists["be"] and not word.endswith("ing")
    agent = _agent(behind, participle) if link.sort != "noun" else 0
    if not agent and tuple(behind[: len(link.particles)]) != link.particles:
        return None
    if _of_another(before) or before == ["to"] or _of_opponents(link, before, behind):
        return None
    noun_like = not agent and link.sort != "noun" and not word.endswith("ing")
    attributive = noun_like and before[-1:] and before[-1] in lists["before_nouns"]
    behind = behind[agent or len(link.particles) :]
    if attributive or _at_a_place(behind):
        return None
    # "Envoys met in Geneva", "backed off from": without a particle the object comes first.
    bare = link.sort != "noun" and not link.particles and behind[:1]
    astray = bare and (behind[0] in lists["barriers"] or behind[0] in lists["astray"])
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
    return not (word_lists()["relatives"] | word_lists()["pronouns"]).isdisjoint(rest)


def _at_a_place(behind: list[str]) -> bool:
    """Tell whether the words end with where it is done: "blasted him on [Twitter]"."""
    lists = word_lists()
    last = next((word for word in reversed(behind) if word not in lists["unheard"]), "")
    return last in lists["places"]


def _of_opponents(link: Link, before: list[str], behind: list[str]) -> bool:
    """Tell whether others do it, or it is done to others: "armed opponents of Assad"."""
    opposed = word_lists()["opposed"]
    if link.sort == "noun":
        return False
    to_others = any(a in opposed and b in ("of", "to") for a, b in pairwise(behind))
    return to_others or not opposed.isdisjoint(before)


def _distance(link: Link, before: list[str], behind: list[str]) -> float:
    """Return how much stands between a verb and its two actors: other clauses most of all."""
    lists = word_lists()
    if before[:1] == [","] and before[1:2] and before[1] in lists["relatives"]:
        before = before[2:]  # "Iran, who met": its own clause
    clauses_before = sum(w in lists["barriers"] and w not in lists["helpers"] for w in before)
    clauses_behind = sum(word in lists["barriers"] for word in behind)
    unsure = (link.sort == "noun") + 1.5 * (link.verb in lists["loose"])
    length = 0.15 * len(before) + 0.3 * len(behind)
    return 0.7 * clauses_before + 1.5 * clauses_behind + length + unsure
