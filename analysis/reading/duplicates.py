"""Which articles are one story printed again, and how much each of them counts.

MinHash (datasketch) finds the candidates, the exact overlap of their shingles decides. A group
gathers around one article, its representative: every copy is near that article itself, so that
no chain of small changes joins two different stories.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.reading.shingles import Shingler, Shingles, overlap

MIN_JACCARD = 0.5
"""Shared shingles as a part of both articles' from which they are one story. Measured, with
`MIN_CONTAINMENT`, by training/evaluate_duplicates.py: edited copies have 0.58 and more unless they
were cut, different stories with shared background at most 0.44."""
MIN_CONTAINMENT = 0.75
"""Shared shingles as a part of the shorter article's: copies that were cut have 0.96 and more,
different stories with shared background at most 0.66."""

# A brief of a few words stands in many articles; below this only equal texts are one story.
_MIN_SHINGLES = 20
# Bands of hashes: two articles with a Jaccard similarity of 0.5 meet in one with a chance of
# 0.996, of 0.4 with 0.94, of 0.1 with 0.04.
_BANDS, _ROWS = 42, 3
_N_PERMUTATIONS = _BANDS * _ROWS
# Far below both limits, so that the estimate's error loses nothing; and so many of the likeliest
# are compared exactly, so that a family of like texts costs no more than others.
_MIN_ESTIMATE = 0.2
_MAX_COMPARED = 20


def find_duplicates(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the articles with the copies of a story marked.

    Parameters
    ----------
    articles
        The articles table. Where it says already which articles are copies, or gives any of them
        another weight than 1, it comes back as it is.

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
    leader = _leaders(articles["text"].tolist(), _by_precedence(articles))
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


def _leaders(texts: list[str], order: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """Return the row of each article's representative, its own where it is one."""
    leader = np.arange(len(texts))
    index = _Index(len(texts))
    for row in order.tolist():
        story = index.find(row, texts[row])
        if story is not None:
            leader[row] = story
    return leader


def _by_precedence(articles: pd.DataFrame) -> npt.NDArray[np.intp]:
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


class _Index:
    """The representatives met so far, looked up by what they share with an article."""

    def __init__(self, n_articles: int) -> None:
        from datasketch import MinHash, MinHashLSH

        self._shingles_of = Shingler()
        self._empty = MinHash(num_perm=_N_PERMUTATIONS, seed=1, hashfunc=int)
        self._bands = MinHashLSH(num_perm=_N_PERMUTATIONS, params=(_BANDS, _ROWS))
        self._shingles: dict[int, Shingles] = {}
        self._signatures = np.zeros((n_articles, _N_PERMUTATIONS), dtype=np.uint32)

    def find(self, row: int, text: str) -> int | None:
        """Return the row of the article's representative; None, and keep it, if it is a new one."""
        shingles = self._shingles_of(text)
        if not len(shingles):
            return None
        signature = self._empty.copy()
        signature.update_batch(shingles.tolist())
        candidates = np.array(sorted(self._bands.query(signature)), dtype=np.intp)
        found = self._most_alike(shingles, signature.hashvalues, candidates)
        if found is None:
            self._bands.insert(row, signature, check_duplication=False)
            self._shingles[row] = shingles
            self._signatures[row] = signature.hashvalues
        return found

    def _most_alike(
        self,
        shingles: Shingles,
        signature: npt.NDArray[np.uint32],
        candidates: npt.NDArray[np.intp],
    ) -> int | None:
        """Return the candidate that shares most, if one is the same story."""
        estimates = (self._signatures[candidates] == signature).mean(axis=1)
        likeliest = np.argsort(-estimates, kind="stable")[:_MAX_COMPARED]
        best, most = None, 0.0
        for row in candidates[likeliest[estimates[likeliest] >= _MIN_ESTIMATE]].tolist():
            alike = same_story(shingles, self._shingles[row])
            if alike > most:
                best, most = row, alike
        return best
