"""`news-actors compare`: what changed from one run to another, as one HTML page."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.cli.options import Commands

_INPUT = "articles, a saved corpus, or a folder that `report` wrote"


def add(commands: Commands) -> None:
    """Describe the command."""
    compare = commands.add_parser("compare", help="what changed from one run to another")
    compare.add_argument("old", type=Path, help=_INPUT)
    compare.add_argument("new", type=Path, help=_INPUT)
    compare.add_argument("--out", type=Path, default=Path("reports"), help="folder to write to")
    compare.add_argument("--actors", type=Path, help="alias table for articles given as such")
    compare.add_argument(
        "--method",
        choices=("model", "lexicon", "none"),
        default="model",
        help="sentiment scorer for articles given as such",
    )
    compare.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the page and print its path."""
    from analysis.report.compare import render_comparison
    from analysis.report.inputs import analysed_at

    sides = [
        analysed_at(path, method=options.method, actors=options.actors)
        for path in (options.old, options.new)
    ]
    paths = [path.resolve() for path in (options.old, options.new)]
    names = [path.name for path in paths]
    if names[0] == names[1]:
        names = [f"{path.parent.name}/{path.name}" for path in paths]
    print(render_comparison(*sides, out=options.out, names=(names[0], names[1])))
    return 0
