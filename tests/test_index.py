"""The index is made from the notebooks' own headings."""

import nbformat
import pytest
from hostile_text import elements
from nbformat import v4

from analysis.report.fragments import seal
from analysis.report.index import notebook_index, read_index
from analysis.report.run import notebooks_folder
from analysis.report.sections import join_sections


def save(folder, name, *cells):
    cells = [v4.new_markdown_cell(cell) for cell in cells]
    nbformat.write(v4.new_notebook(cells=cells), folder / name)


@pytest.fixture
def folder(tmp_path):
    save(tmp_path, "00-index.ipynb", "# Index")
    save(tmp_path, "02-how.ipynb", "# 02 How: in words", "## How much?")
    save(tmp_path, "01-who.ipynb", "# 01 Who", "## Who <b>is</b> it?\n\ntext", "## Where?")
    save(tmp_path, "notes.ipynb", "# Notes")
    return tmp_path


def test_titles_and_questions_stand_in_order(folder):
    assert [(n.file, n.title, n.questions) for n in read_index(folder)] == [
        ("01-who.ipynb", "01 Who", ("Who <b>is</b> it?", "Where?")),
        ("02-how.ipynb", "02 How: in words", ("How much?",)),
    ]
    assert notebook_index(folder).text.splitlines()[1] == "02 How: in words: How much?"


def test_what_a_heading_holds_is_text(folder):
    html = notebook_index(folder).html
    assert "b" not in elements(html.replace("<br>", "")).tags
    assert "Who &lt;b&gt;is&lt;/b&gt; it?" in html


def test_in_a_report_links_lead_to_sections(folder):
    parts = [
        ("00-index.ipynb", f"<h1>Index</h1>{seal(notebook_index(folder).html)}", ""),
        ("01-who.ipynb", "<h1>01 Who</h1><h2>Who is it?</h2><h2>Where?</h2>", ""),
        ("02-how.ipynb", "<h1>02 How</h1><h2>How much?</h2>", ""),
    ]
    html = join_sections(parts)[0].html
    for place in ("#who", "#who-where", "#how", "#how-how-much"):
        assert f'href="{place}"' in html


def test_every_notebook_of_the_package_is_listed():
    listed = read_index(notebooks_folder())
    assert [n.file for n in listed] == sorted(
        p.name for p in notebooks_folder().glob("[0-9]*.ipynb") if p.name != "00-index.ipynb"
    )
    assert all(n.questions for n in listed)


def test_a_folder_without_notebooks_is_told(tmp_path):
    with pytest.raises(FileNotFoundError, match="no numbered notebook"):
        notebook_index(tmp_path)
