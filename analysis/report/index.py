"""The list of notebooks, made from their own headings."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from analysis.display.markup import SafeHtml, block
from analysis.escaping import for_html, for_log
from analysis.report.run import notebooks_folder
from analysis.report.sections import jupyter_id

_TITLE = re.compile(r"^#\s+(.+?)\s*$", re.MULTILINE)
_QUESTION = re.compile(r"^##\s+(.+?)\s*$", re.MULTILINE)
_NUMBERED = re.compile(r"^\d+")


@dataclass(frozen=True)
class Listed:
    """One notebook of the index: its file, the title it gives itself, and its questions."""

    file: str
    title: str
    questions: tuple[str, ...]


def notebook_index(folder: str | Path | None = None) -> SafeHtml:
    """Return the numbered notebooks of a folder as a table: title, and the questions it answers.

    Parameters
    ----------
    folder
        Holds the notebooks; the package's own if None. The first one, the index itself, is left
        out.

    Returns
    -------
    SafeHtml
        Links lead to the notebooks and to each question's heading; in a report, to its sections.

    Raises
    ------
    FileNotFoundError
        If the folder holds no numbered notebook.

    Examples
    --------
    >>> notebook_index().text.splitlines()[0].split(":")[0]
    '01 Articles'
    """
    listed = read_index(Path(folder) if folder is not None else notebooks_folder())
    rows = "\n".join(map(_row, listed))
    head = '<thead><tr><th scope="col">notebook</th><th scope="col">questions</th></tr></thead>'
    table = f'<table class="na-table">\n{head}\n<tbody>\n{rows}\n</tbody>\n</table>'
    scroll = '<div class="na-scroll" role="group" aria-label="Notebooks" tabindex="0">'
    text = [f"{for_log(n.title)}: {for_log(' '.join(n.questions))}" for n in listed]
    return SafeHtml(html=block(f"{scroll}\n{table}\n</div>"), text="\n".join(text))


def read_index(folder: Path) -> list[Listed]:
    """Return the numbered notebooks of a folder but the first, in order.

    Raises
    ------
    FileNotFoundError
        If there is none.
    """
    paths = [p for p in sorted(folder.glob("*.ipynb")) if _NUMBERED.match(p.name)]
    if not paths:
        raise FileNotFoundError(f"{for_log(folder)}: no numbered notebook here; name the folder")
    listed = []
    for path in paths[1:]:
        # nbformat takes two seconds to import, for what is the plainest JSON.
        cells = json.loads(path.read_text(encoding="utf-8")).get("cells", [])
        prose = "\n\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
        title = _TITLE.search(prose)
        questions = tuple(_QUESTION.findall(prose))
        listed.append(Listed(path.name, title[1] if title else path.stem, questions))
    return listed


def _row(notebook: Listed) -> str:
    """Return one notebook's row."""
    name, _, rest = notebook.title.partition(":")
    file = for_html(notebook.file)
    links = "".join(
        f'<li><a href="{file}#{for_html(jupyter_id(question))}">{for_html(question)}</a></li>'
        for question in notebook.questions
    )
    listed = f'<ul class="na-links">{links}</ul>' if links else ""
    about = f"<br>{for_html(rest.strip())}" if rest.strip() else ""
    head = f'<th scope="row" class="na-long"><a href="{file}">{for_html(name)}</a>{about}</th>'
    return f'<tr>{head}<td class="na-long">{listed}</td></tr>'
