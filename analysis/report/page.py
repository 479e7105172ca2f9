"""A corpus or a folder of articles in, one sealed HTML file out."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from analysis.corpus import Corpus
from analysis.display import show_table
from analysis.display.markup import stylesheet
from analysis.escaping import for_file_name
from analysis.report.facts import Facts, facts_of
from analysis.report.fragments import notebook_html
from analysis.report.inputs import corpus_of
from analysis.report.libraries import notebook_libraries
from analysis.report.manifest import write_manifest
from analysis.report.run import RunResult, notebooks_folder, run_notebooks
from analysis.report.sections import Section, join_sections

if TYPE_CHECKING:
    from analysis.pipeline import Method

# Nothing may be loaded or run; images stand in the file, and the styles too.
POLICY = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)
_INPUTS_SHOWN = 1000  # beyond, a page would be a list of hashes; the manifest has them all
_TEMPLATE = Path(__file__).parent / "template"


class NotebookStopped(UserWarning):
    """A notebook did not run to its end; the page says where, and has all the others."""


def render_report(
    corpus_or_path: Corpus | str | Path,
    *,
    out: str | Path,
    title: str | None = None,
    actors: str | Path | None = None,
    notebooks: str | Path | None = None,
    parameters: Mapping[str, object] | None = None,
) -> Path:
    """Analyse articles, run the notebooks on them and write one self-contained HTML file.

    Parameters
    ----------
    corpus_or_path
        A Corpus, a folder that `Corpus.save` wrote, or a file or folder of articles.
    out
        Gets the page, its manifest (JSON: inputs, settings, versions and the hashes of all that
        was written), `corpus/` with the tables and `notebooks/` with the executed notebooks.
    title
        The page's title and the stem of its file name; by default the input's name.
    actors
        Your own alias table (CSV). A corpus was made with one already, so then it is an error.
    notebooks
        A folder of notebooks to run instead of the package's own.
    parameters
        Further parameters of the notebooks; `method` is the analysis' too.

    Returns
    -------
    pathlib.Path
        The HTML file. The same input and versions give the same bytes.

    Warns
    -----
    NotebookStopped
        For each notebook that stopped; the page says where and why, and has all the others.

    Raises
    ------
    FileNotFoundError
        If the path or the notebooks are not there.
    ValueError
        If nothing could be read, or a parameter is unknown or of no use.
    """
    out = Path(out)
    given = dict(parameters or {})
    method: Method = given.get("method", "model")  # type: ignore[assignment]
    corpus = corpus_of(corpus_or_path, method=method, actors=actors)
    title = title or title_of(corpus_or_path)
    saved = corpus.save(out / "corpus")
    given |= {"articles": saved, "title": title}
    results = run_notebooks(notebooks or notebooks_folder(), given, out=out / "notebooks")
    for result in results:
        if result.failure:
            warnings.warn(f"{result.path}: {result.failure}", NotebookStopped, stacklevel=2)
    facts = facts_of(corpus, title=title, parameters=given)
    page = write_page(results, facts, out / f"{for_file_name(title)}.html")
    write_manifest(corpus, facts, results, page=page)
    return page


def title_of(corpus_or_path: Corpus | str | Path) -> str:
    """Return a title made of the input's name.

    Examples
    --------
    >>> title_of("news/syria_talks")
    'Syria talks'
    """
    if isinstance(corpus_or_path, Corpus):
        return "Who is in the news"
    name = Path(corpus_or_path).resolve().stem.replace("-", " ").replace("_", " ").strip()
    return name[:1].upper() + name[1:] or "Who is in the news"


def write_page(results: Sequence[RunResult], facts: Facts, path: Path) -> Path:
    """Write executed notebooks as one page.

    Parameters
    ----------
    results
        What `run_notebooks` returned, in the page's order.
    facts
        What stands around them.
    path
        The HTML file to write.

    Returns
    -------
    pathlib.Path
        The same path.
    """
    nbformat, _ = notebook_libraries()
    read = ((r, nbformat.read(r.path, as_version=4)) for r in results)
    parts = [(r.name, notebook_html(notebook), str(r.failure or "")) for r, notebook in read]
    path.write_text(page_html(join_sections(parts), facts), encoding="utf-8", newline="\n")
    return path


def page_html(sections: Sequence[Section], facts: Facts) -> str:
    """Return the page; every value that is not a sealed section is escaped.

    Examples
    --------
    >>> "<title>&lt;b&gt;</title>" in page_html([], Facts(title="<b>", version="1"))
    True
    """
    from jinja2 import Environment, FileSystemLoader
    from markupsafe import Markup

    environment = Environment(loader=FileSystemLoader(_TEMPLATE), autoescape=True)
    named = pd.DataFrame(facts.inputs.items(), columns=["file", "sha256"])
    style = (_TEMPLATE / "page.css").read_text(encoding="utf-8")
    return environment.get_template("page.html.j2").render(
        policy=POLICY,
        styles=Markup(f"{stylesheet()}\n{style.strip()}"),
        facts=facts,
        inputs=Markup(show_table(named).html) if 0 < len(named) <= _INPUTS_SHOWN else "",
        sections=[_sealed(section) for section in sections],
    )


def _sealed(section: Section) -> dict[str, object]:
    """Return a section for the template, its content marked as safe: `seal` has seen it."""
    from markupsafe import Markup

    return {**vars(section), "html": Markup(section.html)}
