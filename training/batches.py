"""Blinded sentences as batches of tensors, changed a little each time they are seen."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import torch
from torch import Tensor, nn

from analysis.sentiment.blinding import N_RESERVED, blind
from analysis.sentiment.encoding import FIRST_RESERVED, Row, encode, pad
from training.data import Example, strip_titles
from training.network import N_CLASSES

WINDOW = 50
"""Batches among which sentences are sorted by length."""


def augment(example: Example, draw: random.Random, *, leave: float, strip: float) -> Example:
    """Leave some other actors visible and cut some titles, as a detector would."""
    if draw.random() < strip:
        example = strip_titles(example)
    targets = {actor for *_, actor in example.targets}
    others = sorted({actor for *_, actor in example.others} - targets)
    visible = {actor for actor in others if draw.random() < leave}
    return replace(example, others=tuple(m for m in example.others if m[2] not in visible))


def renumber(ids: Tensor, draw: random.Random) -> Tensor:
    """Shuffle which reserved token stands for which actor."""
    order = torch.tensor(draw.sample(range(N_RESERVED), N_RESERVED)) + FIRST_RESERVED
    own = (ids >= FIRST_RESERVED) & (ids < FIRST_RESERVED + N_RESERVED)
    return torch.where(own, order[(ids - FIRST_RESERVED).clamp(0, N_RESERVED - 1)], ids)


def soft_labels(example: Example, smoothing: float) -> list[list[float]]:
    """Return each target's label as probabilities: the teacher's, or the annotators' smoothed."""
    if example.chances:
        return [list(chances) for chances in example.chances]
    return [
        [smoothing / N_CLASSES + (1 - smoothing) * (label == c) for c in range(N_CLASSES)]
        for label in example.labels
    ]


class Batch:
    """Sentences as tensors, and for each target where its logits stand."""

    def __init__(self, examples: list[Example], smoothing: float = 0.0) -> None:
        rows: list[Row] = []
        place, labels, weights = [], [], []
        for example in examples:
            blinded = blind(example.sentence, example.spans)
            scored = replace(blinded, actors=blinded.actors[: len(example.targets)])
            where = {}
            for row in encode(scored):
                for k, actor in enumerate(row.actors):
                    where[actor] = (len(rows), k)
                rows.append(row)
            place += [where[actor] for actor in scored.actors]
            labels += soft_labels(example, smoothing)
            weights += [example.weight] * len(example.targets)
        arrays = {name: torch.from_numpy(array) for name, array in pad(rows).items()}
        self.ids, self.mask, self.actors = arrays["ids"], arrays["mask"], arrays["actors"]
        self.place = torch.tensor(place)
        self.labels, self.weights = torch.tensor(labels), torch.tensor(weights)

    def logits(self, network: nn.Module) -> Tensor:
        """Return float logits (targets, classes)."""
        with torch.autocast("cpu", torch.bfloat16):
            out = network(self.ids, self.mask, self.actors)
        return out.float()[self.place[:, 0], self.place[:, 1]]


def batches(examples: list[Example], size: int, draw: random.Random) -> list[list[Example]]:
    """Return shuffled batches of sentences of like length."""
    shuffled = draw.sample(examples, len(examples))
    out = []
    for first in range(0, len(shuffled), size * WINDOW):
        near = sorted(shuffled[first : first + size * WINDOW], key=lambda e: len(e.sentence))
        out += [near[i : i + size] for i in range(0, len(near), size)]
    draw.shuffle(out)
    return out


def predict(network: nn.Module, examples: list[Example], size: int = 48) -> np.ndarray:
    """Return logits for every target, in the order of the examples."""
    network.eval()
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].sentence))
    out: dict[int, np.ndarray] = {}
    with torch.no_grad():
        for first in range(0, len(order), size):
            chosen = order[first : first + size]
            logits = Batch([examples[i] for i in chosen]).logits(network).numpy()
            ends = np.cumsum([len(examples[i].targets) for i in chosen])[:-1]
            out.update(zip(chosen, np.split(logits, ends), strict=True))
    return np.concatenate([out[i] for i in range(len(examples))])
