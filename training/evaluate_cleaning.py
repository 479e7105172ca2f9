"""How much of an article's text cleaning keeps, and how much furniture it leaves.

    python -m training.evaluate_cleaning DIR [--pages]

DIR holds gzipped pages and `ground-truth.json` (page to `articleBody`), as in the public
article-extraction benchmark (github.com/scrapinghub/article-extraction-benchmark, MIT). The
measure is that benchmark's: multisets of word shingles of four; precision, recall and F1 of each
page, each averaged over pages. The rows:

- text, uncleaned: the page as a browser's copy would give it (inscriptis);
- text, sentences: of that, lines of eight words or more that end as a sentence;
- text, named rules: that text cleaned without the line model;
- text, ours: that text cleaned by `clean_text`. The line model has been trained on these pages;
  `train_cleaning` measures it on pages held out, and that is the figure to quote;
- HTML, trafilatura: the page through trafilatura alone;
- HTML, ours: the page as `read_articles` reads it. Its title, which the truth lacks and the page
  names, is not counted.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import trafilatura
from inscriptis import get_text

from analysis.reading.cleaning import clean_text
from analysis.reading.decoding import Unreadable, decode
from analysis.reading.marking import is_sentence_like
from analysis.reading.webpages import read_page

WORD = re.compile(r"\w+")
SHINGLE = 4


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count the runs of four words; a shorter text is one run."""
    words = WORD.findall(text)
    if 0 < len(words) < SHINGLE:
        return Counter([tuple(words)])
    return Counter(zip(*(words[i:] for i in range(SHINGLE)), strict=False))


def score(text: str, truth: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 of one page."""
    ours, theirs = shingles(text), shingles(truth)
    both = sum((ours & theirs).values())
    precision = both / sum(ours.values()) if ours else 0.0
    recall = both / sum(theirs.values()) if theirs else 0.0
    f1 = 2 * precision * recall / (precision + recall) if both else 0.0
    return precision, recall, f1


@dataclass(frozen=True)
class TruePage:
    """One page: its name and address, its source, the hand-made text of its article."""

    name: str
    url: str
    html: str
    truth: str


def read_pages(folder: Path) -> list[TruePage]:
    """Return the benchmark's pages in the order of their names."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    pages = []
    for file in sorted(folder.glob("*.html.gz")):
        name = file.name.removesuffix(".html.gz")
        html = decode(gzip.decompress(file.read_bytes())).text
        pages.append(TruePage(name, truth[name]["url"], html, truth[name]["articleBody"]))
    return pages


def copied(html: str) -> str:
    """Return a page's text as a browser's copy would give it."""
    return get_text(html)


def sentences_of_text(html: str) -> str:
    """Return the copied lines of eight words or more that end as a sentence."""
    lines = (line.strip() for line in copied(html).split("\n"))
    return "\n".join(ln for ln in lines if len(ln.split()) >= 8 and is_sentence_like(ln))


def named_rules_on_text(html: str) -> str:
    """Return the copied text, cleaned without the line model."""
    return clean_text(copied(html), rules_off=["outside-article", "furniture-line"])[0]


def ours_on_text(html: str) -> str:
    """Return the copied text, cleaned."""
    return clean_text(copied(html))[0]


def ours_on_html(html: str) -> str:
    """Return the page's text as the loader reads it, without its title."""
    try:
        page = read_page(html)
    except Unreadable:
        return ""
    clean = clean_text(page.text)[0]
    return clean.removeprefix(page.found.get("title", ("", ""))[0])


def trafilatura_alone(html: str) -> str:
    """Return the page's text by trafilatura."""
    return trafilatura.extract(html, include_comments=False) or ""


ROWS: dict[str, Callable[[str], str]] = {
    "text, uncleaned": copied,
    "text, sentences": sentences_of_text,
    "text, named rules": named_rules_on_text,
    "text, ours": ours_on_text,
    "HTML, trafilatura": trafilatura_alone,
    "HTML, ours": ours_on_html,
}


def main() -> None:
    """Print the table, and each page's F1 if asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", action="store_true", help="print each page's scores too")
    arguments = parser.parse_args()
    pages = read_pages(arguments.folder)
    print(f"{len(pages)} pages            precision  recall   F1")
    for label, read in ROWS.items():
        scores = {page.name: score(read(page.html), page.truth) for page in pages}
        means = [sum(column) / len(scores) for column in zip(*scores.values(), strict=True)]
        print(f"{label:24} {means[0]:.3f}     {means[1]:.3f}   {means[2]:.3f}")
        if arguments.pages:
            for name, (p, r, f) in sorted(scores.items(), key=lambda item: item[1][2]):
                print(f"  {name[:12]}             {p:.3f}     {r:.3f}   {f:.3f}")


if __name__ == "__main__":
    main()
