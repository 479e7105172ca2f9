"""The page: sealed, joined, complete, the same bytes every time."""

import re
from dataclasses import replace
from urllib.parse import unquote

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from hostile_text import HOSTILE, elements

from analysis.measures.examples import small_corpus
from analysis.report.facts import Facts, facts_of
from analysis.report.fragments import seal, without_progress_bars
from analysis.report.page import page_html, render_report, write_page
from analysis.report.sections import Section, join_sections, slug


def soup_of(page):
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Plain <b>bold</b></p>", "<p>Plain <b>bold</b></p>"),
        ("<script>x()</script>a", "a"),
        ("<style>p{}</style>a", "a"),
        ("<p onclick=x()>a</p>", "<p>a</p>"),
        ("<p style='position:fixed' id='main'>a</p>", "<p>a</p>"),
        ("<iframe src=//x></iframe>a", "a"),
        ("<svg><script>x()</script></svg>a", "a"),
        ("<form action=//x><input><button>b</button></form>", "b"),
        ("<img src=//x/y.png alt=z>", '<img alt="z">'),
        ("<img src=y.png alt=z>", '<img alt="z">'),
        ("<img src='data:image/svg+xml,<svg>' alt=z>", '<img alt="z">'),
        (
            "<img src='data:image/png;base64,AA' alt=z>",
            '<img src="data:image/png;base64,AA" alt="z">',
        ),
        ("<a href='data:text/html,x'>a</a>", '<a rel="noopener noreferrer nofollow">a</a>'),
        ("<div>never closed", "<div>never closed</div>"),
        ("</div></section>a", "a"),
        ("<meta http-equiv=refresh content=0>a", "a"),
        ("<base href=//x>a", "a"),
        ("<div role=main tabindex=5>a</div>", "<div>a</div>"),
        ("<div role=group tabindex=0>a</div>", '<div role="group" tabindex="0">a</div>'),
        ("<!-- c -->a", "a"),
    ],
)
def test_seal(html, expected):
    assert seal(html) == expected


@pytest.mark.parametrize(
    "scheme", ["javascript:x()", "JaVaScRiPt:x()", " javascript:x()", "vbscript:x"]
)
def test_seal_drops_links_that_act(scheme):
    assert seal(f'<a href="{scheme}">a</a>') == '<a rel="noopener noreferrer nofollow">a</a>'


@pytest.mark.parametrize("evil", HOSTILE)
def test_seal_is_idempotent(evil):
    assert seal(seal(evil)) == seal(evil)


def test_progress_bars_are_left_out():
    text = "\rtone: 0%\rtone: 100%\nUserWarning: thin\n\rnext: 1%"
    assert without_progress_bars(text) == "UserWarning: thin"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who is spoken of?", "who-is-spoken-of"),
        ("  --  ", "part"),
        ("Кто?", "кто"),
        ("a" * 99, "a" * 60),
    ],
)
def test_slug(text, expected):
    assert slug(text) == expected


def sections(*html):
    return join_sections([(f"0{n}-part.ipynb", text, "") for n, text in enumerate(html)])


def test_headings_are_lowered_and_their_ids_unique():
    one, two = sections(
        "<h1>A</h1><h2>Notes</h2><h3>x</h3>", "<h1>B</h1><h2>Notes</h2><h2>Notes</h2>"
    )
    assert (one.title, one.anchor, two.anchor) == ("A", "part", "part-2")
    assert one.html == '<h3 id="part-notes">Notes</h3><h4 id="part-x">x</h4>'
    assert [h.anchor for h in two.headings] == ["part-2-notes", "part-2-notes-2"]


def test_a_notebook_without_a_heading_gets_its_name():
    assert join_sections([("03-co-mentions.ipynb", "<p>x</p>", "")])[0].title == "Co mentions"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("01-part.ipynb", '<a href="#part-2">t</a>'),
        ("./01-part.ipynb", '<a href="#part-2">t</a>'),
        ("01-part.ipynb#Who-is-it?", '<a href="#part-2-who-is-it">t</a>'),
        ("01-part.ipynb#Who-is-it%3F", '<a href="#part-2-who-is-it">t</a>'),
        ("01-part.ipynb#gone", '<a href="#part-2">t</a>'),
        ("#Mine", '<a href="#part-mine">t</a>'),
        ("../data/README.md", "t"),
        ("09-gone.ipynb", "t"),
        ("/etc/passwd", "t"),
        ("https://example.org/a", '<a href="https://example.org/a">t</a>'),
    ],
)
def test_links(link, expected):
    one, _ = sections(
        f'<h1>A</h1><h2>Mine</h2><p>See <a href="{link}">t</a></p>', "<h1>B</h1><h2>Who is it?</h2>"
    )
    assert one.html.endswith(f"<p>See {expected}</p>")


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ('<p><a href="00-part.ipynb">← A</a> | <a href="01-part.ipynb">B →</a></p>', False),
        ('<p>First read <a href="00-part.ipynb">A</a></p>', True),
        ('<p><a href="https://example.org">A</a></p>', True),
        ("<p>No link</p>", True),
        ('<ul><li><a href="01-part.ipynb">B</a></li></ul>', True),
    ],
)
def test_lines_that_only_lead_to_notebooks_are_left_out(line, kept):
    one, _ = sections(f"<h1>A</h1>{line}", "<h1>B</h1>")
    assert bool(one.html) == kept


def test_tables_of_other_libraries_get_scopes_and_scroll():
    head = "<thead><tr><th></th><th>n</th></tr></thead>"
    table = f"<table>{head}<tr><th>Iran</th><td>-1.5</td></tr></table>"
    soup = BeautifulSoup(sections(table)[0].html, "html.parser")
    assert [(th.get_text(), th["scope"]) for th in soup.find_all("th")] == [
        ("n", "col"),
        ("Iran", "row"),
    ]
    assert soup.table.parent["tabindex"] == "0"
    assert soup.find("td", string="-1.5")["class"] == ["na-number"]


def test_contents_lead_to_every_heading(whole):
    soup = soup_of(whole[1])
    targets = [unquote(a["href"])[1:] for a in soup.select("nav a")]
    ids = [tag["id"] for tag in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert set(targets) <= set(ids)
    named = {h["id"] for h in soup.select("main h2, main h3, footer h2")}
    assert named == set(targets)


def test_every_link_of_the_page_leads_somewhere(whole):
    soup = soup_of(whole[1])
    for link in soup.find_all("a"):
        assert soup.find(id=unquote(link["href"]).removeprefix("#")) is not None


def test_page_holds_what_the_notebooks_show_and_none_of_their_code(whole):
    text = soup_of(whole[1]).get_text()
    for shown in ("Three actors", "Nobody has 3 actors", "1 more row", "Iran: 1 sentence"):
        assert shown in text
    assert "show_table" not in text
    assert "Next →" not in text


def test_images_of_others_say_that_nothing_is_said():
    image = '<img src="data:image/png;base64,AA"><img alt="" src="data:image/png;base64,AA">'
    section = join_sections([("01-who.ipynb", image, "")])[0].html
    images = BeautifulSoup(section, "html.parser").find_all("img")
    said = "No description has been provided for this image"
    assert [image["alt"] for image in images] == [said, ""]


def test_images_have_their_alt_text(whole):
    images = soup_of(whole[1]).find_all("img")
    assert [image["alt"] for image in images] == ["Two bars: a 1, b 2."]


def test_head_says_what_was_read_and_what_was_not(whole):
    soup = soup_of(whole[1])
    assert soup.html["lang"] == "en"
    assert soup.title.get_text() == "Whole"
    assert "13 November – 18 December 2015" in soup.header.get_text()
    problems = soup.find(id="problems").parent.get_text(" ", strip=True)
    assert "broken.txt Holds no text. Save it as UTF-8." in problems


@pytest.mark.parametrize("kind", ["whole", "hostile", "careless"])
def test_page_has_no_script_and_loads_nothing(kind, request):
    html = request.getfixturevalue(kind)[1].read_text(encoding="utf-8")
    found = elements(re.sub(r"<!DOCTYPE html>|<(meta|img|br|hr)\b[^>]*>", "", html))
    assert not found.tags & {"script", "iframe", "object", "embed", "form", "link", "base", "svg"}
    assert not {a for a in found.attributes if a.startswith("on")}
    soup = BeautifulSoup(html, "html.parser")
    assert all(i.get("src", "data:image/").startswith("data:image/") for i in soup.find_all("img"))
    assert not [a for a in soup.find_all("a") if not a["href"].startswith(("#", "https:"))]
    assert len(soup.find_all("style")) == 1
    assert len(soup.find_all(id="main")) == 1


def test_the_policy_comes_first(whole):
    metas = soup_of(whole[1]).head.find_all("meta")
    assert metas[1]["http-equiv"] == "Content-Security-Policy"
    assert metas[1]["content"].startswith("default-src 'none'; img-src data:;")
    assert "script-src" not in metas[1]["content"]


def test_hostile_text_is_shown_as_it_is(hostile):
    soup = soup_of(hostile[1])
    assert soup.title.get_text() == "<script>window.__xss=['title']</script>"
    assert soup.caption.get_text().startswith("<script>window.__xss=['script']</script><img src=x")


def test_same_input_same_bytes(whole, tmp_path):
    results, page = whole
    again = write_page(results, Facts(title="Whole", version="1"), tmp_path / "a.html")
    other = write_page(results, Facts(title="Whole", version="1"), tmp_path / "b.html")
    assert again.read_bytes() == other.read_bytes()
    assert again.read_bytes() != page.read_bytes(), "the facts are on the page"


def test_a_stopped_notebook_is_told():
    section = Section("01-a.ipynb", "a", "A", "<p>So far</p>", failure="stopped at cell 2: <b>.")
    html = page_html([section], Facts(title="T", version="1"))
    assert "<code>01-a.ipynb</code> stopped at cell 2: &lt;b&gt;." in html


def test_facts_of_a_corpus(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1447891200")
    facts = facts_of(small_corpus(), title="T", parameters={"top": 3, "articles": "x"})
    assert facts.read == [("articles", "3"), ("outlets", "2"), ("sentences", "6"), ("actors", "3")]
    assert facts.made == "19 November 2015"
    assert ("top", "3") in facts.settings
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert facts_of(small_corpus(), title="T", parameters={}).made == ""


def test_days_of_publication_say_what_they_leave_out():
    corpus = small_corpus()
    days = pd.Series(pd.to_datetime(["2015-11-13", "2015-12-18", None], utc=True))
    articles = corpus.articles.assign(published=days.astype("datetime64[us, UTC]"))
    read = facts_of(replace(corpus, articles=articles), title="T", parameters={}).read
    assert read[2] == ("published (1 without a full date)", "13 November – 18 December 2015")


@pytest.fixture
def own_notebooks(tmp_path):
    """A folder with one notebook that asks for articles and title."""
    import nbformat
    from nbformat import v4

    cell = v4.new_code_cell('articles = ""\ntitle = ""', metadata={"tags": ["parameters"]})
    told = "from analysis.corpus import open_corpus\nprint(title, open_corpus(articles))"
    cells = [v4.new_markdown_cell("# Mine"), cell, v4.new_code_cell(told)]
    folder = tmp_path / "mine"
    folder.mkdir()
    nbformat.write(v4.new_notebook(cells=cells), folder / "01-mine.ipynb")
    return folder


def test_render_report_of_a_corpus(tmp_path, own_notebooks):
    out = tmp_path / "out"
    page = render_report(small_corpus(), out=out, title="The <War>/..", notebooks=own_notebooks)
    assert page == out / "The-War.html"
    assert "The <War>/.. Corpus(3 articles, 6 sentences" in soup_of(page).get_text()
    assert (out / "corpus" / "corpus.json").is_file()
    assert (out / "notebooks" / "01-mine.ipynb").is_file()


def test_render_report_again_gives_the_same_file(tmp_path, own_notebooks):
    pages = [
        render_report(small_corpus(), out=tmp_path / name, title="T", notebooks=own_notebooks)
        for name in ("one", "a/deeper/one")
    ]
    assert pages[0].read_bytes() == pages[1].read_bytes()


def test_render_report_warns_of_a_stopped_notebook(tmp_path, own_notebooks):
    saved = small_corpus().save(tmp_path / "corpus")
    notebook = own_notebooks / "01-mine.ipynb"
    broken = notebook.read_text(encoding="utf-8").replace("print(", "absent(")
    notebook.write_text(broken, encoding="utf-8")
    with pytest.warns(UserWarning, match=r"01-mine.ipynb: stopped at cell 3.*NameError"):
        page = render_report(saved, out=tmp_path / "out", notebooks=own_notebooks)
    assert "This part is not complete." in soup_of(page).get_text()


def test_an_alias_table_comes_too_late_for_a_corpus(tmp_path):
    with pytest.raises(ValueError, match="analysed already"):
        render_report(small_corpus(), out=tmp_path, actors="mine.csv")
