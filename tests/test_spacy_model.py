"""Names found by a spaCy pipeline in place of the rules: here a blank one with a list of names."""

import builtins

import pandas as pd
import pytest
import spacy

from analysis.actors.detection import find_mentions
from analysis.actors.mentions import mention_table
from analysis.actors.rows import COLUMNS
from analysis.actors.spacy_model import DetectorError, spacy_model
from analysis.language.sentences import sentence_table

PATTERNS = [
    ("PERSON", "President Ada Quill"),
    ("PERSON", "Ada Quill"),
    ("PERSON", "Quill"),
    ("PERSON", "Zor Clinton"),
    ("ORG", "the Border Relief Fund's"),
    ("ORG", "BRF"),
    ("GPE", "Moscow"),
    ("NORP", "Russian"),
    ("NORP", "Zemblans"),
    ("FAC", "Elm Bridge"),
    ("DATE", "Monday"),
]
RULE = "spacy en_pipeline"


@pytest.fixture(scope="module")
def nlp():
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": name} for label, name in PATTERNS])
    return pipeline


def found(text, nlp, **options):
    mentions = find_mentions(text, detector=nlp, **options)
    assert mentions.columns.tolist() == list(COLUMNS)
    assert [text[m.start : m.end] for m in mentions.itertuples()] == mentions["surface"].tolist()
    return mentions


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("President Ada Quill left.", [["Ada Quill", "Ada Quill", "person", RULE, "actor"]]),
        ("On Monday the Zemblans left.", [["Zemblans", "Zemblans", "group", RULE, "actor"]]),
        ("Near Elm Bridge.", [["Elm Bridge", "Elm Bridge", "place", RULE, "actor"]]),
        ("Moscow denied it.", [["Moscow", "Russia", "place", "capital for government", "actor"]]),
        ("It is in Moscow.", [["Moscow", "Moscow", "place", "city", "actor"]]),
        ("Russian jets flew.", [["Russian", "Russia", "place", "adjective", "modifier"]]),
        ("Angela Merkel is not in its list.", []),
        ("", []),
    ],
)
def test_what_the_model_finds_is_named_as_ever(text, rows, nlp):
    assert found(text, nlp)[["surface", "actor", "kind", "rule", "role"]].values.tolist() == rows


def test_aliases_work_as_ever(nlp):
    text = "Ada Quill spoke to the Border Relief Fund's men. Quill thanked the BRF."
    assert found(text, nlp)[["surface", "actor", "rule"]].values.tolist() == [
        ["Ada Quill", "Ada Quill", RULE],
        ["Border Relief Fund", "Border Relief Fund", RULE],
        ["Quill", "Ada Quill", "surname"],
        ["BRF", "Border Relief Fund", "acronym of a name"],
    ]


def test_odd_characters_leave_the_offsets_right(nlp):
    text = "Then\u00a0Ada Quill’s aide and É\u00adlan left; Quill stayed."
    assert found(text, nlp)["surface"].tolist() == ["Ada Quill", "Quill"]


def test_the_users_table_wins(nlp):
    own = pd.DataFrame(
        [
            ["Tom Quill", "Quill", None],
            ["Rebels", "rebels", "group"],
            ["Hillary Clinton", "Clinton", None],
            [None, "Moscow", "none"],
        ],
        columns=["actor", "alias", "kind"],
    )
    text = "Ada Quill met rebels. Quill saw Zor Clinton and Clinton in Moscow."
    assert found(text, nlp, actors=own)[["surface", "actor", "rule"]].values.tolist() == [
        ["Ada Quill", "Ada Quill", RULE],
        ["rebels", "Rebels", "user"],
        ["Quill", "Tom Quill", "user"],
        ["Zor Clinton", "Zor Clinton", RULE],
        ["Clinton", "Hillary Clinton", "user"],
    ]


def test_a_collection_is_merged_as_ever(nlp):
    texts = ["Ada Quill left.", "Quill spoke.", "The Border Relief Fund's BRF.", "BRF paid."]
    articles = pd.DataFrame({"article_id": list("abcd"), "title": None, "text": texts})
    mentions = mention_table(articles, sentence_table(articles), detector=nlp)
    assert mentions["actor"].tolist()[:2] == ["Ada Quill"] * 2
    assert mentions["rule"].tolist()[:2] == [RULE, "surname in collection"]


def test_a_saved_model_is_found_by_its_folder(nlp, tmp_path):
    nlp.to_disk(tmp_path / "names")
    rows = find_mentions("Ada Quill left.", detector=f"spacy:{tmp_path / 'names'}")
    assert rows["rule"].tolist() == [RULE]


@pytest.mark.parametrize(
    ("detector", "told"),
    [
        ("magic", "detector 'magic' is none of rules, list, list+quotes, spacy, spacy:MODEL"),
        ("spacy:no_such_model", "run python -m spacy download no_such_model"),
        ("spacy:no/such/folder", "no such model is installed"),
    ],
)
def test_what_cannot_be_had_is_told_with_its_cure(detector, told):
    with pytest.raises(DetectorError) as error:
        find_mentions("Ada Quill left.", detector=detector)
    assert told in str(error.value)


def test_a_pipeline_that_finds_no_names_is_told():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    with pytest.raises(DetectorError, match=r"finds no names \(its parts: sentencizer\)"):
        spacy_model(pipeline)


def test_a_missing_spacy_is_told(monkeypatch):
    real = builtins.__import__

    def without(name, *rest, **more):
        if name == "spacy":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(DetectorError, match=r"pip install 'news-actors\[spacy\]'"):
        spacy_model("spacy:another_model")
