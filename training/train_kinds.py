"""Learn what kind of name unknown words are, and write `analysis/actors/kind_model.npz`.

    python -m training.train_kinds FOLDER

FOLDER holds wikigold.conll, btc.conll, gum_train.conll (CC BY 4.0) and politics.conll (MIT). The
names that the rules propose in them are the examples: each is of the type that is marked there, or
none. scikit-learn is needed here, not at run time. Beside the model, `rule_confidence.csv` is
written: how often each rule that tells the kind by itself is right in the same texts.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

import analysis.actors.kind_model as kind_model
from analysis.actors.detection import detect, proposed
from analysis.actors.evidence import evidence, longer_names
from training.actor_scores import Span, trim
from training.bio import Document, Gold, read_bio

# Tweets are many and unlike news: they count less.
WEIGHTS = {"wikigold": 1.0, "gum_train": 1.0, "politics": 1.0, "btc": 0.3}
# These are heaps of single sentences and tweets: cut into pieces as long as a short article.
HEAPS = {"politics": 20, "btc": 20}
STRENGTH = 0.2
RAREST = 2
SMALLEST = 0.02
TARGET = Path(kind_model.__file__).with_suffix(".npz")
SHARES = TARGET.with_name("rule_confidence.csv")
# Rules that tell the kind without the model, those of known names left out.
TELLING = frozenset(
    [
        "office",
        "organisation ending",
        "given name",
        "realm",
        "surname",
        "first name",
        "misspelling",
        "short form",
        "acronym of a name",
        "public figure",
        "ambiguous surname",
    ]
)
TYPES_OF = {"person": "PER", "organisation": "ORG", "place": "LOC", "group": "ORG"}
_TYPES = {"": 0, "PER": 1, "ORG": 2, "LOC": 3}


def main() -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="the folder of the BIO files")
    folder = parser.parse_args().folder
    found, types, weights, documents = [], [], [], []
    for name, weight in WEIGHTS.items():
        for document in read_bio(folder / f"{name}.conll", sentences=HEAPS.get(name, 0)):
            documents.append(document)
            for items, kind in examples(document):
                found.append(items)
                types.append(kind)
                weights.append(weight)
    counts = Counter(item for items in found for item in set(items))
    names = sorted(item for item, count in counts.items() if count >= RAREST)
    model = LogisticRegression(C=STRENGTH, max_iter=500)
    model.fit(matrix(found, names), types, sample_weight=weights)
    write(names, model.coef_.T, model.intercept_)
    write_shares(rule_shares(documents))


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


def rule_shares(documents: list[Document]) -> list[tuple[str, float, int]]:
    """Return each rule that tells the kind by itself, how often it is right, of how many names."""
    right, of = Counter[str](), Counter[str]()
    for document in documents:
        gold = {g[:2]: g[2] for g in (trim(document.text, _span(g)) for g in document.gold)}
        for row in detect(document.text, None):
            place = trim(document.text, (row.start, row.end, TYPES_OF[row.kind]))
            if row.rule in TELLING and place[:2] in gold:
                of[row.rule] += 1
                right[row.rule] += gold[place[:2]] == place[2]
    return [(rule, round(right[rule] / of[rule], 3), of[rule]) for rule in sorted(of)]


def _span(gold: Gold) -> Span:
    """Return where a marked name stands, and its type."""
    return gold.start, gold.end, gold.type


def write_shares(shares: list[tuple[str, float, int]]) -> None:
    """Write the shares as a table."""
    with SHARES.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("rule", "share", "n"), *shares])
    print(f"{len(shares)} rules: {SHARES.name}")


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
