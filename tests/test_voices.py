"""In whose voice a mention stands."""

import pandas as pd

from analysis.actors.mentions import mention_table
from analysis.language.sentences import sentence_table
from analysis.sentiment.quotes import quote_table
from analysis.sentiment.voices import with_speakers, with_voices


def told(text: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    articles = pd.DataFrame({"article_id": ["a"], "title": [None], "text": [text]})
    sentences = sentence_table(articles)
    mentions = mention_table(articles, sentences)
    quotes = quote_table(articles, sentences, mentions)
    return with_voices(mentions, quotes, sentences), with_speakers(sentences, quotes)


def rows(text: str) -> list[list[object]]:
    mentions, _ = told(text)
    voices = mentions[["surface", "voice", "role"]].astype(object)
    return voices.where(mentions[["surface", "voice", "role"]].notna(), None).values.tolist()


def test_the_speaker_is_the_source_and_the_target_has_the_speakers_voice():
    assert rows("Vladimir Putin said Assad must stay.") == [
        ["Vladimir Putin", "narrator", "source"],
        ["Assad", "Vladimir Putin", "actor"],
    ]


def test_a_name_that_only_does_something_stays_an_actor():
    assert rows("Putin met Assad.") == [
        ["Putin", "narrator", "actor"],
        ["Assad", "narrator", "actor"],
    ]


def test_words_of_nobody_with_a_name_have_no_voice():
    assert rows("Two diplomats said Assad must go.") == [["Assad", None, "actor"]]


def test_a_quote_within_reported_speech_counts_for_its_own_speaker():
    found = rows("Putin said that Assad had accused Turkey of theft.")
    assert found[0] == ["Putin", "narrator", "source"]
    assert found[2] == ["Turkey", "Bashar al-Assad", "actor"]


def test_only_the_name_beside_the_words_is_the_source():
    found = rows("Putin flew home. He said Assad must stay.")
    assert found[0] == ["Putin", "narrator", "actor"]


def test_sentences_know_who_speaks_in_them():
    _, sentences = told('Rain fell. Vladimir Putin said Assad must stay. "It is late," he added.')
    assert sentences["speaker"].isna().tolist() == [True, False, False]
    assert sentences["speaker"].tolist()[1:] == ["Vladimir Putin"] * 2


def test_inputs_stay_as_they_are():
    text = "Vladimir Putin said Assad must stay."
    articles = pd.DataFrame({"article_id": ["a"], "title": [None], "text": [text]})
    sentences = sentence_table(articles)
    mentions = mention_table(articles, sentences)
    before = mentions.copy()
    with_voices(mentions, quote_table(articles, sentences, mentions), sentences)
    assert mentions.equals(before)
