"""A teacher's probabilities for every actor of the training sentences and of unlabelled ones."""

from __future__ import annotations

import json
from pathlib import Path

from training.data import Example

_UNLABELLED = -1


def write_soft(path: Path, examples: list[Example], chances: list[list[float]]) -> None:
    """Write one JSON line a sentence; `chances` holds one row per target in order."""
    rows = iter(chances)
    with path.open("w", encoding="utf-8") as file:
        for example in examples:
            line = {
                "sentence": example.sentence,
                "targets": example.targets,
                "labels": example.labels,
                "chances": [[round(p, 4) for p in next(rows)] for _ in example.targets],
            }
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def read_soft(path: Path, *, trust: float) -> list[Example]:
    """Return the sentences with labels to learn from.

    Parameters
    ----------
    path
        A file of `write_soft`.
    trust
        Share of the teacher where annotators labelled too; elsewhere the teacher stands alone.
    """
    examples = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        chances = []
        for label, taught in zip(row["labels"], row["chances"], strict=True):
            share = 1.0 if label == _UNLABELLED else trust
            chances.append(
                tuple(share * p + (1 - share) * (c == label) for c, p in enumerate(taught))
            )
        targets = tuple((start, end, actor) for start, end, actor in row["targets"])
        examples.append(
            Example(row["sentence"], targets, tuple(row["labels"]), (), chances=tuple(chances))
        )
    return examples


def all_actors(example: Example) -> Example:
    """Return the example with every actor as a target, unlabelled ones marked −1."""
    return Example(
        example.sentence,
        example.spans,
        example.labels + (_UNLABELLED,) * len(example.others),
        (),
    )
