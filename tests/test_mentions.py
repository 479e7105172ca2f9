"""The mentions of a collection, each in its sentence."""

import pandas as pd

from analysis.actors.mentions import mention_table
from analysis.language.sentences import sentence_table


def tables(*texts):
    articles = pd.DataFrame(
        {"article_id": [f"a{i}" for i in range(len(texts))], "title": None, "text": list(texts)}
    )
    return articles, sentence_table(articles)


def test_each_mention_has_its_sentence_and_its_words():
    articles, sentences = tables("Ada Brandt left. Then Brandt met Assad.", "Brandt spoke to Iran.")
    found = mention_table(articles, sentences)
    rows = found[["article_id", "sentence_id", "surface", "actor"]].values.tolist()
    assert rows == [
        ["a0", 0, "Ada Brandt", "Ada Brandt"],
        ["a0", 1, "Brandt", "Ada Brandt"],
        ["a0", 1, "Assad", "Bashar al-Assad"],
        ["a1", 0, "Brandt", "Ada Brandt"],
        ["a1", 0, "Iran", "Iran"],
    ]
    text = dict(zip(articles["article_id"], articles["text"], strict=True))
    assert all(text[r.article_id][r.start : r.end] == r.surface for r in found.itertuples())


def test_no_articles_give_an_empty_table_with_its_columns():
    articles, sentences = tables("")
    found = mention_table(articles, sentences)
    assert found.empty
    assert {"article_id", "sentence_id", "start", "end", "actor", "role"} <= set(found.columns)


def test_the_users_table_reaches_every_article():
    articles, sentences = tables("The rebels left.", "Then the rebels came.")
    actors = pd.DataFrame({"actor": ["Rebels"], "alias": ["rebels"], "kind": ["group"]})
    assert mention_table(articles, sentences, actors=actors)["actor"].tolist() == ["Rebels"] * 2


def test_order_of_articles_changes_no_names():
    texts = (
        "Brandt spoke.",
        "Mayor Ada Brandt left.",
        "The BRF paid.",
        "The Border Fund (BF) met.",
    )
    articles, sentences = tables(*texts)
    forward = mention_table(articles, sentences)
    backward = mention_table(articles[::-1], sentences)
    key = ["article_id", "start"]
    pd.testing.assert_frame_equal(
        forward.sort_values(key, ignore_index=True), backward.sort_values(key, ignore_index=True)
    )
