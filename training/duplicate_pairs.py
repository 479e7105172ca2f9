"""Pairs of articles that are the same story, and pairs that only look like it, made by edits.

Each maker takes an article's paragraphs, those of another one and a source of chance, and returns
the text of the second article of a pair.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

Paragraphs = list[str]
Maker = Callable[[Paragraphs, Paragraphs, Random], Paragraphs]

_BOILERPLATE = [
    "Sign up for our newsletter and get the stories of the day in your inbox every morning.",
    "Follow us for the latest from our reporters at home and abroad, and tell us what you think.",
    "This story was first published by a partner of ours and is printed here with its permission.",
    "Subscribers read every article without a limit; a first month costs less than a coffee.",
]
_MARKET = (
    "{city} -- Shares in {city} {moved} on {day} as investors weighed {cause}. The main index "
    "closed at {a},{b} points, {moved2} {c}.{d} percent from the day before. Turnover was {e} "
    "million crowns. Banks {moved} by {f} percent and energy shares by {g} percent. Analysts said "
    "that trading would stay thin until the central bank decides on rates. The crown bought "
    "0.{h} euros, and a barrel of oil cost {i} dollars. Bond yields {moved2} to {j}.{k} percent."
)


@dataclass(frozen=True)
class Pair:
    """Two texts, how the second came about, and whether they are one story."""

    kind: str
    same: bool
    one: str
    other: str


def drop_paragraphs(own: Paragraphs, other: Paragraphs, chance: Random) -> Paragraphs:
    """Shorten: a third of the paragraphs goes."""
    kept = [text for text in own[1:] if chance.random() > 1 / 3]
    return [own[0], *(kept or own[1:2])]


def keep_half(own: Paragraphs, other: Paragraphs, chance: Random) -> Paragraphs:
    """Cut from below, as a wire story is cut to fit."""
    return own[: max(2, (len(own) + 1) // 2)]


def change_figures(own: Paragraphs, other: Paragraphs, chance: Random) -> Paragraphs:
    """Give every figure another value, as the count of the dead rises."""
    return [re.sub(r"\d+", lambda m: str(int(m[0]) + chance.randint(1, 40)), text) for text in own]


def new_lead(own: Paragraphs, other: Paragraphs, chance: Random) -> Paragraphs:
    """Write headline and first paragraph anew."""
    return [*other[:2], *own[2:]]


def merge_update(own: Paragraphs, other: Paragraphs, chance: Random) -> Paragraphs:
    """Add a third of new text at the top of a story that stays."""
    return [own[0], *other[1 : 1 + max(1, len(own) // 3)], *own[1:]]


def add_boilerplate(own: Paragraphs, other: Paragraphs, chance: Random) -> Paragraphs:
    """Print it under another headline, with an outlet's own lines around it."""
    return [other[0], _BOILERPLATE[0], *own[1:], *_BOILERPLATE[1:]]


def edit_words(own: Paragraphs, other: Paragraphs, chance: Random) -> Paragraphs:
    """Change one word in twenty, as a desk does by its house style."""
    spare = " ".join(other).split()
    return [
        " ".join(chance.choice(spare) if chance.random() < 0.05 else word for word in text.split())
        for text in own
    ]


def follow_up(own: Paragraphs, other: Paragraphs, chance: Random) -> Paragraphs:
    """Report something new above a third of the old story's paragraphs, kept as background."""
    return [*other, *own[-max(1, len(own) // 3) :]]


def shared_background(own: Paragraphs, other: Paragraphs, chance: Random) -> Paragraphs:
    """Tell half of a story anew and keep the other half: as much new as old."""
    half = max(1, len(own) // 2)
    return [*other[: half + 1], *own[-half:]]


SAME: tuple[Maker, ...] = (
    drop_paragraphs, keep_half, change_figures, new_lead, merge_update, add_boilerplate, edit_words,
)  # fmt: skip
DIFFERENT: tuple[Maker, ...] = (follow_up, shared_background)


def make_pairs(texts: list[str], *, seed: int = 0) -> Iterator[Pair]:
    """Yield the pairs that can be made of a collection of different stories."""
    chance = Random(seed)
    stories = [[line for line in text.split("\n") if line.strip()] for text in texts]
    for number, own in enumerate(stories):
        for maker in (*SAME, *DIFFERENT):
            other = stories[(number + chance.randrange(1, len(stories))) % len(stories)]
            edited = "\n\n".join(maker(own, other, chance))
            yield Pair(maker.__name__, maker in SAME, "\n\n".join(own), edited)
        for later in stories[number + 1 :]:
            yield Pair("same_event", False, "\n\n".join(own), "\n\n".join(later))
    reports = [market_report(chance) for _ in range(30)]
    for number, report in enumerate(reports):
        for later in reports[number + 1 :]:
            yield Pair("market_report", False, report, later)


def market_report(chance: Random) -> str:
    """Return a day's report as a desk writes it every day, with other figures."""
    words = {
        "city": "Ardenhall",
        "moved": chance.choice(["rose", "fell", "gained", "slipped"]),
        "moved2": chance.choice(["up", "down"]),
        "day": chance.choice(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]),
        "cause": chance.choice(["weak exports", "talks on oil", "a strong crown", "new tariffs"]),
    }
    figures = {letter: chance.randint(11, 99) for letter in "abcdefghijk"}
    return _MARKET.format(**words, **figures)
