"""Names that something other than the rules has found, as the steps after detection want them."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.actors.article import Article, Name
from analysis.actors.folding import Folded
from analysis.actors.gazetteer import Known
from analysis.actors.lexicon import cues
from analysis.actors.words import BREAK


@dataclass(frozen=True, slots=True)
class Given:
    """The names of one text: their start, end and kind, and what found them."""

    spans: list[tuple[int, int, str]]
    rule: str


def names_given(article: Article, folded: Folded, given: Given) -> list[Name]:
    """Return the names of an article that were found elsewhere, and those of the user's table.

    A name of the user's wins over spans that cross it; inside a longer span it is part of that.

    Parameters
    ----------
    article
        The article.
    folded
        Its text.
    given
        What was found in the text.
    """
    spans = {(first, last): kind for first, last, kind in _trimmed(article, folded, given)}
    names: list[Name] = []
    for known in article.known.values():
        longer = any(
            first <= known.first and known.last <= last and (first, last) != _place(known)
            for first, last in spans
        )
        if known.entry.own and not longer:
            names.append(_name(article, _place(known), known, ""))
    taken = {i for name in names for i in range(name.first, name.last)}
    for (first, last), kind in spans.items():
        if taken.isdisjoint(range(first, last)):
            name = _name(article, (first, last), article.known.get(first), kind)
            name.rule = name.rule or given.rule
            names.append(name)
            taken.update(range(first, last))
    return sorted(names, key=lambda name: name.first)


def _place(known: Known) -> tuple[int, int]:
    """Return the words of a known name."""
    return known.first, known.last


def _trimmed(article: Article, folded: Folded, given: Given) -> list[tuple[int, int, str]]:
    """Return the spans as words: on one line, without "the", an office before and an 's behind."""
    texts, trimmed = article.texts, list[tuple[int, int, str]]()
    for start, end, kind in given.spans:
        first, last = article.words.between(folded.place(start), folded.place(end))
        if BREAK in texts[first:last]:
            last = texts.index(BREAK, first)
        while first < last and _leads(article, first, last, kind):
            first += 1
        while first < last and texts[last - 1] in ("'s", "'S", "'"):
            last -= 1
        if first < last and any(text[0].isalnum() for text in texts[first:last]):
            trimmed.append((first, last, kind))
    return trimmed


def _leads(article: Article, first: int, last: int, kind: str) -> bool:
    """Tell whether a span's first word is no part of the name."""
    low = article.texts[first].lower()
    office = kind == "person" and last - first > 1 and low.rstrip(".") in cues().offices
    return low == "the" or office


def _name(article: Article, place: tuple[int, int], known: Known | None, kind: str) -> Name:
    """Return a name, with what is known of just these words; no rule where nothing is."""
    first, last = place
    text = article.text(first, last)
    if known is not None and _place(known) == place:
        entry = known.entry
        merged = entry.own or entry.actor != text
        return Name(first, last, entry.kind, entry.actor, entry.rule if merged else "", entry=entry)
    part = last - first == 1 and text in cues().organisation_endings
    return Name(first, last, kind, text, "part" if part else "")
