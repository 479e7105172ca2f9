"""What several tests share: the executed fixture notebooks, their page, and Chromium."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.report.facts import Facts
from analysis.report.page import write_page
from analysis.report.run import run_notebooks

# No tests: Python loads it where the network is to be closed, and Debian has one of that name.
collect_ignore = ["closed_network"]
ROOT = Path(__file__).parents[1]
NOTEBOOKS = ROOT / "tests/notebooks"
ARTEFACTS = ROOT / "artefacts"
# No sandbox inside containers; and nothing that Chromium does on its own account.
CHROMIUM_ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PROBLEM = {"path": "broken.txt", "problem": "Holds no text.", "cure": "Save it as UTF-8."}


def page_of(name, folder, **facts):
    """Run a folder of fixture notebooks and return its results and its page."""
    results = run_notebooks(NOTEBOOKS / name, {}, out=folder, cell_seconds=60, progress=False)
    about = Facts(version="1", **{"title": name.capitalize(), **facts})
    return results, write_page(results, about, folder / "page.html")


@pytest.fixture(scope="session")
def whole(tmp_path_factory):
    """Results and page of notebooks that run to their end."""
    read = [("articles", "3"), ("published", "13 November – 18 December 2015")]
    settings = [("method", "model")]
    folder = tmp_path_factory.mktemp("whole")
    return page_of("whole", folder, read=read, problems=[PROBLEM], settings=settings)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """Results and page of a notebook whose articles hold scripts."""
    evil = "<script>window.__xss=['title']</script>"
    problem = dict.fromkeys(PROBLEM, evil)
    settings = [(evil, evil)]
    folder = tmp_path_factory.mktemp("hostile")
    return page_of("hostile", folder, title=evil, problems=[problem], settings=settings)


@pytest.fixture(scope="session")
def careless(tmp_path_factory):
    """Results and page of a notebook that shows raw HTML."""
    return page_of("careless", tmp_path_factory.mktemp("careless"))


def closed_network(asked):
    """Return an environment whose Pythons cannot leave this machine and log what they ask for."""
    path = os.pathsep.join([str(ROOT / "tests/closed_network"), os.environ.get("PYTHONPATH", "")])
    return {**os.environ, "PYTHONPATH": path, "NEWS_ACTORS_ASKED": str(asked)}


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """The page of the sample collection, as `make report` writes it, with the network off."""
    folder = tmp_path_factory.mktemp("sample")
    command = [sys.executable, "-m", "analysis", "report", str(ROOT / "data/articles")]
    done = subprocess.run(
        [*command, "--out", str(folder), "--title", "Sample collection"],
        env=closed_network(folder / "asked"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip().splitlines()[-1])


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    """Chromium, as it is installed here; a skip, or a failure where one is asked for."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        said = "no chromium here: install it (Debian: apt-get install chromium) to run this test"
        if os.environ.get("CI") or os.environ.get("NEWS_ACTORS_REQUIRE_BROWSER") == "1":
            pytest.fail(said)
        pytest.skip(said)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            str(tmp_path_factory.mktemp("chromium")),
            executable_path=program,
            headless=True,
            args=CHROMIUM_ARGUMENTS,
            viewport={"width": 1280, "height": 900},
        )
        yield context
        context.close()


@pytest.fixture
def artefacts():
    """The folder that keeps screenshots; git ignores it."""
    ARTEFACTS.mkdir(exist_ok=True)
    return ARTEFACTS
