"""`news-actors build`: articles to a folder of Parquet tables."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.cli.options import add_input, add_naming, naming_of

if TYPE_CHECKING:
    from analysis.cli.options import Commands


def add(commands: Commands) -> None:
    """Describe the command."""
    build = commands.add_parser("build", help="articles to a folder of Parquet tables")
    add_input(build)
    add_naming(build)
    build.add_argument("--out", type=Path, required=True, help="folder to write to")
    build.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Save the corpus and print what it holds."""
    from analysis.pipeline import analyse

    corpus = analyse(
        options.path,
        method=options.method,
        actors=options.actors,
        columns=dict(options.columns),
        **naming_of(options)._asdict(),
    )
    print(corpus.save(options.out), corpus)
    return 0
