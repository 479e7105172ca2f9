"""The user's table, capitals and the detector, from the call to the corpus and its settings."""

import warnings

import pandas as pd
import pytest
import spacy

from analysis.actors.table import ActorTableError, ActorTableWarning
from analysis.pipeline import analyse
from analysis.reading.articles import read_articles

TEXT = "Talks open\n\nMoscow praised Ada Quill. Quill cheered in Paris.\n"


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "news"
    place.mkdir()
    (place / "a.txt").write_text(TEXT)
    return place


def corpus_of(source, **options):
    return analyse(source, method="none", progress=False, **options)


def actors(corpus):
    return corpus.mentions["actor"].tolist()


def test_without_options_the_settings_say_what_was_done(folder):
    with warnings.catch_warnings():
        warnings.simplefilter("error", ActorTableWarning)
        corpus = corpus_of(folder)
    assert actors(corpus) == ["Russia", "Ada Quill", "Ada Quill", "Paris"]
    said = {name: corpus.settings[name] for name in ("actors", "capitals", "detector")}
    assert said == {"actors": [], "capitals": "governments", "detector": "rules"}


def test_a_table_beside_the_articles_is_no_article_and_is_used_aloud(folder):
    (folder / "actors.csv").write_text("actor,alias\nTom Quill,Quill\n")
    assert read_articles(folder)["path"].tolist() == ["a.txt"]
    with pytest.warns(ActorTableWarning, match=r"actors\.csv: 1 name of your own used, since"):
        corpus = corpus_of(folder)
    assert actors(corpus) == ["Russia", "Ada Quill", "Tom Quill", "Paris"]
    assert corpus.settings["actors"] == [{"actor": "Tom Quill", "alias": "Quill"}]


def test_a_table_that_is_named_goes_before_the_one_beside_the_articles(folder, tmp_path):
    (folder / "actors.csv").write_text("actor,alias\nTom Quill,Quill\n")
    other = tmp_path / "other.csv"
    other.write_text("actor,alias,kind\n,Quill,none\n")
    assert actors(corpus_of(folder, actors=other)) == ["Russia", "Ada Quill", "Paris"]
    nothing = pd.DataFrame(columns=["actor", "alias"])
    assert actors(corpus_of(folder, actors=nothing)).count("Ada Quill") == 2


def test_a_bad_table_beside_the_articles_is_told(folder):
    (folder / "actors.csv").write_text("actor\nTom Quill\n")
    with pytest.raises(ActorTableError, match=r"actors\.csv: column alias is missing"):
        corpus_of(folder)


def test_capitals_can_stay_places(folder):
    corpus = corpus_of(folder, capitals_as_places=True)
    assert actors(corpus) == ["Moscow", "Ada Quill", "Ada Quill", "Paris"]
    assert corpus.settings["capitals"] == "places"


def test_a_model_can_find_the_names(folder):
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Ada Quill"}])
    corpus = corpus_of(folder, detector=nlp)
    assert corpus.mentions["rule"].tolist() == ["spacy en_pipeline"]
    assert corpus.settings["detector"].startswith("spacy en_pipeline")


def test_a_saved_corpus_is_opened_as_it_is_or_not_at_all(folder, tmp_path):
    saved = corpus_of(folder, capitals_as_places=True).save(tmp_path / "saved")
    assert actors(corpus_of(saved)) == ["Moscow", "Ada Quill", "Ada Quill", "Paris"]
    assert actors(corpus_of(saved, capitals_as_places=True))[0] == "Moscow"
    with pytest.raises(ValueError, match="actors: this corpus is analysed already"):
        corpus_of(saved, actors=pd.DataFrame({"actor": ["x"], "alias": ["y"]}))
    plain = corpus_of(folder).save(tmp_path / "plain")
    with pytest.raises(ValueError, match="capitals_as_places: this corpus is analysed already"):
        corpus_of(plain, capitals_as_places=True)
