"""Every public measure's table opens to what it counted, cell by cell."""

import re
from dataclasses import replace
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

import analysis as an
from analysis.measures.cleaning_effect import as_read
from analysis.reading.ledger import put_back

ROOT = Path(__file__).parents[1]
UNITS = ["article_id", "sentence_id"]


@pytest.fixture(scope="module")
def corpus():
    """The sample collection: datelines, sources, speakers, reprints, articles without a date."""
    return an.analyse(ROOT / "data/articles", method="lexicon", progress=False)


@pytest.fixture(scope="module")
def parts(corpus):
    """The articles of one outlet, and the others."""
    post = an.select(corpus, {"outlet": "Brennick Press Agency"})
    return post, an.apart_from(corpus, post)


def opened_rows(corpus, table, rows=8, **options):
    """Each of the first rows with the mentions that it opens to."""
    for number in range(min(rows, len(table))):
        cell = table.iloc[[number]]
        yield cell.iloc[0], an.evidence_for(corpus, cell, **options)


def mentions_are(corpus, table, column="n_mentions", **options):
    for row, found in opened_rows(corpus, table, **options):
        assert len(found) == row[column], row.tolist()
        if "n_articles" in row:
            assert found["article_id"].nunique() == row["n_articles"]


def units_are(corpus, table, columns, **options):
    paragraphs = corpus.sentences[[*UNITS, "paragraph"]]
    for row, found in opened_rows(corpus, table, **options):
        found = found.merge(paragraphs, on=UNITS)
        assert len(found[columns].drop_duplicates()) == row["n"], row.tolist()


def places_are(corpus, table, column="n"):
    for number in range(min(8, len(table))):
        cell = table.iloc[[number]]
        assert len(an.kwic_for(corpus, cell)) == cell[column].iloc[0], cell.iloc[0].tolist()


def test_counts_of_actors(corpus):
    mentions_are(corpus, an.actor_counts(corpus))
    mentions_are(corpus, an.actor_counts(corpus, roles=("dateline", "source")))


def test_names(corpus):
    for table in (an.actor_names(corpus), an.merged_names(corpus), an.ambiguous_names(corpus)):
        mentions_are(corpus, table, rows=15)
    known = an.unmatched_names(corpus, min_mentions=1)
    mentions_are(corpus, known[known["why"] != "no mention"], rows=15)
    mentions_are(corpus, an.alias_table(corpus), rows=40)


@pytest.mark.parametrize("by", [None, "outlet", "day", "week", "section", "voice"])
def test_sentiment(corpus, by):
    table = an.actor_sentiment(corpus, by=by)
    mentions_are(corpus, table, rows=15)
    agency = an.actor_sentiment(corpus, roles=("source",), min_mentions=1)
    mentions_are(corpus, agency)


def test_shares(corpus):
    table = an.actor_shares(corpus)
    for actor, rows in table.groupby("actor", sort=False):
        labels = an.evidence_for(corpus, rows)["label"].value_counts()
        assert labels.sum() == rows["n_scored"].iloc[0], actor


def test_differences_and_trends(corpus):
    for by in ("outlet", "voice"):
        table = an.sentiment_differences(corpus, by=by, min_mentions=3)
        whole = table["n_scored_a"] + table["n_scored_b"]
        mentions_are(corpus, table.assign(n=whole), column="n")
        row, found = next(opened_rows(corpus, table))
        sides = found.groupby("actor").size()
        assert sides[f"{row['actor']} ({row['group_a']})"] == row["n_scored_a"]
    trends = an.sentiment_trends(corpus, min_mentions=3, min_articles=3)
    undated = an.actor_sentiment(corpus).set_index("actor")["n_scored"]
    assert (trends["n_scored"] < undated[trends["actor"]].to_numpy()).any()
    mentions_are(corpus, trends, column="n_scored")


def test_differences_without_their_groups_are_an_error(corpus):
    table = an.sentiment_differences(corpus, min_mentions=3)
    table.attrs.clear()
    with pytest.raises(ValueError, match="group_a and group_b of what"):
        an.evidence_for(corpus, table)


def test_choices_and_robustness(corpus):
    for table in (an.sentiment_choices(corpus), an.actor_sentiment_robustness(corpus)):
        chosen = table[table["choice"] == "as chosen"] if "choice" in table else table
        scored = an.actor_sentiment(corpus).set_index("actor")["n_scored"]
        for row, found in opened_rows(corpus, chosen):
            assert found["toward"].notna().sum() == scored[row["actor"]]


@pytest.mark.parametrize("within", ["sentence", "paragraph", "article"])
@pytest.mark.parametrize("window", [None, 6])
def test_pairs(corpus, within, window):
    columns = {"sentence": UNITS, "paragraph": ["article_id", "paragraph"]}
    columns = columns.get(within, ["article_id"])
    table = an.co_mentions(corpus, within=within, window=window)
    units_are(corpus, table, columns)
    if window is None:
        matrix = an.co_mention_matrix(corpus, within=within, top=3)
        spoken = an.select(corpus, {"role": ("actor", "modifier")})
        for a in matrix.index:
            for b in matrix.columns:
                pair = {} if a == b else {"other": b, "within": within}
                found = an.evidence(spoken, actor=a, **pair).merge(
                    corpus.sentences[[*UNITS, "paragraph"]], on=UNITS
                )
                assert len(found[columns].drop_duplicates()) == matrix.loc[a, b]


def test_a_pair_within_a_window_by_name(corpus):
    table = an.co_mentions(corpus, window=6)
    spoken = an.select(corpus, {"role": ("actor", "modifier")})
    row = table.iloc[0]
    found = an.evidence(spoken, actor=row["actor_a"], other=row["actor_b"], within=("sentence", 6))
    assert len(found[UNITS].drop_duplicates()) == row["n"]
    whole = an.evidence(spoken, actor=row["actor_a"], other=row["actor_b"])
    assert len(found) < len(whole)


def test_actors_of_the_network(corpus):
    table = an.network_actors(an.co_mention_network(an.co_mentions(corpus)))
    units_are(corpus, table, UNITS)


def test_speakers(corpus):
    table = an.stances(corpus, min_mentions=2)
    mentions_are(corpus, table[table["n"] > 0], column="n", rows=15)
    views = an.divided_views(corpus, an.stances(corpus, min_mentions=1))
    mentions_are(corpus, views, column="n")
    agreed = an.agreements(table)
    for row, found in opened_rows(corpus, agreed):
        sides = found["actor"].str.split(" on ", n=1, expand=True)
        assert set(sides[0]) == {row["speaker_a"], row["speaker_b"]}
        assert sides[1].nunique() == row["n_targets"]
    for row in an.speaker_counts(corpus).head(12).itertuples():
        assert len(an.quoted_words(corpus, speaker=row.speaker)) == row.n_quotes


def test_deeds(corpus):
    table = an.deeds(corpus)
    for row, found in opened_rows(corpus, table):
        assert set(found["text"]) == {row["sentence"]}
    stances = an.stances(corpus).query("deeds_for + deeds_against > 0")
    assert len(stances)
    for row in stances.itertuples():
        own = table.query("actor == @row.speaker and target == @row.target")
        told = own["sense"].value_counts()
        cell = an.stances(corpus).loc[[row.Index]]
        found = an.evidence_for(corpus, cell)
        assert set(found["text"]) == set(own.loc[own["sense"] != "neutral", "sentence"])
        assert told.get("for", 0) == row.deeds_for
        assert told.get("against", 0) == row.deeds_against


def test_changes(parts):
    old, new = parts
    table = an.actor_changes(old, new)
    for corpus, side in ((old, "n_mentions_old"), (new, "n_mentions_new")):
        mentions_are(corpus, table[["actor", side]], column=side)


def test_what_cleaning_took(corpus):
    table = an.cleaning_effect(corpus)
    mentions_are(corpus, table, column="n_after")
    mentions_are(as_read(corpus), table, column="n_before")
    ledger = an.removal_ledger(corpus)
    for row in an.removals_by_rule(corpus).itertuples():
        assert (ledger["rule"] == row.rule).sum() == row.n_removals
    one = corpus.articles.iloc[0]
    pieces = ledger[ledger["path"] == one["path"]].sort_values("start")
    read = put_back(one["text"], list(zip(pieces["start"], pieces["text"], strict=True)))
    assert all(read[row.start : row.end] == row.text for row in pieces.itertuples())


def test_articles(corpus):
    for row in an.outlet_summary(corpus).itertuples():
        outlet = None if row.outlet == "not named" else row.outlet
        assert len(an.select(corpus, {"outlet": outlet}).articles) == row.n_articles
    for row in an.duplicate_groups(corpus).itertuples():
        own = corpus.articles
        story = own["duplicate_of"].fillna(own["article_id"]) == row.article_id
        assert story.sum() == row.n_articles
    coverage = an.metadata_coverage(corpus)
    assert (coverage.groupby("field")["n_articles"].sum() == len(corpus.articles)).all()


@pytest.mark.parametrize("ngrams", [1, 2])
def test_terms(corpus, parts, ngrams):
    measure = partial(an.term_frequency, stop_words=None, ngrams=ngrams)
    frequent = measure(corpus)
    places_are(corpus, pd.concat([frequent.head(6), frequent.tail(6)]))
    odd = frequent[frequent["term"].str.contains(r"[^\w ]")]
    places_are(corpus, odd)
    places_are(corpus, an.term_dispersion(corpus, ngrams=ngrams, min_count=2))
    keyness = an.keyness(*parts, ngrams=ngrams, min_count=2)
    for part, column in zip(parts, ("n_target", "n_reference"), strict=True):
        places_are(part, keyness, column)


def test_collocations(corpus):
    places_are(corpus, an.collocations(corpus))


def test_words_around(corpus):
    table = an.words_around(corpus, an.actor_counts(corpus), rows=1)
    places_are(an.around(corpus, table["actor"].iloc[0]), table[["term", "n_target"]], "n_target")
    outlet = an.outlet_summary(corpus)
    part = an.select(corpus, {"outlet": outlet["outlet"].iloc[0]})
    places_are(part, an.keyness_for(corpus, outlet), "n_target")


@pytest.mark.parametrize("by", ["article", "outlet", "actor"])
def test_terms_of_documents(corpus, by):
    places_are(corpus, an.document_feature_matrix(corpus, by=by))
    places_are(corpus, an.tf_idf(corpus, by=by).tail(200))


def test_rows_that_are_sentences_open_to_themselves(corpus):
    for row, found in opened_rows(corpus, an.disagreements(corpus)):
        assert set(found["text"]) == {row["text"]}


LOOKED_AT = set(re.findall(r"\ban\.(\w+)", Path(__file__).read_text(encoding="utf-8")))
NO_NUMBERS = {
    # rows that are words or sentences themselves
    *("evidence", "evidence_for", "kwic", "kwic_for", "labelling_sample", "problem_table"),
    # a check that nothing is amiss
    "check_tables",
    # other shapes of a table that is opened above
    *("alias_csv", "cluster_matrix", "save_network", "sparse_matrix", "stance_matrix"),
    # collections
    *("select", "around", "apart_from", "count_copies", "other_analyses", "rescored"),
    # of the reader's own labels
    *("validate", "validation_confusion"),
}


def test_no_measure_is_forgotten():
    face = (ROOT / "analysis/__init__.pyi").read_text(encoding="utf-8")
    measures = set(re.findall(r"from \.measures\.\S+ import (\w+)", face))
    assert len(measures) > 40
    assert measures - NO_NUMBERS <= LOOKED_AT


def test_weights_of_zero_are_in_no_share(corpus):
    none = replace(corpus, articles=corpus.articles.assign(weight=0.0))
    row = an.actor_shares(corpus).head(1)
    assert len(an.evidence_for(corpus, row)) > 0
    assert an.evidence_for(none, row).empty
