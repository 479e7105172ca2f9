"""How long the notebooks and the report take: `python -m benchmarks.notebooks [--rounds 3]`.

Each notebook is run alone in a fresh kernel, from its first cell to its last, as *Run All* does,
on the articles that it names itself; then `news-actors report` makes the page of all. Seconds are
those of the kernels (of all processes, for the report), the least of all rounds.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.start_up import children, measured

NOTEBOOK_LIMIT, REPORT_LIMIT = 20, 60
"""Seconds of wall time that were promised on a laptop."""


def run_all(notebook: Path) -> tuple[float, float]:
    """Return the wall and CPU seconds of a notebook's kernel, from its start to its end."""
    import nbformat
    from nbclient import NotebookClient

    cells = nbformat.read(notebook, as_version=4)
    client = NotebookClient(
        cells,
        resources={"metadata": {"path": str(notebook.parent)}},
        extra_arguments=["--log-level=CRITICAL"],
    )
    before, begin = children(), time.perf_counter()
    client.execute()
    return time.perf_counter() - begin, children() - before


def make_report(articles: Path) -> tuple[float, float]:
    """Return the wall and CPU seconds of `news-actors report` on some articles."""
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "analysis", "report", str(articles), "--out", out]
        return measured(command, rounds=1)


def jobs(folder: Path) -> dict[str, Callable[[], tuple[float, float]]]:
    """Return what is measured in a clone of the repository, by its name."""
    found: dict[str, Callable[[], tuple[float, float]]] = {
        notebook.stem: lambda notebook=notebook: run_all(notebook)  # type: ignore[misc]
        for notebook in sorted((folder / "notebooks").glob("[0-9]*.ipynb"))
    }
    return found | {"report": lambda: make_report(folder / "data/articles")}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, default=Path(), help="a clone of the repository")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print(f"{'notebooks, seconds':34}{'wall':>10}{'CPU':>10}{'at most':>10}")
    for name, job in jobs(options.folder).items():
        rounds = [job() for _ in range(options.rounds)]
        wall, processor = (min(figures) for figures in zip(*rounds, strict=True))
        limit = REPORT_LIMIT if name == "report" else NOTEBOOK_LIMIT
        print(f"{name:34}{wall:10.1f}{processor:10.1f}{limit:10}", flush=True)


if __name__ == "__main__":
    main()
