"""Let the teacher score every actor of the training sentences and of the stance sentences.

    python -m training.ask_teacher DATA/toward --teacher RUNS/t/best.pt --mpnet FOLDER --out FILE

The stance data's own labels are not used here: its sentences are unlabelled news.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from analysis.sentiment.encoding import load_tokenizer
from training.batches import predict
from training.data import Example, read_newsmtsc, unbracket
from training.detector import detect
from training.soft import all_actors, write_soft
from training.teacher import TeacherNetwork

_LONGEST = 240
"""Characters of a stance sentence; longer ones cost more than they teach."""
_MOST = 6000


def unlabelled(path: Path, known: set[str]) -> list[Example]:
    """Return the stance sentences that hold an actor and stand in none of our sets."""
    lines = path.read_text(encoding="utf-8").splitlines()
    sentences = dict.fromkeys(unbracket(line.split("\t")[0])[0] for line in lines if line.strip())
    fresh = [s for s in sentences if s not in known and len(s) <= _LONGEST][:_MOST]
    examples = [Example(s, (), (), tuple(detect(s))) for s in fresh]
    return [example for example in examples if example.others]


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--mpnet", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--part", type=int, nargs=2, default=(0, 1), help="which of how many")
    settings = parser.parse_args()
    torch.set_num_threads(1)
    sets = read_newsmtsc(settings.data, detect)
    known = {example.sentence for examples in sets.values() for example in examples}
    stance = settings.data.parent / "stance" / "train.tsv"
    examples = [all_actors(e) for e in sets["train"] + unlabelled(stance, known)]
    examples = examples[settings.part[0] :: settings.part[1]]
    teacher = TeacherNetwork(settings.mpnet, load_tokenizer().get_vocab())
    teacher.load_state_dict(torch.load(settings.teacher))
    logits = torch.from_numpy(predict(teacher, examples))
    write_soft(settings.out, examples, torch.softmax(logits, -1).tolist())


if __name__ == "__main__":
    main()
