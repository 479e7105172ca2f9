"""What `news-actors build` costs as a collection grows: `python -m benchmarks.growth [SIZE …]`.

For each size: articles made up from the sample are built into a folder, built again with ten more,
and built again with ten fewer. `--names 5000` looks for a list of so many names and no others. CPU
seconds of all processes, the most memory that one process held, bytes of articles and on disk. The
figures of benchmarks/SCALING.md come from here.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import tempfile
import time
from pathlib import Path

import pandas as pd

from benchmarks import made_up
from benchmarks.run import read_texts

_HEAD = ("articles", "run", "CPU s", "wall s", "articles/CPU s", "peak MB", "text MB", "disk MB")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[1_000, 4_000])
    parser.add_argument("--method", default="none", choices=("none", "lexicon", "model"))
    parser.add_argument("--engine", default="serial", choices=("serial", "processes", "dask"))
    parser.add_argument("--workers", type=int)
    parser.add_argument("--names", type=int, default=0)
    options = parser.parse_args()
    sample = read_texts(Path("data/articles"))
    print("".join(f"{name:>16}" for name in _HEAD), flush=True)
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as name:
            _size(Path(name), size, sample, options)


def _size(place: Path, size: int, sample: list[str], options: argparse.Namespace) -> None:
    """Print the lines of one size."""
    news = place / "news"
    made_up.write(news, size, sample)
    _line(size, "first", place, options)
    made_up.write(news, size + 10, sample, first=size)
    _line(size + 10, "10 more", place, options)
    for file in sorted(news.rglob("*.txt"))[:10]:
        file.unlink()
    _line(size, "10 fewer", place, options)


def _line(size: int, run: str, place: Path, options: argparse.Namespace) -> None:
    """Print what one build costs, in a process of its own."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_build, args=(theirs, place, options))
    process.start()
    processor, wall, peak = ours.recv()
    process.join()
    text, disk = (
        sum(file.stat().st_size for file in (place / folder).rglob("*") if file.is_file()) / 1e6
        for folder in ("news", "out")
    )
    cells = (
        f"{size:,}", run, f"{processor:.1f}", f"{wall:.1f}", f"{size / processor:,.0f}",
        f"{peak:,.0f}", f"{text:.1f}", f"{disk:.1f}",
    )  # fmt: skip
    print("".join(f"{cell:>16}" for cell in cells), flush=True)


def _build(pipe, place: Path, options: argparse.Namespace) -> None:
    """Build, and send CPU seconds, wall seconds and the largest process's memory in MB."""
    from analysis.building.build import build

    own = made_up.aliases(options.names)
    actors = pd.DataFrame({"actor": own, "alias": own, "kind": "person"}) if own else None
    begin = time.perf_counter()
    build(
        place / "news", place / "out", method=options.method, engine=options.engine,
        workers=options.workers, progress=False, actors=actors,
        detector="list" if own else "rules",
    )  # fmt: skip
    wall = time.perf_counter() - begin
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(one) for one in who]
    processor = sum(one.ru_utime + one.ru_stime for one in used)
    pipe.send((processor, wall, max(one.ru_maxrss for one in used) / 1024))


if __name__ == "__main__":
    main()
