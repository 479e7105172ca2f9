"""How well `find_quotes` finds who says what: `python -m training.evaluate_quotes`.

The gold table, data/gold_quotes.csv, was made by reading. A gold row is covered if a row of ours
overlaps it by the share asked for, of the longer of the two (`--share`, 0.5); its speaker is right
if that row, or one of the same words, names the gold actor, or nobody where the gold names nobody.
In `quotes/` the gold is complete, so precision is measured there: the share of our rows that
overlap a gold row so. Articles are cleaned first, as the pipeline does.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd

from analysis.pipeline import analyse

_COMPLETE = "quotes/"


def main() -> None:
    """Print the scores of both parts of the gold table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", nargs="?", type=Path, default=Path("data/gold_quotes.csv"))
    parser.add_argument("--share", type=float, default=0.5, help="overlap that covers, 0 to 1")
    parser.add_argument("--misses", action="store_true", help="print each miss")
    options = parser.parse_args()
    gold = pd.read_csv(options.gold, keep_default_na=False)
    for part, rows in gold.groupby(gold["path"].str.split("/").str[0], sort=True):
        _report(str(part), rows, options)


def _report(part: str, gold: pd.DataFrame, options: argparse.Namespace) -> None:
    """Print the scores of one folder."""
    folder = options.gold.parent
    found = {path: _quotes(folder / path) for path in sorted(gold["path"].unique())}
    covered = named = 0
    for row in gold.itertuples():
        quotes = found[row.path]
        fits = [q for q in quotes if overlap(q[0], row.text) >= options.share]
        speakers = {speaker for _, speaker in fits}
        covered += bool(fits)
        named += row.speaker in speakers
        if options.misses and row.speaker not in speakers:
            print(f"  {row.path} [{row.speaker}] {row.text[:70]!r}: {sorted(speakers) or 'missed'}")
    total = len(gold)
    print(
        f"{part}: {total} quotes; covered {covered / total:.1%}, speaker right {named / total:.1%}"
    )
    if part + "/" == _COMPLETE:
        ours = [(path, q) for path, quotes in found.items() for q in quotes]
        texts = gold.groupby("path")["text"].agg(list)
        right = sum(any(overlap(q[0], t) >= options.share for t in texts[path]) for path, q in ours)
        print(f"  of {len(ours)} rows found, {right / len(ours):.1%} overlap a gold row")


def _quotes(path: Path) -> list[tuple[str, str]]:
    """Return the words and the speaker of each quote found in a file."""
    corpus = analyse(path, method="none", progress=False)
    texts = corpus.articles.set_index("article_id")["text"]
    return [
        (texts[q.article_id][q.start : q.end], q.speaker if isinstance(q.speaker, str) else "")
        for q in corpus.quotes.itertuples()
    ]


def overlap(one: str, other: str) -> float:
    """Return the share of the longer text that both hold in a row; 0 to 1.

    Examples
    --------
    >>> overlap("the war is over", "war is over")
    0.7333333333333333
    """
    from difflib import SequenceMatcher

    if not one or not other:
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.find_longest_match().size / max(len(one), len(other))


if __name__ == "__main__":
    main()
