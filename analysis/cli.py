"""The command line: thin calls of the public functions."""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path

from analysis.escaping import for_csv, for_log


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
    from analysis.report.page import NotebookStopped

    options = _parser().parse_args(arguments)
    seen: list[type[Warning]] = []

    def show(message: Warning | str, category: type[Warning], *_: object, **__: object) -> None:
        seen.append(category)
        print(f"news-actors: {for_log(message, width=2000)}", file=sys.stderr)

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always", UserWarning)
            warnings.showwarning = show
            return int(options.run(options)) or int(NotebookStopped in seen)
    except (FileNotFoundError, ValueError) as error:
        print(f"news-actors: {for_log(error, width=2000)}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    """Describe the subcommands."""
    parser = argparse.ArgumentParser(
        prog="news-actors", description="Who is in the news, and how they are spoken of."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    report = commands.add_parser("report", help="articles to one HTML page to share")
    _add_input(report)
    report.add_argument("--out", type=Path, default=Path("reports"), help="folder to write to")
    report.add_argument("--title", help="the page's title (default: the input's name)")
    report.set_defaults(run=_report)

    build = commands.add_parser("build", help="articles to a folder of Parquet tables")
    _add_input(build)
    build.add_argument("--out", type=Path, required=True, help="folder to write to")
    build.set_defaults(run=_build)

    actors = commands.add_parser("actors", help="which names were made one actor, as CSV")
    _add_input(actors)
    actors.set_defaults(run=_actors)

    lab = commands.add_parser("lab", help="open the notebooks in JupyterLab")
    lab.set_defaults(run=_lab)
    return parser


def _add_input(parser: argparse.ArgumentParser) -> None:
    """Add what every command that reads articles takes."""
    parser.add_argument("path", type=Path, help="a file or folder of articles, or a saved corpus")
    parser.add_argument("--actors", type=Path, help="your alias table: CSV of actor, alias, kind")
    parser.add_argument(
        "--method", choices=("model", "lexicon", "none"), default="model", help="sentiment scorer"
    )


def _report(options: argparse.Namespace) -> int:
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


def _build(options: argparse.Namespace) -> int:
    """Save the corpus and print what it holds."""
    from analysis.pipeline import analyse

    corpus = analyse(options.path, method=options.method, actors=options.actors)
    print(corpus.save(options.out), corpus)
    return 0


def _actors(options: argparse.Namespace) -> int:
    """Print each name with the actor it was given to, as rows ready for an alias table."""
    from analysis.measures.actors import actor_names
    from analysis.pipeline import analyse

    corpus = analyse(options.path, method="none", actors=options.actors)
    names = actor_names(corpus)
    for column in ("actor", "alias"):
        names[column] = names[column].map(for_csv)
    names.to_csv(sys.stdout, index=False)
    return 0


def _lab(_: argparse.Namespace) -> int:
    """Open JupyterLab on the notebooks."""
    import subprocess

    from analysis.report.run import notebooks_folder

    index = notebooks_folder() / "00-index.ipynb"
    return subprocess.run(
        [sys.executable, "-m", "jupyter", "lab", str(index)], check=False
    ).returncode
