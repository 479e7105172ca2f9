"""Capitalised words that are no actor: events, works, products, models, counts."""

from __future__ import annotations

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
    cue = cues()
    texts = article.texts[first:last]
    if texts[-1] in cue.no_actor_endings and texts[0] not in given_names():
        return True
    if texts[-1] == "System" and cue.system_owners.isdisjoint(texts):
        return True
    if in_event(article, first) or _numbered(article, first, last) or _model_number(article, last):
        return True
    if len(texts) > 2 and len(texts[0]) == 1 and texts[1] == "-" and texts[2].islower():
        return True  # "T-shirt", "X-ray"
    if texts[0] in cue.products or texts[-1] in cue.products or not cue.vessels.isdisjoint(texts):
        return True
    if last - first > 1:
        return all(t in cue.never_alone or t in cue.no_actors for t in texts)
    lone = texts[0]
    if lone.isupper() and lone.lower() in cue.function_words:
        return True
    if lone in cue.organisation_endings or lone in cue.organisation_heads:
        return False
    if lone.isupper() and _counted(article, first):
        return True
    return lone in cue.no_actors or lone in cue.never_alone or lone in cue.place_endings


def _counted(article: Article, first: int) -> bool:
    """Tell whether a number that is no year stands before a word: "737 MAX", "100 MW"."""
    before = article.texts[first - 1]
    year = before.isdigit() and len(before) == _YEAR
    return before[0].isdigit() and before[-1].isdigit() and not year


def _numbered(article: Article, first: int, last: int) -> bool:
    """Tell whether a name ends in a word with a digit: "A320", but not the acronym "(M5S)"."""
    texts = article.texts
    bracketed = last - first == 1 and texts[first - 1] == "(" and texts[last] == ")"
    acronym = bracketed and texts[first].isupper() and texts[first][-1].isalpha()
    return _has_digit(texts[last - 1]) and not acronym


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
    before = first - 2 if texts[first - 1] == "of" else first - 3
    joined = "of" in texts[max(0, first - 2) : first]
    return joined and before >= 0 and texts[before] in cues().event_heads


def _has_digit(text: str) -> bool:
    """Tell whether a word holds a digit."""
    return not text.isalpha() and any(char.isdigit() for char in text)
