"""CPU time and memory of one job done by several tools, in one run on one core."""

from __future__ import annotations

import multiprocessing
import os
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.util import find_spec
from multiprocessing.connection import Connection

Job = Callable[[], object]
Line = tuple[str, str, str, str, str]


@dataclass(frozen=True)
class Rival:
    """Another tool for the job: the package it needs, and a function that makes the job ready.

    `share` is the part of the job's input that it is given, where the whole would take minutes.
    """

    name: str
    package: str
    prepare: Callable[[], Job]
    share: float = 1.0


@dataclass(frozen=True)
class Comparison:
    """One job: what is done, on how much of what (MB of text, or articles), by us and by others."""

    step: str
    amount: float
    ours: Job
    rivals: list[Rival] = field(default_factory=list)
    unit: str = "MB"


@dataclass(frozen=True)
class Cost:
    """Least CPU seconds of some rounds, and the most memory (MB) beyond what was held before."""

    seconds: float
    peak: float


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


def cost(prepare: Callable[[], Job], rounds: int) -> Cost:
    """Return what a job costs in a process of its own, so that its peak of memory is its own."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_send_cost, args=(theirs, prepare, rounds))
    process.start()
    theirs.close()
    try:
        return Cost(*ours.recv())
    except EOFError as error:
        raise RuntimeError("a job of the benchmark failed; its traceback stands above") from error
    finally:
        process.join()


def _send_cost(pipe: Connection, prepare: Callable[[], Job], rounds: int) -> None:
    """Do the job and send its time and memory."""
    before = _peak_megabytes()
    spent = seconds(prepare(), rounds)
    pipe.send((spent, _peak_megabytes() - before))


def _peak_megabytes() -> float:
    """Return the most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def rows(comparison: Comparison, *, rounds: int = 3) -> list[Line]:
    """Return the table's lines for one job: step, tool, rate, peak memory, times ours is faster.

    Parameters
    ----------
    comparison
        The job.
    rounds
        How often each does it. Ours does it again after each rival, so that a busy machine hits
        both.
    """
    ours = [cost(lambda: comparison.ours, rounds)]
    theirs: list[Cost | None] = []
    for rival in comparison.rivals:
        here = find_spec(rival.package) is not None
        theirs.append(cost(rival.prepare, rounds) if here else None)
        ours.append(cost(lambda: comparison.ours, rounds))
    best = min(one.seconds for one in ours)
    amount, unit = comparison.amount, comparison.unit
    peak = f"{max(one.peak for one in ours):,.0f}"
    lines: list[Line] = [(comparison.step, "ours", f"{amount / best:,.2f} {unit}", peak, "")]
    for rival, took in zip(comparison.rivals, theirs, strict=True):
        if took is None:
            lines.append(("", rival.name, "not installed", "", ""))
            continue
        rate = amount * rival.share / took.seconds
        ratio = amount / best / rate
        lines.append(("", rival.name, f"{rate:,.2f} {unit}", f"{took.peak:,.0f}", f"{ratio:,.1f}"))
    return lines
