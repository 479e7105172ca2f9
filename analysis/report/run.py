"""Parameters in, executed notebooks out; one that fails is kept and the rest still run."""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.display.live import nobody_before_it
from analysis.report.failures import Failure, find_failure
from analysis.report.libraries import SAVED_ONCE, notebook_libraries
from analysis.report.side_by_side import Kernels, kept_in, side_by_side

if TYPE_CHECKING:
    from nbformat import NotebookNode

_CELL_SECONDS = 600
_KERNEL = "python3"
_FIRST_NOTEBOOK = "00-index.ipynb"
# The kernel's own log would otherwise fall between the progress bars.
_QUIET_KERNEL = ["--log-level=CRITICAL"]
_ERROR_CELL = "papermill-error-cell-tag"


@dataclass(frozen=True)
class RunResult:
    """One notebook that was run.

    Attributes
    ----------
    name
        Its file name.
    path
        The executed notebook, as far as it came.
    failure
        None where every cell ran.
    """

    name: str
    path: Path
    failure: Failure | None


class UnknownParameterError(ValueError):
    """A parameter that no notebook has; the message names those that there are."""


def notebooks_folder() -> Path:
    """Return the folder of the package's own notebooks: beside it in a clone, else installed.

    Raises
    ------
    FileNotFoundError
        If there are none.

    Examples
    --------
    >>> notebooks_folder().name
    'notebooks'
    """
    beside = Path(__file__).parents[2] / "notebooks"
    if beside.is_dir():
        return beside
    for file in files("news-actors") or []:
        if file.name == _FIRST_NOTEBOOK:
            return Path(str(file.locate())).resolve().parent
    raise FileNotFoundError(
        "the package's notebooks are not installed; install news-actors anew, or name a folder"
    )


def run_notebooks(
    folder: str | Path,
    parameters: Mapping[str, object],
    *,
    out: str | Path,
    cell_seconds: int = _CELL_SECONDS,
    progress: bool = True,
) -> list[RunResult]:
    """Run every notebook of a folder, each in a kernel of its own, two at a time.

    Parameters
    ----------
    folder
        Holds the notebooks. They are not changed.
    parameters
        Name to value. Each notebook is given those that its `parameters` cell has. A `Path` is
        handed over relative to `out`, so that the executed notebooks run again wherever their
        folder is moved together with what it reads.
    out
        Gets the executed notebooks, and is the kernels' working directory.
    cell_seconds
        A cell that runs longer is stopped, and its notebook with it.
    progress
        Show a progress bar for each notebook.

    Returns
    -------
    list of RunResult
        In the order of their names.

    Raises
    ------
    FileNotFoundError
        If the folder holds no notebook.
    UnknownParameterError
        Before anything runs, if a name is in no notebook's `parameters` cell.
    """
    sources = sorted(Path(folder).glob("[!.]*.ipynb"))
    if not sources:
        raise FileNotFoundError(f"{folder}: no notebook (.ipynb) here; name another folder")
    known = {source: _parameter_names(source) for source in sources}
    _check_names(parameters, known)
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    given = {name: _portable(value, out) for name, value in parameters.items()}

    def run(source: Path, kernels: Kernels) -> RunResult:
        own = {name: value for name, value in given.items() if name in known[source]}
        # disable=None: a bar in a terminal, none in a log file.
        bar = {"desc": source.stem, "leave": False, "disable": None}
        options = {
            "execution_timeout": cell_seconds,
            "progress_bar": bar if progress else False,
            "kernel_manager_class": kept_in(kernels),
        }
        return _run(source, out / source.name, own, options)

    with nobody_before_it():
        return side_by_side(run, sources)


def _parameter_names(source: Path) -> list[str]:
    """Return the names in a notebook's `parameters` cell."""
    nbformat, papermill = notebook_libraries()
    try:
        notebook = nbformat.read(source, as_version=4)
        notebook.metadata.setdefault("kernelspec", {"name": _KERNEL, "language": "python"})
        return list(papermill.inspect_notebook(notebook))
    except Exception as error:
        raise ValueError(f"{source}: cannot be read as a notebook: {error}") from error


def _check_names(parameters: Mapping[str, object], known: Mapping[Path, list[str]]) -> None:
    """Raise UnknownParameterError for a name that no notebook has."""
    names = sorted({name for names in known.values() for name in names})
    for name in parameters:
        if name not in names:
            near = difflib.get_close_matches(name, names, n=1)
            hint = f"; did you mean '{near[0]}'?" if near else ""
            raise UnknownParameterError(
                f"no notebook has the parameter '{name}'{hint} There are: {', '.join(names)}"
            )


def _portable(value: object, out: Path) -> object:
    """Return a path as text relative to `out`; every other value as it is."""
    if not isinstance(value, Path):
        return value
    try:
        return Path(os.path.relpath(value, out)).as_posix()
    except ValueError:  # another drive on Windows
        return value.resolve().as_posix()


def _run(
    source: Path, target: Path, parameters: dict[str, object], options: Mapping[str, Any]
) -> RunResult:
    """Run one notebook, with these options of papermill's, and keep what came of it."""
    nbformat, papermill = notebook_libraries()
    target.unlink(missing_ok=True)
    stopped: Exception | None = None
    try:
        papermill.execute_notebook(
            _literal(source),
            _literal(target),
            parameters=parameters,
            # Not papermill's `cwd`: that moves this whole process, and the other notebook with it.
            resources={"metadata": {"path": str(target.parent.resolve())}},
            kernel_name=_KERNEL,
            language="python",
            engine_name=SAVED_ONCE,
            extra_arguments=_QUIET_KERNEL,
            **options,
        )
    except Exception as error:  # whatever stops one notebook, the next one runs
        stopped = error
    kept = target if target.exists() else source
    notebook = nbformat.read(kept, as_version=4)
    failure = find_failure(notebook, stopped) if stopped else None
    nbformat.write(_without_marks(notebook), target)
    return RunResult(name=source.name, path=target, failure=failure)


def _literal(path: Path) -> str:
    """Return a path as papermill wants it, which takes braces for fields to fill in."""
    return str(path.resolve()).replace("{", "{{").replace("}", "}}")


def _without_marks(notebook: NotebookNode) -> NotebookNode:
    """Take out what no two runs share: papermill's paths, times and cells, ids of widgets."""
    notebook.metadata.pop("papermill", None)
    notebook.metadata.pop("widgets", None)
    notebook.cells = [c for c in notebook.cells if _ERROR_CELL not in c.metadata.get("tags", [])]
    for cell in notebook.cells:
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell["id"] = "injected-parameters"
    return notebook
