"""Print one table: what each step costs, beside what people use for it.

    python -m benchmarks.run [--quick] [--articles data/articles]

One core, CPU time, the best of several rounds, all in one run. Rates are a second of one core's;
peak is the memory (MB) that the job takes beyond its input; the last column says how many times
ours is as fast. Articles are made up from the sample (`benchmarks.made_up`), 750 words each.
Nothing is downloaded: tools that are not installed say so (`pip install -e .[benchmark]` brings
them), and tools that need models run without. About ten minutes; `--quick` about two.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks import counting, language, made_up, matching, pages, start_up, tone, toward, walk
from benchmarks.timing import pin_to_one_core, rows

_WIDTHS = (48, 36, 20, 9, 13)
_HEAD = ("step", "tool", "a second", "peak MB", "ours faster")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, default=Path("data/articles"))
    parser.add_argument("--quick", action="store_true", help="small collections")
    options = parser.parse_args()
    # Before numpy starts threads of its own.
    pin_to_one_core()
    sample = read_texts(options.articles)
    show = 100 if options.quick else 1000
    texts = list(made_up.articles(show, sample))
    n_bytes = sum(len(text.encode()) for text in texts)
    print(f"{show:,} articles made up from {options.articles}, {n_bytes / 1e6:.1f} MB, one core\n")
    print(line(_HEAD), flush=True)
    for comparison in _comparisons(texts, quick=options.quick):
        _print(rows(comparison, rounds=2))
    _print(walk.with_network(texts[: show // 5]))
    sizes = (100, 200) if options.quick else (1000, 10_000)
    _print(walk.by_size(list(made_up.articles(sizes[-1], sample)), sizes))
    print()
    for name, *figures in start_up.lines(3 if options.quick else 10):
        print(f"{name:{_WIDTHS[0]}}" + "".join(f"{figure:>10}" for figure in figures))


def _comparisons(texts: list[str], *, quick: bool):
    """Yield every job, each made when its turn comes."""
    import pandas as pd

    from analysis.pipeline import analyse

    some = texts[: len(texts) // 5]
    counts = (250, 5_000) if quick else (250, 5_000, 50_000)
    corpus = analyse(pd.DataFrame({"text": some}), method="none", progress=False)
    yield from language.comparisons(some)
    yield from matching.comparisons(some, counts)
    yield from tone.comparisons(some[: len(some) // 4])
    yield from counting.comparisons(corpus)
    yield from pages.comparisons(some)
    yield from toward.comparisons(corpus, sentences=100 if quick else 400)
    yield from walk.comparisons(texts, counts)


def _print(lines: list[tuple[str, ...]]) -> None:
    print(*map(line, lines), sep="\n", flush=True)


def read_texts(folder: Path) -> list[str]:
    """Return the clean texts of a folder of articles."""
    from analysis.reading.articles import read_articles

    texts: list[str] = read_articles(folder)["text"].tolist()
    return texts


def line(cells: tuple[str, ...]) -> str:
    """Return cells as one line of the table, figures to the right."""
    step, tool, *figures = cells
    right = "".join(f"{cell:>{width}}" for cell, width in zip(figures, _WIDTHS[2:], strict=True))
    return f"{step:{_WIDTHS[0]}}{tool:{_WIDTHS[1]}}{right}".rstrip()


if __name__ == "__main__":
    main()
