"""A wheel carries all that a user needs: it works in an empty environment with no network."""

import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from conftest import closed_network

ROOT = Path(__file__).parents[1]
MODEL = "analysis/sentiment/model"
NOT_CARRIED = (".git", ".venv", "build", "*.egg-info", "reports", "artefacts", ".*_cache")
USE = """
import sys
import analysis as an
assert not [m for m in ("onnxruntime", "matplotlib", "trafilatura") if m in sys.modules]
corpus = an.analyse("articles", progress=False)
print(*corpus.mentions["actor"], *sorted(set(corpus.mentions["method"])), sep="|")
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of this tree, built from a copy so that nothing is left in the tree."""
    place = tmp_path_factory.mktemp("wheel")
    tree = shutil.copytree(
        ROOT, place / "tree", ignore=shutil.ignore_patterns(*NOT_CARRIED), symlinks=True
    )
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", place, tree]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return next(place.glob("*.whl"))


@pytest.mark.network
def test_the_wheel_holds_model_and_notebooks(wheel):
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    files = {path.name for path in (ROOT / MODEL).iterdir()}
    assert {f"{MODEL}/{name}" for name in files} <= held
    notebooks = {path.name for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert notebooks == {Path(name).name for name in held if name.endswith(".ipynb")}
    assert not [name for name in held if name.startswith(("tests/", "training/", "benchmarks/"))]


@pytest.mark.network
def test_the_wheel_works_in_an_empty_environment(wheel, tmp_path):
    venv.create(tmp_path / "empty", with_pip=True)
    python = tmp_path / "empty/bin/python"
    install = [python, "-m", "pip", "install", "--quiet", "-c", ROOT / "constraints.txt", wheel]
    done = subprocess.run(install, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.txt").write_text("Russia praised France. France thanked Russia.\n")
    asked = tmp_path / "asked"
    told = subprocess.run(
        [python, "-c", USE],
        cwd=tmp_path,
        env=closed_network(asked),
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.stdout.strip() == "Russia|France|France|Russia|model", told.stderr
    assert not asked.exists()
    command = tmp_path / "empty/bin/news-actors"
    help_ = subprocess.run([command, "--help"], capture_output=True, text=True, check=True)
    assert "report" in help_.stdout
