"""`news-actors validate`: how often the scorers are right on your own news."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.cli.options import add_input

if TYPE_CHECKING:
    from analysis.cli.options import Commands
    from analysis.corpus import Corpus

_HELP = """\
How often are the scorers right on your own news?

  1. news-actors validate PATH --out labels.csv
     draws mentions, as many of each kind, in any order and without what was predicted.
  2. Open labels.csv in a spreadsheet. In each row read the sentence and ask: how does it speak of
     the name between [[ and ]]? Write negative, neutral or positive into the column "label".
     Judge what the sentence says of that actor, not whether the event is good or bad, nor what you
     know otherwise. Leave a row empty where the name is no actor or you cannot tell. Save as CSV.
  3. news-actors validate PATH --read labels.csv
     prints how often model, word list and TextBlob agree with you, with intervals, and writes
     labels-confusion.csv, with which shares can be corrected for the scorer's errors.

Fifty mentions take a quarter of an hour and give intervals of about 12 points on either side.
"""


def add(commands: Commands) -> None:
    """Describe the command."""
    validate = commands.add_parser(
        "validate",
        help="how often the scorers are right on your own news",
        description=_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_input(validate)
    what = validate.add_mutually_exclusive_group(required=True)
    what.add_argument("--out", type=Path, metavar="FILE", help="CSV to write for labelling")
    what.add_argument("--read", type=Path, metavar="FILE", help="the same CSV, labelled")
    validate.add_argument("--n", type=int, default=50, help="mentions to draw (default 50)")
    validate.add_argument("--seed", type=int, default=0, help="start of the draw (default 0)")
    validate.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Draw mentions, or read their labels back."""
    from analysis.report.inputs import analysed_at

    corpus = analysed_at(
        options.path,
        method=options.method,
        actors=options.actors,
        columns=dict(options.columns),
    )
    return _draw(corpus, options) if options.out else _read(corpus, options.read)


def _draw(corpus: Corpus, options: argparse.Namespace) -> int:
    """Write mentions to label and print where."""
    from analysis.measures.labelling import labelling_sample
    from analysis.report.labels import write_labels

    sample = labelling_sample(corpus, n=options.n, seed=options.seed)
    path = write_labels(sample, options.out)
    print(f"{path}: {len(sample)} mentions; fill in 'label', then use --read {path}")
    return 0


def _read(corpus: Corpus, path: Path) -> int:
    """Print how often each scorer agrees with the labels; write the confusion matrix."""
    from analysis.display import show_table
    from analysis.measures.validation import validate, validation_confusion
    from analysis.report.labels import read_labels

    labels = read_labels(path, corpus)
    print(show_table(validate(corpus, labels), caption="Agreement with your labels"))
    target = path.with_name(f"{path.stem}-confusion.csv")
    matrix = validation_confusion(corpus, labels)
    assert matrix is not None, "a file without labels is told by read_labels"
    matrix.to_csv(target, lineterminator="\n")
    print(f"\nconfusion matrix: {target}")
    return 0
