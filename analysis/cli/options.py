"""What every command that reads articles takes."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.actors.naming import Naming

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_input(parser: argparse.ArgumentParser) -> None:
    """Add the articles, the user's alias table and the scorer."""
    parser.add_argument("path", type=_place, help="a file or folder of articles, or a saved corpus")
    parser.add_argument(
        "--actors",
        type=Path,
        metavar="FILE",
        help="your table of names: CSV of actor, alias, kind "
        "(default: the folder's actors.csv, if it has one)",
    )
    parser.add_argument(
        "--method", choices=("model", "lexicon", "none"), default="model", help="sentiment scorer"
    )
    parser.add_argument(
        "--column", action="append", default=[], type=_column, dest="columns",
        metavar="FIELD=NAME", help="which column of tables holds what, as text=story; repeatable",
    )  # fmt: skip


def add_naming(parser: argparse.ArgumentParser) -> None:
    """Add how names are found and whom they mean."""
    parser.add_argument(
        "--capitals-as-places",
        action="store_true",
        help="Moscow is the city, also where it stands for Russia's government",
    )
    parser.add_argument(
        "--detector",
        default="rules",
        metavar="NAME",
        help="what finds names: rules; list, the names of your own table and no others "
        "(list+quotes looks for quotes too); or spacy:MODEL for a model that you have installed",
    )


def naming_of(options: argparse.Namespace) -> Naming:
    """Return what `add_naming` has asked for."""
    return Naming(options.capitals_as_places, options.detector)


def _place(text: str) -> Path | str:
    """Return a path; an address such as s3://bucket/news stays as it is."""
    return text if "://" in text else Path(text)


def _column(text: str) -> tuple[str, str]:
    """Return a field and its column."""
    field, equals, column = text.partition("=")
    if not equals or not field.strip() or not column.strip():
        raise argparse.ArgumentTypeError(f"'{text}' names no column; write it as text=story")
    return field.strip(), column.strip()
