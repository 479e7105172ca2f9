import pandas as pd
import pytest

import analysis as an
from analysis import tables
from analysis.reading.articles import MissingPath, NothingToRead

NEWS = """Envoys praise Norwell accord

By Ada Quill

OSLO, March 3 (ABC) -- Norway praised France on Tuesday. France thanked Norway.

Advertisement

Officials in Paris said the accord was a great success.
"""
OTHER = "Talks stall\n\nNorway condemned the terrible delay. Nobody from France came.\n"


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "news"
    place.mkdir()
    (place / "a.txt").write_text(NEWS)
    (place / "b.txt").write_text(OTHER)
    return place


def analysed(source, **options):
    return an.analyse(source, progress=False, **options)


def assert_equal(one, two):
    for table in tables.TABLES:
        pd.testing.assert_frame_equal(getattr(one, table.name), getattr(two, table.name))


def test_offsets_of_every_table_lead_back_to_the_text(folder):
    corpus = analysed(folder, method="lexicon")
    texts = corpus.articles.set_index("article_id")["text"]
    for frame, column in (
        (corpus.sentences, "text"),
        (corpus.tokens, "token"),
        (corpus.mentions, "surface"),
    ):
        assert len(frame)
        for row in frame.to_dict("records"):
            assert texts[row["article_id"]][row["start"] : row["end"]] == row[column]


def test_every_mention_stands_in_its_sentence(folder):
    corpus = analysed(folder, method="none")
    keys = ["article_id", "sentence_id"]
    joined = corpus.mentions.merge(corpus.sentences, on=keys, suffixes=("", "_sentence"))
    assert len(joined) == len(corpus.mentions)
    assert (joined["start"] >= joined["start_sentence"]).all()
    assert (joined["end"] <= joined["end_sentence"]).all()


def test_what_was_cleaned_is_neither_counted_nor_lost(folder):
    corpus = analysed(folder, method="none")
    assert "Advertisement" not in corpus.tokens["token"].tolist()
    assert "Ada Quill" not in corpus.mentions["actor"].tolist()
    assert {"advertisement", "byline"} <= set(corpus.removals["rule"])


def test_no_known_word_is_no_evidence_and_not_neutral(folder):
    sentences = analysed(folder, method="none").sentences.set_index("text")
    assert pd.isna(sentences.loc["Nobody from France came.", "tone"])
    assert sentences.loc["Nobody from France came.", "n_scored"] == 0
    assert sentences.loc["Norway condemned the terrible delay.", "tone"] < 0


@pytest.mark.parametrize("method", ["model", "lexicon", "none"])
def test_every_score_names_its_method(folder, method):
    mentions = analysed(folder, method=method).mentions
    scored = mentions["toward"].notna()
    if method == "none":
        assert not scored.any()
    else:
        assert scored.any()
        assert mentions.loc[scored, "method"].str.startswith(method).all()


def test_unknown_methods_are_refused(folder):
    with pytest.raises(ValueError, match="'magic' is none of model, lexicon, none"):
        analysed(folder, method="magic")


def test_the_order_and_place_of_files_change_no_id_and_no_number(folder, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "z.txt").write_text(NEWS)
    (elsewhere / "y.txt").write_text(OTHER)
    one, two = analysed(folder, method="lexicon"), analysed(elsewhere, method="lexicon")
    keys = ["article_id", "sentence_id", "start"]
    pd.testing.assert_frame_equal(
        one.mentions.sort_values(keys, ignore_index=True),
        two.mentions.sort_values(keys, ignore_index=True),
    )


def test_a_table_of_articles_gives_what_its_folder_gives(folder):
    assert_equal(analysed(folder, method="none"), analysed(an.read_articles(folder), method="none"))


def test_a_saved_corpus_is_opened_and_not_made_anew(folder, tmp_path):
    corpus = analysed(folder, method="lexicon")
    assert_equal(corpus, analysed(corpus.save(tmp_path / "saved")))


def test_your_own_alias_table_wins(folder, tmp_path):
    table = tmp_path / "actors.csv"
    table.write_text("actor,alias,kind\nThe Northerners,Norway,group\n")
    corpus = analysed(folder, method="none", actors=table)
    norway = corpus.mentions[corpus.mentions["surface"] == "Norway"]
    assert norway["actor"].eq("The Northerners").all()
    assert norway["kind"].eq("group").all()
    assert corpus.settings["actors"][0]["alias"] == "Norway"


def test_one_bad_file_stops_nothing_and_is_named(folder):
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02" * 100)
    with pytest.warns(UserWarning, match=r"bad\.txt"):
        corpus = analysed(folder, method="none")
    assert len(corpus.articles) == 2
    assert corpus.problems[0]["path"] == "bad.txt"


def test_an_empty_folder_and_a_missing_one_say_what_to_do(tmp_path):
    with pytest.raises(NothingToRead, match=r"no articles here; put \.txt"):
        analysed(tmp_path)
    with pytest.raises(MissingPath, match="check the path"):
        analysed(tmp_path / "missing")


def test_an_article_without_actors_is_analysed(tmp_path):
    (tmp_path / "a.txt").write_text("It rained all day. Nothing else happened.")
    corpus = analysed(tmp_path, method="lexicon")
    assert corpus.mentions.empty
    assert an.actor_sentiment(corpus).empty
