import csv
import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis as an
from analysis.reading.articles import ArticleWarning, read_articles
from analysis.reading.languages import (
    Language,
    detect_language,
    find_language,
    language_code,
)

with (Path(__file__).parent / "foreign_paragraphs.csv").open(encoding="utf-8") as file:
    FOREIGN = {row["code"]: row["text"] for row in csv.DictReader(file)}
ENGLISH = (
    "The foreign minister travelled to Vienna on Thursday to talk with her colleague from Norway "
    "about the new accord. They have never been closer to an understanding, she said."
)


@pytest.mark.parametrize("code", FOREIGN)
def test_a_paragraph_in_another_language_is_known(code):
    assert detect_language(FOREIGN[code]) == code


@pytest.mark.parametrize("code", FOREIGN)
def test_a_long_article_is_known_by_its_parts(code):
    assert detect_language("\n\n".join([FOREIGN[code]] * 40)) == code


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        "\n\n".join([ENGLISH] * 50),
        # Foreign words within English.
        f"{ENGLISH} \u201cNous sommes tr\u00e8s contents,\u201d said the envoy, who was born in "
        "Li\u00e8ge.",
    ],
)
def test_english_is_english(text):
    assert detect_language(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Putin met Assad.",
        "Merkel, Macron, S\u00e1nchez, Morawiecki and Rutte",
        "Angela Merkel, Emmanuel Macron, Giuseppe Conte, Pedro S\u00e1nchez, Mateusz Morawiecki, "
        "Mark Rutte, Xavier Bettel, Ant\u00f3nio Costa",
        "Juventus 3 Inter Milan 1; Bayern M\u00fcnchen 2 Hertha BSC 0; Real Betis 1 Sevilla 1; "
        "Paris Saint-Germain 4 Olympique Lyonnais 0",
        "DAX 12,114 CAC 5,510 FTSE 7,301 EUR/USD 1.08 " * 10,
        "\ud800\udfff" * 3,
        "12 34 56 " * 200,
    ],
)
def test_too_little_or_unclear_text_is_left_open_and_so_scored(text):
    assert detect_language(text) in (None, "en")


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_a_language_or_none(text):
    found = detect_language(text)
    assert found is None or language_code(found) == found


@pytest.mark.parametrize(
    ("declared", "code"),
    [
        ("en", "en"),
        ("EN-us", "en"),
        ("en_GB", "en"),
        ("en-US,en;q=0.5", "en"),
        ("eng", "en"),
        (" English ", "en"),
        ("deu", "de"),
        ("nb-NO", "no"),
        ("zh-Hans", "zh"),
        ("tlh", "tlh"),
        ("", None),
        ("the language of Goethe", None),
    ],
)
def test_a_language_by_its_code_or_name(declared, code):
    assert language_code(declared) == code


@pytest.mark.parametrize(
    ("text", "declared", "where", "code", "told"),
    [
        (ENGLISH, "en", "html lang", "en", ""),
        (ENGLISH, "", "", "en", ""),
        ("Envoys met.", "", "", None, ""),
        ("Kurz.", "de", "html lang", "de", "in German, not English"),
        (FOREIGN["de"], "de", "html lang", "de", "in German, not English"),
        (FOREIGN["da"], "nb", "html lang", "no", "in Norwegian, not English"),
        (FOREIGN["de"], "en", "html lang", "de", "html lang says English, the text is German"),
        (ENGLISH, "fr", "og:locale", "en", "og:locale says French, the text is English"),
        (FOREIGN["de"], "en", "metadata.csv", "en", "the text looks German"),
        (ENGLISH, "de", "metadata.csv", "de", "the text looks English"),
        (FOREIGN["de"], "see above", "html lang", "de", "in German, not English"),
    ],
)
def test_what_is_declared_against_what_the_text_says(text, declared, where, code, told):
    found = find_language(text, declared, where)
    assert found.code == code
    assert told in found.problem
    assert bool(told) == bool(found.problem)


def test_a_language_that_is_not_understood_is_told():
    found = find_language(ENGLISH, "Klingonese", "html lang")
    assert found == Language("en", "html lang, not understood; the text")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "de.txt").write_text(FOREIGN["de"].replace("Norwegen", "Norway"), encoding="utf-8")
    (tmp_path / "en.txt").write_text(ENGLISH, encoding="utf-8")
    return tmp_path


def analysed(folder):
    with pytest.warns(ArticleWarning, match=r"de\.txt: in German, not English: left out"):
        return an.analyse(folder, method="lexicon", progress=False)


def test_what_is_not_english_stays_in_the_table_and_out_of_the_scores(folder):
    corpus = analysed(folder)
    articles = corpus.articles.set_index("path")
    assert articles["language"].to_dict() == {"de.txt": "de", "en.txt": "en"}
    assert json.loads(articles.loc["de.txt", "metadata_source"])["language"] == "the text"
    english = {articles.loc["en.txt", "article_id"]}
    for table in (corpus.sentences, corpus.tokens, corpus.mentions):
        assert set(table["article_id"]) == english


def test_what_was_left_out_is_said_with_the_counts(folder):
    said = an.tell_collection(analysed(folder)).text
    assert "1 article is not in English and is left out of every score" in said


def test_the_owner_of_the_collection_decides(folder):
    (folder / "metadata.csv").write_text("path,language\nde.txt,en\n", encoding="utf-8")
    with pytest.warns(ArticleWarning, match="the text looks German"):
        corpus = an.analyse(folder, method="none", progress=False)
    assert corpus.sentences["article_id"].nunique() == 2


def test_a_collection_without_english_is_an_empty_one(tmp_path):
    (tmp_path / "de.txt").write_text(FOREIGN["de"], encoding="utf-8")
    corpus = analysed(tmp_path)
    assert len(corpus.articles) == 1
    assert corpus.sentences.empty
    assert corpus.mentions.empty


def test_a_column_of_a_table_says_the_language():
    table = pd.DataFrame({"text": ["Kurz und gut.", ENGLISH], "language": ["de", None]})
    with pytest.warns(ArticleWarning, match="row 0: in German"):
        corpus = an.analyse(table, method="none", progress=False)
    assert corpus.articles["language"].tolist() == ["de", "en"]


def test_the_model_is_not_loaded_for_english(folder):
    from analysis.reading import languages

    languages._identifier.cache_clear()
    (folder / "de.txt").unlink()
    read_articles(folder)
    assert languages._identifier.cache_info().currsize == 0
