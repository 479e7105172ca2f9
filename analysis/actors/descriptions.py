"""Descriptions that mean an actor of the article: "the president", "the militant group"."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from analysis.actors.article import Article, Name
from analysis.actors.lexicon import cues
from analysis.actors.words import Sentence

_JIHADISTS = "Islamic State"
# With one of these the bearer no longer, not yet or not quite holds the office.
_NOT_IN_OFFICE = frozenset(
    ("former", "ex", "deputy", "vice", "acting", "retired", "late", "assistant")
)
_LONGEST_OFFICE = 4


@dataclass(slots=True)
class Offices:
    """Who holds which office in an article: office to person to the state, if it is told."""

    holders: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))


def add_descriptions(article: Article, names: list[Name]) -> list[Name]:
    """Return the names with the descriptions that mean one of them added, in order.

    Parameters
    ----------
    article
        The article.
    names
        Its names, in order.
    """
    offices = _offices(article, names)
    jihadists = _jihadists_described(article, names)
    if not offices.holders and not jihadists:
        return names
    taken = {i for name in names for i in range(name.first, name.last)}
    found = [*_offices_described(article, names, offices, taken), *jihadists]
    added = [n for n in found if taken.isdisjoint(range(n.first, n.last))]
    return sorted([*names, *added], key=lambda name: name.first) if added else names


def _offices_described(
    article: Article, names: list[Name], offices: Offices, taken: set[int]
) -> list[Name]:
    """Return where an office stands for the one person who holds it in the article.

    "President Ada Quill ... the president" is she; with two presidents in the article it is either
    the one of the state before it ("the Russian president") or nobody that can be told.
    """
    state_before = {name.last: name.actor for name in names if name.role == "modifier"}
    heads = {office.split()[0] for office in offices.holders}
    heads |= {head.title() for head in heads}
    places = sorted(i for head in heads for i in article.places(head) if i not in taken)
    found = []
    for i in places:
        state = state_before.get(i, "")
        first = i - 2 if state else i - 1
        if article.texts[first].lower() == "the" or (state and article.texts[first] != "a"):
            name = _held(article, i, state, offices, taken)
            found.extend([name] if name is not None else [])
    return found


def _offices(article: Article, names: list[Name]) -> Offices:
    """Return the offices that stand before the persons of an article."""
    offices = Offices()
    states = {name.last: name.actor for name in names if name.kind == "place"}
    for name in names:
        if name.kind != "person" or " " not in name.actor:
            continue
        first = _office_before(article, name.first)
        office = " ".join(t.lower() for t in article.texts[first : name.first] if t != ",")
        words = set(office.split())
        if not office or words & _NOT_IN_OFFICE or words <= _NO_OFFICES:
            continue
        state = states.get(first) or (
            states.get(first - 1, "") if article.texts[first - 1] == "'s" else ""
        )
        offices.holders[office].setdefault(name.actor, state)
    return offices


_NO_OFFICES = frozenset(
    [
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "dr",
        "dr.",
        "sir",
        "lord",
        "lady",
        "miss",
        "st",
        "st.",
        "of",
        "state",
    ]
)


def _office_before(article: Article, index: int) -> int:
    """Return where the office right before a name begins; the name's own place if none does."""
    texts, offices = article.texts, cues().offices
    first = index - 1 if texts[index - 1] == "," else index
    while first > 1 and index - first <= _LONGEST_OFFICE:
        text = texts[first - 1].lower()
        state = text == "state" and texts[first - 2].lower() == "of"
        if text.rstrip(".") not in offices and not state and text != "of":
            break
        first -= 1
    return index if texts[first] == "," else first


def _held(
    article: Article, index: int, state: str, offices: Offices, taken: set[int]
) -> Name | None:
    """Return the office that begins at a word as its holder's name, if there is one holder."""
    texts = article.texts
    for length in range(_LONGEST_OFFICE, 0, -1):
        last = index + length
        office = " ".join(t.lower() for t in texts[index:last])
        holders = offices.holders.get(office)
        if holders is None or last >= len(texts):
            continue
        if (
            last in taken
            or texts[last] in ("of", "for", "-")
            or texts[last].lower() in cues().offices
        ):
            return None
        fitting = [a for a, s in holders.items() if not state or s in ("", state)]
        if len(fitting) == 1 and not {last, last + 1} & taken:
            return Name(index, last, "person", fitting[0], "description")
        return None
    return None


def _jihadists_described(article: Article, names: list[Name]) -> list[Name]:
    """Return where "the militant Islamist group" means the Islamic State.

    It does where the same sentence has named it before and no other group since; "the Islamic State
    militant group" is one name, and "a militant group" is anyone's.
    """
    groups = [name for name in names if name.kind == "group"]
    if not any(name.actor == _JIHADISTS for name in groups):
        return []
    return [
        Name(first, last, "group", _JIHADISTS, "description")
        for sentence in article.words.sentences
        for first, last in _groups_described(article, sentence)
        if _named_last(groups, sentence, first)
    ]


def _groups_described(article: Article, sentence: Sentence) -> list[tuple[int, int]]:
    """Return where "the ... group" stands in a sentence, without its "the"."""
    texts, found = article.texts, []
    for last in range(sentence.first + 3, sentence.last + 1):
        if texts[last - 1] != "group":
            continue
        for first in range(max(sentence.first + 1, last - 4), last - 1):
            phrase = " ".join(texts[first:last])
            if texts[first - 1].lower() == "the" and phrase in cues().jihadist_descriptions:
                found.append((first, last))
                break
    return found


def _named_last(groups: list[Name], sentence: Sentence, first: int) -> bool:
    """Tell whether the last group named before, in the sentence, is the Islamic State."""
    before = [name for name in groups if sentence.first <= name.first < first]
    return bool(before) and before[-1].actor == _JIHADISTS
