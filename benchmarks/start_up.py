"""How long until the first answer: `python -m benchmarks.start_up [--rounds 10]`.

Each command runs in a fresh process, as often as asked; wall and CPU seconds are the least of all
rounds, since what other processes add is never less than nothing. A round before them fills the
disk's cache.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from pathlib import Path

_COMMAND = str(Path(sys.executable).with_name("news-actors"))
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "import analysis": [sys.executable, "-c", "import analysis"],
    "import analysis, every name": [sys.executable, "-c", "from analysis import *"],
    "news-actors --help": [_COMMAND, "--help"],
}
LIMITS = {"import analysis": 0.7, "news-actors --help": 0.5}
"""Seconds of wall time that were promised."""


def measured(command: list[str], rounds: int) -> tuple[float, float]:
    """Return the least wall and the least CPU seconds of a command."""
    wall, processor = [], []
    for _ in range(rounds):
        before, begin = children(), time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        wall.append(time.perf_counter() - begin)
        processor.append(children() - before)
    return min(wall), min(processor)


def children() -> float:
    """Return the CPU seconds of all processes that have been waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def lines(rounds: int) -> list[tuple[str, str, str, str]]:
    """Return the table: command, wall, CPU, promised."""
    table = [("start-up, seconds", "wall", "CPU", "at most")]
    for name, command in COMMANDS.items():
        subprocess.run(command, check=True, capture_output=True)
        wall, processor = measured(command, rounds)
        limit = f"{LIMITS[name]:.2f}" if name in LIMITS else ""
        table.append((name, f"{wall:.2f}", f"{processor:.2f}", limit))
    return table


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=10)
    for name, *figures in lines(parser.parse_args().rounds):
        print(f"{name:34}" + "".join(f"{figure:>10}" for figure in figures))


if __name__ == "__main__":
    main()
