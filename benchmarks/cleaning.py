"""Print how long cleaning takes for texts of 0.1, 1 and 10 MB: real ones, and ones made to be slow.

    python -m benchmarks.cleaning [--largest 10] [--articles data/articles]

A text ten times as long should take ten times as long; the last column says how many times it
takes. CPU seconds, the best of three rounds (of one for the largest), in one run.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

from analysis.reading.cleaning import remove_furniture
from analysis.reading.files import list_files
from analysis.reading.rules import active_rules
from benchmarks.timing import seconds

_MEGABYTE = 1_000_000


def _repeated(unit: str) -> Callable[[int], str]:
    """Return a maker of texts that repeat a unit."""
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def _numbered(unit: str) -> Callable[[int], str]:
    """Return a maker of texts that repeat a unit with a number, so that no line is like another."""
    return lambda size: "".join(unit.format(n=n) for n in range(size // len(unit) + 1))[:size]


SLOW: dict[str, Callable[[int], str]] = {
    "blank lines": _repeated("\n"),
    "furniture, then blank lines": lambda size: "Talks\n\nAdvertisement\n" + "\n" * size,
    "blank lines and furniture": _repeated("Advertisement\n\n\n"),
    "one line without a blank": _repeated("a"),
    "one line of blanks": lambda size: "x" + " " * size + "x",
    "one line of words": _repeated("word "),
    "one line of capitals": _repeated("AB CD, "),
    "one letter a line": _repeated("a\n"),
    "menu": _numbered("Menu {n}\n"),
    "headlines": _numbered("Minister Meets Envoy Number {n} In Vienna\n"),
    "related headlines": _numbered("Related: Minister Meets Envoy {n}\n"),
    "the same paragraph": _repeated("Envoys met in Vienna on Monday to talk, they said.\n\n"),
    "captions": _numbered("A view of town {n}. (Photo by Ada Quill/Courier)\n\n"),
    "dashes": _repeated("-- "),
    "brackets": _repeated("(["),
    "quotation marks": _repeated("\u201c\u2019 "),
    "bylines": _numbered("By Ada Quill {n}\n"),
    "date lines": _repeated("Published Nov. 19, 2015 at 9:35 AM "),
    "a page a hundred times": _numbered(
        "Home\nNews\nSport\nShare\nAdvertisement\nMost read\nEnvoys met in town {n}, they said.\n"
    ),
}


def main() -> None:
    """Print one line for each kind of text."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, default=Path("data/articles"))
    parser.add_argument("--largest", type=float, default=10, help="MB of the largest text")
    options = parser.parse_args()
    texts = [file.read_text(encoding="utf-8") for _, file in list_files(options.articles)]
    makers = {"articles": lambda size: _joined(texts, size), **SLOW}
    sizes = [int(options.largest * _MEGABYTE / part) for part in (100, 10, 1)]
    print(
        f"{'seconds for':34}" + "".join(f"{size / _MEGABYTE:>9g} MB" for size in sizes), "  times"
    )
    for name, make in makers.items():
        spent = [clean_seconds(make(size), 1 if size == sizes[-1] else 3) for size in sizes]
        growth = spent[-1] / max(spent[-2], 1e-9)
        print(f"{name:34}" + "".join(f"{s:>12.3f}" for s in spent), f"{growth:>7.1f}", flush=True)


def clean_seconds(text: str, rounds: int) -> float:
    """Return the CPU seconds that cleaning a text takes."""
    rules = active_rules(())
    return seconds(lambda: remove_furniture(text, rules), rounds)


def _joined(texts: list[str], size: int) -> str:
    """Return texts one after the other, again and again, of so many characters."""
    pages = islice(cycle(texts), size // min(map(len, texts)) + 1)
    return "\n\n".join(pages)[:size]


if __name__ == "__main__":
    main()
