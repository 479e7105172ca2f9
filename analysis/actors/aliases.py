"""One actor for many names within an article."""

from __future__ import annotations

from functools import lru_cache

from analysis.actors.article import Article, Name
from analysis.actors.directory import Directory, directory_of, merge_spellings
from analysis.actors.folding import fold
from analysis.actors.gazetteer import figures
from analysis.actors.lexicon import common_words, cues
from analysis.actors.merging import resolve_actors
from analysis.actors.spelling import initials, misspelt, surname
from analysis.actors.table import read_actor_table

__all__ = ["read_actor_table", "resolve_actors", "within_article"]


def within_article(article: Article, names: list[Name]) -> list[Name]:
    """Return the names of an article, each with its actor; those that are no names left out.

    Parameters
    ----------
    article
        The article.
    names
        What detection found, in order; changed in place.
    """
    for name in names:
        if name.kind == "person" and name.entry is None and name.last - name.first > 1:
            right = _right_spelling(name.actor)
            if right:
                name.actor, name.rule = right, "misspelling"
    _join_demonyms(article, names)
    merge_spellings(names)
    directory = directory_of(article, names)
    return [name for name in names if _resolve(article, name, directory)]


def _join_demonyms(article: Article, names: list[Name]) -> None:
    """Join a demonym to the body behind it where the acronym in brackets counts both.

    "the Nigerian National Petroleum Company (NNPC)" is one body's name.
    """
    texts = article.texts
    for i in range(len(names) - 3, -1, -1):
        one = names[i]
        if one.entry is None or one.entry.sort != "adjective":
            continue
        body, short = names[i + 1 : i + 3]
        if one.last != body.first or texts[body.last] != "(":
            continue
        whole = article.text(one.first, body.last)
        if short.first == body.last + 1 and initials(whole) == texts[short.first]:
            body.first, body.actor = one.first, whole
            del names[i]


@lru_cache(maxsize=20_000)
def _right_spelling(actor: str) -> str:
    """Return the public figure whose full name is misspelt; empty if it is nobody's."""
    figures_of_that_name = sorted(figures().get(surname(actor), ()))
    return next((f for f in figures_of_that_name if misspelt(actor, fold(f).text)), "")


def _resolve(article: Article, name: Name, directory: Directory) -> bool:
    """Set a name's actor and kind; False if it turns out to be no name."""
    if name.entry is not None and name.entry.own:
        return True
    if name.last - name.first > 1:
        # "Bankman-Fried" is one word, and may be somebody's surname.
        hyphened = name.entry is None and " " not in article.text(name.first, name.last)
        return (hyphened and _resolve_person(article, name, directory)) or bool(name.kind)
    text = article.texts[name.first]
    if name.rule == "part" or (name.rule == "capital" and text in cues().party_members):
        return _resolve_part(article, name, directory)
    personal = name.kind in ("", "person", "place") or name.rule in ("acronym", "capital")
    if personal and _resolve_person(article, name, directory):
        return True
    if name.entry is not None:
        return True
    if text.isupper() and text in directory.acronyms:
        long = directory.acronyms[text]
        name.actor, name.kind, name.rule = long.actor, long.kind, "acronym of a name"
        return True
    if directory.ambiguous(text):
        name.actor, name.kind, name.rule = text, "person", "ambiguous surname"
        return True
    if _public_figure(article, name):
        return True
    body = directory.body(text) if name.rule not in ("acronym", "office") else None
    if body is not None:
        name.actor, name.kind, name.rule = body.actor, body.kind, "short form"
        return True
    if name.rule == "capital" and article.ordinary(text):
        return bool(name.kind) and _has_article(article, name)
    return bool(name.kind)


def _has_article(article: Article, name: Name) -> bool:
    """Tell whether "The" with a capital within a sentence belongs to a name: "in The Onion"."""
    before = name.first - 1
    return before in article.inside and article.texts[before] == "The"


def _resolve_part(article: Article, name: Name, directory: Directory) -> bool:
    """Take "the Church" for the one church of the article; False if there is none, or two."""
    text = article.texts[name.first]
    bodies = list(directory.parts.get(text, {}).values())
    if len(bodies) == 1 and article.texts[name.first - 1].lower() == "the":
        name.actor, name.kind, name.rule = bodies[0].actor, bodies[0].kind, "short form"
        return True
    if text not in cues().party_members or name.first not in article.inside:
        return False
    # "the Greens", whose country knows which party is meant.
    name.actor, name.kind, name.rule = text, "group", "party members"
    return True


def _resolve_person(article: Article, name: Name, directory: Directory) -> bool:
    """Take a single word for the person of that name in the article, if there is one."""
    text = article.text(name.first, name.last)
    if name.kind == "place" and article.texts[name.first - 1].lower() in cues().place_prepositions:
        return False
    if name.entry is not None and name.entry.sort in ("adjective", "people"):
        return False
    found = directory.person(text, name.first, given=name.entry is None)
    if found is None and name.kind == "person" and name.entry is None:
        near = directory.near_surname(text)
        found = (near, "misspelling") if near is not None else None
    head = article.texts[name.first]
    if found is None or (article.words.opens(name.first) and _plain_word(article, head)):
        return False
    name.actor, name.rule = found
    name.kind, name.entry = "person", None
    name.first = _with_particles(article, name)
    return True


def _with_particles(article: Article, name: Name) -> int:
    """Return where a surname begins with the particles of its bearer's: "von der Leyen"."""
    first, particles = name.first, cues().particles
    while article.texts[first - 1].lower() in particles:
        tail = article.text(first - 1, name.last).lower()
        if not name.actor.lower().endswith(" " + tail):
            break
        first -= 1
    return first


def _plain_word(article: Article, text: str) -> bool:
    """Tell whether a word that begins a sentence is an ordinary one that the article uses."""
    low = text.lower()
    if article.counts[low] >= article.counts[text]:
        return True
    return low in common_words() and article.counts[low] > 0 and text not in article.capitalised


def _public_figure(article: Article, name: Name) -> bool:
    """Take a surname that the article does not explain for the public figure of that name."""
    text = article.texts[name.first]
    bearers = figures().get(text, frozenset())
    ordinary = text.lower() in common_words() and not article.acts(name.first)
    if not bearers or ordinary or (name.kind not in ("", "person") and name.rule != "capital"):
        return False
    if len(bearers) == 1:
        name.actor, name.rule = next(iter(bearers)), "public figure"
    else:
        name.rule = "ambiguous surname"
    name.kind = "person"
    return True
