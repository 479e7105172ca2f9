"""Where a notebook stopped and why, in words for the person who reads the report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.escaping import for_log

if TYPE_CHECKING:
    from nbformat import NotebookNode

_ADDED_BY_PAPERMILL = frozenset({"papermill-error-cell-tag", "injected-parameters"})
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)
_ANSI = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Failure:
    """Where and why a notebook stopped.

    Parameters
    ----------
    cell
        Number of the cell in the notebook as its author sees it, from 1; 0 where none ran.
    heading
        The last heading before that cell.
    error
        Type and message of the error, on one line.

    Examples
    --------
    >>> print(Failure(cell=4, heading="Who?", error="KeyError: 'actor'"))
    stopped at cell 4, under "Who?": KeyError: 'actor'
    """

    cell: int
    heading: str
    error: str

    def __str__(self) -> str:
        where = f"stopped at cell {self.cell}" if self.cell else "did not start"
        under = f', under "{self.heading}"' if self.heading else ""
        return f"{where}{under}: {self.error}"


def find_failure(notebook: NotebookNode, error: Exception) -> Failure:
    """Return the failure of a notebook that papermill ran until `error`.

    The cell that failed is the last one that papermill started: its status is no guide, since a
    cell that ran out of time is marked as completed.
    """
    cells = [c for c in notebook.cells if not is_added(c)]
    started = [n for n, c in enumerate(cells) if c.metadata.get("papermill", {}).get("start_time")]
    if not started:
        return Failure(cell=0, heading="", error=_one_line(error))
    last = started[-1]
    headings = [
        heading
        for cell in cells[:last]
        if cell.cell_type == "markdown"
        for heading in _HEADING.findall(cell.source)
    ]
    timed_out = isinstance(error, TimeoutError)  # the cell's own error is only our interrupt
    described = _one_line(error) if timed_out else _error_in(cells[last]) or _one_line(error)
    return Failure(cell=last + 1, heading=headings[-1] if headings else "", error=described)


def is_added(cell: NotebookNode) -> bool:
    """Say whether papermill put a cell into the notebook."""
    return bool(_ADDED_BY_PAPERMILL & set(cell.metadata.get("tags", [])))


def _error_in(cell: NotebookNode) -> str:
    """Return the error that a cell's outputs tell of; an unknown magic only prints one."""
    for output in cell.get("outputs", []):
        if output.output_type == "error":
            return for_log(_ANSI.sub("", f"{output.ename}: {output.evalue}"), width=400)
    printed = [o.text for o in cell.get("outputs", []) if o.get("name") == "stderr"]
    lines = _ANSI.sub("", "".join(printed)).strip().splitlines()
    return for_log(lines[0], width=400) if lines and "Error" in lines[0] else ""


def _one_line(error: Exception) -> str:
    """Return an error's type and the first line of its message that says something."""
    lines = [line for line in _ANSI.sub("", str(error)).splitlines() if line.strip(" -")]
    return for_log(f"{type(error).__name__}: {lines[0] if lines else ''}", width=400)
