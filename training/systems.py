"""What is compared on the model card: each system gives chances for every labelled target."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal

import numpy as np
import pandas as pd

from analysis.sentiment.blinding import blind
from analysis.sentiment.encoding import encode
from analysis.sentiment.inference import run
from analysis.sentiment.toward import COLUMNS, score_toward
from training.data import Example

System = Callable[[list[Example]], np.ndarray]


def table(examples: list[Example]) -> pd.DataFrame:
    """Return one row per labelled target: its sentence's number and its label."""
    rows = [(i, label) for i, example in enumerate(examples) for label in example.labels]
    return pd.DataFrame(rows, columns=["sentence", "label"])


def of_targets(examples: list[Example], per_span: np.ndarray) -> np.ndarray:
    """Keep the rows of the targets; a sentence's other actors follow them."""
    keep = [k < len(e.targets) for e in examples for k in range(len(e.spans))]
    return per_span[np.array(keep)]


def scored(method: Literal["model", "lexicon"]) -> System:
    """Return the system behind `score_toward`; no evidence counts as neutral."""

    def system(examples: list[Example]) -> np.ndarray:
        sentences, spans = [e.sentence for e in examples], [e.spans for e in examples]
        chances = score_toward(sentences, spans, method=method)[COLUMNS[:3]].to_numpy()
        silent = np.isnan(chances[:, :1])
        return of_targets(examples, np.where(silent, [0.0, 1.0, 0.0], chances))

    return system


def by_textblob(examples: list[Example]) -> np.ndarray:
    """Return the sentence's polarity as chances: any polarity at all decides."""
    from textblob import TextBlob

    chances = []
    for example in examples:
        tone = TextBlob(example.sentence).sentiment.polarity
        chances += [[max(-tone, 0), 1e-9, max(tone, 0)]] * len(example.targets)
    return np.array(chances)


def always_neutral(examples: list[Example]) -> np.ndarray:
    """Return certainty of neutral."""
    return np.array([[0.0, 1.0, 0.0]] * sum(len(e.targets) for e in examples))


def logits_of(session: Any, examples: list[Example]) -> np.ndarray:
    """Return the targets' logits from an onnxruntime session, before any temperature."""
    blinded = [blind(e.sentence, e.spans) for e in examples]
    rows = [encode(one) for one in blinded]
    found = iter(run(session, [row for group in rows for row in group]))
    out: list[np.ndarray] = []
    for one, group in zip(blinded, rows, strict=True):
        by_actor: dict[int, np.ndarray] = {}
        for row in group:
            by_actor.update(zip(row.actors, next(found), strict=True))
        out += [by_actor[actor] for actor in one.actors]
    return of_targets(examples, np.array(out))


def renamed(example: Example, name: str) -> Example:
    """Return the example with every mention of its first target's actor under another name."""
    chosen = example.targets[0][2]
    places = {}
    text, done = "", 0
    for start, end, actor in sorted(set(example.spans)):
        if start < done:
            return example
        text += example.sentence[done:start]
        shown = name if actor == chosen else example.sentence[start:end]
        places[start, end, actor] = (len(text), len(text) + len(shown), actor)
        text, done = text + shown, end
    return replace(
        example,
        sentence=text + example.sentence[done:],
        targets=tuple(places[span] for span in example.targets),
        others=tuple(places[span] for span in example.others),
    )
