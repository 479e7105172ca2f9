"""Which articles are one story printed again, and how much each of them counts.

MinHash (`prints`) finds the candidates, the exact overlap of their shingles decides. A group
gathers around one article, its representative: every copy is near that article itself, so that
no chain of small changes joins two different stories.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.reading.prints import N_PERMUTATIONS, Prints, Rows, meetings, prints_of
from analysis.reading.shingles import Shingles, overlap

MIN_JACCARD = 0.5
"""Shared shingles as a part of both articles' from which they are one story. Measured, with
`MIN_CONTAINMENT`, by training/evaluate_duplicates.py: edited copies have 0.58 and more unless they
were cut, different stories with shared background at most 0.44."""
MIN_CONTAINMENT = 0.75
"""Shared shingles as a part of the shorter article's: copies that were cut have 0.96 and more,
different stories with shared background at most 0.66."""

# A brief of a few words stands in many articles; below this only equal texts are one story.
_MIN_SHINGLES = 20
# Far below both limits, so that the estimate's error loses nothing; and so many of the likeliest
# are compared exactly, so that a family of like texts costs no more than others.
_MIN_ESTIMATE = 0.2
_MAX_COMPARED = 20
# How far the estimate of a similarity lies below it at most: four standard deviations.
_SLACK = 4 * 0.5 / N_PERMUTATIONS**0.5


def find_duplicates(articles: pd.DataFrame, *, prints: Prints | None = None) -> pd.DataFrame:
    """Return the articles with the copies of a story marked.

    Parameters
    ----------
    articles
        The articles table. Where it says already which articles are copies, or gives any of them
        another weight than 1, it comes back as it is.
    prints
        The fingerprints of the rows, where they are made already; then `text` is not needed.

    Returns
    -------
    pandas.DataFrame
        The same rows, with duplicate_of: the article_id of the story's representative, missing for
        a representative and for an article without copies; and weight: 1 / the number of articles
        that print the story, so that each story counts once, spread over its copies. The
        representative is the one published first; then the longest; then the smallest id. Neither
        the order of rows nor the machine changes anything.

    Notes
    -----
    A. Broder, On the resemblance and containment of documents (1997). The chance of missing a
    pair is below 0.5 % at a Jaccard similarity of 0.5 and 21 % at 0.33, where a copy was cut to a
    third.

    Examples
    --------
    >>> from analysis.reading.given import complete_articles
    >>> story = "Envoys met in Vienna to agree on a truce that should hold for a week or more. "
    >>> story += "They will meet again before the month is out, a minister said on Monday."
    >>> texts = [story, story + " No deal was struck.", "Nobody else came."]
    >>> find_duplicates(complete_articles(pd.DataFrame({"text": texts})))["weight"].tolist()
    [0.5, 0.5, 1.0]
    """
    said = articles["duplicate_of"].notna().any() or (articles["weight"] != 1).any()
    if said or len(articles) < 2:
        return articles
    if prints is None:
        prints = prints_of(articles["text"].tolist())
    leader = _leaders(prints, _by_precedence(articles))
    sizes = np.bincount(leader, minlength=len(articles))
    is_copy = leader != np.arange(len(articles))
    representative = articles["article_id"].iloc[leader].set_axis(articles.index)
    marked = articles.assign(
        duplicate_of=representative.where(is_copy).astype("str"), weight=1.0 / sizes[leader]
    )
    marked.attrs = dict(articles.attrs)
    return marked


def same_story(one: Shingles, other: Shingles) -> float:
    """Return how much two articles share if they are one story, 0 if they are not.

    Examples
    --------
    >>> from analysis.reading.shingles import Shingler
    >>> shingles = Shingler()
    >>> same_story(shingles("Envoys met."), shingles("Envoys met!"))
    1.0
    >>> same_story(shingles("Envoys met."), shingles("Envoys met. They talked."))
    0.0
    """
    if np.array_equal(one, other):
        return 1.0 if len(one) else 0.0
    if min(len(one), len(other)) < _MIN_SHINGLES:
        return 0.0
    jaccard, containment = overlap(one, other)
    return jaccard if jaccard >= MIN_JACCARD or containment >= MIN_CONTAINMENT else 0.0


def _leaders(prints: Prints, order: Rows) -> Rows:
    """Return the row of each article's representative, its own where it is one."""
    leader = np.arange(len(prints))
    rows, places = meetings(prints)
    begin = np.searchsorted(rows, leader)
    end = np.searchsorted(rows, leader, side="right")
    # Who of the representatives met so far stands at each place; most articles meet nobody.
    met: dict[int, list[int]] = {}
    for row in order[begin[order] < end[order]].tolist():
        own = places[begin[row] : end[row]].tolist()
        near = {other for place in own for other in met.get(place, ())}
        story = _most_alike(prints, row, np.array(sorted(near), dtype=np.intp))
        if story is not None:
            leader[row] = story
            continue
        for place in own:
            met.setdefault(place, []).append(row)
    return leader


def _by_precedence(articles: pd.DataFrame) -> Rows:
    """Return the rows' numbers: published first, then longest, then by id."""
    order = pd.DataFrame(
        {
            "published": articles["published"].to_numpy(),
            "length": -articles["n_words"].to_numpy(),
            "article_id": articles["article_id"].to_numpy(),
        }
    )
    columns = ["published", "length", "article_id"]
    return order.sort_values(columns, na_position="last", kind="stable").index.to_numpy()


def _most_alike(prints: Prints, row: int, candidates: Rows) -> int | None:
    """Return the candidate that shares most with an article, if one is the same story."""
    if not len(candidates):
        return None
    same = prints.signatures.take(candidates, axis=0) == prints.signatures[row]
    estimates = np.add.reduce(same, axis=1, dtype=np.intp) / same.shape[1]
    # Most meet by chance alone.
    if estimates.max() < _MIN_ESTIMATE:
        return None
    likeliest = np.argsort(-estimates, kind="stable")[:_MAX_COMPARED]
    candidates, estimates = candidates[likeliest], estimates[likeliest]
    near = _may_be_story(estimates, prints.sizes[candidates], prints.sizes[row])
    best, most, own = None, 0.0, None
    for other in candidates[near].tolist():
        own = prints.shingles(row) if own is None else own
        alike = same_story(own, prints.shingles(other))
        if alike > most:
            best, most = other, alike
    return best


def _may_be_story(
    estimates: npt.NDArray[np.float64], sizes: npt.NDArray[np.int64], size: np.int64
) -> npt.NDArray[np.bool_]:
    """Tell which articles may share enough with one, by estimates and by numbers of shingles."""
    most = np.minimum(estimates + _SLACK, 1.0)
    shared = most / (1 + most) * (sizes + size)
    enough = (most >= MIN_JACCARD) | (shared >= MIN_CONTAINMENT * np.minimum(sizes, size))
    found: npt.NDArray[np.bool_] = enough & (estimates >= _MIN_ESTIMATE)
    return found
