"""Whether the sentiment toward an actor rises or falls over time."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus import Corpus
from analysis.measures.p_values import adjust_p_values
from analysis.measures.scores import article_sums, scored_mentions
from analysis.measures.selection import SPOKEN_OF

Floats = NDArray[np.float64]
_FEWEST_DAYS = 3
_COLUMNS = ["actor", "per_week", "low", "high", "p", "p_adjusted", "first", "last"]
_COLUMNS += ["n_days", "n_articles", "n_scored"]


def sentiment_trends(
    corpus: Corpus,
    *,
    min_mentions: int = 5,
    min_articles: int = 8,
    roles: Collection[str] = SPOKEN_OF,
    level: float = 0.95,
) -> pd.DataFrame:
    """Return by how much the sentiment toward each actor changes in a week, as a straight line.

    Parameters
    ----------
    corpus
        The collection; only articles with a complete date count.
    min_mentions, min_articles
        Scored mentions, and articles that hold them, that an actor needs; also three days.
    roles
        Roles of the mentions to count.
    level
        Level of each interval by itself.

    Returns
    -------
    pandas.DataFrame
        actor, per_week (change of the mean score in seven days), low, high, p (of such a trend if
        there were none), p_adjusted (over all rows; Benjamini-Hochberg), first and last (days with
        an article), n_days (with one), n_articles, n_scored. Sorted by p, then actor. No rows where
        nobody has enough articles on enough days.

    Raises
    ------
    ValueError
        If an option is none that exists.

    Notes
    -----
    Least squares over mentions, weighted as their articles. The standard error leaves out each
    article in turn, so mentions of one article may be alike, with Student's t at n_articles - 2
    degrees of freedom: J. MacKinnon, M. Nielsen and M. Webb, Journal of Econometrics 232 (2023)
    272-299. A line says nothing of a rise that is followed by a fall: look at the figure by week.

    Examples
    --------
    >>> from analysis.measures.examples import marked_corpus
    >>> days = pd.to_datetime([f"2015-11-{day:02d}" for day in range(1, 17)], utc=True)
    >>> texts = [f"{{Iran {-0.8 + day / 10:.1f}}} met." for day in range(16)]
    >>> corpus = marked_corpus(texts, articles=[{"published": day} for day in days])
    >>> sentiment_trends(corpus)[["actor", "per_week"]].round(2).values.tolist()
    [['Iran', 0.7]]
    """
    if not 0 < level < 1:
        raise ValueError(f"level={level}: give a share above 0 and below 1, such as 0.95")
    mentions = scored_mentions(corpus, roles).dropna(subset=["score", "published"])
    mentions = mentions[mentions["weight"] > 0]
    mentions = mentions.assign(day=mentions["published"].dt.floor("D"))
    grouped = mentions.groupby("actor")
    counts = pd.DataFrame(
        {
            "first": grouped["day"].min(),
            "last": grouped["day"].max(),
            "n_days": grouped["day"].nunique(),
            "n_articles": grouped["article_id"].nunique(),
            "n_scored": grouped.size(),
        }
    )
    enough = (counts["n_days"] >= _FEWEST_DAYS) & (counts["n_articles"] >= max(min_articles, 3))
    counts = counts[enough & (counts["n_scored"] >= min_mentions)]
    chosen = mentions[mentions["actor"].isin(counts.index)]
    slopes = _slopes(chosen, level)
    table = counts.join(slopes, how="left").reset_index().astype({"actor": "str"})
    table["p_adjusted"] = adjust_p_values(table["p"].to_numpy(dtype=float))
    table = table.sort_values(["p", "actor"], ignore_index=True)[_COLUMNS]
    table.attrs["counted"] = {"roles": tuple(roles), "dated": True, "weighed": True}
    return table


def _slopes(mentions: pd.DataFrame, level: float) -> pd.DataFrame:
    """Return each actor's slope in a week, with interval and p."""
    days = mentions.drop_duplicates("article_id").set_index("article_id")["day"]
    rows = {}
    for actor, sums in article_sums(mentions, ["actor"]).groupby("actor"):
        when = days[sums["article_id"]]
        weeks = ((when - when.min()) / pd.Timedelta(days=7)).to_numpy(dtype=float)
        size, total = sums["size"].to_numpy(), sums["total"].to_numpy()
        rows[actor] = line_slope(weeks, size, total, level)
    names = ["per_week", "low", "high", "p"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=names, dtype="float64")


def line_slope(
    times: Floats, size: Floats, total: Floats, level: float
) -> tuple[float, float, float, float]:
    """Return the slope of a line through clusters of scores, its interval and p.

    Parameters
    ----------
    times
        Each cluster's time.
    size, total
        Summed weights of its scores, and the weighted sum of the scores.
    level
        Level of the interval.

    Examples
    --------
    >>> round(line_slope(np.arange(4.0), np.ones(4), np.array([0.0, 0.1, 0.3, 0.4]), 0.95)[0], 2)
    0.14
    """
    from scipy.special import stdtr, stdtrit

    sums = np.stack([size, size * times, size * times**2, total, total * times])
    whole = float(_slope(sums.sum(axis=1)))
    left_out = _slope(sums.sum(axis=1, keepdims=True) - sums)
    n = len(times)
    error = float(np.sqrt((n - 1) / n * ((left_out - whole) ** 2).sum()))
    reach = float(stdtrit(n - 2, (1 + level) / 2)) * error
    # Without an error, a slope is certain, or is none; one that is not known stays missing.
    p = float(whole == 0) if error == 0 else float(2 * stdtr(n - 2, -abs(whole) / error))
    return whole, whole - reach, whole + reach, p


def _slope(sums: Floats) -> Floats:
    """Return the least-squares slope from the sums of weight, time, time², score, score * time."""
    weight, time, square, score, product = sums
    spread = weight * square - time**2
    with np.errstate(divide="ignore", invalid="ignore"):
        slope: Floats = np.where(spread > 1e-12, (weight * product - time * score) / spread, np.nan)
    return slope
