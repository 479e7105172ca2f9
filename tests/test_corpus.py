import json

import pandas as pd
import pyarrow.parquet as pq
import pytest

from analysis import tables
from analysis.corpus import Corpus, is_corpus, open_corpus, write_frame


@pytest.fixture
def corpus():
    frames = {table.name: tables.empty(table) for table in tables.TABLES}
    article = {
        "article_id": "a1", "path": "a.txt", "text": "Russia praised France.", "n_words": 3,
        "weight": 1.0, "metadata_source": "{}", "published": pd.Timestamp("2015-11-19", tz="UTC"),
    }  # fmt: skip
    frames["articles"] = tables.conform(pd.DataFrame([article]), tables.ARTICLES)
    problem = {"path": "b.txt", "problem": "empty", "cure": "add text"}
    return Corpus(**frames, problems=[problem], settings={"method": "none"})


def test_a_saved_corpus_comes_back_equal(corpus, tmp_path):
    again = open_corpus(corpus.save(tmp_path / "new" / "folder"))
    for table in tables.TABLES:
        pd.testing.assert_frame_equal(getattr(again, table.name), getattr(corpus, table.name))
    assert again.problems == corpus.problems
    assert again.settings == corpus.settings


def test_saving_twice_writes_the_same_bytes(corpus, tmp_path):
    one, two = corpus.save(tmp_path / "one"), corpus.save(tmp_path / "two")
    assert {p.name: p.read_bytes() for p in one.iterdir()} == {
        p.name: p.read_bytes() for p in two.iterdir()
    }


def test_a_folder_without_a_corpus_is_told_from_one_with(corpus, tmp_path):
    assert not is_corpus(tmp_path)
    assert is_corpus(corpus.save(tmp_path))


def test_opening_what_is_no_corpus_names_the_folder_and_the_cure(tmp_path):
    with pytest.raises(FileNotFoundError, match=rf"{tmp_path.name}: no saved corpus here.*analyse"):
        open_corpus(tmp_path)


def test_opening_another_format_is_refused(corpus, tmp_path):
    manifest = corpus.save(tmp_path) / "corpus.json"
    manifest.write_text(json.dumps({"format": 99}))
    with pytest.raises(ValueError, match=r"saved in format 99.*analyse the articles again"):
        open_corpus(tmp_path)


def test_a_missing_table_is_named(corpus, tmp_path):
    (corpus.save(tmp_path) / "tokens.parquet").unlink()
    with pytest.raises(FileNotFoundError, match=r"tokens\.parquet: this table of the corpus"):
        open_corpus(tmp_path)


def test_a_table_that_breaks_its_contract_makes_no_corpus(corpus):
    frames = {table.name: getattr(corpus, table.name) for table in tables.TABLES}
    with pytest.raises(tables.TableError, match="table 'articles'"):
        Corpus(**frames | {"articles": corpus.articles.drop(columns="text")})


def test_whole_numbers_are_written_as_differences_and_texts_in_small_groups(tmp_path):
    many = pd.DataFrame({"start": range(120_000), "token": "war"})
    write_frame(many, tmp_path / "tokens.parquet")
    write_frame(many.assign(text="War."), tmp_path / "sentences.parquet")
    tokens, sentences = (
        pq.ParquetFile(tmp_path / f"{name}.parquet") for name in ("tokens", "sentences")
    )
    assert (tokens.num_row_groups, sentences.num_row_groups) == (3, 12)
    assert "DELTA_BINARY_PACKED" in tokens.metadata.row_group(0).column(0).encodings
    pd.testing.assert_frame_equal(tokens.read().to_pandas(), many, check_dtype=False)
