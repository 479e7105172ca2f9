"""One actor for many names, within an article and over a collection."""

from __future__ import annotations

from collections import Counter, defaultdict

import pandas as pd

from analysis.actors.article import Article, Name
from analysis.actors.directory import Directory, directory_of, merge_spellings
from analysis.actors.folding import fold
from analysis.actors.gazetteer import figures
from analysis.actors.lexicon import common_words, cues
from analysis.actors.spelling import misspelt, surname
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
            _correct(name)
    merge_spellings(names)
    directory = directory_of(article, names)
    return [name for name in names if _resolve(article, name, directory)]


def _correct(name: Name) -> None:
    """Give a misspelt full name of a public figure its right spelling."""
    for figure in sorted(figures().get(surname(name.actor), ())):
        if misspelt(name.actor, fold(figure).text):
            name.actor, name.rule = figure, "misspelling"
            return


def _resolve(article: Article, name: Name, directory: Directory) -> bool:
    """Set a name's actor and kind; False if it turns out to be no name."""
    if name.last - name.first > 1 or (name.entry is not None and name.entry.sort == "user"):
        return True
    text = article.texts[name.first]
    if name.rule == "part":
        return _resolve_part(article, name, directory)
    if name.kind in ("", "person", "place") or name.rule == "acronym":
        if _resolve_person(article, name, directory):
            return True
    if name.entry is not None:
        return True
    if text.isupper() and text in directory.acronyms:
        long = directory.acronyms[text]
        name.actor, name.kind, name.rule = long.actor, long.kind, "acronym of a name"
        return True
    return bool(name.kind) or _settle(article, name)


def _resolve_part(article: Article, name: Name, directory: Directory) -> bool:
    """Take "the Church" for the one church of the article; False if there is none, or two."""
    bodies = list(directory.parts.get(article.texts[name.first], {}).values())
    if len(bodies) != 1 or article.texts[name.first - 1].lower() != "the":
        return False
    name.actor, name.kind, name.rule = bodies[0].actor, bodies[0].kind, "short form"
    return True


def _resolve_person(article: Article, name: Name, directory: Directory) -> bool:
    """Take a single word for the person of that name in the article, if there is one."""
    text = article.texts[name.first]
    if name.kind == "place" and article.texts[name.first - 1].lower() in cues().place_prepositions:
        return False
    if name.entry is not None and name.entry.sort in ("adjective", "people"):
        return False
    found = directory.person(text, name.first, given=name.entry is None)
    if found is None and name.kind == "person" and name.entry is None:
        near = directory.near_surname(text)
        found = (near, "misspelling") if near is not None else None
    if found is None or (article.words.opens(name.first) and _plain_word(article, text)):
        return False
    name.actor, name.rule = found
    name.kind, name.entry = "person", None
    return True


def _plain_word(article: Article, text: str) -> bool:
    """Tell whether a word that begins a sentence is an ordinary one that the article uses."""
    low = text.lower()
    return low in common_words() and article.counts[low] > 0 and text not in article.capitalised


def _settle(article: Article, name: Name) -> bool:
    """Decide on a single capitalised word that nothing explains."""
    text = article.texts[name.first]
    alone = figures().get(text, frozenset())
    if len(alone) == 1 and text.lower() not in common_words():
        name.actor, name.kind, name.rule = next(iter(alone)), "person", "public figure"
        return True
    if text not in article.capitalised or article.ordinary(text):
        return False
    name.kind, name.rule = "organisation", "capital"
    return True


def resolve_actors(mentions: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions with names merged over the whole collection.

    A surname alone ("Assad" in an article without his full name) becomes the one person of that
    surname in the collection; with two such persons it stays as it is. A rare full name that is
    one slip away from a frequent one becomes that one.

    Parameters
    ----------
    mentions
        Mentions with article_id, surface, actor, kind, rule.

    Returns
    -------
    pandas.DataFrame
        A copy, with actor, kind and rule changed where names were merged.

    Examples
    --------
    >>> rows = [["a", "Bashar al-Assad", "Bashar al-Assad"], ["b", "Assad", "Assad"]]
    >>> found = pd.DataFrame(rows, columns=["article_id", "surface", "actor"])
    >>> resolve_actors(found.assign(kind="person", rule="capital"))["actor"].tolist()
    ['Bashar al-Assad', 'Bashar al-Assad']
    """
    merged = mentions.copy()
    people = mentions.loc[mentions["kind"] == "person", "actor"]
    counts = Counter(people[people.str.contains(" ", regex=False)])
    renamed = _surnames_merged(mentions, counts) | _slips_merged(counts)
    for actor, (target, rule) in renamed.items():
        rows = (mentions["kind"] == "person") & (mentions["actor"] == actor)
        merged.loc[rows, "actor"] = target
        merged.loc[rows, "rule"] = rule
    return merged


def _surnames_merged(mentions: pd.DataFrame, counts: Counter[str]) -> dict[str, tuple[str, str]]:
    """Return the single words that mean one person of the collection."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for actor in counts:
        bearers[surname(actor)].add(actor)
    single = mentions.loc[~mentions["actor"].str.contains(" ", regex=False)]
    alone = sorted(set(single.loc[single["kind"] == "person", "actor"]))
    return {
        actor: (next(iter(bearers[actor])), "surname in collection")
        for actor in alone
        if len(bearers.get(actor, ())) == 1
    }


def _slips_merged(counts: Counter[str]) -> dict[str, tuple[str, str]]:
    """Return rare full names that are one slip away from a frequent one."""
    merged = {}
    by_surname: dict[str, list[str]] = defaultdict(list)
    for actor in sorted(counts):
        by_surname[surname(actor)].append(actor)
    for actors in by_surname.values():
        for actor in actors:
            better = [o for o in actors if counts[o] >= 4 * counts[actor] and misspelt(actor, o)]
            if len(better) == 1:
                merged[actor] = (better[0], "misspelling")
    return merged
