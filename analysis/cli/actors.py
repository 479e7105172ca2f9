"""`news-actors actors`: which names were made one actor, as a table to go on with."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.cli.options import add_input, add_naming, naming_of

if TYPE_CHECKING:
    import pandas as pd

    from analysis.cli.options import Commands

_DESCRIPTION = """\
A table of names as CSV: your own rows; the names that were made one actor, each with the rule of
the merge; those that could mean several actors; frequent ones that nobody is known by. Given back
with --actors it changes nothing. To undo a merge, give its row another actor, or the kind "none"
if the name is no actor. A row that begins with "# " has no effect until that mark is taken off.
"""


def add(commands: Commands) -> None:
    """Describe the command."""
    actors = commands.add_parser(
        "actors",
        help="which names were made one actor, as CSV to correct",
        description=_DESCRIPTION,
    )
    add_input(actors)
    add_naming(actors)
    actors.add_argument("--out", type=Path, metavar="FILE", help="write it here, for a spreadsheet")
    actors.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the table, or write it."""
    from analysis.measures.alias_table import alias_csv, alias_table
    from analysis.pipeline import analyse

    if options.out is not None and options.out.exists():
        raise ValueError(f"{options.out}: is there already; name another file, or remove it first")
    naming = naming_of(options)
    corpus = analyse(
        options.path,
        method="none",
        actors=options.actors,
        columns=dict(options.columns),
        **naming._asdict(),
    )
    table = alias_table(corpus, detector=naming.detector)
    if options.out is None:
        _print(alias_csv(table))
    else:
        # With its mark: spreadsheets take UTF-8 without it for something else.
        options.out.write_text(alias_csv(table), encoding="utf-8-sig", newline="")
        print(options.out, _told(table))
    return 0


def _told(table: pd.DataFrame) -> str:
    """Say how many rows each list of the table has."""
    counts = table["list"].value_counts(sort=False)
    return "(" + ", ".join(f"{counts[name]:,} {name}" for name in counts.index) + ")"


def _print(text: str) -> None:
    """Print, also into a pipe that is closed early (`| head`)."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
