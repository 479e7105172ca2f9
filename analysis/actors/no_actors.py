"""Capitalised words that are no actor: events, works, products, models, counts."""

from __future__ import annotations

from functools import cache

from analysis.actors.article import Article
from analysis.actors.lexicon import cues, given_names

_YEAR = 4  # digits


def no_actor(article: Article, first: int, last: int) -> bool:
    """Tell whether capitalised words name an event, a work, a thing, or nothing.

    Parameters
    ----------
    article
        The article.
    first, last
        The words' first and last (excluded).
    """
    texts = article.texts[first:last]
    if in_event(article, first) or _numbered(article, first, last) or _model_number(article, last):
        return True
    if len(texts) > 2 and len(texts[0]) == 1 and texts[1] == "-" and texts[2].islower():
        return True  # "T-shirt", "X-ray"
    if not _telling().isdisjoint(texts):
        told = _told_by_words(texts)
        if told is not None:
            return told
    lone = texts[0]
    if last - first > 1 or not lone.isupper():
        return False
    return lone.lower() in cues().function_words or _counted(article, first)


def _told_by_words(texts: list[str]) -> bool | None:
    """Tell whether words by themselves name no actor; None if that depends on what is beside."""
    cue, lone = cues(), texts[0]
    if texts[-1] in cue.no_actor_endings and lone not in given_names():
        return True
    if texts[-1] == "System" and cue.system_owners.isdisjoint(texts):
        return True
    if lone in cue.products or texts[-1] in cue.products or not cue.vessels.isdisjoint(texts):
        return True
    if len(texts) > 1:
        return all(t in cue.never_alone or t in cue.no_actors for t in texts)
    if lone.isupper() and lone.lower() in cue.function_words:
        return True
    if lone in cue.organisation_endings or lone in cue.organisation_heads:
        return False
    if lone in cue.no_actors or lone in cue.never_alone or lone in cue.place_endings:
        return True
    return None


@cache
def _telling() -> frozenset[str]:
    """Return all words that tell that a name is no actor's, or that a lone word is."""
    cue = cues()
    none = cue.no_actor_endings | cue.products | cue.vessels | cue.never_alone | cue.no_actors
    bodies = cue.organisation_endings | cue.organisation_heads | cue.place_endings
    return none | bodies | {"System"}


def _counted(article: Article, first: int) -> bool:
    """Tell whether a number that is no year stands before a word: "737 MAX", "100 MW"."""
    before = article.texts[first - 1]
    year = before.isdigit() and len(before) == _YEAR
    return before[0].isdigit() and before[-1].isdigit() and not year


def _numbered(article: Article, first: int, last: int) -> bool:
    """Tell whether a name ends in a word with a digit: "A320", but not the acronym "(M5S)"."""
    texts = article.texts
    if not _has_digit(texts[last - 1]):
        return False
    bracketed = last - first == 1 and texts[first - 1] == "(" and texts[last] == ")"
    return not (bracketed and texts[first].isupper() and texts[first][-1].isalpha())


def _model_number(article: Article, last: int) -> bool:
    """Tell whether a number is glued on: "Su-24", "STS-1"."""
    return article.hyphen(last) and article.texts[last + 1][0].isdigit()


def in_event(article: Article, first: int) -> bool:
    """Tell whether a name is only the place of an event: "Battle of Gettysburg".

    Parameters
    ----------
    article
        The article.
    first
        The name's first word.
    """
    texts = article.texts
    if texts[first - 1] == "of":
        before = first - 2
    elif first > 1 and texts[first - 2] == "of":
        before = first - 3
    else:
        return False
    return before >= 0 and texts[before] in cues().event_heads


def _has_digit(text: str) -> bool:
    """Tell whether a word holds a digit."""
    return not text.isalpha() and any(char.isdigit() for char in text)
