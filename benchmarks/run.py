"""Print one table: what each step costs, beside what people use for it.

    python -m benchmarks.run [--articles data/articles]

One core, CPU time, best of several rounds, all in one run; MB are of UTF-8 text, and the last
column says how many times ours is as fast. Nothing is downloaded: tools that are not installed say
so, and tools that need models run without (Punkt untrained).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks import language, tone
from benchmarks.timing import pin_to_one_core, rows

_WIDTHS = (34, 34, 14, 14)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, default=Path("data/articles"))
    options = parser.parse_args()
    # Before numpy starts threads of its own.
    pin_to_one_core()
    texts = read_texts(options.articles)
    n_words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} articles of {options.articles}, {n_words:,} words, one core\n")
    print(line(("step", "tool", "MB a second", "ours faster")))
    for comparison in (*language.comparisons(texts), *tone.comparisons(texts)):
        print(*map(line, rows(comparison)), sep="\n")


def read_texts(folder: Path) -> list[str]:
    """Return the clean texts of a folder of articles."""
    from analysis.reading.articles import read_articles

    texts: list[str] = read_articles(folder)["text"].tolist()
    return texts


def line(cells: tuple[str, ...]) -> str:
    """Return cells as one line of the table, figures to the right."""
    step, tool, rate, ratio = _WIDTHS
    return f"{cells[0]:{step}}{cells[1]:{tool}}{cells[2]:>{rate}}{cells[3]:>{ratio}}".rstrip()


if __name__ == "__main__":
    main()
