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
    build.add_argument(
        "--engine", choices=("serial", "processes", "dask"), default="serial",
        help="what runs the parts: this process, several, or a Dask cluster",
    )  # fmt: skip
    build.add_argument("--workers", type=int, help="how many processes (default: all cores)")
    build.add_argument("--scheduler", help="a Dask scheduler's address, tcp://…")
    build.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Build the folder and print what it holds."""
    from analysis.building.build import build, count_rows
    from analysis.corpus import is_corpus, open_corpus

    if is_corpus(options.path):
        corpus = open_corpus(options.path)
        print(corpus.save(options.out), corpus)
        return 0
    folder = build(
        options.path,
        options.out,
        method=options.method,
        actors=options.actors,
        columns=dict(options.columns),
        engine=options.engine,
        workers=options.workers,
        scheduler=options.scheduler,
        **naming_of(options)._asdict(),
    )
    rows = count_rows(folder)
    print(folder, ", ".join(f"{count:,} {table}" for table, count in rows.items()))
    return 0
