"""The notebooks on collections that hold next to nothing: every section ends, none invents."""

import pytest
from bs4 import BeautifulSoup

from analysis.report.page import render_report

COLLECTIONS = {
    "no-actor": "It rained all day. Nothing else happened.\n",
    "one-sentence": "Talks open\n\nRussia praised France warmly.\n",
    "only-deeds": "Talks fail\n\nRussia attacked France. France condemned Russia.\n",
}


@pytest.mark.parametrize("name", COLLECTIONS)
def test_the_report_of_next_to_nothing_is_whole(name, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(COLLECTIONS[name])
    # A notebook that stops is a warning, and warnings of this run are errors.
    page = render_report(tmp_path / "in", out=tmp_path / "out", parameters={"method": "lexicon"})
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    assert not soup.select(".stopped"), [p.get_text() for p in soup.select(".stopped")]
    assert len(soup.select("section h2")) >= 7
