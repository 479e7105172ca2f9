"""Train the line model of `clean_text`, and measure it on pages that it has not seen.

    python -m training.train_cleaning DIR [--write]

DIR holds the pages and `ground-truth.json` that `evaluate_cleaning` reads. Each page is copied to
text; a line is the article's where at least half of its words lie in runs of four that the truth
has. A logistic regression over `analysis.reading.lines.line_features` learns to tell such lines;
lines that named rules take anyway are left out of its training. Every page weighs the same, and in
a page a line weighs by its words to the power of 0.8.

Printed are precision, recall and F1 of pages held out: ten folds, no site in both sides. The costs
of `analysis.reading.segments` and the bias were chosen by these same figures, so they are a little
flattering; the weights were not. With --write the model trained on all pages becomes
`analysis/reading/lines.json`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from urllib.parse import urlparse

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from analysis.reading.cleaning import remove_furniture
from analysis.reading.lines import LineModel, line_features
from analysis.reading.marking import mark_captions, mark_lists, mark_single_lines
from analysis.reading.rules import active_rules
from analysis.reading.splitting import Line, split_lines
from training.evaluate_cleaning import SHINGLE, WORD, copied, read_pages, score, shingles

_MODEL = Path(__file__).parents[1] / "analysis" / "reading" / "lines.json"
_WORD_POWER = 0.8
# Added to the log-odds: a line of the article lost weighs more than a line of furniture left.
_BIAS = 1.4
_LIMIT = 4.0
_COSTS = {
    "return": 8,
    "heading": 1,
    "item": 0.2,
    "inner": 1,
    "chrome": 2,
    "copyright": 5,
    "comments": 10,
    "commenter": 40,
}
_FOLDS = 10

Features = list[dict[str, float]]


def label_lines(lines: list[Line], truth: str) -> list[bool]:
    """Say for each line whether it is the article's."""
    words = [(word, index) for index, line in enumerate(lines) for word in WORD.findall(line.words)]
    known = shingles(truth)
    covered = [False] * len(words)
    for i in range(len(words) - SHINGLE + 1):
        if tuple(word for word, _ in words[i : i + SHINGLE]) in known:
            covered[i : i + SHINGLE] = [True] * SHINGLE
    total = Counter(index for _, index in words)
    true = Counter(index for (_, index), is_in in zip(words, covered, strict=True) if is_in)
    return [total[i] > 0 and true[i] / total[i] >= 0.5 for i in range(len(lines))]


def read_examples(html: str, truth: str) -> tuple[Features, list[bool], list[float]]:
    """Return features, labels and weights of a page's lines that no named rule takes."""
    text = copied(html)
    lines = split_lines(text)
    for line in lines:
        # The blank lines of a page's copy say nothing.
        line.after = line.end
    labels = label_lines(lines, truth)
    mark_single_lines(text, lines, active_rules())
    for mark in (mark_lists, mark_captions):
        mark(lines, active_rules())
    counts = Counter(line.words.casefold() for line in lines)
    rows = [
        (line_features(line.words, printed_twice=counts[line.words.casefold()] > 1), is_in, line)
        for line, is_in in zip(lines, labels, strict=True)
        if not line.rule
    ]
    weights = np.array([line.n_words**_WORD_POWER for _, _, line in rows])
    return [f for f, _, _ in rows], [y for _, y, _ in rows], list(100 * weights / weights.sum())


def fit(examples: list[tuple[Features, list[bool], list[float]]]) -> LineModel:
    """Train the model on the examples of some pages."""
    features = [f for page, _, _ in examples for f in page]
    names = sorted({name for f in features for name in f})
    column = {name: i for i, name in enumerate(names)}
    table = np.zeros((len(features), len(names)))
    for row, found in enumerate(features):
        for name, value in found.items():
            table[row, column[name]] = value
    labels = np.concatenate([page for _, page, _ in examples])
    weights = np.concatenate([page for _, _, page in examples])
    model = LogisticRegression(max_iter=5_000).fit(table, labels, sample_weight=weights)
    by_name = {n: round(float(w), 3) for n, w in zip(names, model.coef_[0], strict=True)}
    return LineModel(round(float(model.intercept_[0]) + _BIAS, 3), by_name, _LIMIT, _COSTS)


def main() -> None:
    """Measure on held-out pages; write the model trained on all of them if asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help="write analysis/reading/lines.json")
    arguments = parser.parse_args()
    pages = read_pages(arguments.folder)
    examples = [read_examples(page.html, page.truth) for page in pages]
    sites = [urlparse(page.url).netloc.removeprefix("www.") for page in pages]
    results = []
    for train, test in GroupKFold(_FOLDS).split(pages, groups=sites):
        model = fit([examples[i] for i in train])
        for page in (pages[i] for i in test):
            clean, _ = remove_furniture(copied(page.html), active_rules(), model=model)
            results.append(score(clean, page.truth))
    precision, recall, f1 = np.mean(results, axis=0)
    print(f"held out, {_FOLDS} folds, {len(pages)} pages: ", end="")
    print(f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
    if arguments.write:
        shipped = vars(fit(examples))
        text = json.dumps(shipped, indent=1, sort_keys=True, ensure_ascii=False)
        _MODEL.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
