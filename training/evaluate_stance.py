"""How often deeds are right: `python -m training.evaluate_stance ../shared/data/stance`.

Each sentence marks two actors p and q and says who is positive or negative toward whom. Of the
findings of `sentence_deeds`, surest first, those that make up 10, 20 and 40 % of the pairs that
are not neutral are judged: right means direction and sense both. The five-class macro-F1 counts
every pair that the rule leaves out as neutral. The list of verbs was made with an eye on
train.tsv; valid.tsv is unseen, and its sentences that stand in train.tsv too are left out.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import numpy as np

from analysis.measures.deeds import FARTHEST, sentence_deeds

_MARK = re.compile(r"[\[\]]")
_COVERAGES = (0.1, 0.2, 0.4)
Row = tuple[str, list[tuple[int, int]], int]


def main() -> None:
    """Print the figures of both parts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="holds train.tsv and valid.tsv")
    folder = parser.parse_args().folder
    train = read_rows(folder / "train.tsv")
    seen = {text for text, _, _ in train}
    valid = [row for row in read_rows(folder / "valid.tsv") if row[0] not in seen]
    for name, rows in (("train", train), ("valid", valid)):
        _report(name, rows)


def read_rows(path: Path) -> list[Row]:
    """Return text, the two spans in order and the label of each row."""
    if not path.is_file():
        raise SystemExit(f"{path}: no such file; give the folder of train.tsv and valid.tsv")
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        marked, _, _, label = line.split("\t")
        edges = [match.start() - i for i, match in enumerate(_MARK.finditer(marked))]
        spans = list(zip(edges[::2], edges[1::2], strict=False))[:2]
        rows.append((_MARK.sub("", marked), spans, int(label)))
    return rows


def predict(text: str, spans: list[tuple[int, int]]) -> tuple[int, float]:
    """Return the label that a deed between two actors gives, and its distance.

    Examples
    --------
    >>> predict("Iran condemned Turkey.", [(0, 4), (15, 21)])[0]
    3
    """
    for deed in sentence_deeds(text, spans):
        if deed.link.sense != "neutral":
            return {"for": 1, "against": 3}[deed.link.sense] + deed.actor, deed.distance
    return 0, np.inf


def _report(name: str, rows: list[Row]) -> None:
    """Print precision by coverage and macro-F1 of one part."""
    found = [predict(text, spans) for text, spans, _ in rows]
    labels = np.array([label for _, _, label in rows])
    said = np.array([label for label, _ in found])
    distance = np.array([far for _, far in found])
    order = np.argsort(distance, kind="stable")
    charged = int((labels > 0).sum())
    print(f"{name}: {len(rows)} pairs, {charged} of them not neutral")
    for coverage in _COVERAGES:
        first = order[: round(coverage * charged)]
        first = first[said[first] > 0]
        right = (said[first] == labels[first]).mean() if len(first) else np.nan
        share = len(first) / charged
        print(f"  surest {share:.0%}: precision {right:.3f} of {len(first)}")
    shipped = np.where(distance <= FARTHEST, said, 0)
    kept = shipped > 0
    right = (shipped[kept] == labels[kept]).mean()
    print(f"  as shipped: precision {right:.3f} of {kept.sum()} ({kept.sum() / charged:.0%})")
    print(f"  macro-F1 of five classes {_macro_f1(labels, shipped):.1f}")


def _macro_f1(labels: np.ndarray, said: np.ndarray) -> float:
    """Return the mean F1 of the five classes, in percent."""
    scores = []
    for label in range(5):
        both = ((labels == label) & (said == label)).sum()
        scores.append(2 * both / max((labels == label).sum() + (said == label).sum(), 1))
    return float(100 * np.mean(scores))


if __name__ == "__main__":
    main()
