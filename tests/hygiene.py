"""What a notebook of ours must keep, as a list of what is wrong with one."""

import ast
import re
from pathlib import Path

import nbformat

import analysis as an

_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_INDEX = "00-index.ipynb"


def faults(path):
    """Return everything that is wrong with a saved notebook; empty where nothing is."""
    notebook = nbformat.read(path, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]
    prose = "\n\n".join(c.source for c in notebook.cells if c.cell_type == "markdown")
    found = [*_saved(code), *_parameters(code), *_links(path, prose), *_navigation(path, notebook)]
    for number, cell in enumerate(code, start=1):
        found += [f"code cell {number}: {what}" for what in (*_source(cell), *_outputs(cell))]
    imports = [line for cell in code for line in cell.source.splitlines() if "import " in line]
    if imports != ["import analysis as an"]:
        found.append(f"imports {imports}: one, import analysis as an")
    return found


def _saved(code):
    """Run from first to last in a fresh kernel, then saved: nbval skips what has not run."""
    counts = [cell.execution_count for cell in code]
    if counts != list(range(1, len(code) + 1)):
        yield f"execution counts {counts}: run all in a fresh kernel, then save"


def _parameters(code):
    cells = [cell for cell in code if "parameters" in cell.metadata.get("tags", [])]
    if len(cells) != 1:
        yield f"{len(cells)} cells tagged 'parameters': one"


def _source(cell):
    if re.search(r"^\s*[%!]", cell.source, re.MULTILINE):
        yield "a magic: nbval passes over one that is unknown"
        return
    if cell.source.rstrip().endswith(";"):
        yield "a trailing semicolon hides the output from no test: use _ ="
    tree = ast.parse(cell.source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            yield "defines something: that belongs to the library"
        named = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if named and node.value.id == "an" and node.attr not in an.__all__:
            yield f"an.{node.attr} is not part of the public face"
    if isinstance(tree.body[-1], ast.Expr) and not cell.outputs:
        yield "its output is not saved, so nothing compares it"


def _outputs(cell):
    for output in cell.outputs:
        if output.output_type == "error":
            yield f"ended in {output.ename}"
        if output.get("name") == "stderr":
            yield f"wrote to stderr: {output.text[:80]}"
        for kind in output.get("data", {}):
            alt = output.metadata.get(kind, {}).get("alt", "")
            if kind.startswith("image/") and not alt.strip():
                yield "an image without alt text"
            if kind == "text/html" and "<script" in "".join(output.data[kind]).lower():
                yield "a script in an output"


def _anchors(path):
    """Addresses of the headings of a notebook, as Jupyter makes them."""
    cells = nbformat.read(path, as_version=4).cells
    text = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    return {h.replace(" ", "-") for h in re.findall(r"^#+\s+(.+?)\s*$", text, re.MULTILINE)}


def _links(path, prose):
    for link in _LINK.findall(prose):
        if re.match("https?:|mailto:", link):
            continue
        name, _, fragment = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        if not target.exists():
            yield f"links to {link}, which is not there"
        elif fragment and target.suffix == ".ipynb" and fragment not in _anchors(target):
            yield f"links to {link}, a heading that is not there"


def _navigation(path, notebook):
    """Previous, index and next, in the order of the names, close every notebook."""
    names = sorted(p.name for p in Path(path).parent.glob("[0-9]*.ipynb"))
    place = names.index(path.name)
    before = [names[place - 1], _INDEX] if place else []
    expected = [*before, *names[place + 1 : place + 2]]
    last = notebook.cells[-1]
    links = _LINK.findall(last.source) if last.cell_type == "markdown" else []
    if links != expected:
        yield f"ends with links to {links}: {expected}"
