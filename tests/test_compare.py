"""The page of what changed: sealed, the causes divided, what cannot be divided said."""

from dataclasses import replace

import pandas as pd
import pytest
from test_page import soup_of

from analysis.measures.examples import marked_corpus, small_corpus
from analysis.pipeline import analyse
from analysis.report.causes import differing_causes, walk_between
from analysis.report.compare import render_comparison

TEXT = "Norway bravely helped France. Critics blamed Norway for a terrible failure."


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory):
    told = pd.DataFrame({"text": [f"{TEXT} Day {n} was quiet." for n in range(6)]})
    return analyse(told, method="lexicon", progress=False)


def with_settings(corpus, **settings):
    return replace(corpus, settings=corpus.settings | settings)


def test_in_what_two_corpora_differ(lexicon):
    fewer = replace(lexicon, articles=lexicon.articles.head(5))
    for new, cause in [
        (fewer, "articles"),
        (with_settings(lexicon, method="none"), "settings"),
        (with_settings(lexicon, versions={"pandas": "0"}), "versions"),
        (with_settings(lexicon, actors=[{"actor": "N", "alias": "Norway"}]), "aliases"),
    ]:
        assert differing_causes(lexicon, new) == [cause]
    assert differing_causes(lexicon, lexicon) == []


def test_one_cause_is_one_step(lexicon):
    fewer = analyse(lexicon.articles.head(5), method="lexicon", progress=False)
    assert walk_between(lexicon, fewer).causes == {"new": "articles"}
    other = analyse(lexicon.articles, method="none", progress=False)
    walk = walk_between(lexicon, other)
    assert walk.causes["with the new settings"] == "settings"


def test_a_program_that_changed_under_its_number_does_not_pass_for_articles(lexicon):
    turned = lexicon.mentions.assign(toward=-lexicon.mentions["toward"])
    old = replace(lexicon, mentions=turned)
    assert set(walk_between(old, lexicon).causes.values()) == {"versions"}
    fewer = analyse(lexicon.articles.head(5), method="lexicon", progress=False)
    assert walk_between(old, fewer).causes == {"old, analysed now": "versions", "new": "articles"}


def test_two_causes_are_exchanged_one_at_a_time(lexicon):
    fewer = analyse(lexicon.articles.head(5), method="none", progress=False)
    walk = walk_between(lexicon, fewer)
    assert list(walk.steps) == ["old", "with the new settings", "new"]
    assert walk.causes == {"with the new settings": "settings", "new": "articles"}
    between = walk.steps["with the new settings"]
    assert len(between.articles) == 6
    assert between.settings["method"] == "none"
    assert between.mentions["toward"].isna().all()


def test_an_alias_table_is_exchanged_too(lexicon):
    own = pd.DataFrame({"actor": ["Oslo"], "alias": ["Norway"], "kind": ["place"]})
    new = analyse(
        lexicon.articles.head(5),
        method="lexicon",
        actors=own,
        capitals_as_places=True,
        progress=False,
    )
    walk = walk_between(lexicon, new)
    assert list(walk.causes.values()) == ["aliases", "settings", "articles"]
    assert "Oslo" in set(walk.steps["with the new aliases"].mentions["actor"])
    assert walk.steps["with the new settings"].settings["capitals"] == "places"


def test_other_versions_are_a_step_of_their_own(lexicon):
    old = with_settings(lexicon, versions={"pandas": "0"})
    new = analyse(lexicon.articles.head(5), method="lexicon", progress=False)
    walk = walk_between(old, new)
    assert walk.causes == {"old, analysed now": "versions", "new": "articles"}
    back = walk_between(new, old)
    assert back.causes["with the new articles"] == "articles"
    assert back.causes["new"] == "versions"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"detector": "another"}, "the settings detector cannot be exchanged alone"),
        ({}, "does not say how it was made"),
    ],
)
def test_what_cannot_be_divided_is_said(lexicon, tmp_path, settings, said):
    new = small_corpus() if not settings else with_settings(lexicon, method="none", **settings)
    walk = walk_between(lexicon, new)
    assert said in walk.undivided
    assert list(walk.steps) == ["old", "new"]


def test_the_page_says_who_moved_and_why(tmp_path):
    old = marked_corpus([f"{{Iran -0.5}} met. {{Iran -0.{n}}} left." for n in (3, 4, 5) * 3])
    new = marked_corpus([f"{{Iran 0.5}} met. {{Iran 0.{n}}} left." for n in (3, 4, 5) * 3])
    page = render_comparison(old, new, out=tmp_path / "a", names=("May", "June"))
    text = soup_of(page).get_text(" ", strip=True)
    assert page.name == "May-to-June.html"
    assert "1 moved beyond chance: Iran (−0.45 to +0.45)" in text
    assert "could not be divided: a corpus does not say how it was made" in text
    assert "Actors that are new" in text
    again = render_comparison(old, new, out=tmp_path / "b", names=("May", "June"))
    assert again.read_bytes() == page.read_bytes()


def test_the_page_of_the_same_twice_says_so(tmp_path):
    page = render_comparison(small_corpus(), small_corpus(), out=tmp_path)
    text = soup_of(page).get_text(" ", strip=True)
    assert "None of them moved beyond chance." in text
    assert "3 articles in both" in text


def test_hostile_names_do_nothing(tmp_path):
    evil = "<script>x()</script>"
    rows = [{"title": evil, "outlet": evil}] * 6
    old = marked_corpus(["{<b onclick=x> -0.5} met."] * 6, articles=rows)
    new = marked_corpus(["{<b onclick=x> 0.5} met."] * 5, articles=rows[:5])
    page = render_comparison(old, new, out=tmp_path, names=(evil, "../.."))
    html = page.read_text(encoding="utf-8")
    assert page.parent == tmp_path
    assert "<script" not in html
    soup = soup_of(page)
    assert not [a for tag in soup.find_all(True) for a in tag.attrs if a.startswith("on")]
    assert evil in soup_of(page).get_text()
