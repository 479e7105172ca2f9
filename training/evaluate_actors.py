"""Measure `find_mentions` on marked news.

    python -m training.evaluate_actors FILE_OR_FOLDER...
    python -m training.evaluate_actors --gold data/gold_mentions.csv

The first form reads BIO files (token, tag and perhaps the entity's number, by tabs). The text is
put together from the tokens, names are found in it, and both sides are compared without leading
"the", titles and a final 's. Sets differ in whether they mark adjectives of nationality ("Russian
troops"): a file with NORP tags does, and then such modifiers count; otherwise they are left out,
as are names that make an adjective with pro- or anti- ("pro-Beijing parties").
Descriptions ("the militant group") are never counted: the sets mark names.

Speed is CPU time: of the first pass over the file, and of the fastest of some, each with nothing
remembered of the words of the one before it. Loading the tables of names is not counted.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from analysis.actors.detection import detect, name_actors
from analysis.actors.rows import Row
from training.actor_scores import Counts, Span, b_cubed, count, intervals, scores, trim
from training.bio import Document, has_nationalities, read_bio
from training.gold_mentions import report_gold

_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_TYPES = {"person": "PER", "organisation": "ORG", "place": "LOC", "group": "ORG"}
_COMPOUND = re.compile(r"\b(?:pro|anti)-$", re.IGNORECASE)
_WORDS_AN_ARTICLE = 750
_PASSES = 10


def main() -> None:
    """Print the scores of every file and of all together."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, help="BIO files or folders of .conll files")
    parser.add_argument("--gold", type=Path, help="a table of mentions, as data/gold_mentions.csv")
    options = parser.parse_args()
    if options.gold:
        report_gold(options.gold)
    for path in _files(options.paths):
        _report(path)


def _files(paths: list[Path]) -> list[Path]:
    """Return the BIO files among files and folders."""
    files: list[Path] = []
    for path in paths:
        if not path.exists():
            raise SystemExit(f"{path}: no such file or folder; give a BIO file or a folder of them")
        files.extend(sorted(path.glob("*.conll")) if path.is_dir() else [path])
    return files


def _report(path: Path) -> None:
    """Print the scores of one file."""
    documents = read_bio(path)
    modifiers = has_nationalities(path)
    found, passes = _timed(documents)
    counts = [
        count_document(document, rows, modifiers=modifiers)
        for document, rows in zip(documents, found, strict=True)
    ]
    groups = [_given_actors(document) for document in documents]
    words = sum(len(document.text.split()) for document in documents)
    first, best = (words / _WORDS_AN_ARTICLE / seconds for seconds in (passes[0], min(passes)))
    print(f"{path.name}: {len(documents)} documents, {sum(c.gold for c in counts)} names")
    _print_scores(counts, groups)
    told = f"of {_WORDS_AN_ARTICLE} words, one core; best of {_PASSES} passes, first {first:.0f}"
    print(f"  {'articles a second':18} {best:6.0f}  ({told})")


def _timed(documents: Sequence[Document]) -> tuple[list[list[Row]], list[float]]:
    """Return the names of each document, and the CPU seconds of each pass over all."""
    detect(documents[0].text, None)  # so that loading the tables is not timed
    passes = []
    for _ in range(_PASSES):
        forget_words()
        begin = time.process_time()
        found = [detect(document.text, None) for document in documents]
        passes.append(time.process_time() - begin)
    return found, passes


def forget_words() -> None:
    """Empty what the package remembers of words that it has met; its tables stay."""
    modules = [module for name, module in sys.modules.items() if name.startswith("analysis.")]
    for memory in (value for module in modules for value in vars(module).values()):
        # What is remembered of words has a limit, and tables have none.
        if hasattr(memory, "cache_clear") and memory.cache_parameters()["maxsize"]:
            memory.cache_clear()


def _print_scores(counts: list[Counts], groups: list[tuple[list[str], list[str]]]) -> None:
    """Print each score with its interval."""

    def measure(draw: list[int]) -> dict[str, float]:
        values = scores([counts[i] for i in draw])
        if any(true for _, true in groups):
            values["B³ of aliases"] = b_cubed([groups[i] for i in draw])
        return values

    everything = measure(list(range(len(counts))))
    bounds = intervals(len(counts), measure)
    for name, value in everything.items():
        low, high = bounds[name]
        print(f"  {name:18} {value:6.1f}  [{low:.1f}, {high:.1f}]")


def count_document(document: Document, rows: list[Row], *, modifiers: bool) -> Counts:
    """Return the counts of one document."""
    ours: list[Span] = [
        trim(document.text, (row.start, row.end, _type(row.kind, row.rule)))
        for row in rows
        if row.rule != "description" and (modifiers or not _adjectival(document.text, row))
    ]
    theirs = [trim(document.text, (g.start, g.end, g.type)) for g in document.gold]
    return count(ours, theirs)


def _adjectival(text: str, row: Row) -> bool:
    """Tell whether a name only makes an adjective: "Russian troops", "pro-Beijing parties"."""
    made = _COMPOUND.search(text, 0, row.start) is not None
    return row.role == "modifier" and (row.rule == "adjective" or made)


def _type(kind: str, rule: str) -> str:
    """Return the type of a kind: peoples are nationalities, which count as places."""
    return "LOC" if rule in ("people", "adjective") else _TYPES[kind]


def _given_actors(document: Document) -> tuple[list[str], list[str]]:
    """Return the actors that we give to the marked names, and their true entities."""
    marked = [g for g in document.gold if g.entity not in ("", "-", "_")]
    spans = [(g.start, g.end, _KINDS[g.type]) for g in marked]
    return name_actors(document.text, spans), [g.entity for g in marked]


if __name__ == "__main__":
    main()
