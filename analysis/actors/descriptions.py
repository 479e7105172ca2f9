"""Descriptions that mean an actor of the article: "the militant Islamist group"."""

from __future__ import annotations

from analysis.actors.article import Article, Name
from analysis.actors.lexicon import cues
from analysis.actors.words import Sentence

_JIHADISTS = "Islamic State"


def add_descriptions(article: Article, names: list[Name]) -> list[Name]:
    """Return the names with the descriptions that mean one of them added, in order.

    "The militant Islamist group" means the Islamic State where the same sentence has named it
    before and no other group since; "the Islamic State militant group" is one name, and "a
    militant group" is anyone's.

    Parameters
    ----------
    article
        The article.
    names
        Its names, in order.
    """
    groups = [name for name in names if name.kind == "group"]
    if not any(name.actor == _JIHADISTS for name in groups):
        return names
    taken = {i for name in names for i in range(name.first, name.last)}
    added = [
        Name(first, last, "group", _JIHADISTS, "description")
        for sentence in article.words.sentences
        for first, last in _described(article, sentence)
        if taken.isdisjoint(range(first, last)) and _named(groups, sentence, first)
    ]
    return sorted([*names, *added], key=lambda name: name.first) if added else names


def _described(article: Article, sentence: Sentence) -> list[tuple[int, int]]:
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


def _named(groups: list[Name], sentence: Sentence, first: int) -> bool:
    """Tell whether the last group named before, in the sentence, is the Islamic State."""
    before = [name for name in groups if sentence.first <= name.first < first]
    return bool(before) and before[-1].actor == _JIHADISTS
