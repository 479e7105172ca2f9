"""`news-actors fetch`: web pages to a folder of articles."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.escaping import for_log

if TYPE_CHECKING:
    from analysis.cli.options import Commands


def add(commands: Commands) -> None:
    """Describe the command."""
    fetch = commands.add_parser("fetch", help="web pages to a folder of articles")
    fetch.add_argument("urls", nargs="*", metavar="URL", help="address of an article's page")
    fetch.add_argument("--out", type=Path, required=True, help="folder to save the pages in")
    fetch.add_argument(
        "--from", type=Path, dest="list", metavar="FILE", help="file with an address a line"
    )
    fetch.add_argument(
        "--delay", type=float, default=2.0, help="seconds between two pages of a site (2)"
    )
    fetch.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Save the pages; 1 where some could not be saved, 2 where none could."""
    from analysis.reading.fetching import fetch_pages

    urls = [*options.urls, *_listed(options.list)]
    if not urls:
        raise ValueError("no addresses; give some, or a file of them with --from")
    if not options.delay >= 0:
        raise ValueError(f"--delay {options.delay}: give 0 or more seconds")
    done = failed = 0
    for page in fetch_pages(urls, options.out, delay=options.delay):
        url = for_log(page.url)
        if page.file is None:
            failed += 1
            problem = for_log(f"{page.problem}; {page.cure}", width=500)
            print(f"news-actors: {url}: {problem}", file=sys.stderr)
        else:
            done += 1
            there = "" if page.is_new else " (there already; remove it to fetch it anew)"
            print(f"{for_log(page.file, width=500)}{there}")
    return 0 if not failed else 1 if done else 2


def _listed(file: Path | None) -> list[str]:
    """Return the addresses of a file: one a line; # starts a comment line."""
    if file is None:
        return []
    lines = (line.strip() for line in file.read_text(encoding="utf-8-sig").splitlines())
    return [line for line in lines if line and not line.startswith("#")]
