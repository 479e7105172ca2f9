"""Collections of any size, made from the sample articles with fresh names and words.

A collection that only repeats the sample would flatter every cache. Here each article is two
sample articles in which all names are exchanged for made-up ones, as unevenly frequent as names
are in the news, and one ordinary word in eight for a made-up word; the same number always gives
the same article.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

_WORD = re.compile(r"[A-Za-z]+")
_SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in ("a", "e", "i", "o", "u", "an", "er", "il")]
_NAMES = 50_000


def word(number: int) -> str:
    """Return a made-up word; each number has its own.

    Examples
    --------
    >>> word(5), word(123_456)
    ('ilba', 'anbesa')
    """
    found = ""
    while True:
        number, last = divmod(number, len(_SYLLABLES))
        found += _SYLLABLES[last]
        if number == 0:
            return found if len(found) > 3 else found + "ba"


def names(count: int) -> list[str]:
    """Return the most frequent made-up names: given name and surname."""
    return [f"{word(7 * i + 3).title()} {word(i + 12_544).title()}" for i in range(count)]


def aliases(count: int) -> list[str]:
    """Return a list of names as a user's table has them: every second is a surname alone.

    The articles hold the surnames, the more often the earlier they stand in the list.
    """
    full = names(count)
    return [name if i % 2 else name.split()[-1] for i, name in enumerate(full)]


def articles(count: int, sample: list[str], *, first: int = 0) -> Iterator[str]:
    """Yield made-up articles of about 750 words.

    Parameters
    ----------
    count
        The number of the last, not included.
    sample
        Clean texts of real articles.
    first
        The number of the first.
    """
    usual = {w for text in sample for w in _WORD.findall(text) if w.islower()}
    for number in range(first, count):
        chance = random.Random(number)
        parts = chance.sample(sample, min(2, len(sample)))
        yield "\n\n".join(_exchanged(part, usual, chance) for part in parts)


def _exchanged(text: str, usual: set[str], chance: random.Random) -> str:
    """Return a text with its names and some of its words exchanged, each always for the same."""
    given: dict[str, str] = {}

    def other(match: re.Match[str]) -> str:
        printed = match[0]
        if printed not in given:
            given[printed] = _other(printed, usual, chance)
        return given[printed]

    return _WORD.sub(other, text)


def _other(printed: str, usual: set[str], chance: random.Random) -> str:
    """Return what a word becomes."""
    # Few names and words are very frequent, most are rare: 1 in rank.
    rank = int(_NAMES ** chance.random())
    if printed.istitle() and printed.lower() not in usual and chance.random() < 0.5:
        return word(rank + 12_544).title()
    if printed.islower() and len(printed) > 4 and chance.random() < 0.125:
        return word(rank + 200_000)
    return printed


def write(folder: Path, count: int, sample: list[str], *, first: int = 0) -> None:
    """Write made-up articles as text files, 1,000 a folder."""
    for number, text in enumerate(articles(count, sample, first=first), start=first):
        place = folder / f"{number // 1000:04}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:07}.txt").write_text(text, encoding="utf-8")
