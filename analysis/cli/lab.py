"""`news-actors lab`: the notebooks in JupyterLab."""

from __future__ import annotations

import argparse
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.cli.options import Commands


def add(commands: Commands) -> None:
    """Describe the command."""
    lab = commands.add_parser("lab", help="open the notebooks in JupyterLab")
    lab.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Open JupyterLab on the notebooks."""
    from analysis.report.run import notebooks_folder

    index = notebooks_folder() / "00-index.ipynb"
    return subprocess.run(
        [sys.executable, "-m", "jupyter", "lab", str(index)], check=False
    ).returncode
