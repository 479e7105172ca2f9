"""Print what finding the stories printed twice takes: CPU seconds, and memory.

    python -m benchmarks.duplicates [--sizes 1000 10000] [--articles data/articles]

Articles of 750 words are made up from the sample (`benchmarks.made_up`); one in ten is an edited
copy of another. Each size runs in a process of its own. "words" is the time that only finding the
words of the texts takes, a yardstick for busy machines; "found" the share of copies that are put
to their story. The last line is datasketch used as its guide shows, each shingle hashed by itself.
"""

from __future__ import annotations

import argparse
import random
import re
from functools import partial
from pathlib import Path

import pandas as pd

from analysis import tables
from analysis.reading.duplicates import find_duplicates
from benchmarks import made_up
from benchmarks.run import read_texts
from benchmarks.timing import Cost, Job, cost, pin_to_one_core

_COPIED = 10


def main() -> None:
    """Print one line for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, default=Path("data/articles"))
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    options = parser.parse_args()
    pin_to_one_core()
    sample = read_texts(options.articles)
    print(f"{'articles':28}{'seconds':>9}{'words':>9}{'peak MB':>9}{'found':>8}")
    for size in options.sizes:
        articles = collection(size, sample)
        spent = cost(lambda articles=articles: partial(find_duplicates, articles), 1)  # type: ignore[misc]
        words = cost(lambda articles=articles: partial(find_words, articles), 1)  # type: ignore[misc]
        print(_line(f"{size:,}", spent, words.seconds, found_copies(articles)), flush=True)
    few = collection(min(1000, *options.sizes), sample)
    print(_line(f"datasketch alone, {len(few):,}", cost(lambda: plain_datasketch(few), 1)))


def collection(size: int, sample: list[str]) -> pd.DataFrame:
    """Return an articles table in which one article in ten is a copy of the one before it."""
    texts = list(made_up.articles(size, sample))
    chance = random.Random(size)
    for number in range(_COPIED - 1, size, _COPIED):
        texts[number] = edited(texts[number - 1], chance)
    rows = {"article_id": [f"{number:08}" for number in range(size)], "text": texts, "path": ""}
    rows |= {"n_words": [text.count(" ") + 1 for text in texts], "weight": 1.0}
    return tables.conform(pd.DataFrame(rows | {"metadata_source": "{}"}), tables.ARTICLES)


def edited(text: str, chance: random.Random) -> str:
    """Return a text with one word in fifty changed and its last fifth cut off."""
    words = text.split(" ")
    kept = words[: len(words) * 4 // 5]
    return " ".join("edited" if chance.random() < 0.02 else word for word in kept)


def found_copies(articles: pd.DataFrame) -> float:
    """Return the share of copies that are put to the story they were made of."""
    found = find_duplicates(articles)
    story = found["duplicate_of"].fillna(found["article_id"]).tolist()
    pairs = range(_COPIED - 1, len(story), _COPIED)
    return sum(story[n] == story[n - 1] for n in pairs) / max(len(pairs), 1)


def find_words(articles: pd.DataFrame) -> int:
    """Find the words of all texts, and nothing else."""
    return sum(len(re.findall(r"\w+", text.lower())) for text in articles["text"])


def plain_datasketch(articles: pd.DataFrame) -> Job:
    """Return the same job done with datasketch as its guide shows."""
    from datasketch import MinHash, MinHashLSH

    def job() -> None:
        bands = MinHashLSH(threshold=0.5, num_perm=126)
        for number, text in enumerate(articles["text"]):
            words = re.findall(r"\w+", text.lower())
            signature = MinHash(num_perm=126)
            for start in range(len(words) - 3):
                signature.update(" ".join(words[start : start + 4]).encode())
            bands.query(signature)
            bands.insert(str(number), signature)

    return job


def _line(what: str, spent: Cost, words: float | None = None, found: float | None = None) -> str:
    """Return one line of the table."""
    said = f"{what:28}{spent.seconds:>9.2f}{'' if words is None else f'{words:.2f}':>9}"
    return f"{said}{spent.peak:>9,.0f}{'' if found is None else f'{found:.1%}':>8}".rstrip()


if __name__ == "__main__":
    main()
