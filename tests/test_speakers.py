import analysis as an
from analysis.measures.speakers import quoted_words, speaker_counts

ONE = (
    'Norway greets accord\n\nNorwegian Premier Kari Dahl said the accord was fair. "We are glad," '
    "Dahl said. Officials said nobody had objected.\n"
)
TWO = "France waits\n\nPierre Martin told reporters that Norway had been too quick.\n"


def corpus_of(tmp_path):
    (tmp_path / "1.txt").write_text(ONE)
    (tmp_path / "2.txt").write_text(TWO)
    return an.analyse(tmp_path, method="lexicon", progress=False)


def test_speakers_are_counted_by_their_spans_of_speech(tmp_path):
    counts = speaker_counts(corpus_of(tmp_path)).set_index("speaker")
    assert counts.loc["Kari Dahl", ["n_quotes", "n_direct", "n_articles"]].tolist() == [2, 1, 1]
    assert counts.loc["Pierre Martin", ["n_quotes", "n_direct"]].tolist() == [1, 0]
    assert counts.index.tolist() == ["Kari Dahl", "Pierre Martin"]


def test_every_span_is_shown_with_its_words(tmp_path):
    words = quoted_words(corpus_of(tmp_path))
    dahl = words.loc[words["speaker"] == "Kari Dahl", "words"].tolist()
    assert dahl == ["the accord was fair", "We are glad,"]
    assert words["speaker"].isna().tolist() == [False, False, False, True]
    assert words["path"].tolist() == ["1.txt", "1.txt", "2.txt", "1.txt"]


def test_a_speakers_view_is_opened_in_its_own_words(tmp_path):
    corpus = corpus_of(tmp_path)
    table = an.stances(corpus, min_mentions=1)
    opened = an.evidence_for(corpus, table[table["speaker"] == "Pierre Martin"])
    assert opened["actor"].tolist() == ["Pierre Martin on Norway"]
    assert opened["surface"].tolist() == ["Norway"]
