"""The shipped network: rows in order, blind to names, the same alone and in company."""

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.sentiment import inference
from analysis.sentiment.shipped import ModelError, model_folder, read_checked
from analysis.sentiment.toward import COLUMNS, score_toward, toward_table

CHANCES = COLUMNS[:3]
SENTENCES = [
    "Ann praised Bob's brave rescue of the trapped miners.",
    "Cy arrived on Monday.",
    "Dee, a corrupt and brutal tyrant, was condemned by Eve for the massacre.",
    "Fay was convicted of fraud.",
    "The talks in Geneva went on.",
]
SPANS = [[(0, 3), (12, 15)], [(0, 2)], [(0, 3), (51, 54)], [(0, 3)], []]


def named(template, *called):
    """Fill names into a template such as "{0} met {1}"; return the sentence and its spans."""
    sentence, spans = "", []
    for i, part in enumerate(template.split("|")):
        if i % 2:
            who = int(part)
            spans.append((len(sentence), len(sentence) + len(called[who]), str(who)))
            part = called[who]
        sentence += part
    return sentence, spans


def test_one_row_per_span_in_order():
    scores = score_toward(SENTENCES, SPANS)
    assert scores.columns.tolist() == COLUMNS
    assert len(scores) == 6
    np.testing.assert_allclose(scores[CHANCES].sum(axis=1), 1)
    np.testing.assert_allclose(scores["toward"], scores["p_positive"] - scores["p_negative"])
    assert set(scores["method"]) == {"model"}


@pytest.mark.parametrize(
    ("row", "label"),
    [(1, "p_positive"), (2, "p_neutral"), (3, "p_negative"), (5, "p_negative")],
)
def test_plain_cases(row, label):
    assert score_toward(SENTENCES, SPANS)[CHANCES].idxmax(axis=1)[row] == label


def test_two_actors_of_one_sentence_differ():
    sentence, spans = named("|0| said that |1| was a corrupt and brutal tyrant.", "Ann", "Bob")
    said, named_so = score_toward([sentence], [spans])["toward"]
    assert named_so < said - 0.5


def test_spans_may_come_in_any_order():
    turned = score_toward(SENTENCES[:1], [SPANS[0][::-1]])
    pd.testing.assert_frame_equal(
        turned[::-1].reset_index(drop=True), score_toward(SENTENCES[:1], SPANS[:1])
    )


def test_company_does_not_matter():
    """To the last bit: alone, together, reversed, among many others."""
    together = score_toward(SENTENCES, SPANS)
    alone = pd.concat(
        [score_toward([s], [p]) for s, p in zip(SENTENCES, SPANS, strict=True)], ignore_index=True
    )
    pd.testing.assert_frame_equal(alone, together, check_exact=True)
    many = [f"{s[:-1]} {'again ' * n}." for n in range(9) for s in SENTENCES]
    crowd = score_toward(many + SENTENCES, SPANS * 10).tail(6).reset_index(drop=True)
    pd.testing.assert_frame_equal(crowd, together, check_exact=True)


def test_threads_do_not_matter():
    pd.testing.assert_frame_equal(
        score_toward(SENTENCES, SPANS, threads=2), score_toward(SENTENCES, SPANS), check_exact=True
    )


TEMPLATES = [
    "|0| praised |1| for the rescue.",
    "|0|, a corrupt tyrant, was condemned by |1|, but |0| denied it.",
    "Critics of |0| say that |1|'s plan failed |0|.",
]


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from(TEMPLATES),
    st.text("ABCDEfghij -.", min_size=1, max_size=20),
    st.sampled_from(["Hitler", "Mother Teresa", "Nazi", "Hope", "Iran", "[SEP]", "李明", "Grace"]),
)
def test_names_cannot_move_a_score(template, one, other):
    sentence, spans = named(template, one, other)
    plain, places = named(template, "Ann", "Bob")
    pd.testing.assert_frame_equal(
        score_toward([sentence], [spans]), score_toward([plain], [places]), check_exact=True
    )


def test_no_sentences():
    assert score_toward([], []).shape == (0, 5)
    assert score_toward(["It rained."], [[]]).shape == (0, 5)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((["Ann left."], []), "give one each"),
        ((["Ann left."], [[(5, 99)]]), "does not lie within"),
    ],
)
def test_bad_input(arguments, message):
    with pytest.raises(ValueError, match=message):
        score_toward(*arguments)


def test_unknown_method():
    with pytest.raises(ValueError, match="none of model, lexicon"):
        score_toward([], [], method="magic")


def copy_of_model(folder):
    for name in ("model.json", "tokenizer.json"):
        shutil.copy(Path(str(model_folder() / name)), folder / name)
    return folder


def test_a_missing_model_file_names_itself_and_the_cure(tmp_path):
    with pytest.raises(ModelError, match=r"toward\.onnx is missing: reinstall .*lexicon"):
        read_checked("toward.onnx", copy_of_model(tmp_path))


def test_a_damaged_model_file_names_itself_and_the_cure(tmp_path):
    (copy_of_model(tmp_path) / "tokenizer.json").write_text("{}")
    with pytest.raises(ModelError, match=r"tokenizer\.json is damaged .*reinstall"):
        read_checked("tokenizer.json", tmp_path)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"sha256": {}}'])
def test_a_damaged_record_is_an_error(tmp_path, content):
    (copy_of_model(tmp_path) / "model.json").write_text(content)
    with pytest.raises(ModelError, match=r"model\.json is damaged"):
        read_checked("tokenizer.json", tmp_path)


def test_the_model_is_small_and_whole():
    content = read_checked("toward.onnx")
    assert len(content) <= 25_000_000
    recorded = json.loads((model_folder() / "model.json").read_text(encoding="utf-8"))
    assert hashlib.sha256(content).hexdigest() == recorded["sha256"]["toward.onnx"]


def tables():
    text = "Ann praised Bob. Cy fled. Bob won."
    sentences = pd.DataFrame(
        {
            "article_id": "x",
            "sentence_id": [0, 1, 2],
            "start": [0, 17, 26],
            "text": ["Ann praised Bob.", "Cy fled.", "Bob won."],
        }
    )
    rows = [(2, 26, 29, "Bob"), (0, 0, 3, "Ann"), (1, 17, 19, "Cy"), (0, 12, 15, "Bob")]
    mentions = pd.DataFrame(rows, columns=["sentence_id", "start", "end", "actor"])
    mentions.insert(0, "article_id", "x")
    mentions["surface"] = [text[start:end] for _, start, end, _ in rows]
    mentions.index = [7, 3, 5, 1]
    return sentences, mentions


@pytest.mark.parametrize("method", ["model", "lexicon"])
def test_the_table_keeps_its_rows(method):
    sentences, mentions = tables()
    before = mentions.copy()
    filled = toward_table(sentences, mentions, method=method)
    pd.testing.assert_frame_equal(mentions, before)
    pd.testing.assert_frame_equal(filled[mentions.columns], mentions)
    direct = score_toward(
        sentences["text"].tolist(), [[(0, 3), (12, 15)], [(0, 2)], [(0, 3)]], method=method
    )
    expected = direct.loc[[3, 0, 2, 1], COLUMNS].set_axis(mentions.index)
    pd.testing.assert_frame_equal(filled[COLUMNS], expected)


def test_no_mentions():
    sentences, mentions = tables()
    assert toward_table(sentences, mentions[:0]).columns[-5:].tolist() == COLUMNS


def test_a_mention_without_its_sentence_is_an_error():
    sentences, mentions = tables()
    with pytest.raises(ValueError, match="not in the sentences table"):
        toward_table(sentences[:1], mentions)


def test_a_rerun_scores_only_what_is_new(tmp_path, monkeypatch):
    ran = []
    run = inference.run

    def counting(session, rows):
        ran.extend(rows)
        return run(session, rows)

    monkeypatch.setattr("analysis.sentiment.toward.run", counting)
    first = score_toward(SENTENCES[:3], SPANS[:3], cache=tmp_path)
    assert len(ran) == 3
    again = score_toward(SENTENCES, SPANS, cache=tmp_path)
    assert len(ran) == 4
    pd.testing.assert_frame_equal(again.head(len(first)), first, check_exact=True)
    pd.testing.assert_frame_equal(again, score_toward(SENTENCES, SPANS), check_exact=True)


def test_a_damaged_cache_names_itself_and_the_cure(tmp_path):
    score_toward(SENTENCES[:1], SPANS[:1], cache=tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_bytes(b"not a database at all" * 100)
    with pytest.raises(ValueError, match=f"{file.name}.*delete it"):
        score_toward(SENTENCES[:1], SPANS[:1], cache=tmp_path)
