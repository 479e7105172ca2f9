"""Print how often an English text is taken for another language, and another for English.

    python -m training.evaluate_languages [--pages DIR] [--toward DIR]

English: the articles of data/articles, whole and cut to their first 25 and 60 words; with --pages
the hand-made texts of ground-truth.json (six of 60 are not English); with --toward the sentences
of the *.jsonl files, one by one and ten at a time. Other languages: tests/foreign_paragraphs.csv,
whole and its first 15 words.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from analysis.reading.articles import read_articles
from analysis.reading.languages import detect_language

_ROOT = Path(__file__).parents[1]
_FOREIGN = _ROOT / "tests" / "foreign_paragraphs.csv"


def main() -> None:
    """Print one line for each kind of text."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, default=_ROOT / "data" / "articles")
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--toward", type=Path)
    options = parser.parse_args()
    for what, texts in english_texts(options.articles, options.pages, options.toward):
        print(english_line(what, texts))
    foreign = pd.read_csv(_FOREIGN)
    for what, n_words in (("whole", None), ("first 15 words", 15)):
        texts = [" ".join(text.split()[:n_words]) for text in foreign["text"]]
        print(foreign_line(what, texts, foreign["code"].tolist()))


def english_texts(
    articles: Path, pages: Path | None, toward: Path | None
) -> Iterator[tuple[str, list[str]]]:
    """Yield what the English texts are, and the texts."""
    whole = read_articles(articles)["text"].tolist()
    yield "own articles", whole
    for n_words in (60, 25):
        yield f"own articles, first {n_words} words", cut(whole, n_words)
    if pages is not None:
        truth = json.loads((pages / "ground-truth.json").read_text(encoding="utf-8"))
        yield "pages", [page["articleBody"] for page in truth.values()]
    if toward is not None:
        lines = [line for file in sorted(toward.glob("*.jsonl")) for line in file.open()]
        sentences = list(dict.fromkeys(json.loads(line)["sentence"] for line in lines))
        yield "sentences", sentences
        tens = range(0, len(sentences), 10)
        yield "ten sentences", ["\n".join(sentences[start : start + 10]) for start in tens]


def cut(texts: list[str], n_words: int) -> list[str]:
    """Return the first words of each text."""
    return [" ".join(text.split()[:n_words]) for text in texts]


def english_line(what: str, texts: list[str]) -> str:
    """Count the texts that are taken for another language."""
    start = time.process_time()
    found = [detect_language(text) for text in texts]
    seconds = time.process_time() - start
    alarms = [(code, text) for code, text in zip(found, texts, strict=True) if code not in
              (None, "en")]  # fmt: skip
    codes = dict(Counter(code for code, _ in alarms).most_common())
    line = (
        f"English, {what}: {len(texts)} texts, {found.count('en')} taken for English, "
        f"{found.count(None)} left open, {len(alarms)} for another language {codes or ''}; "
        f"{sum(map(len, texts)) / 1e6 / seconds:.1f} MB/s"
    )
    return "\n    ".join((line, *(f"{code}: {text[:100]!r}" for code, text in alarms[:10])))


def foreign_line(what: str, texts: list[str], codes: list[str]) -> str:
    """Count the texts in other languages that are found."""
    found = [detect_language(text) for text in texts]
    right = sum(code == heard for code, heard in zip(codes, found, strict=True))
    missed = [code for code, heard in zip(codes, found, strict=True) if heard in (None, "en")]
    return (
        f"Other languages, {what}: {len(texts)} texts, {len(texts) - len(missed)} marked, "
        f"{right} with the right language; not marked: {', '.join(missed) or 'none'}"
    )


if __name__ == "__main__":
    main()
