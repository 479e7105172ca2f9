"""How each actor is spoken of: mean sentiment toward it, with its interval and its evidence."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.resampling import ratio_intervals
from analysis.measures.scores import LABELS, article_sums, scored_mentions
from analysis.measures.selection import SPOKEN_OF, Group, group_of


def actor_sentiment(
    corpus: Corpus,
    *,
    by: Group | None = None,
    min_mentions: int = 5,
    roles: Collection[str] = SPOKEN_OF,
    level: float = 0.95,
    seed: int = 0,
) -> pd.DataFrame:
    """Return how each actor is spoken of, one row per actor, most mentioned first.

    Parameters
    ----------
    corpus
        The collection. If no mention in it has a sentiment toward its actor, the tone of the
        actor's sentences takes its place, and `method` says so.
    by
        Tell groups apart: one row per actor and outlet, day, week, section or voice.
    min_mentions
        Scored mentions that it takes to give a number; below, the numbers are missing.
    roles
        Roles of the mentions to count.
    level
        Level of the interval.
    seed
        Start of the random draws; the same seed gives the same table.

    Returns
    -------
    pandas.DataFrame
        `by` (only where asked for), actor, kind (its most frequent one), toward (-1 to 1: mean
        over its scored mentions, each weighing as much as its article), low and high (the
        interval), n_mentions, n_articles, n_scored (mentions with a score), n_effective
        (number of unrelated mentions that would know the mean as well: the variance of single
        mentions / the squared standard error; missing where all are alike), share_negative,
        share_neutral and share_positive (of the scored mentions; they add up to 1), tone (mean
        tone of its sentences that hold a known word, -1 to 1), n_toned (number of those
        sentences), enough (whether n_scored reaches min_mentions), interval (what was drawn anew:
        articles, or sentences where it has scores in one article only; missing where there is
        no interval), method (where toward comes from). `attrs["level"]` holds the level.

    Raises
    ------
    ValueError
        If an option is none that exists.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> table = actor_sentiment(small_corpus(), min_mentions=2)
    >>> table[["actor", "toward", "n_mentions", "enough"]].round(3).values.tolist()
    [['Russia', -0.525, 4, True], ['France', 0.35, 3, True], ['Putin', nan, 1, False]]
    """
    if min_mentions < 1:
        raise ValueError(f"min_mentions={min_mentions}: give 1 or more")
    mentions = scored_mentions(corpus, roles)
    keys = ["actor"]
    if by is not None:
        mentions = mentions.assign(**{by: group_of(mentions, by)}).dropna(subset=[by])
        keys = [by, "actor"]
    mentions["group"] = mentions.groupby(keys, sort=True).ngroup()
    table = _counts(mentions, keys).join(_tones(mentions)).join(_shares(mentions))
    table["enough"] = table["n_scored"] >= min_mentions
    enough = mentions[mentions["group"].isin(table.index[table["enough"]])]
    table = table.join(_intervals(enough, level, seed))
    table.loc[~table["enough"], [f"share_{label}" for label in LABELS]] = np.nan
    table["method"] = _method(mentions)
    order = [*keys, "kind", "toward", "low", "high", "n_mentions", "n_articles", "n_scored"]
    order += ["n_effective"]
    order += [f"share_{label}" for label in LABELS]
    order += ["tone", "n_toned", "enough", "interval", "method"]
    first = [by] if by else []
    sort = [*first, "n_mentions", "actor"]
    ascending = [column != "n_mentions" for column in sort]
    table = table[order].sort_values(sort, ascending=ascending, ignore_index=True)
    table.attrs |= {"level": level, "counted": {"roles": tuple(roles)}}
    return table


def _counts(mentions: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Return each group's names, kind and counts."""
    grouped = mentions.groupby("group", sort=True)
    kinds = mentions.groupby(["group", "kind"]).size().rename("n").reset_index()
    kinds = kinds.sort_values(["group", "n", "kind"], ascending=[True, False, True])
    return pd.DataFrame(
        {
            **{key: grouped[key].first() for key in keys},
            "kind": kinds.drop_duplicates("group").set_index("group")["kind"],
            "n_mentions": grouped.size(),
            "n_articles": grouped["article_id"].nunique(),
            "n_scored": grouped["score"].count(),
        }
    )


def _tones(mentions: pd.DataFrame) -> pd.DataFrame:
    """Return each group's mean tone over its sentences that hold a known word."""
    toned = mentions.dropna(subset=["tone"])
    toned = toned.drop_duplicates(["group", "article_id", "sentence_id"])
    toned = toned.assign(weighted=toned["tone"] * toned["weight"])
    sums = toned.groupby("group")[["weighted", "weight"]].sum()
    n_toned = toned.groupby("group").size().reindex(sorted(mentions["group"].unique()))
    tone = sums["weighted"] / sums["weight"].where(sums["weight"] > 0)
    return pd.DataFrame({"tone": tone, "n_toned": n_toned.fillna(0).astype("int64")})


def _shares(mentions: pd.DataFrame) -> pd.DataFrame:
    """Return each group's weighted shares of negative, neutral and positive mentions."""
    scored = mentions.dropna(subset=["score"])
    whole = scored.groupby("group")["weight"].sum()
    whole = whole.where(whole > 0)
    columns = {}
    for label in LABELS:
        part = scored["weight"].where(scored["label"] == label, 0)
        columns[f"share_{label}"] = part.groupby(scored["group"]).sum() / whole
    return pd.DataFrame(columns)


def _intervals(mentions: pd.DataFrame, level: float, seed: int) -> pd.DataFrame:
    """Return each group's mean score, its interval, and what was drawn anew for it."""
    sums = article_sums(mentions, ["group"])
    found = ratio_intervals(sums, level=level, seed=seed)
    whole_articles = sums.groupby("group")["unit"].first().lt(0)
    drawn = whole_articles.map({True: "articles", False: "sentences"}).astype("str")
    whole = sums.groupby("group")[["size", "squares"]].sum()
    n_scored = mentions.groupby("group")["score"].count()
    spread = whole["squares"] / whole["size"] - found["estimate"] ** 2
    spread = spread.clip(lower=0) * n_scored / (n_scored - 1)
    error = found["error"].where(found["error"] > 0)
    return pd.DataFrame(
        {
            "toward": found["estimate"],
            "low": found["low"],
            "high": found["high"],
            "n_effective": (spread / error**2).clip(upper=n_scored),
            "interval": drawn.where(found["low"].notna()),
        }
    )


def _method(mentions: pd.DataFrame) -> str:
    """Return where the scores come from, in words."""
    return ", ".join(sorted(mentions["scored_by"].dropna().unique())) or "none"
