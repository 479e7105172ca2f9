"""`news-actors actors`: which names were made one actor."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from analysis.cli.options import add_input
from analysis.escaping import for_csv

if TYPE_CHECKING:
    from analysis.cli.options import Commands


def add(commands: Commands) -> None:
    """Describe the command."""
    actors = commands.add_parser("actors", help="which names were made one actor, as CSV")
    add_input(actors)
    actors.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print each name with the actor it was given to, as rows ready for an alias table."""
    from analysis.measures.actors import actor_names
    from analysis.pipeline import analyse

    corpus = analyse(
        options.path, method="none", actors=options.actors, columns=dict(options.columns)
    )
    names = actor_names(corpus)
    for column in ("actor", "alias"):
        names[column] = names[column].map(for_csv)
    names.to_csv(sys.stdout, index=False)
    return 0
