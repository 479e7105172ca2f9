"""What every command that reads articles takes."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_input(parser: argparse.ArgumentParser) -> None:
    """Add the articles, the user's alias table and the scorer."""
    parser.add_argument("path", type=Path, help="a file or folder of articles, or a saved corpus")
    parser.add_argument("--actors", type=Path, help="your alias table: CSV of actor, alias, kind")
    parser.add_argument(
        "--method", choices=("model", "lexicon", "none"), default="model", help="sentiment scorer"
    )
    parser.add_argument(
        "--column", action="append", default=[], type=_column, dest="columns",
        metavar="FIELD=NAME", help="which column of tables holds what, as text=story; repeatable",
    )  # fmt: skip


def _column(text: str) -> tuple[str, str]:
    """Return a field and its column."""
    field, equals, column = text.partition("=")
    if not equals or not field.strip() or not column.strip():
        raise argparse.ArgumentTypeError(f"'{text}' names no column; write it as text=story")
    return field.strip(), column.strip()
