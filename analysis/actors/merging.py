"""One actor for many names over a whole collection of articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import pandas as pd

from analysis.actors.confidence import rule_confidence
from analysis.actors.folding import fold
from analysis.actors.spelling import misspelt, surname

NAME = ["surface", "actor", "kind", "rule"]
"""What a name is, whichever mentions have it."""
_SURER = 4
# Rules that only guessed what a single capitalised word is.
_GUESSES = ("capital", "given name", "speech verb", "ambiguous surname", "public figure", "office")


def resolve_actors(mentions: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions with names merged over the whole collection.

    Spellings that differ in accents only become the most frequent one. A surname alone ("Assad" in
    an article without his full name) becomes the one person of that surname in the collection; with
    two such persons it stays as it is. An acronym becomes the one long form that another article
    gives it. A full name that is one slip away from another, four times as frequent, becomes that
    one. Names from the user's table stay.

    Parameters
    ----------
    mentions
        Mentions with surface, actor, kind, rule.

    Returns
    -------
    pandas.DataFrame
        A copy, with actor, kind and rule changed where names were merged.

    Examples
    --------
    >>> rows = [["Bashar al-Assad", "Bashar al-Assad"], ["Assad", "Assad"]]
    >>> found = pd.DataFrame(rows, columns=["surface", "actor"])
    >>> resolve_actors(found.assign(kind="person", rule="capital"))["actor"].tolist()
    ['Bashar al-Assad', 'Bashar al-Assad']
    """
    groups = mentions.groupby(NAME, sort=False, dropna=False)
    names = groups.size().reset_index(name="n")
    merged = resolve_names(names).take(groups.ngroup().to_numpy())
    return with_names(mentions, merged)


def with_names(mentions: pd.DataFrame, merged: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions with the actor, kind and rule that stand row by row in `merged`."""
    named = merged.set_index(mentions.index)
    changed = named["rule"] != mentions["rule"]
    resolved = mentions.assign(**{column: named[column] for column in ("actor", "kind", "rule")})
    if "kind_confidence" in resolved:
        told = resolved.loc[changed, "rule"].map(rule_confidence).astype("float64")
        resolved.loc[changed, "kind_confidence"] = told
    return resolved


def resolve_names(names: pd.DataFrame) -> pd.DataFrame:
    """Return the distinct names of a collection, merged as `resolve_actors` merges mentions.

    What becomes of a mention depends on its name and on how often each name occurs, so that the
    names of a large collection can be counted part by part.

    Parameters
    ----------
    names
        One row per distinct name: surface, actor, kind, rule; n (how many mentions have it).

    Returns
    -------
    pandas.DataFrame
        The same rows in the same order, with actor, kind and rule changed where names were merged.
    """
    merged = names.copy()
    free = merged["rule"] != "user"
    if not free.any():
        return merged
    merged.loc[free, "actor"] = _accents_merged(merged[free])
    for find in (_slips, _surnames, _acronyms):
        changes = find(merged[free])
        for column, values in _columns(changes).items():
            merged.loc[values.index, column] = values
    return merged


def _columns(changes: dict[object, tuple[str, str, str]]) -> dict[str, pd.Series]:
    """Return changes by row as one series for each column."""
    frame = pd.DataFrame.from_dict(changes, orient="index", columns=["actor", "kind", "rule"])
    return {str(column): frame[column] for column in frame.columns} if changes else {}


def _accents_merged(names: pd.DataFrame) -> pd.Series:
    """Return the actors, each in the most frequent of the spellings that differ in accents only."""
    counts = _counted(names)
    best: dict[str, str] = {}
    for actor in sorted(counts, key=lambda a: (-counts[a], a)):
        best.setdefault(fold(actor).text, actor)
    return names["actor"].map({actor: best[fold(actor).text] for actor in counts})


def _counted(names: pd.DataFrame) -> Counter[str]:
    """Count the mentions of each actor."""
    counts: Counter[str] = Counter()
    for actor, n in zip(names["actor"].tolist(), names["n"].tolist(), strict=True):
        counts[actor] += n
    return counts


def _full_names(names: pd.DataFrame) -> Counter[str]:
    """Count the mentions of every person whose full name stands somewhere in the collection."""
    people = names[names["kind"] == "person"]
    in_full = people["surface"].str.contains(" ", regex=False)
    full = set(people.loc[in_full, "actor"])
    return _counted(people[people["actor"].isin(full)])


def _slips(mentions: pd.DataFrame) -> dict[object, tuple[str, str, str]]:
    """Return the rows of full names that are one slip away from a far more frequent one."""
    counts = _full_names(mentions)
    families: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for actor in sorted(counts):
        for key in _spelling_keys(actor):
            families[key].append(actor)
    better: dict[str, set[str]] = defaultdict(set)
    for family in families.values():
        for rare, frequent in _pairs(family, counts):
            better[rare].add(frequent)
    target = {rare: min(names) for rare, names in better.items() if len(names) == 1}
    rows = mentions[(mentions["kind"] == "person") & mentions["actor"].isin(target)]
    actors = rows["actor"].astype(str)
    return {row: (target[name], "person", "misspelling") for row, name in actors.items()}


def _spelling_keys(actor: str) -> Iterable[tuple[str, ...]]:
    """Yield keys of which one is the same for two names that one slip parts."""
    parts = fold(actor).text.split()
    if len(parts) > 1:
        yield ("last", parts[-1], parts[0][:2])
        yield ("first", parts[0], parts[-1][:2])


def _pairs(family: list[str], counts: Counter[str]) -> Iterable[tuple[str, str]]:
    """Yield the rare and the frequent name of every pair that one slip parts."""
    for rare in family:
        for frequent in family:
            if counts[frequent] >= _SURER * counts[rare] and misspelt(rare, frequent):
                yield rare, frequent


def _surnames(mentions: pd.DataFrame) -> dict[object, tuple[str, str, str]]:
    """Return the rows of surnames alone whose bearer the collection tells."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for actor in _full_names(mentions):
        bearers[surname(actor)].add(actor)
    word = mentions["surface"].map(lambda surface: fold(surface).text)
    guessed = (mentions["rule"].isin(_GUESSES) | _by_model(mentions)) & word.isin(bearers)
    changes: dict[object, tuple[str, str, str]] = {}
    for row, name in zip(mentions[guessed].itertuples(), word[guessed], strict=True):
        if len(bearers[name]) == 1:
            changes[row.Index] = (min(bearers[name]), "person", "surname in collection")
        elif row.rule == "public figure":
            changes[row.Index] = (name, "person", "ambiguous surname")
    return changes


def _by_model(mentions: pd.DataFrame) -> pd.Series:
    """Tell of each mention whether a model found it and no rule says more."""
    return mentions["rule"].astype(str).str.startswith("spacy ")


def _acronyms(mentions: pd.DataFrame) -> dict[object, tuple[str, str, str]]:
    """Return the rows of acronyms that stand for one long form elsewhere in the collection."""
    spelt_out = mentions[mentions["rule"] == "acronym of a name"]
    forms: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for surface, actor, kind in spelt_out[["surface", "actor", "kind"]].astype(str).to_numpy():
        forms[surface].add((actor, kind))
    acronym = (mentions["rule"] == "acronym") | _by_model(mentions)
    alone = mentions.loc[acronym, "surface"].astype(str)
    changes: dict[object, tuple[str, str, str]] = {}
    for row, surface in alone.items():
        if len(forms.get(surface, ())) == 1:
            actor, kind = min(forms[surface])
            changes[row] = (actor, kind, "acronym in collection")
    return changes
