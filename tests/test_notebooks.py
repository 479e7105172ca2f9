"""The notebooks as they are saved and as they run; and that the checks see planted faults."""

import copy
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from conftest import NOTEBOOKS as FIXTURES
from hygiene import faults
from nbconvert.preprocessors import ExecutePreprocessor
from nbformat import v4

from analysis.report.side_by_side import side_by_side
from tests.nbval_processors import is_the_same

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted(ROOT.glob("notebooks/[0-9]*.ipynb"))
SANITIZE = ROOT / "tests/nbval_sanitize.cfg"
NAMES = [
    "00-index",
    "01-articles",
    "02-actors",
    "03-sentiment",
    "04-terms",
    "05-co-mentions",
    "06-who-says-what",
    "07-how-to-read",
]


def test_all_notebooks_are_there():
    assert [path.stem for path in NOTEBOOKS] == NAMES


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_saved_notebook_is_as_it_must_be(path):
    assert faults(path) == []


@pytest.fixture(scope="module")
def executed():
    """What nbconvert's executor made of each notebook, or the error that stopped it."""

    def execute(path, kernels):
        notebook = nbformat.read(path, as_version=4)
        runner = ExecutePreprocessor(timeout=300, kernel_name="python3")
        try:
            runner.preprocess(notebook, {"metadata": {"path": str(path.parent)}})
        except Exception as error:
            return error
        return notebook

    return dict(zip(NOTEBOOKS, side_by_side(execute, NOTEBOOKS), strict=True))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_nbconvert_runs_the_notebook(path, executed):
    """Beside nbval, which passes over an unknown magic."""
    notebook = executed[path]
    if isinstance(notebook, Exception):
        raise notebook
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []


def code(source, *outputs, count, tags=()):
    return v4.new_code_cell(
        source, outputs=list(outputs), execution_count=count, metadata={"tags": list(tags)}
    )


def image(alt):
    return v4.new_output(
        "display_data", {"image/png": "AA=="}, metadata={"image/png": {"alt": alt}}
    )


def good_cells():
    """Cells in which nothing is wrong."""
    return [
        v4.new_markdown_cell("# Good\n\nSee [the question](#Who-is-it?)."),
        code("top = 3", count=1, tags=["parameters"]),
        code("import analysis as an", count=2),
        v4.new_markdown_cell("## Who is it?"),
        code("an.show_table", v4.new_output("execute_result", {"text/plain": "3"}), count=3),
        code("_ = top", image("Three bars."), count=4),
        v4.new_markdown_cell("[Next](01-next.ipynb) →"),
    ]


def change(place, **fields):
    return lambda cells: cells[place].update(fields)


def plant_output(output):
    return lambda cells: cells[4].update(outputs=[output])


FAULTS = [
    (lambda cells: None, None),
    (change(4, execution_count=7), "execution counts"),
    (change(4, execution_count=None), "execution counts"),
    (change(4, outputs=[]), "output is not saved"),
    (change(1, metadata={}), "0 cells tagged 'parameters'"),
    (change(2, metadata={"tags": ["parameters"]}), "2 cells tagged 'parameters'"),
    (change(2, source="import pandas as pd"), "imports"),
    (change(4, source="def f(): pass"), "defines something"),
    (change(4, source="f = lambda: 1"), "defines something"),
    (change(4, source="an.show_table;"), "semicolon"),
    (change(4, source="%no_such_magic"), "a magic"),
    (change(4, source="an.secret"), "an.secret is not part"),
    (change(0, source="# Good\n\n[x](#gone)"), "a heading that is not there"),
    (change(0, source="# Good\n\n[x](09-gone.ipynb)"), "which is not there"),
    (change(6, source="[Back](00-index.ipynb)"), "ends with links"),
    (change(5, outputs=[image("")]), "without alt text"),
    (plant_output(v4.new_output("error", ename="KeyError", evalue="x")), "ended in KeyError"),
    (plant_output(v4.new_output("stream", name="stderr", text="Warning")), "wrote to stderr"),
    (plant_output(v4.new_output("display_data", {"text/html": "<SCRIPT>"})), "a script"),
]


@pytest.mark.parametrize(("plant", "said"), FAULTS)
def test_the_checks_see_a_planted_fault(tmp_path, plant, said):
    cells = good_cells()
    plant(cells)
    path = tmp_path / "00-index.ipynb"
    nbformat.write(v4.new_notebook(cells=cells), path)
    nbformat.write(v4.new_notebook(), tmp_path / "01-next.ipynb")
    found = faults(path)
    if said is None:
        assert found == []
    else:
        assert any(said in fault for fault in found), found


CHANGES = {
    "as-saved": ("", ""),
    "processor": ("+0.20", "+0.21"),
    "number": ("+0.20", "+0.30"),
    "figure": ("Two bars: a 1, b 2.", "Two bars: a 1, b 3."),
    "label": ("Three actors", "Four actors"),
    "evidence": ("Iran: 1 sentence", "Iraq: 1 sentence"),
}


@pytest.fixture(scope="module")
def nbval_report(tmp_path_factory):
    """What strict nbval says of a notebook as it was saved, and with one output changed."""
    folder = tmp_path_factory.mktemp("saved")
    notebook = nbformat.read(FIXTURES / "whole/01-actors.ipynb", as_version=4)
    runner = ExecutePreprocessor(kernel_name="python3")
    runner.preprocess(notebook, {"metadata": {"path": str(folder)}})
    for name, (old, new) in CHANGES.items():
        changed = copy.deepcopy(notebook)
        for cell in changed.cells:
            outputs = json.dumps(cell.get("outputs", []), ensure_ascii=False)
            if cell.cell_type == "code" and old:
                cell.outputs = nbformat.from_dict(json.loads(outputs.replace(old, new)))
        assert bool(old) == (changed != notebook)
        nbformat.write(changed, folder / f"{name}.ipynb")
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env", "-q", "-rf"]
    command += ["--nbval-sanitize-with", str(SANITIZE), "-p", "no:cacheprovider", "-c", "/dev/null"]
    command += ["-p", "tests.nbval_processors"]
    names = [f"{name}.ipynb" for name in CHANGES]
    where = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    done = subprocess.run([*command, *names], cwd=folder, capture_output=True, text=True, env=where)
    return done.stdout


@pytest.mark.parametrize("name", CHANGES)
def test_nbval_sees_what_changed(nbval_report, name):
    failed = re.findall(rf"^FAILED {name}.ipynb::", nbval_report, re.MULTILINE)
    unseen = ("as-saved",) if is_the_same() else ("as-saved", "processor")
    assert len(failed) == (0 if name in unseen else 1), nbval_report
