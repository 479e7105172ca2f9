"""Measure `split_sentences` on text whose sentences are marked.

    python -m training.evaluate_sentences FILE_OR_FOLDER... [--errors]

Reads BIO files, in which a blank line ends a sentence, and puts the running text together. A
sentence that ends in no stop (a headline, a caption, a list's item) stood on a line of its own and
gets one: such boundaries are given away and not counted. Counted are the ends of sentences inside
a paragraph. (btc.conll marks tweets, not sentences: leave it out.)
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from analysis.language.sentences import split_sentences
from training.bio import read_bio

Splitter = Callable[[str], list[tuple[int, int]]]

_STOPPED = re.compile(r"[.!?…][\"'”’)\]]*$")
# The detokeniser sees one sentence at a time, so a quotation's end may look like its beginning.
_STRAY_QUOTE = re.compile(r" \"(?=[,.;!?]|$)")
_PLAIN = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")


def main() -> None:
    """Print precision, recall and F1 of every file, for our rules and for none."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", type=Path, help="BIO files or folders of .conll files")
    parser.add_argument("--errors", action="store_true", help="show every boundary that differs")
    options = parser.parse_args()
    print(f"{'file':24}{'boundaries':>11}  {'splitter':22}{'precision':>10}{'recall':>8}{'F1':>7}")
    for path in options.paths:
        if not path.exists():
            raise SystemExit(f"{path}: no such file or folder; give a BIO file or a folder of them")
        for file in sorted(path.glob("*.conll")) if path.is_dir() else [path]:
            pages = [running_text(document.text) for document in read_bio(file)]
            for name, split in (("ours", split_sentences), ("stop, blank, capital", split_plainly)):
                print(_row(file.stem, name, split, pages))
            for error in _errors(pages) if options.errors else ():
                print(error)


def running_text(lines: str) -> tuple[str, set[int]]:
    r"""Return the text of one document and where its sentences end inside a paragraph.

    Parameters
    ----------
    lines
        The document, one sentence a line.

    Examples
    --------
    >>> running_text("Talks fail\nThey failed.\nNobody knew.\n")
    ('Talks fail\nThey failed. Nobody knew.', {23})
    """
    sentences = [_STRAY_QUOTE.sub('"', line) for line in lines.splitlines() if line]
    text, ends = "", set()
    for i, sentence in enumerate(sentences):
        text += sentence
        if i + 1 < len(sentences):
            inside = _STOPPED.search(sentence) is not None
            ends |= {len(text)} if inside else set()
            text += " " if inside else "\n"
    return text, ends


def split_plainly(text: str) -> list[tuple[int, int]]:
    """Return the sentences that end wherever a stop stands before a capital: the yardstick."""
    spans, begin = [], 0
    for match in _PLAIN.finditer(text):
        spans.append((begin, match.start() + len(match[0].rstrip())))
        begin = match.end()
    return [*spans, (begin, len(text))]


def found_ends(text: str, split: Splitter) -> set[int]:
    """Return where a splitter ends sentences inside a paragraph."""
    ends = {end for _, end in split(text)}
    return {end for end in ends if end < len(text) and text[end] != "\n"}


def _row(file: str, name: str, split: Splitter, pages: list[tuple[str, set[int]]]) -> str:
    """Return one line of the table."""
    pairs = [(ends, found_ends(text, split)) for text, ends in pages]
    right = sum(len(gold & found) for gold, found in pairs)
    gold, found = sum(len(gold) for gold, _ in pairs), sum(len(found) for _, found in pairs)
    precision, recall = right / max(found, 1), right / max(gold, 1)
    f1 = 2 * right / max(gold + found, 1)
    return f"{file:24}{gold:11,}  {name:22}{precision:10.3f}{recall:8.3f}{f1:7.3f}"


def _errors(pages: list[tuple[str, set[int]]]) -> Iterator[str]:
    """Yield the boundaries on which ours and the file differ, with what stands around them."""
    for text, gold in pages:
        found = found_ends(text, split_sentences)
        for end in sorted(gold ^ found):
            what = "missed" if end in gold else "wrong "
            yield f"  {what} {text[max(0, end - 50) : end]!r} | {text[end : end + 40]!r}"


if __name__ == "__main__":
    main()
