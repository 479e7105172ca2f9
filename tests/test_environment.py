"""environment.yml parses, gives what `make` gives, and its pip part installs."""

import re
import subprocess
import tomllib
import venv
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parents[1]
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CONDA = [d for d in ENVIRONMENT["dependencies"] if isinstance(d, str)]
PIP = next(d["pip"] for d in ENVIRONMENT["dependencies"] if isinstance(d, dict))


def pinned() -> dict[str, list[Requirement]]:
    """Every requirement of constraints.txt by its name."""
    found: dict[str, list[Requirement]] = {}
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            requirement = Requirement(line)
            found.setdefault(requirement.name.lower().replace("_", "-"), []).append(requirement)
    return found


def test_conda_brings_python_and_pip_alone():
    assert ENVIRONMENT["channels"] == ["conda-forge"]
    assert [re.split(r"[<>=]", d)[0] for d in CONDA] == ["python", "pip"]


def test_conda_and_pyproject_name_the_same_pythons():
    assert f"python{PROJECT['requires-python']}" in CONDA


def test_make_installs_what_the_pip_part_installs():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert PIP == ["-c constraints.txt", "-e .[dev]"]
    assert "install --quiet --disable-pip-version-check -c constraints.txt" in makefile
    assert "$(PIP) -e '.[dev]'" in makefile


@pytest.mark.parametrize("group", ["dependencies", "test", "dev"])
def test_every_dependency_is_pinned_within_its_bounds(group):
    listed = PROJECT["optional-dependencies"].get(group, PROJECT["dependencies"])
    for dependency in map(Requirement, listed):
        if dependency.name == PROJECT["name"]:
            continue
        pins = pinned()[dependency.name.lower().replace("_", "-")]
        for pin in pins:
            (exact,) = pin.specifier
            assert exact.operator == "=="
            assert SpecifierSet(str(dependency.specifier)).contains(exact.version), dependency


def test_constraints_name_no_place_to_fetch_from():
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert "--" not in text


@pytest.mark.network
def test_the_pip_part_installs_and_the_package_works(tmp_path):
    place = tmp_path / "conda-like"
    venv.create(place, with_pip=True)
    python = place / "bin" / "python"
    arguments = [word for line in PIP for word in line.split()]
    # Compiling every module of it takes longer than installing it.
    install = [python, "-m", "pip", "install", "--quiet", "--no-compile", *arguments]
    done = subprocess.run(install, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    use = "import analysis, nbval, textblob; print(analysis.split_sentences('One. Two.'))"
    told = subprocess.run([python, "-c", use], cwd=tmp_path, capture_output=True, text=True)
    assert told.stdout.strip() == "[(0, 4), (5, 9)]", told.stderr
