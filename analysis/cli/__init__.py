"""The command line: thin calls of the public functions, one module a command."""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Sequence

from analysis.cli import actors, build, compare, fetch, lab, report, validate
from analysis.escaping import for_log

COMMANDS = (report, compare, validate, build, actors, fetch, lab)
"""Modules with `add`, which describes a command, in the order that `--help` lists them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `news-actors`.

    Parameters
    ----------
    arguments
        What stands after the command's name; the process's own where left out.

    Returns
    -------
    int
        0 where something could be read and told, 1 where a notebook failed, 2 where the input or
        the arguments are of no use.

    Examples
    --------
    >>> main(["report", "no/such/folder"])
    2
    """
    options = _parser().parse_args(arguments)
    # After the arguments: --help needs nothing of it.
    from analysis.report.page import NotebookStopped

    seen: list[type[Warning]] = []

    def show(message: Warning | str, category: type[Warning], *_: object, **__: object) -> None:
        seen.append(category)
        print(f"news-actors: {for_log(message, width=2000)}", file=sys.stderr)

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always", UserWarning)
            warnings.showwarning = show
            return int(options.run(options)) or int(NotebookStopped in seen)
    except (FileNotFoundError, FileExistsError, ValueError) as error:
        print(f"news-actors: {for_log(error, width=2000)}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    """Describe the subcommands."""
    parser = argparse.ArgumentParser(
        prog="news-actors", description="Who is in the news, and how they are spoken of."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for module in COMMANDS:
        module.add(commands)
    return parser
