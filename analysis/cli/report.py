"""`news-actors report`: articles to one HTML page to share."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.cli.options import add_input, add_naming, naming_of

if TYPE_CHECKING:
    from analysis.cli.options import Commands


def add(commands: Commands) -> None:
    """Describe the command."""
    report = commands.add_parser("report", help="articles to one HTML page to share")
    add_input(report)
    add_naming(report)
    report.add_argument("--out", type=Path, default=Path("reports"), help="folder to write to")
    report.add_argument("--title", help="the page's title (default: the input's name)")
    report.add_argument(
        "--labels", type=Path, metavar="FILE", help="your labels, from `news-actors validate`"
    )
    report.add_argument("--since", type=_day, metavar="DATE", help="first day, as 2015-11-19")
    report.add_argument("--until", type=_day, metavar="DATE", help="last day, included")
    report.add_argument(
        "--outlet", action="append", default=[], metavar="NAME", help="only this one; repeatable"
    )
    report.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the report and print its path."""
    from analysis.reading.choosing import Choice
    from analysis.report.inputs import corpus_of
    from analysis.report.labels import read_labels
    from analysis.report.page import render_report, title_of

    choice = Choice(since=options.since, until=options.until, outlets=tuple(options.outlet))
    corpus = corpus_of(
        options.path,
        method=options.method,
        actors=options.actors,
        choice=choice,
        columns=dict(options.columns),
        naming=naming_of(options),
    )
    parameters: dict[str, object] = {"method": corpus.settings.get("method", options.method)}
    if options.labels is not None:
        read_labels(options.labels, corpus)  # a wrong file is told before anything runs
        parameters["labels"] = options.labels
    page = render_report(
        corpus,
        out=options.out,
        title=options.title or title_of(options.path),
        parameters=parameters,
    )
    print(page)
    return 0


def _day(text: str) -> date:
    """Return a day written as year, month and day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no day; write it as 2015-11-19") from None
