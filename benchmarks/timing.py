"""CPU time of one job done by several tools, in one run on one core."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.util import find_spec

Job = Callable[[], object]


@dataclass(frozen=True)
class Rival:
    """Another tool for the job: the package it needs, and a function that makes the job ready."""

    name: str
    package: str
    prepare: Callable[[], Job]


@dataclass(frozen=True)
class Comparison:
    """One job: what is done, on how many bytes, by us and by others."""

    step: str
    n_bytes: int
    ours: Job
    rivals: list[Rival] = field(default_factory=list)


def pin_to_one_core() -> None:
    """Keep this process on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def seconds(job: Job, rounds: int) -> float:
    """Return the least CPU time of some rounds: what other processes add is never less than 0."""
    best = float("inf")
    for _ in range(rounds):
        begin = time.process_time()
        job()
        best = min(best, time.process_time() - begin)
    return best


def rows(comparison: Comparison, *, rounds: int = 3) -> list[tuple[str, str, str, str]]:
    """Return the table's lines for one job: step, tool, MB a second, times ours is faster.

    Parameters
    ----------
    comparison
        The job.
    rounds
        How often a rival does it. Ours does it as often before and after each rival, so that a
        busy machine hits both.
    """
    ready = [
        (rival, rival.prepare() if find_spec(rival.package) else None)
        for rival in comparison.rivals
    ]
    ours = seconds(comparison.ours, rounds)
    times: list[float | None] = []
    for _, job in ready:
        times.append(seconds(job, rounds) if job else None)
        ours = min(ours, seconds(comparison.ours, rounds))
    megabytes = comparison.n_bytes / 1e6
    lines = [(comparison.step, "ours", f"{megabytes / ours:,.2f}", "")]
    for (rival, _), took in zip(ready, times, strict=True):
        rate = f"{megabytes / took:,.2f}" if took else "not installed"
        lines.append(("", rival.name, rate, f"{took / ours:,.1f}" if took else ""))
    return lines
