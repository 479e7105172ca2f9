"""Print how well near-duplicates are told from stories that only look alike, by threshold.

    python -m training.evaluate_duplicates [--articles data/articles]

Pairs are made from the articles by `training.duplicate_pairs`; the one pair of the collection that
is a story printed twice is left out of the pairs of different stories.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd

from analysis import tables
from analysis.reading.articles import read_articles
from analysis.reading.duplicates import MIN_CONTAINMENT, MIN_JACCARD, find_duplicates
from analysis.reading.shingles import Shingler, overlap
from training.duplicate_pairs import Pair, make_pairs

_JACCARD = (0.3, 0.4, 0.5, 0.6, 0.7)
_CONTAINMENT = (0.6, 0.7, 0.75, 0.8, 0.9)


def main() -> None:
    """Print similarity by kind of pair, then precision and recall by threshold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, default=Path("data/articles"))
    options = parser.parse_args()
    scores = score_pairs(distinct_texts(options.articles))
    kinds = scores.groupby(["same", "kind"])[["jaccard", "containment"]]
    print(kinds.quantile([0.05, 0.5, 0.95]).unstack().round(2).to_string())
    print(f"\nin use: Jaccard {MIN_JACCARD} or containment {MIN_CONTAINMENT}\n")
    rows = [measure(scores, j, c) for j in _JACCARD for c in _CONTAINMENT]
    print(pd.DataFrame(rows).round(3).to_string(index=False))
    print("\ntaken for one story by find_duplicates, which must find the pair first:")
    print(scores.groupby(["same", "kind"])["found"].agg(["size", "mean"]).round(3).to_string())


def distinct_texts(folder: Path) -> list[str]:
    """Return the articles' texts, each story once."""
    articles = find_duplicates(read_articles(folder))
    texts: list[str] = articles.loc[articles["duplicate_of"].isna(), "text"].tolist()
    return texts


def score_pairs(texts: list[str]) -> pd.DataFrame:
    """Return kind, same, jaccard, containment and found (whether they are grouped) of each pair."""
    shingles = Shingler()
    rows = [
        (pair.kind, pair.same, *overlap(shingles(pair.one), shingles(pair.other)), is_found(pair))
        for pair in make_pairs(texts)
    ]
    return pd.DataFrame(rows, columns=["kind", "same", "jaccard", "containment", "found"])


def is_found(pair: Pair) -> bool:
    """Say whether a collection of the two articles alone is one story."""
    texts = [pair.one, pair.other]
    rows = {"article_id": ["one", "other"], "path": "", "text": texts, "metadata_source": "{}"}
    rows |= {"n_words": [len(text.split()) for text in texts], "weight": 1.0}
    articles = tables.conform(pd.DataFrame(rows), tables.ARTICLES)
    return bool(find_duplicates(articles)["duplicate_of"].notna().any())


def is_same(scores: pd.DataFrame, jaccard: float, containment: float) -> pd.Series:
    """Say which pairs the two thresholds take for one story."""
    return (scores["jaccard"] >= jaccard) | (scores["containment"] >= containment)


def measure(scores: pd.DataFrame, jaccard: float, containment: float) -> dict[str, float]:
    """Return precision and recall at two thresholds.

    Different pairs are far more than the same ones; precision counts each kind of them alike.
    """
    found = is_same(scores, jaccard, containment)
    by_kind = found.groupby([scores["same"], scores["kind"]]).mean()
    right, wrong = by_kind[True], by_kind[False]
    return {
        "jaccard": jaccard,
        "containment": containment,
        "precision": right.sum() / max(right.sum() + wrong.sum(), 1e-9),
        "recall": right.mean(),
    }


if __name__ == "__main__":
    main()
