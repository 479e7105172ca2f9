"""Who is mentioned how often, and which names were made one actor."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.selection import SPOKEN_OF, chosen_mentions


def actor_counts(corpus: Corpus, *, roles: Collection[str] = SPOKEN_OF) -> pd.DataFrame:
    """Return how often each actor is mentioned.

    Parameters
    ----------
    corpus
        The collection.
    roles
        Roles of mentions to count; by default datelines and cited media are left out.

    Returns
    -------
    pandas.DataFrame
        actor, kind (its most frequent one), n_mentions, n_articles, n_outlets, names (its
        surface forms, most frequent first); most mentioned first.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> actor_counts(small_corpus())[["actor", "n_mentions", "names"]].head(1).values.tolist()
    [['Russia', 4, 'Russia, Russian']]
    """
    mentions = chosen_mentions(corpus, roles)
    counts = mentions.groupby("actor", sort=True).agg(
        n_mentions=("start", "size"),
        n_articles=("article_id", "nunique"),
        n_outlets=("outlet", "nunique"),
    )
    counts.insert(0, "kind", _ranked(mentions, "kind").groupby(level=0).first())
    counts["names"] = _ranked(mentions, "surface").groupby(level=0).agg(", ".join)
    table = counts.reset_index().astype({"names": "str"})
    table.attrs["counted"] = {"roles": tuple(roles)}
    return table.sort_values(["n_mentions", "actor"], ascending=[False, True], ignore_index=True)


def actor_names(corpus: Corpus) -> pd.DataFrame:
    """Return each name with the actor it was given to: rows for an alias table of your own.

    Parameters
    ----------
    corpus
        The collection.

    Returns
    -------
    pandas.DataFrame
        actor, alias (the name as printed), kind, role, rule (what found and resolved it),
        n_mentions, n_articles; sorted by actor, most frequent alias first. To undo a merge, give
        the alias another actor in a CSV file of your own with the columns actor, alias, kind.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> actor_names(small_corpus())[["actor", "alias", "n_mentions"]].tail(1).values.tolist()
    [['Russia', 'Russian', 1]]
    """
    keys = ["actor", "surface", "kind", "role", "rule"]
    names = corpus.mentions.groupby(keys, sort=True, as_index=False).agg(
        n_mentions=("start", "size"), n_articles=("article_id", "nunique")
    )
    names = names.rename(columns={"surface": "alias"})
    return names.sort_values(
        ["actor", "n_mentions", "alias", "kind", "role", "rule"],
        ascending=[True, False, True, True, True, True],
        ignore_index=True,
    )


def _ranked(mentions: pd.DataFrame, column: str) -> pd.Series:
    """Return each actor's values of a column, most frequent first, indexed by actor."""
    counts = mentions.groupby(["actor", column]).size().rename("n").reset_index()
    counts = counts.sort_values(["actor", "n", column], ascending=[True, False, True])
    return counts.set_index("actor")[column]
