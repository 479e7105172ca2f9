"""Whether a capital stands for its government or is meant as a place."""

from __future__ import annotations

from analysis.actors.article import Article, Name
from analysis.actors.following import noun_follows
from analysis.actors.lexicon import cues

_CITIES = ("capital", "seat")


def resolve_capitals(article: Article, names: list[Name], *, as_places: bool) -> None:
    """Set the actor of every capital and every seat of a government.

    Parameters
    ----------
    article
        The article.
    names
        Its names, in order; changed in place.
    as_places
        Whether every capital is the city itself; otherwise it is its state where a government is
        meant ("Moscow denied it") and the city where the place is ("in Moscow").
    """
    capitals_to_governments(article, names)
    if as_places:
        keep_cities(article, names)


def capitals_to_governments(article: Article, names: list[Name]) -> None:
    """Set the actor of every capital: its state, or the city itself where the place is meant.

    Parameters
    ----------
    article
        The article.
    names
        Its names, in order; changed in place.
    """
    before: Name | None = None
    before_is_place = False
    for name in names:
        if _of_sort(name, *_CITIES):
            listed = before is not None and _listed(article, before, name)
            place = _place_meant(article, name) or (listed and before_is_place)
            if place:
                name.actor, name.rule = _city(article, name), "city"
            else:
                name.rule = "capital for government"
            before, before_is_place = name, place
        else:
            before, before_is_place = name, False


def keep_cities(article: Article, names: list[Name]) -> None:
    """Name every capital by itself, whatever it stands for; "the Kremlin" stays a government."""
    for name in names:
        if _of_sort(name, "capital"):
            name.actor, name.rule = _city(article, name), "city"


def _of_sort(name: Name, *sorts: str) -> bool:
    """Tell whether the package, not the user's table, knows a name as one of some sorts."""
    return name.entry is not None and not name.entry.own and name.entry.sort in sorts


def _city(article: Article, name: Name) -> str:
    """Return a city as it is printed, or as it would be outside a headline in capitals."""
    text = article.text(name.first, name.last)
    return text.title() if text.isupper() else text


def _listed(article: Article, one: Name, other: Name) -> bool:
    """Tell whether two names are neighbours in a list: "Paris, London and Madrid"."""
    return 0 < other.first - one.last <= 2 and all(
        article.texts[i] in (",", "and", "or") for i in range(one.last, other.first)
    )


def _place_meant(article: Article, name: Name) -> bool:
    """Tell whether a capital is meant as a place."""
    texts, cue = article.texts, cues()
    first = name.first - 1 if texts[name.first - 1].lower() == "the" else name.first
    before, behind = texts[first - 1].lower(), texts[name.last]
    if name.role == "dateline" or texts[name.last - 1] in ("D.C.", "DC"):
        return True
    nearby = {t.lower() for t in texts[max(0, first - 4) : first - 1]}
    if before in cue.place_prepositions or nearby & cue.city_nouns:
        return True
    if before in ("to", "from", "for", "of"):
        return bool(nearby & cue.motion)
    if behind == "-" and article.hyphen(name.last):
        return texts[name.last + 1] == "based"
    return behind not in cue.government_nouns and noun_follows(article, name.last)
