"""Learn what kind of name unknown words are, and write `analysis/actors/kind_model.npz`.

    python -m training.train_kinds FOLDER

FOLDER holds wikigold.conll, btc.conll, gum_train.conll (CC BY 4.0) and politics.conll (MIT). The
names that the rules propose in them are the examples: each is of the type that is marked there, or
none. scikit-learn is needed here, not at run time.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

import analysis.actors.kind_model as kind_model
from analysis.actors.detection import proposed
from analysis.actors.evidence import evidence, longer_names
from training.actor_scores import trim
from training.bio import Document, read_bio

# Tweets are many and unlike news: they count less.
WEIGHTS = {"wikigold": 1.0, "gum_train": 1.0, "politics": 1.0, "btc": 0.3}
# These are heaps of single sentences and tweets: cut into pieces as long as a short article.
HEAPS = {"politics": 20, "btc": 20}
STRENGTH = 0.2
RAREST = 2
SMALLEST = 0.02
TARGET = Path(kind_model.__file__).with_suffix(".npz")
_TYPES = {"": 0, "PER": 1, "ORG": 2, "LOC": 3}


def main() -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="the folder of the BIO files")
    folder = parser.parse_args().folder
    found, types, weights = [], [], []
    for name, weight in WEIGHTS.items():
        for document in read_bio(folder / f"{name}.conll", sentences=HEAPS.get(name, 0)):
            for items, kind in examples(document):
                found.append(items)
                types.append(kind)
                weights.append(weight)
    counts = Counter(item for items in found for item in set(items))
    names = sorted(item for item, count in counts.items() if count >= RAREST)
    model = LogisticRegression(C=STRENGTH, max_iter=500)
    model.fit(matrix(found, names), types, sample_weight=weights)
    write(names, model.coef_.T, model.intercept_)


def examples(document: Document) -> Iterator[tuple[list[str], int]]:
    """Yield the evidence and the type (0 for none) of each unknown name proposed in a document."""
    article, names, place = proposed(document.text)
    gold = [trim(document.text, (g.start, g.end, g.type)) for g in document.gold]
    exact = {(start, end): kind for start, end, kind in gold}
    covered = {i: kind for start, end, kind in gold for i in range(start, end)}
    longer = longer_names(article, names)
    for name in names:
        if name.entry is not None or name.role == "dateline" or name.rule == "part":
            continue
        start, end = place(name)
        inside = Counter(covered[i] for i in range(start, end) if i in covered)
        overlapping = inside.most_common(1)[0][0] if inside else ""
        yield evidence(article, name, longer), _TYPES[exact.get((start, end), overlapping)]


def matrix(found: list[list[str]], names: list[str]) -> csr_matrix:
    """Return evidence as rows of ones."""
    columns = {name: i for i, name in enumerate(names)}
    cells = [(i, columns[x]) for i, items in enumerate(found) for x in set(items) if x in columns]
    rows, cols = zip(*cells, strict=True)
    return csr_matrix((np.ones(len(rows)), (rows, cols)), shape=(len(found), len(names)))


def write(
    names: list[str], weights: npt.NDArray[np.float64], bias: npt.NDArray[np.float64]
) -> None:
    """Write the weights that matter, as bytes with one scale."""
    kept = np.abs(weights).max(axis=1) >= SMALLEST
    scale = np.abs(weights).max() / 127
    np.savez_compressed(
        TARGET,
        names=np.frombuffer(
            "\0".join(n for n, k in zip(names, kept, strict=True) if k).encode(), np.uint8
        ),
        weights=np.round(weights[kept] / scale).astype(np.int8),
        scale=np.float32(scale),
        bias=bias.astype(np.float32),
    )
    print(f"{kept.sum()} of {len(names)} weights, {TARGET.stat().st_size} bytes: {TARGET.name}")


if __name__ == "__main__":
    main()
