"""Whether outlets, weeks, sections or voices speak of an actor differently."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus import Corpus
from analysis.measures.p_values import adjust_p_values
from analysis.measures.resampling import ratio_intervals
from analysis.measures.scores import article_sums, scored_mentions
from analysis.measures.selection import SPOKEN_OF, Group, group_of

Floats = NDArray[np.float64]
_NAMES = ("actor", "group_a", "group_b")
_ORDER = ["actor", "group_a", "group_b", "toward_a", "toward_b", "difference", "low", "high"]
_ORDER += [
    "low_all",
    "high_all",
    "p",
    "p_adjusted",
    "n_scored_a",
    "n_scored_b",
    "n_articles_a",
    "n_articles_b",
]


def sentiment_differences(
    corpus: Corpus,
    *,
    by: Group = "outlet",
    min_mentions: int = 5,
    roles: Collection[str] = SPOKEN_OF,
    level: float = 0.95,
    seed: int = 0,
) -> pd.DataFrame:
    """Return, for each actor, how two groups differ in the sentiment toward it.

    Parameters
    ----------
    corpus
        The collection.
    by
        What the groups are: outlet, day, week, section or voice.
    min_mentions
        Scored mentions that an actor needs in a group, in at least two articles, for the group
        to be compared.
    roles
        Roles of the mentions to count.
    level
        Level of the interval of each difference by itself.
    seed
        Start of the random draws.

    Returns
    -------
    pandas.DataFrame
        One row per actor and pair of groups: actor, group_a, group_b, toward_a, toward_b,
        difference (a - b, -2 to 2), low, high, low_all and high_all (wider, so that at the level
        asked for all rows' intervals hold together), p (of such a difference if there were none),
        p_adjusted (over all rows; Benjamini-Hochberg), n_scored_a, n_scored_b, n_articles_a,
        n_articles_b. Sorted by p, then the names. No rows where no actor has two such groups.

    Raises
    ------
    ValueError
        If an option is none that exists.

    Notes
    -----
    The interval joins those of the two means, squaring and adding the distances from mean to
    bound, less twice their product times the correlation where articles are part of both groups:
    G. Zou and A. Donner, Statistics in Medicine 27 (2008) 1693-1702. p is that of Student's t at
    which the interval would just touch zero, with Welch's degrees of freedom. For all m rows at
    once, both distances grow by the ratio of Student's quantiles at (1 - level) / m and 1 - level
    (Bonferroni), so that these intervals leave zero out just where p * m is below 1 - level.

    Examples
    --------
    >>> from analysis.measures.examples import marked_corpus
    >>> texts = ["{Iran -0.8} met. {Iran -0.6} left.", "{Iran 0.5} met. {Iran 0.7} left."] * 3
    >>> outlets = [{"outlet": "Post"}, {"outlet": "Herald"}] * 3
    >>> table = sentiment_differences(marked_corpus(texts, articles=outlets))
    >>> table[["group_a", "group_b", "difference"]].round(2).values.tolist()
    [['Herald', 'Post', 1.3]]
    """
    mentions = scored_mentions(corpus, roles)
    mentions = mentions.assign(side=group_of(mentions, by))
    table = compared_sides(mentions, min_mentions=min_mentions, level=level, seed=seed)
    table.attrs["counted"] = {"roles": tuple(roles), "by": by, "weighed": True}
    return table


def compared_sides(
    mentions: pd.DataFrame, *, min_mentions: int = 5, level: float = 0.95, seed: int = 0
) -> pd.DataFrame:
    """Return, for each actor, how any two sides differ in the sentiment toward it.

    Parameters
    ----------
    mentions
        What `scored_mentions` returns, of one corpus or of several, with the name of its side.
        An article may be on both sides, with the same article_id.
    min_mentions, level, seed
        As in `sentiment_differences`.

    Returns
    -------
    pandas.DataFrame
        As `sentiment_differences` returns, the side that comes first in the alphabet as group_a.

    Examples
    --------
    >>> from analysis.measures.examples import marked_corpus
    >>> corpus = marked_corpus(["{Iran -0.8} met. {Iran -0.6} left."] * 3)
    >>> mentions = scored_mentions(corpus)
    >>> later = mentions.assign(score=mentions["score"] + 0.5, side="now")
    >>> both = pd.concat([later, mentions.assign(side="then")])
    >>> compared_sides(both)[["group_a", "difference"]].round(2).values.tolist()
    [['now', 0.5]]
    """
    mentions = mentions.dropna(subset=["side", "score"])
    sums = article_sums(mentions, ["actor", "side"])
    sums = sums[sums["unit"] < 0]
    if sums.empty:
        kinds = {name: "str" if name in _NAMES else "float64" for name in _ORDER}
        return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in kinds.items()})
    groups = _group_means(sums, mentions, level, seed)
    groups = groups[groups["n_scored"] >= min_mentions]
    pairs = groups.merge(groups, on="actor", suffixes=("_a", "_b"))
    pairs = pairs[pairs["side_a"] < pairs["side_b"]].reset_index(drop=True)
    pairs = pairs.rename(columns={"side_a": "group_a", "side_b": "group_b"})
    table = compared_means(pairs, _correlation(sums, pairs), level)
    table["p_adjusted"] = adjust_p_values(table["p"])
    return table.sort_values(["p", "actor", "group_a", "group_b"], ignore_index=True)[_ORDER]


def _group_means(
    sums: pd.DataFrame, mentions: pd.DataFrame, level: float, seed: int
) -> pd.DataFrame:
    """Return each actor's mean in each group, with its interval and counts."""
    number = sums.groupby(["actor", "side"], sort=True).ngroup()
    found = ratio_intervals(sums.assign(group=number), level=level, seed=seed)
    names = sums[["actor", "side"]].groupby(number).first()
    counts = mentions[mentions["weight"] > 0].groupby(["actor", "side"]).size()
    table = names.join(found).rename(columns={"estimate": "toward", "n_clusters": "n_articles"})
    table = table.merge(counts.rename("n_scored"), left_on=["actor", "side"], right_index=True)
    return table[table["low"].notna()]


def _correlation(sums: pd.DataFrame, pairs: pd.DataFrame) -> Floats:
    """Return how far the two means of each pair move together through articles in both groups."""
    keys = ["actor", "side"]
    whole = sums.groupby(keys)[["total", "size"]].transform("sum")
    residual = (sums["total"] - whole["total"] / whole["size"] * sums["size"]) / whole["size"]
    own = sums.assign(residual=residual)[[*keys, "article_id", "residual"]]
    shared = own.merge(own, on=["actor", "article_id"], suffixes=("_a", "_b"))
    product = shared["residual_a"] * shared["residual_b"]
    sides = [shared["actor"], shared["side_a"], shared["side_b"]]
    covariance = product.groupby(sides).sum()
    variance = (own["residual"] ** 2).groupby([own["actor"], own["side"]]).sum()
    index = pd.MultiIndex.from_frame(pairs[["actor", "group_a", "group_b"]])
    first, second = (
        variance.reindex(pd.MultiIndex.from_frame(pairs[["actor", side]])).to_numpy()
        for side in ("group_a", "group_b")
    )
    scale = np.sqrt(first * second)
    joint = covariance.reindex(index).fillna(0).to_numpy()
    correlation: Floats = np.divide(joint, scale, out=np.zeros(len(pairs)), where=scale > 0)
    return correlation


def compared_means(pairs: pd.DataFrame, correlation: Floats, level: float) -> pd.DataFrame:
    """Return each pair with its difference, interval and p.

    Parameters
    ----------
    pairs
        toward, low, high, error and n_articles of both sides, with _a and _b at their ends.
    correlation
        How far the two means of each pair move together, -1 to 1; 0 for separate articles.
    level
        The level that low and high were made with.

    Examples
    --------
    >>> row = {"toward_a": 0.5, "low_a": 0.3, "high_a": 0.6, "error_a": 0.1, "n_articles_a": 9}
    >>> row |= {"toward_b": 0.0, "low_b": -0.2, "high_b": 0.2, "error_b": 0.1, "n_articles_b": 9}
    >>> compared_means(pd.DataFrame([row]), np.zeros(1), 0.95)["low"].round(3).tolist()
    [0.217]
    """
    from scipy.special import stdtr, stdtrit

    difference = pairs["toward_a"] - pairs["toward_b"]
    down = _joined(
        pairs["toward_a"] - pairs["low_a"], pairs["high_b"] - pairs["toward_b"], correlation
    )
    up = _joined(
        pairs["high_a"] - pairs["toward_a"], pairs["toward_b"] - pairs["low_b"], correlation
    )
    freedom = _welch(pairs)
    toward_zero = np.where(difference > 0, down, up)
    distance = np.abs(difference) / np.where(toward_zero > 0, toward_zero, np.nan)
    quantile = stdtrit(freedom, (1 + level) / 2)
    wider = stdtrit(freedom, 1 - (1 - level) / 2 / max(len(pairs), 1)) / quantile
    return pairs.assign(
        difference=difference,
        low=np.maximum(difference - down, -2),
        high=np.minimum(difference + up, 2),
        low_all=np.maximum(difference - wider * down, -2),
        high_all=np.minimum(difference + wider * up, 2),
        p=np.clip(2 * stdtr(freedom, -distance * quantile), 0, 1),
    )


def _joined(first: pd.Series, second: pd.Series, correlation: Floats) -> Floats:
    """Return the distance from a difference to its bound, from those of its two sides."""
    square = first**2 + second**2 - 2 * correlation * first * second
    distance: Floats = np.sqrt(np.maximum(square.to_numpy(), 0))
    return distance


def _welch(pairs: pd.DataFrame) -> Floats:
    """Return Welch's degrees of freedom of each pair."""
    first, second = pairs["error_a"].to_numpy() ** 2, pairs["error_b"].to_numpy() ** 2
    n_a, n_b = pairs["n_articles_a"].to_numpy(), pairs["n_articles_b"].to_numpy()
    parts = first**2 / (n_a - 1) + second**2 / (n_b - 1)
    least = np.minimum(n_a, n_b) - 1.0
    freedom: Floats = np.divide((first + second) ** 2, parts, out=least, where=parts > 0)
    return freedom
