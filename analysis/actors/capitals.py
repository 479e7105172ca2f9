"""Whether a capital stands for its government or is meant as a place."""

from __future__ import annotations

from analysis.actors.article import Article, Name
from analysis.actors.lexicon import cues

_CITIES = ("capital", "seat")


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
        if name.entry is not None and name.entry.sort in _CITIES:
            listed = before is not None and _listed(article, before, name)
            place = _place_meant(article, name) or (listed and before_is_place)
            if place:
                name.actor, name.rule = article.text(name.first, name.last), "city"
                if name.actor.isupper():
                    name.actor = name.actor.title()
            else:
                name.rule = "capital for government"
            before, before_is_place = name, place
        else:
            before, before_is_place = name, False


def keep_cities(article: Article, names: list[Name]) -> None:
    """Name every capital by itself, whatever it stands for: the step above switched off."""
    for name in names:
        if name.entry is not None and name.entry.sort in _CITIES:
            name.actor, name.rule = article.text(name.first, name.last), "city"


def _listed(article: Article, one: Name, other: Name) -> bool:
    """Tell whether two names are neighbours in a list: "Paris, London and Madrid"."""
    return 0 < other.first - one.last <= 2 and all(
        article.texts[i] in (",", "and", "or") for i in range(one.last, other.first)
    )


def _place_meant(article: Article, name: Name) -> bool:
    """Tell whether a capital is meant as a place."""
    texts, cue = article.texts, cues()
    before, behind = texts[name.first - 1].lower(), texts[name.last]
    if name.role == "dateline" or texts[name.last - 1] in ("D.C.", "DC"):
        return True
    if before in cue.place_prepositions or texts[name.first - 2 : name.first] == ["in", "the"]:
        return True
    if before in ("to", "from", "for", "of"):
        nearby = {t.lower() for t in texts[max(0, name.first - 4) : name.first - 1]}
        return (
            bool(nearby & cue.motion)
            or nearby & {"city", "capital", "suburb", "outskirts"} != set()
        )
    if behind == "-" and article.hyphen(name.last):
        return texts[name.last + 1] == "based"
    return _noun_follows(behind)


def _noun_follows(behind: str) -> bool:
    """Tell whether the word behind a capital is a noun that it describes: "Paris attacks"."""
    cue = cues()
    if not behind.isalpha() or not behind.islower() or behind in cue.government_nouns:
        return False
    if behind in cue.function_words or behind in cue.speech_verbs or behind in _VERBS:
        return False
    return not behind.endswith(("ed", "ly", "ing"))


_VERBS = frozenset(
    """wants sees fears hopes expects plans seeks backs supports opposes rejects accuses blames
    insists knows needs intends agrees refuses remains continues began begins made makes took takes
    gave gives went sent sends kept keeps held holds put puts set sets let lets led leads felt saw
    broke came become became weaken weakens grow strengthen meet met want say hope fear see agree
    disagree refuse remain differ fought fights won lost hit struck struggles faces gets got""".split()
)
