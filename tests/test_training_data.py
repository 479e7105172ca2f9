"""What the network is trained and judged on: who is held back, whose label is whose."""

import json

import pytest

from training.data import (
    article_of,
    is_held_back,
    read_newsmtsc,
    read_stance,
    strip_titles,
    unbracket,
)
from training.soft import all_actors, read_soft, write_soft


def write_set(folder, name, rows):
    keys = ("sentence", "mention", "polarity", "id")
    lines = []
    for row in rows:
        filled = dict(zip(keys, row, strict=True))
        filled["from"] = filled["sentence"].index(filled["mention"])
        filled["to"] = filled["from"] + len(filled["mention"])
        lines.append(json.dumps(filled))
    (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def find_capitals(sentence):
    """Every word but the first that begins with a capital is an actor of that name."""
    found, at = [], 0
    for word in sentence.split(" "):
        if at and word[0].isupper():
            found.append((at, at + len(word.rstrip(".")), word.rstrip(".")))
        at += len(word) + 1
    return found


@pytest.mark.parametrize(
    ("identifier", "article"),
    [
        ("allsides_1000_401_25_Jo Lee_0_6", "allsides_1000_401"),
        ("polusa_v1_59488606_-1_30_Dr. Lee_1_3", "polusa_v1_59488606"),
    ],
)
def test_article_of(identifier, article):
    assert article_of(identifier) == article


def test_an_unknown_id_is_an_error():
    with pytest.raises(ValueError, match="names no article"):
        article_of("elsewhere_3")


def test_an_article_is_held_back_whole_and_about_one_in_ten():
    held = [is_held_back(f"polusa_v1_{n}_-1_0_A_0_1") for n in range(3000)]
    assert 240 < sum(held) < 360
    assert held[7] == is_held_back("polusa_v1_7_-1_99_Someone Else_5_9")


def test_no_sentence_stands_in_two_sets(tmp_path):
    held = next(n for n in range(99) if is_held_back(f"polusa_v1_{n}_-1_0"))
    kept = next(n for n in range(99) if not is_held_back(f"polusa_v1_{n}_-1_0"))
    held, kept = f"polusa_v1_{held}_-1_0_", f"polusa_v1_{kept}_-1_0_"
    write_set(tmp_path, "dev_rw", [("He met Ann.", "Ann", 0, kept)])
    write_set(tmp_path, "dev_mt", [("He met Bob.", "Bob", 1, kept)])
    rows = [
        ("He met Ann.", "Ann", 0, kept),
        ("He hit Cy.", "Cy", -1, held),
        ("He hit Cy.", "Cy", -1, kept),
        ("He left Dee.", "Dee", 0, kept),
        ("He left Dee.", "He", 1, kept),
    ]
    write_set(tmp_path, "train", rows)
    sets = read_newsmtsc(tmp_path, find_capitals)
    found = {name: [e.sentence for e in examples] for name, examples in sets.items()}
    assert found == {
        "dev_rw": ["He met Ann."],
        "dev_mt": ["He met Bob."],
        "test": ["He hit Cy."],
        "train": ["He left Dee."],
    }
    (example,) = sets["train"]
    assert example.labels == (1, 2)
    assert example.targets == ((8, 11, "Dee"), (0, 2, "~he"))


def test_a_target_takes_the_name_its_detector_gave_it(tmp_path):
    row = ("He met President Ann and Bob.", "President Ann", 1, "polusa_v1_1_-1_0_")
    for name in ("train", "dev_rw", "dev_mt"):
        write_set(tmp_path, name, [row])
    (example,) = read_newsmtsc(tmp_path, find_capitals)["dev_rw"]
    assert example.targets[0][2] in ("President", "Ann")
    assert [actor for *_, actor in example.others] == ["Bob"]
    assert strip_titles(example).targets[0][:2] == (17, 20)


@pytest.mark.parametrize("marked", ["no brackets", "[one] only", "[a] [b"])
def test_broken_brackets_give_no_spans(marked):
    assert unbracket(marked)[1] == []


@pytest.mark.parametrize(
    ("label", "target", "polarity"),
    [("1", "Bob", 2), ("2", "Ann", 2), ("3", "Bob", 0), ("4", "Ann", 0)],
)
def test_the_blamed_and_the_endorsed_are_labelled(tmp_path, label, target, polarity):
    path = tmp_path / "train.tsv"
    path.write_text(f"Then [Ann] met [Bob].\tAnn\tBob\t{label}\n", encoding="utf-8")
    (example,) = read_stance(path, find_capitals, weight=0.5)
    start, end, _ = example.targets[0]
    assert example.sentence[start:end] == target
    assert example.labels == (polarity,)
    assert len(example.spans) == 2


def test_a_teacher_is_mixed_with_the_annotators_only_where_they_labelled(tmp_path):
    from training.data import Example

    example = all_actors(Example("Ann met Bob.", ((0, 3, "Ann"),), (2,), ((8, 11, "Bob"),)))
    path = tmp_path / "soft.jsonl"
    write_soft(path, [example], [[0.5, 0.3, 0.2], [0.1, 0.8, 0.1]])
    (read,) = read_soft(path, trust=0.5)
    assert read.targets == example.targets
    assert read.chances[0] == pytest.approx((0.25, 0.15, 0.6))
    assert read.chances[1] == pytest.approx((0.1, 0.8, 0.1))
