"""The training loop: averaged weights, judged on the development sets after each epoch."""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.batches import Batch, augment, batches, predict, renumber
from training.data import Example
from training.metrics import macro_f1

WARM = 0.06
"""Share of the steps in which the rate rises; after it, it falls to nothing."""
SAID_EVERY = 100


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


class Trainer:
    """Trains a network; `settings` are those of `training.train_toward`."""

    def __init__(
        self, network: nn.Module, sets: dict[str, list[Example]], settings: argparse.Namespace
    ) -> None:
        self.network, self.sets, self.settings = network, sets, settings
        self.draw = random.Random(settings.seed)
        torch.manual_seed(settings.seed)
        self.optimiser = torch.optim.AdamW(
            groups(network, settings), weight_decay=settings.decay, fused=True
        )
        self.n_steps = -(-len(sets["train"]) // settings.batch) * settings.epochs
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimiser, self.rate_at)
        self.trained = [p for p in network.parameters() if p.requires_grad]
        self.mean = [p.detach().clone() for p in self.trained]
        self.step, self.best, self.began = 0, -1.0, time.time()

    def rate_at(self, step: int) -> float:
        """Return the share of the full rate at a step."""
        warm = max(1, int(WARM * self.n_steps))
        return min((step + 1) / warm, max(0.0, (self.n_steps - step) / (self.n_steps - warm)))

    def run(self) -> None:
        """Train, and keep the averaged weights of the epoch that does best on development."""
        for epoch in range(self.settings.epochs):
            loss = self.run_epoch(epoch)
            with self.averaged():
                figures = self.develop()
                self.say(epoch=epoch, loss=loss, **figures)
                torch.save(self.network.state_dict(), self.settings.out / "last.pt")
                if figures["pooled"] > self.best:
                    self.best = figures["pooled"]
                    torch.save(self.network.state_dict(), self.settings.out / "best.pt")
        self.say(done=True, best=self.best)

    def run_epoch(self, epoch: int) -> float:
        """See every training sentence once; return the mean loss."""
        self.network.train()
        losses = []
        for chosen in batches(self.sets["train"], self.settings.batch, self.draw):
            losses.append(self.learn(chosen))
            if self.step % SAID_EVERY == 0:
                self.say(epoch=epoch, step=self.step, of=self.n_steps, loss=float(np.mean(losses)))
        return float(np.mean(losses))

    def learn(self, chosen: list[Example]) -> float:
        """Take one step on a batch; return its loss."""
        settings = self.settings
        changed = [
            augment(example, self.draw, leave=settings.leave, strip=settings.strip)
            for example in chosen
        ]
        batch = Batch(changed, settings.smoothing)
        batch.ids = renumber(batch.ids, self.draw)
        loss = loss_of(self.network, batch, settings)
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.trained, 1.0)
        self.optimiser.step()
        self.schedule.step()
        self.step += 1
        keep = min(settings.average, (1 + self.step) / (10 + self.step))
        torch._foreach_lerp_(self.mean, [p.data for p in self.trained], 1 - keep)
        return float(loss.item())

    @contextmanager
    def averaged(self) -> Iterator[None]:
        """Put the averaged weights in the network's place for a while."""
        raw = [p.data.clone() for p in self.trained]
        torch._foreach_copy_([p.data for p in self.trained], self.mean)
        yield
        torch._foreach_copy_([p.data for p in self.trained], raw)

    def develop(self) -> dict[str, float]:
        """Return macro-F1 on both development sets and on both pooled."""
        figures, labels, said = {}, [], []
        for name in ("dev_rw", "dev_mt"):
            labels.append(np.array([y for e in self.sets[name] for y in e.labels]))
            said.append(predict(self.network, self.sets[name]).argmax(1))
            figures[name] = macro_f1(labels[-1], said[-1])
        return {**figures, "pooled": macro_f1(np.concatenate(labels), np.concatenate(said))}

    def say(self, **figures: object) -> None:
        """Print one line of the log."""
        shown = {k: round(v, 4) if isinstance(v, float) else v for k, v in figures.items()}
        print(json.dumps({**shown, "seconds": round(time.time() - self.began)}), flush=True)
