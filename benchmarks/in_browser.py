"""What runs in a browser with no install: the core, tried in a real Pyodide in a real Chromium.

`python -m benchmarks.in_browser FOLDER` takes a folder with a Pyodide distribution: pyodide.js, its
runtime, its lock file and wheels. Nothing is downloaded: wheels come from the folder, and packages
of plain Python from this environment, as a JupyterLite site would have them. A package that is in
neither is absent, as in a browser.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import threading
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks import browser_calls
from benchmarks.browser_calls import Tried

ROOT = Path(__file__).parents[1]
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WANTED = [
    *("sqlite3", "ssl"),  # parts of Python that older distributions keep apart
    *("numpy", "pandas", "scipy", "matplotlib", "pyarrow", "networkx", "lazy-loader"),
    *("textblob", "nltk", "regex", "click", "joblib", "tqdm", "py3langid"),
    *("packaging", "typing-extensions", "charset-normalizer", "beautifulsoup4", "soupsieve"),
    *("ipython", "ipywidgets", "comm", "pydantic", "pydantic-core", "annotated-types"),
    *(
        "nbformat",
        "fastjsonschema",
        "jupyter-core",
        "platformdirs",
        "jsonschema",
        "jsonschema-specifications",
    ),
    *("attrs", "referencing", "rpds-py", "mistune", "traitlets", "nh3", "jinja2", "markupsafe"),
    *("trafilatura", "lxml", "lxml-html-clean", "htmldate", "justext", "courlan", "tld", "babel"),
    *("dateparser", "python-dateutil", "pytz", "tzlocal", "certifi", "urllib3"),
    *("ahocorasick-rs", "onnxruntime", "tokenizers"),
]
PLAIN_TOO = ("charset-normalizer",)  # has the same in plain Python beside what it compiles
PAGE = '<!DOCTYPE html><meta charset="utf-8"><script src="/pyodide/pyodide.js"></script>'
START = """async (packages) => {
  const python = await loadPyodide({indexURL: "/pyodide/"});
  await python.loadPackage(packages, {messageCallback: () => {}});
  const site = python.runPython("import site; site.getsitepackages()[0]");
  const archives = [["code", site], ["articles", "/articles"], ["notebooks", "/notebooks"]];
  for (const [name, folder] of archives) {
    const answer = await fetch(`/${name}.zip`);
    python.FS.mkdirTree(folder);
    python.unpackArchive(await answer.arrayBuffer(), "zip", {extractDir: folder});
  }
  window.python = python;
  return python.version + ", Python " + python.runPython("import sys; sys.version.split()[0]");
}"""
RUN = """([name, given]) => {
  python.globals.set("given", given);
  return python.runPython(`
import json, browser_calls
json.dumps(browser_calls.${name}(*json.loads(given)))`);
}"""


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files and prints nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> int:
    """Print what runs."""
    parser = argparse.ArgumentParser(description="What runs in a browser with no install.")
    parser.add_argument("folder", type=Path, help="a Pyodide distribution")
    parser.add_argument("--stand-in", action="store_true", help="for regex and pydantic")
    parser.add_argument("--traces", action="store_true", help="show where a call failed")
    options = parser.parse_args()
    inside, plain = _packages(options.folder)
    absent = [name for name in WANTED if name not in (*inside, *plain)]
    print("wheels of the distribution:", ", ".join(inside) or "none")
    print("plain Python:", ", ".join(plain) or "none")
    print("absent:", ", ".join(absent) or "none")
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        (site / "pyodide").symlink_to(options.folder.resolve())
        (site / "index.html").write_text(PAGE, encoding="utf-8")
        with zipfile.ZipFile(site / "code.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            _add_ours(archive)
            for name in plain:
                _add_package(archive, name)
        left_out = () if {"lxml", "trafilatura"} <= {*inside, *plain} else ("*.html",)
        given = shutil.copytree(
            ROOT / "data/articles", site / "given", ignore=shutil.ignore_patterns(*left_out)
        )
        print("articles:", len(list(given.iterdir())), "files;", "left out:", left_out or "none")
        shutil.make_archive(str(site / "articles"), "zip", given)
        shutil.make_archive(str(site / "notebooks"), "zip", ROOT / "notebooks")
        with _served(site) as address:
            _try_in_chromium(address, inside, given, options)
    return 0


def _packages(folder: Path) -> tuple[list[str], list[str]]:
    """Return which wanted packages the distribution has, and which are plain Python here."""
    lock = json.loads((folder / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
    files = {name: entry["file_name"] for name, entry in lock.items()}
    inside = [name for name in WANTED if name in files and (folder / files[name]).is_file()]
    return inside, [name for name in WANTED if name not in inside and _is_plain(name)]


def _is_plain(name: str) -> bool:
    """Say whether a package of this environment is plain Python, or runs as such."""
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        return False
    return name in PLAIN_TOO or not any(file.suffix == ".so" for file in files)


def _add_ours(archive: zipfile.ZipFile) -> None:
    """Put this tree's package into an archive; the network's file would never be read."""
    for path in sorted((ROOT / "analysis").rglob("*")):
        if path.is_file() and path.suffix not in (".pyc", ".onnx"):
            archive.write(path, path.relative_to(ROOT).as_posix())
    archive.write(browser_calls.__file__, "browser_calls.py")
    found = distribution("news-actors")
    archive.writestr(
        f"news_actors-{found.version}.dist-info/METADATA", found.read_text("METADATA") or ""
    )


def _add_package(archive: zipfile.ZipFile, name: str) -> None:
    """Put an installed package and what it says of itself into an archive."""
    for file in distribution(name).files or []:
        if file.suffix not in (".pyc", ".so") and not file.as_posix().startswith(".."):
            archive.write(Path(str(file.locate())), file.as_posix())


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Serve a folder to this machine alone."""
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


def _try_in_chromium(
    address: str, inside: Sequence[str], articles: Path, options: argparse.Namespace
) -> None:
    """Start Pyodide in Chromium and print what runs in it."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        tab = browser.new_page()
        tab.set_default_timeout(0)
        tab.goto(address)
        print("Pyodide", tab.evaluate(START, list(inside)))
        if options.stand_in:
            print("stand-ins:", ", ".join(_run(tab, "stand_in")) or "none", flush=True)
        _print_modules(_run(tab, "try_modules", _modules()))
        if "pandas" in inside:
            _print_tried(_run(tab, "try_calls", _here(articles)), options.traces)
            _print_tried(_run(tab, "try_notebooks"), options.traces)
        browser.close()


def _here(articles: Path) -> list[list[object]]:
    """Return what the same call gives in this Python."""
    import analysis as an

    corpus = an.analyse(articles, method="lexicon", progress=False)
    return browser_calls.said(corpus.mentions)


def _run(tab: Page, name: str, *given: object) -> list[Tried]:
    """Run a function of `browser_calls` in the browser."""
    tried: list[Tried] = json.loads(tab.evaluate(RUN, [name, json.dumps(given)]))
    return tried


def _modules() -> list[str]:
    """Return the names of our modules."""
    paths = sorted((ROOT / "analysis").rglob("*.py"))
    names = (".".join(path.relative_to(ROOT).with_suffix("").parts) for path in paths)
    return [name.removesuffix(".__init__") for name in names]


def _print_modules(tried: Sequence[Tried]) -> None:
    """Print how many modules can be imported, and what the others lack."""
    lacking: dict[str, list[str]] = {}
    for name, _, error, _ in tried:
        if error:
            lacking.setdefault(error, []).append(name)
    n_failed = sum(map(len, lacking.values()))
    print(f"modules that can be imported: {len(tried) - n_failed} of {len(tried)}", flush=True)
    for error, names in sorted(lacking.items()):
        more = " …" if len(names) > 3 else ""
        print(f"  {len(names)}: {error} ({', '.join(names[:3])}{more})")


def _print_tried(tried: Sequence[Tried], traces: bool) -> None:
    """Print what ran, how long it took, and what did not."""
    for name, seconds, error, trace in tried:
        print(f"{name:28} {seconds:6.1f} s  {error or 'runs'}", flush=True)
        if error and traces:
            print(trace)


if __name__ == "__main__":
    raise SystemExit(main())
