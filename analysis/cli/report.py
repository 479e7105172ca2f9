"""`news-actors report`: articles to one HTML page to share."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.cli.options import add_input

if TYPE_CHECKING:
    from analysis.cli.options import Commands


def add(commands: Commands) -> None:
    """Describe the command."""
    report = commands.add_parser("report", help="articles to one HTML page to share")
    add_input(report)
    report.add_argument("--out", type=Path, default=Path("reports"), help="folder to write to")
    report.add_argument("--title", help="the page's title (default: the input's name)")
    report.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the report and print its path."""
    from analysis.report.page import render_report

    page = render_report(
        options.path,
        out=options.out,
        title=options.title,
        actors=options.actors,
        parameters={"method": options.method},
    )
    print(page)
    return 0
