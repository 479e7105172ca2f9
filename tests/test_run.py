"""Running notebooks: parameters, failures that are kept, and nothing left of the machine."""

from types import SimpleNamespace

import nbformat
import pytest
from conftest import NOTEBOOKS

from analysis.report import run
from analysis.report.run import UnknownParameterError, run_notebooks


@pytest.fixture(scope="module")
def stopping(tmp_path_factory):
    """Five notebooks, four of which stop."""
    out = tmp_path_factory.mktemp("stopping")
    return run_notebooks(NOTEBOOKS / "stopping", {}, out=out, cell_seconds=3, progress=False)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, """stopped at cell 6, under "Here it stops": KeyError: 'actor'"""),
        (1, 'cell 2, under "Unknown magic": UsageError: Line magic function `%no_such_magic`'),
        (2, 'cell 2, under "Too slow": CellTimeoutError: A cell timed out'),
        (3, 'cell 2, under "Kernel dies": DeadKernelError: Kernel died'),
    ],
)
def test_failure_names_cell_heading_and_error(stopping, number, said):
    assert said in str(stopping[number].failure)


def test_the_others_still_run(stopping):
    assert stopping[4].failure is None
    assert "reached" in stopping[4].path.read_text(encoding="utf-8")


def test_failed_notebook_keeps_what_it_did_and_its_traceback(stopping):
    text = stopping[0].path.read_text(encoding="utf-8")
    assert "kept" in text
    assert "Traceback (most recent call last)" in text
    assert "never" in text, "the cells that did not run are still there"
    assert "papermill-error" not in text


def test_the_source_is_not_changed(stopping):
    for result in stopping:
        source = nbformat.read(NOTEBOOKS / "stopping" / result.name, as_version=4)
        assert all(not cell.get("outputs") for cell in source.cells)


def test_parameters_reach_the_notebooks_that_have_them(tmp_path):
    given = {"title": "Syria", "top": 1}
    results = run_notebooks(NOTEBOOKS / "whole", given, out=tmp_path, progress=False)
    assert [r.failure for r in results] == [None, None]
    index, actors = (r.path.read_text(encoding="utf-8") for r in results)
    assert "injected-parameters" not in index
    assert 'title = \\"Syria\\"' in actors
    assert "Syria</strong> has 3 actors" in actors


def test_unknown_parameters_are_an_error_before_anything_runs(tmp_path):
    with pytest.raises(UnknownParameterError, match=r"'titel'.*did you mean 'title'.*title, top"):
        run_notebooks(NOTEBOOKS / "whole", {"titel": "x"}, out=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_paths_are_handed_over_relative_to_the_executed_notebooks(tmp_path):
    given = {"title": tmp_path / "corpus"}
    results = run_notebooks(NOTEBOOKS / "whole", given, out=tmp_path / "notebooks", progress=False)
    text = results[1].path.read_text(encoding="utf-8")
    assert 'title = \\"../corpus\\"' in text
    assert str(tmp_path) not in text


def test_two_runs_are_the_same_bytes(whole, tmp_path):
    again = run_notebooks(NOTEBOOKS / "whole", {}, out=tmp_path, progress=False)
    for one, other in zip(whole[0], again, strict=True):
        assert one.path.read_bytes() == other.path.read_bytes()


def test_a_folder_may_have_braces_in_its_name(tmp_path):
    out = tmp_path / "{title}"
    results = run_notebooks(NOTEBOOKS / "whole", {}, out=out, progress=False)
    assert [r.failure for r in results] == [None, None]
    assert (out / "01-actors.ipynb").is_file()


@pytest.mark.parametrize(
    ("content", "error", "said"),
    [(None, FileNotFoundError, "no notebook"), ("{", ValueError, "bad.ipynb: cannot be read")],
)
def test_folders_of_no_use_are_told(tmp_path, content, error, said):
    if content:
        (tmp_path / "bad.ipynb").write_text(content)
    with pytest.raises(error, match=said):
        run_notebooks(tmp_path, {}, out=tmp_path / "out")


def test_installed_notebooks_are_found(tmp_path, monkeypatch):
    (tmp_path / "00-index.ipynb").touch()
    listed = SimpleNamespace(name="00-index.ipynb", locate=lambda: tmp_path / "00-index.ipynb")
    monkeypatch.setattr(run, "__file__", str(tmp_path / "site/analysis/report/run.py"))
    monkeypatch.setattr(run, "files", lambda distribution: [listed])
    assert run.notebooks_folder() == tmp_path.resolve()
    monkeypatch.setattr(run, "files", lambda distribution: [])
    with pytest.raises(FileNotFoundError, match="install news-actors anew"):
        run.notebooks_folder()
