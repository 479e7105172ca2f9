"""BIO files as running text."""

from training.bio import detokenise, document, hyphens_are_tokens, read_bio

BIO = """-DOCSTART- one

Mr.\tO\t-
Kim\tB-PER\t7
Jong\tI-PER\t7
-\tI-PER\t7
un\tI-PER\t7
left\tO\t-
the\tO\t-
U.N.\tB-ORG\t8

Russians\tB-NORP\t9
(\tO\t-
US\tB-LOC\t3
)\tO\t-
-DOCSTART- two

No\tO\t-
"""


def test_reads_documents_names_and_entities(tmp_path):
    path = tmp_path / "set.conll"
    path.write_text(BIO, encoding="utf-8")
    one, two = read_bio(path)
    assert one.text == "Mr. Kim Jong-un left the U.N.\nRussians (US)\n"
    marked = [(one.text[g.start : g.end], g.type, g.entity) for g in one.gold]
    assert marked == [
        ("Kim Jong-un", "PER", "7"),
        ("U.N.", "ORG", "8"),
        ("Russians", "LOC", "9"),
        ("US", "LOC", "3"),
    ]
    assert (two.text, two.gold) == ("No\n", ())


def test_cuts_heaps_of_sentences(tmp_path):
    path = tmp_path / "set.conll"
    path.write_text("a\tO\n\nb\tO\n\nc\tO\n", encoding="utf-8")
    assert [d.text for d in read_bio(path, sentences=2)] == ["a\nb\n", "c\n"]


def test_a_new_name_may_follow_at_once():
    found = document("a", [[("Ann", "B-PER", ""), ("Bob", "B-PER", ""), ("Inc", "I-ORG", "")]])
    assert [found.text[g.start : g.end] for g in found.gold] == ["Ann", "Bob", "Inc"]


def test_offsets_of_tokens_lead_to_them():
    tokens = ["He", "did", "n't", "say", '"', "no", '"', "-", "ever", "."]
    text, spans = detokenise(tokens, join_hyphens=False)
    assert text == 'He didn\'t say "no" - ever.'
    assert [text[start:end] for start, end in spans] == tokens


def test_hyphens_are_told_from_dashes():
    assert hyphens_are_tokens(["Jong", "-", "un"])
    assert not hyphens_are_tokens(["Ki-moon", "-", "he"])
