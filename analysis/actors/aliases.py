"""One actor for many names, within an article and over a collection."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

import pandas as pd

from analysis.actors.article import Article, Name
from analysis.actors.folding import fold
from analysis.actors.gazetteer import figures
from analysis.actors.spelling import initials, misspelt, surname
from analysis.actors.table import read_actor_table

__all__ = ["read_actor_table", "resolve_actors", "within_article"]


@dataclass(slots=True)
class Directory:
    """The full names of one article and what may stand for them.

    `persons` counts full names of persons; `surnames`, `given` and `acronyms` lead to the full
    names that a single word may mean.
    """

    persons: Counter[str] = field(default_factory=Counter)
    surnames: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    given: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    acronyms: dict[str, Name] = field(default_factory=dict)
    heads: dict[str, list[Name]] = field(default_factory=lambda: defaultdict(list))


def within_article(article: Article, names: list[Name]) -> list[Name]:
    """Return the names of an article, each with its actor; those that are no names left out.

    Parameters
    ----------
    article
        The article.
    names
        What detection found, in order.
    """
    for name in names:
        if name.kind == "person" and name.entry is None and name.last - name.first > 1:
            _correct(name, {n.actor for n in names if n.kind == "person" and n is not name})
    directory = _directory(article, names)
    return [name for name in names if _resolve(article, name, directory)]


def _correct(name: Name, others: set[str]) -> None:
    """Give a misspelt full name its right spelling, from the known figures."""
    for figure in sorted(figures().get(surname(name.actor), ())):
        if misspelt(name.actor, fold(figure).text):
            name.actor, name.rule = figure, "misspelling"
            return


def _directory(article: Article, names: list[Name]) -> Directory:
    """Return what the article's own full names let single words mean."""
    found = Directory()
    for name in names:
        long = name.last - name.first > 1
        if name.kind == "person" and (long or name.rule == "person"):
            _add_person(found, name.actor)
        elif name.kind in ("organisation", "group", "place") and long:
            text = article.text(name.first, name.last)
            found.acronyms.setdefault(initials(text), name)
            found.heads[text.split()[0]].append(name)
            if article.texts[name.last] == "(" and article.texts[name.last + 2] == ")":
                found.acronyms[article.texts[name.last + 1]] = name
    return found


def _add_person(directory: Directory, actor: str) -> None:
    """Note a person's full name."""
    directory.persons[actor] += 1
    parts = fold(actor).text.split()
    if len(parts) > 1 and directory.persons[actor] == 1:
        directory.surnames[surname(actor)].append(actor)
        directory.given[parts[0]].append(actor)


def _resolve(article: Article, name: Name, directory: Directory) -> bool:
    """Set a name's actor and kind; False if it turns out to be no name."""
    if name.last - name.first > 1 or (name.entry is not None and name.entry.sort != "person"):
        return True
    text = article.texts[name.first]
    if name.kind in ("", "person") or name.rule == "acronym":
        for candidates, rule in ((directory.surnames, "surname"), (directory.given, "given name")):
            full = candidates.get(text, [])
            if len(full) == 1:
                name.actor, name.kind, name.rule = full[0], "person", rule
                return True
    if text.isupper() and text in directory.acronyms:
        long = directory.acronyms[text]
        name.actor, name.kind, name.rule = long.actor, long.kind, "acronym of a name"
        return True
    if name.kind:
        return True
    return _settle(article, name)


def _settle(article: Article, name: Name) -> bool:
    """Decide on a single capitalised word that nothing explains."""
    text = article.texts[name.first]
    alone = figures().get(text, frozenset())
    if len(alone) == 1:
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
