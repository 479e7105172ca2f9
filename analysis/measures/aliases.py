"""Which names were made one actor and by what rule, which could mean several, which mean nobody."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.actors.folding import fold, printed
from analysis.actors.gazetteer import figures, readings
from analysis.actors.spelling import surname
from analysis.corpus import Corpus
from analysis.measures.unmatched import uncovered_names

_AMBIGUOUS = "ambiguous surname"
_DESCRIPTION = "description"
# A capital is its government here and the city there: that is told by its sentence.
_OF_CAPITALS = frozenset(("capital for government", "city"))
# Rules by which a single word was taken for a name that no fuller one explains.
_ALONE = frozenset(("capital", "given name", "speech verb", "preposition", "acronym", "office"))
_COUNTS = ["n_mentions", "n_articles"]


def merged_names(corpus: Corpus) -> pd.DataFrame:
    """Return the names that were given to an actor of another name, with the rule of each merge.

    Parameters
    ----------
    corpus
        The collection.

    Returns
    -------
    pandas.DataFrame
        actor, alias (the name as printed; "the" before a description), kind, rule (what merged
        it: the table of names it stands in, such as country or adjective, or surname, acronym of
        a name, misspelling, capital for government …; several parted by "; "), n_mentions,
        n_articles, example (the first sentence); the most mentioned actor first, and its most
        frequent name.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> merged_names(small_corpus())[["actor", "alias", "n_mentions"]].values.tolist()
    [['Russia', 'Russian', 1]]
    """
    names = _named(corpus)
    total = names.groupby("actor")["alias"].transform("size")
    names = names.assign(total=total)[_key(names["alias"]) != _key(names["actor"])]
    merged = _grouped(names, ["actor", "alias"], {"total": ("total", "first")})
    merged = merged.sort_values(
        ["total", "actor", "n_mentions", "alias"],
        ascending=[False, True, False, True],
        ignore_index=True,
    )
    return merged[["actor", "alias", "kind", "rule", *_COUNTS, "example"]]


def ambiguous_names(corpus: Corpus) -> pd.DataFrame:
    """Return the names that could mean several actors, with those actors.

    Parameters
    ----------
    corpus
        The collection.

    Returns
    -------
    pandas.DataFrame
        alias, actor (whom it means now; several parted by "; "), candidates (whom it could mean,
        parted by "; "), kind, rule, n_mentions, n_articles, example; most frequent first. Listed
        are surnames of several people, names that mean different actors in different articles,
        and names such as Georgia or Jordan that have several bearers anywhere.

    Examples
    --------
    >>> from analysis.measures.examples import marked_corpus
    >>> ambiguous_names(marked_corpus(["{Jordan} waited."]))["candidates"].tolist()
    ['Jordan (country); a person named Jordan']
    """
    names = _named(corpus)
    bearers = _bearers(names)
    meanings = names.groupby("alias", sort=True)["actor"].agg(lambda actors: sorted(set(actors)))
    rules = names.groupby("alias", sort=True)["rule"].agg(set).to_dict()
    own = set(names.loc[names["rule"] == "user", "alias"])
    candidates = {
        alias: found
        for alias, actors in meanings.items()
        if alias not in own
        and (found := _candidates(str(alias), actors, rules[str(alias)], bearers))
    }
    kept = names[names["alias"].isin(candidates)]
    table = _grouped(kept, ["alias"], {"actor": ("actor", _by_frequency)})
    table["candidates"] = table["alias"].map({a: "; ".join(c) for a, c in candidates.items()})
    columns = ["alias", "actor", "candidates", "kind", "rule", *_COUNTS, "example"]
    return table.astype({"candidates": "str"})[columns].sort_values(
        ["n_mentions", "alias"], ascending=[False, True], ignore_index=True
    )


def unmatched_names(corpus: Corpus, *, min_mentions: int = 2) -> pd.DataFrame:
    """Return the frequent names that nobody is known by: fill in whom they mean.

    Parameters
    ----------
    corpus
        The collection.
    min_mentions
        Rarer ones are left out.

    Returns
    -------
    pandas.DataFrame
        alias, kind (missing where it was not taken for a name), why ("one name only": a surname
        or other single word without a fuller name; "acronym only"; "no mention": capitalised words
        that were not taken for a name), n_mentions, n_articles, example; most frequent first.

    Examples
    --------
    >>> from analysis.measures.examples import marked_corpus
    >>> corpus = marked_corpus(["{Russia} met Zorbo Blent. Then Zorbo Blent left."])
    >>> unmatched_names(corpus)[["alias", "why", "n_mentions"]].values.tolist()
    [['Zorbo Blent', 'no mention', 2]]
    """
    names = _named(corpus)
    single = _grouped(names[known_by_one_word(names)], ["alias"], {})
    acronym = single["alias"].str.isupper() & (single["alias"].str.len() > 1)
    single["why"] = acronym.map({True: "acronym only", False: "one name only"}).astype("str")
    missed = uncovered_names(corpus).assign(kind=None, why="no mention")
    columns = ["alias", "kind", "why", *_COUNTS, "example"]
    table = pd.concat([single[columns], missed[columns].astype({"kind": "str"})])
    table = table[table["n_mentions"] >= min_mentions]
    return table.sort_values(
        ["n_mentions", "alias", "why"], ascending=[False, True, True], ignore_index=True
    )


def known_by_one_word(mentions: pd.DataFrame) -> pd.Series:
    """Say of each mention whether it is a single word that no fuller name explains.

    Examples
    --------
    >>> rows = {"actor": ["Quill", "Ada Quill"], "kind": "person", "rule": "capital"}
    >>> known_by_one_word(pd.DataFrame(rows)).tolist()
    [True, False]
    """
    guessed = mentions["rule"].isin(_ALONE) | mentions["rule"].str.startswith("spacy ")
    single = ~mentions["actor"].str.contains(" ", regex=False)
    return guessed & single & mentions["kind"].isin(["person", "organisation", "group"])


def _named(corpus: Corpus) -> pd.DataFrame:
    """Return the mentions with alias, the name as a table of names would have it, and example."""
    mentions = corpus.mentions[
        ["article_id", "sentence_id", "start", "surface", "actor", "kind", "rule"]
    ]
    sentences = corpus.sentences[["article_id", "sentence_id", "text"]]
    named = mentions.merge(sentences, on=["article_id", "sentence_id"], how="left")
    alias = named["surface"].map(printed)
    described = named["rule"] == _DESCRIPTION
    named["alias"] = alias.where(~described, "the " + alias).astype("str")
    return named.rename(columns={"text": "example"})


def _grouped(
    names: pd.DataFrame, keys: list[str], more: dict[str, tuple[str, object]]
) -> pd.DataFrame:
    """Return one row a name with its kind, rules, counts and first sentence."""
    return names.groupby(keys, sort=True, as_index=False).agg(
        kind=("kind", lambda kinds: _ranked(kinds)[0]),
        rule=("rule", _by_frequency),
        n_mentions=("alias", "size"),
        n_articles=("article_id", "nunique"),
        example=("example", "first"),
        **more,
    )


def _ranked(values: Iterable[object]) -> list[str]:
    """Return the different values, most frequent first."""
    counts = pd.Series(list(values)).astype("str").value_counts()
    return sorted(counts.index, key=lambda value: (-counts[value], value))


def _by_frequency(values: Iterable[object]) -> str:
    """Return the different values in one cell, most frequent first."""
    return "; ".join(_ranked(values))


def _key(names: pd.Series) -> pd.Series:
    """Return names as they are compared: without case and accents."""
    return names.map({name: fold(str(name)).text.casefold() for name in names.unique()})


def _bearers(names: pd.DataFrame) -> dict[str, set[str]]:
    """Return surname to the people of that surname in the collection."""
    people = names.loc[(names["kind"] == "person") & names["actor"].str.contains(" ", regex=False)]
    found: dict[str, set[str]] = {}
    for actor in people["actor"].unique():
        found.setdefault(surname(actor), set()).add(actor)
    return found


def _candidates(
    alias: str, actors: list[str], rules: set[str], bearers: dict[str, set[str]]
) -> list[str]:
    """Return whom a name could mean, none where that is plain."""
    plain = fold(alias).text
    if plain in readings():
        return list(readings()[plain])
    if _AMBIGUOUS in rules:
        return sorted(bearers.get(plain, set()) | figures().get(plain, frozenset()))
    return actors if len(actors) > 1 and not rules <= _OF_CAPITALS else []
