"""What changed between two corpora: whose number moved, who is new or gone, and which cause."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.differences import compared_sides
from analysis.measures.scores import scored_mentions
from analysis.measures.sentiment import actor_sentiment

MOVED, HELD, SAME, THIN, NEW, GONE = (
    *("moved", "within chance", "the same", "too few mentions", "new", "gone"),
)
_SURE = 0.05
_ORDER = ["actor", "kind", "change", "toward_old", "toward_new", "difference", "low", "high"]
_ORDER += ["p_adjusted", "n_mentions_old", "n_mentions_new", "n_articles_old", "n_articles_new"]


def actor_changes(
    old: Corpus, new: Corpus, *, min_mentions: int = 5, level: float = 0.95, seed: int = 0
) -> pd.DataFrame:
    """Return how the sentiment toward each actor differs from one corpus to another.

    Parameters
    ----------
    old, new
        Two corpora. Articles may be in both: what they have in common is allowed for.
    min_mentions
        Scored mentions that it takes on each side to give a number.
    level
        Level of the intervals.
    seed
        Start of the random draws.

    Returns
    -------
    pandas.DataFrame
        One row per actor of either: actor, kind, change ("moved" where a difference is beyond
        chance after correction for all actors, "within chance", "the same", "too few mentions" on
        a side, "new", "gone"), toward_old, toward_new, difference (new - old, -2 to 2), low, high
        (its interval; missing where a side has scores in one article only), p_adjusted,
        n_mentions_old, n_mentions_new, n_articles_old, n_articles_new. Moved actors first, the
        farthest on top; then those with most mentions.

    Examples
    --------
    >>> from analysis.measures.examples import marked_corpus
    >>> old = marked_corpus([f"{{Iran -0.5}} met. {{Iran -0.{n}}} left." for n in range(6)])
    >>> new = marked_corpus([f"{{Iran 0.{n}}} met. {{Iran 0.5}} left." for n in range(6)])
    >>> actor_changes(old, new)[["actor", "change", "difference"]].round(1).values.tolist()
    [['Iran', 'moved', 0.8]]
    """
    sides = {
        side: actor_sentiment(corpus, min_mentions=min_mentions, level=level, seed=seed)
        for side, corpus in (("old", old), ("new", new))
    }
    columns = ["actor", "kind", "toward", "n_mentions", "n_articles"]
    table = sides["old"][columns].merge(
        sides["new"][columns], on="actor", how="outer", suffixes=("_old", "_new")
    )
    mentions = pd.concat(
        [scored_mentions(new).assign(side="new"), scored_mentions(old).assign(side="old")]
    )
    pairs = compared_sides(mentions, min_mentions=min_mentions, level=level, seed=seed)
    bounds = pairs[["actor", "low", "high", "p_adjusted"]]
    table = table.merge(bounds, on="actor", how="left", validate="1:1")
    table["difference"] = table["toward_new"] - table["toward_old"]
    table["kind"] = table["kind_new"].fillna(table["kind_old"])
    for column in ("n_mentions_old", "n_mentions_new", "n_articles_old", "n_articles_new"):
        table[column] = table[column].fillna(0).astype("int64")
    table["change"] = _change(table)
    return _sorted(table)[_ORDER]


def _change(table: pd.DataFrame) -> pd.Series:
    """Return what became of each actor, in a word."""
    counted = (table["n_mentions_old"] == table["n_mentions_new"]) & (
        table["n_articles_old"] == table["n_articles_new"]
    )
    # Where every article moved by as much, nothing is left to chance and there is no p.
    beyond = (table["low"] > 0) | (table["high"] < 0)
    cases = [
        (table["n_mentions_old"] == 0, NEW),
        (table["n_mentions_new"] == 0, GONE),
        (table["difference"].isna(), THIN),
        (counted & (table["difference"].abs() < 1e-12), SAME),
        (beyond & (table["p_adjusted"].fillna(0) < _SURE), MOVED),
    ]
    conditions = [condition.to_numpy() for condition, _ in cases]
    words = np.select(conditions, [word for _, word in cases], default=HELD)
    return pd.Series(words, index=table.index, dtype="str")


def _sorted(table: pd.DataFrame) -> pd.DataFrame:
    """Return moved actors first, by how far; the others by their mentions."""
    far = table["difference"].abs().where(table["change"] == MOVED, -1.0)
    mentions = table["n_mentions_old"] + table["n_mentions_new"]
    keys = table.assign(far=far, mentions=mentions)
    return (
        keys.sort_values(["far", "mentions", "actor"], ascending=[False, False, True])
        .drop(columns=["far", "mentions"])
        .reset_index(drop=True)
    )


def actor_causes(
    steps: Mapping[str, Corpus], causes: Mapping[str, str], *, min_mentions: int = 5
) -> pd.DataFrame:
    """Return how much of each actor's move is due to each cause, one cause exchanged a step.

    Parameters
    ----------
    steps
        Corpora from the old one to the new one, by name, in order; each differs from the one
        before it by one cause.
    causes
        For each step after the first, the cause that it exchanged. A cause may come twice.
    min_mentions
        Scored mentions that it takes to give a number.

    Returns
    -------
    pandas.DataFrame
        actor, toward_old, toward_new, difference, and a column for each cause: the move on its
        steps. They add up to the difference. Missing where some step has too few mentions. Only
        actors with a number at both ends; farthest moves first.

    Examples
    --------
    >>> from analysis.measures.examples import marked_corpus
    >>> a, b, c = (marked_corpus([f"{{Iran {x}}} met."] * 5) for x in (0.1, 0.3, 0.9))
    >>> steps = {"old": a, "same articles, new settings": b, "new": c}
    >>> causes = {"same articles, new settings": "settings", "new": "articles"}
    >>> actor_causes(steps, causes).round(1).values.tolist()
    [['Iran', 0.1, 0.9, 0.8, 0.2, 0.6]]
    """
    numbers = {}
    for name, corpus in steps.items():
        table = actor_sentiment(corpus, min_mentions=min_mentions)
        numbers[name] = table.set_index("actor")["toward"]
    frame = pd.DataFrame(numbers)[list(steps)]
    moves = frame.diff(axis=1).iloc[:, 1:]
    table = pd.DataFrame({"toward_old": frame.iloc[:, 0], "toward_new": frame.iloc[:, -1]})
    table["difference"] = table["toward_new"] - table["toward_old"]
    whole = moves.notna().all(axis=1)
    named = {cause: [n for n in steps if causes.get(n) == cause] for cause in causes.values()}
    for cause, own in named.items():
        table[cause] = moves[own].sum(axis=1).where(whole)
    table = table.dropna(subset=["difference"]).rename_axis("actor").reset_index()
    far = table["difference"].abs()
    return (
        table.assign(far=far)
        .sort_values(["far", "actor"], ascending=[False, True], ignore_index=True)
        .drop(columns="far")
    )


def cause_shares(moves: pd.DataFrame) -> pd.DataFrame:
    """Return how much of all moves is due to each cause.

    Parameters
    ----------
    moves
        What `actor_causes` returns.

    Returns
    -------
    pandas.DataFrame
        cause, n_actors (that it moves), mean_move (mean size of its moves, over all actors whose
        move could be divided), share (of the sum of the sizes of all moves, 0 to 1; missing where
        nothing moved). In the order of the steps.

    Examples
    --------
    >>> rows = {"actor": ["Iran", "Oman"], "toward_old": 0.0, "toward_new": 0.1}
    >>> rows |= {"difference": 0.1, "settings": [0.2, 0.0], "articles": [-0.1, 0.1]}
    >>> cause_shares(pd.DataFrame(rows)).round(2).values.tolist()
    [['settings', 1, 0.1, 0.5], ['articles', 2, 0.1, 0.5]]
    """
    causes = [c for c in moves if c not in ("actor", "toward_old", "toward_new", "difference")]
    sizes = moves[causes].dropna().abs()
    total = sizes.to_numpy().sum()
    return pd.DataFrame(
        {
            "cause": pd.Series(causes, dtype="str"),
            "n_actors": (sizes > 1e-12).sum().to_numpy(),
            "mean_move": sizes.mean().to_numpy(),
            "share": sizes.sum().to_numpy() / total if total > 0 else np.nan,
        }
    )
