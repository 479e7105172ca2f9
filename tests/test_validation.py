"""Mentions drawn blind, labels read back, figures counted by hand; bad rows are named."""

import numpy as np
import pandas as pd
import pytest

from analysis.cli import main
from analysis.measures import validation
from analysis.measures.examples import marked_corpus
from analysis.measures.labelling import _allotted, labelled_population, labelling_sample
from analysis.measures.quantification import actor_shares
from analysis.measures.validation import validate, validation_confusion
from analysis.report.labels import read_labels, write_labels

SCORES = {"negative": -0.8, "neutral": 0.0, "positive": 0.8}


def corpus_of(negative, neutral, positive):
    """As many mentions of each predicted class, each in its own sentence."""
    counts = {"negative": negative, "neutral": neutral, "positive": positive}
    return marked_corpus(
        [" ".join(f"{{Iran {SCORES[k]}}} met." for k, n in counts.items() for _ in range(n))]
    )


def labels_of(corpus, **by_class):
    """Labels for the first mentions of each predicted class."""
    there = labelled_population(corpus)
    parts = []
    for predicted, said in by_class.items():
        rows = there[there["predicted"] == predicted].head(len(said))
        parts.append(pd.DataFrame({"id": rows["id"].to_numpy(), "label": said}))
    return pd.concat(parts, ignore_index=True)


@pytest.mark.parametrize(
    ("sizes", "n", "expected"),
    [
        ((90, 90, 90), 50, (17, 17, 16)),
        ((2, 90, 30), 50, (2, 24, 24)),
        ((2, 3, 0), 50, (2, 3, 0)),
        ((9, 9, 9), 1, (1, 0, 0)),
    ],
)
def test_classes_are_drawn_alike_as_far_as_they_go(sizes, n, expected):
    names = ("negative", "neutral", "positive")
    assert tuple(_allotted(dict(zip(names, sizes, strict=True)), n).values()) == expected


def test_the_sample_is_blind_shuffled_and_the_same_again():
    corpus = corpus_of(30, 60, 30)
    sample = labelling_sample(corpus, n=30)
    assert list(sample.columns) == ["id", "actor", "sentence", "label"]
    assert sample["id"].is_unique
    assert (sample["label"] == "").all()
    assert sample["sentence"].eq("[[Iran]] met.").all()
    drawn = sample.merge(labelled_population(corpus), on="id", validate="1:1")["predicted"]
    assert drawn.value_counts().to_dict() == dict.fromkeys(SCORES, 10)
    assert drawn.ne(drawn.shift()).sum() > 10, "classes stand mixed"
    pd.testing.assert_frame_equal(sample, labelling_sample(corpus, n=30))
    assert not sample.equals(labelling_sample(corpus, n=30, seed=1))


def test_an_actor_of_a_sentence_is_asked_once():
    corpus = marked_corpus(["{Iran 0.5} met {Iran 0.5}\nand {Oman 0.5}."])
    assert sorted(labelling_sample(corpus)["actor"]) == ["Iran", "Oman"]


def test_weights_of_the_classes_are_undone():
    """Of 80 neutral mentions 4 are labelled, 2 right; of 20 negative ones 4, all right."""
    corpus = corpus_of(20, 80, 0)
    labels = labels_of(
        corpus, negative=["negative"] * 4, neutral=["neutral"] * 2 + ["negative"] * 2
    )
    row = validate(corpus, labels).iloc[0]
    assert row["n_labelled"] == 8
    # 20 · 1 + 80 · ½ of 100 are right, where the bare sample has 6 of 8.
    assert row["accuracy"] == pytest.approx(0.6)
    # negative: actual 60, predicted 20, right 20; neutral: actual 40, predicted 80, right 40.
    assert row["macro_f1"] == pytest.approx((40 / 80 + 80 / 120) / 2)
    assert row["accuracy_low"] < 0.6 < row["accuracy_high"]
    assert row["accuracy_high"] < 1


def test_confusion_has_the_labelled_mentions_and_the_collection_s_shares():
    corpus = corpus_of(20, 80, 0)
    labels = labels_of(
        corpus, negative=["negative"] * 4, neutral=["neutral"] * 2 + ["negative"] * 2
    )
    confusion = validation_confusion(corpus, labels)
    # Of 60 negative mentions 20 are found; six of those labelled are negative.
    assert confusion.loc["negative"].tolist() == pytest.approx([2, 4, 0])
    assert confusion.loc["neutral"].tolist() == pytest.approx([0, 2, 0])


def test_shares_are_corrected_by_your_own_labels():
    corpus = corpus_of(20, 60, 20)
    labels = labels_of(
        corpus,
        negative=["negative"] * 4,
        neutral=["neutral"] * 2 + ["negative"] * 2,
        positive=["positive"] * 4,
    )
    shares = actor_shares(corpus, validation_confusion(corpus, labels))
    adjusted = shares.set_index("label")["adjusted"]
    assert adjusted["negative"] == pytest.approx(0.5)
    assert adjusted["neutral"] == pytest.approx(0.3)


def test_the_other_scorers_are_asked_too():
    texts = ["{Iran -0.8} was blamed for a terrible failure.", "{Oman 0.8} saved many children."]
    corpus = marked_corpus(texts * 3)
    there = labelled_population(corpus)
    labels = there[["id"]].assign(label=there["predicted"])
    table = validate(corpus, labels).set_index("scorer")
    assert list(table.index) == ["as analysed", "model", "lexicon", "tone"]
    assert table["accuracy"].tolist()[:3] == [1, 1, 1]
    assert table.loc["tone", "accuracy"] == 0, "these sentences have no tone, so: neutral"


def test_intervals_hold_the_truth():
    """Simulated: 3 classes of unlike size and accuracy, 48 labelled, 300 times."""
    rng = np.random.default_rng(7)
    sizes = pd.Series({"negative": 200, "neutral": 700, "positive": 100})
    chances = np.array([[0.8, 0.15, 0.05], [0.1, 0.8, 0.1], [0.1, 0.3, 0.6]])
    whole = np.zeros((1, 3, 3))
    for place, size in enumerate(sizes):
        whole[0, :, place] = chances[place] * size
    truth = validation._figures(whole)
    held = np.zeros(2)
    for _ in range(300):
        counts = {}
        for place, label in enumerate(sizes.index):
            cells = np.zeros((3, 3))
            cells[:, place] = rng.multinomial(16, chances[place])
            counts[label] = cells
        drawn = validation._figures(validation._drawn(counts, sizes, own=True, seed=1))
        for which in range(2):
            low, high = np.quantile(drawn[which], [0.025, 0.975])
            held[which] += low <= truth[which][0] <= high
    assert (held / 300 >= 0.92).all(), held / 300


@pytest.fixture
def filled(tmp_path):
    """A corpus, its file, and a way to fill the label of each row."""
    corpus = corpus_of(6, 6, 6)
    path = write_labels(labelling_sample(corpus, n=9), tmp_path / "labels.csv")

    def fill(change, encoding="utf-8-sig"):
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        rows = [line + "neutral" for line in lines[1:]]
        path.write_text("\n".join(change([lines[0], *rows])) + "\n", encoding=encoding)
        return path

    return corpus, fill


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows,
        lambda rows: [row.replace(",", ";") for row in rows],
        lambda rows: [row.replace(",", "\t") for row in rows],
        lambda rows: [rows[0], *(row.replace("neutral", " Neutral ") for row in rows[1:])],
        lambda rows: [rows[0], *rows[:0:-1]],
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_labels_are_read_as_spreadsheets_save_them(filled, change, encoding):
    corpus, fill = filled
    labels = read_labels(fill(change, encoding), corpus)
    assert labels["label"].tolist() == ["neutral"] * 9
    assert set(labels["id"]) <= set(labelled_population(corpus)["id"])


def test_rows_without_a_label_are_passed_over(filled):
    corpus, fill = filled
    path = fill(lambda rows: [*rows[:5], *(row.removesuffix("neutral") for row in rows[5:])])
    assert len(read_labels(path, corpus)) == 4


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda rows: [*rows[:3], rows[3].replace("neutral", "so-so")], "row 4: 'so-so' is none"),
        (lambda rows: [*rows, rows[1]], "row 11: this id stands in an earlier row"),
        (lambda rows: [*rows, "m-x-0-0-00,Iran,x,neutral"], "row 11: no such mention"),
        (lambda rows: [r.replace("label", "mine") for r in rows], "no column 'label'"),
        (lambda rows: [r.replace("neutral", "") for r in rows], "no row has a label"),
        (lambda rows: [*rows[:2], rows[2].replace("neutral", "\x1b[2J")], r"\\x1b\[2j"),
    ],
)
def test_a_row_of_no_use_is_named(filled, change, said):
    corpus, fill = filled
    with pytest.raises(ValueError, match=said):
        read_labels(fill(change), corpus)


def test_labels_are_not_read_into_other_scores(filled):
    _, fill = filled
    with pytest.raises(ValueError, match="scored otherwise now"):
        read_labels(fill(lambda rows: rows), corpus_of(18, 0, 0))


def test_a_class_without_a_label_is_told():
    corpus = corpus_of(6, 6, 0)
    with pytest.raises(ValueError, match="no mention predicted as neutral is labelled"):
        validate(corpus, labels_of(corpus, negative=["negative"]))


def test_a_spreadsheet_runs_nothing_of_it(tmp_path):
    corpus = marked_corpus(["{=cmd()|x -0.5} met.", "=1+{Iran 0.5} met."])
    path = write_labels(labelling_sample(corpus), tmp_path / "labels.csv")
    cells = pd.read_csv(path, encoding="utf-8-sig")[["id", "actor", "sentence"]]
    assert not cells.map(lambda cell: cell.startswith(("=", "+", "-", "@"))).any(axis=None)


def test_labels_are_not_written_over(tmp_path):
    path = tmp_path / "labels.csv"
    sample = labelling_sample(corpus_of(1, 1, 1))
    write_labels(sample, path)
    with pytest.raises(FileExistsError, match="may hold labels"):
        write_labels(sample, path)


def test_the_command_draws_and_reads_back(tmp_path, capsys):
    news = tmp_path / "news"
    news.mkdir()
    texts = ["Norway was blamed for a terrible failure.", "France saved many children."]
    texts += ["Oman met Qatar on Monday."]
    for number, text in enumerate(texts):
        (news / f"{number}.txt").write_text(f"{text}\n")
    path = tmp_path / "labels.csv"
    asked = ["validate", str(news), "--method", "lexicon"]
    assert main([*asked, "--out", str(path), "--n", "4"]) == 0
    said = pd.read_csv(path, encoding="utf-8-sig", dtype=str)
    assert main([*asked, "--out", str(path)]) == 2, "labels are not written over"
    said["label"] = said["actor"].map({"Norway": "negative", "France": "positive"})
    said.fillna({"label": "neutral"}).to_csv(path, index=False)
    capsys.readouterr()
    assert main([*asked, "--read", str(path)]) == 0
    told = capsys.readouterr().out
    assert "lexicon" in told
    assert "tone" in told
    assert pd.read_csv(tmp_path / "labels-confusion.csv")["actual"].tolist() == [*SCORES]


def test_without_labels_there_is_nothing_to_tell_and_nothing_to_correct_by():
    corpus = corpus_of(6, 6, 6)
    none = read_labels(None, corpus)
    assert none.empty
    told = validate(corpus, none)
    some = validate(corpus, labels_of(corpus, **{name: [name] * 2 for name in SCORES}))
    assert told.empty
    assert told.columns.equals(some.columns)
    assert validation_confusion(corpus, none) is None


def test_a_report_with_a_wrong_file_of_labels_says_so_before_anything_runs(tmp_path, capsys):
    news = tmp_path / "a.txt"
    news.write_text("France saved many children.\n")
    wrong = tmp_path / "labels.csv"
    wrong.write_text("id,label\nm-x-0-0-1,negative\n")
    asked = ["report", str(news), "--method", "lexicon", "--out", str(tmp_path / "out")]
    assert main([*asked, "--labels", str(wrong)]) == 2
    assert "labels.csv, row 2: no such mention" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
