"""Print every figure of the model card, from the model as shipped.

    python -m training.evaluate_toward DATA [--test] [--float FILE] [--write]

DATA holds dev_rw.jsonl, dev_mt.jsonl and train.jsonl of NewsMTSC. `--test` adds the tenth of the
training articles that was held back: look once for each system. `--float` compares with the
network before quantising. `--write` puts the figures into the model card, and beside the model the
confusion matrix, for shares adjusted for error, and the accuracies that notebooks and report show.
"""

from __future__ import annotations

import argparse
import re
import time
from pathlib import Path

import numpy as np
import pandas as pd

import training.metrics as metrics
from analysis.sentiment.inference import load_model, open_session, probabilities
from analysis.sentiment.toward import score_toward
from training.data import Example, read_newsmtsc
from training.detector import detect
from training.evaluate_shares import confusions
from training.evaluate_shares import write as write_confusions
from training.systems import (
    always_neutral,
    by_textblob,
    logits_of,
    renamed,
    scored,
    table,
)

LABELS = ("negative", "neutral", "positive")
NAMES = ("Ann Smith", "Donald Trump", "Angela Merkel", "Vladimir Putin", "Ahmed Hassan", "Iran")
MODEL = Path(__file__).parents[1] / "analysis" / "sentiment" / "model"
FIGURES = re.compile(r"(?<=<!-- figures -->\n).*(?=<!-- end of figures -->)", re.DOTALL)
Figures = dict[str, object]


def figures_of(name: str, examples: list[Example], chances: np.ndarray) -> Figures:
    """Return the figures of one system on one set."""
    rows = table(examples)
    labels, groups = rows["label"].to_numpy(), rows["sentence"].to_numpy()
    said = chances.argmax(1)
    low, high = metrics.interval(groups, lambda i: metrics.macro_f1(labels[i], said[i]))
    right, n_pairs = metrics.pairs_ranked_right(groups, labels, chances[:, 2] - chances[:, 0])
    by_class = metrics.f1_by_class(labels, said)
    return {
        "set": name,
        "targets": len(rows),
        "macro-F1": metrics.macro_f1(labels, said),
        "95 % interval": f"{low:.1f} to {high:.1f}",
        **{f"F1 {label}": value for label, value in zip(LABELS, by_class, strict=True)},
        "accuracy": 100 * float(np.mean(said == labels)),
        "unlike pairs ranked right": right,
        "pairs": n_pairs,
    }


def calibration(name: str, examples: list[Example]) -> Figures:
    """Return the calibration error before and after the temperature."""
    model = load_model()
    logits = logits_of(model.session, examples)
    labels = table(examples)["label"].to_numpy()
    return {
        "set": name,
        "temperature": f"{model.temperature:.2f}",
        "error before": metrics.calibration_error(probabilities(logits, 1.0), labels),
        "after": metrics.calibration_error(probabilities(logits, model.temperature), labels),
    }


def quantising(name: str, examples: list[Example], path: Path) -> Figures:
    """Return what int8 changes against the float32 network."""
    labels = table(examples)["label"].to_numpy()
    ours = logits_of(load_model().session, examples).argmax(1)
    exact = logits_of(open_session(path.read_bytes(), threads=1), examples).argmax(1)
    return {
        "set": name,
        "macro-F1 float32": metrics.macro_f1(labels, exact),
        "int8": metrics.macro_f1(labels, ours),
        "labels changed, %": 100 * float(np.mean(ours != exact)),
    }


def name_swap(examples: list[Example]) -> Figures:
    """Return how far scores move when the first target takes other names, spans given."""
    chosen = [e for e in examples if e.sentence[e.targets[0][0]].isupper()]
    model = scored("model")
    base = model([renamed(e, "Robin Doe") for e in chosen])
    others = [model([renamed(e, name) for e in chosen]) for name in NAMES]
    return {
        "sentences": len(chosen),
        "names": len(NAMES),
        "largest move of a probability": f"{max(np.abs(o - base).max() for o in others):.1e}",
        "labels flipped, %": 100 * max(np.mean(o.argmax(1) != base.argmax(1)) for o in others),
    }


def speed(examples: list[Example]) -> Figures:
    """Return sentences scored a second of one core's time, tokenising included."""
    sentences, spans = [e.sentence for e in examples], [e.spans for e in examples]
    score_toward(sentences[:20], spans[:20])
    began = time.process_time()
    score_toward(sentences, spans)
    seconds = time.process_time() - began
    return {"sentences": len(sentences), "a second of one core": f"{len(sentences) / seconds:.0f}"}


def accuracies(sets: dict[str, list[Example]]) -> pd.DataFrame:
    """Return macro-F1 with its interval, a row for each system and set, systems by method."""
    systems = {
        "model": scored("model"),
        "lexicon": scored("lexicon"),
        "tone": by_textblob,
        "always neutral": always_neutral,
    }
    rows = [
        {"method": method, **figures_of(name, examples, system(examples))}
        for name, examples in sets.items()
        for method, system in systems.items()
    ]
    table = pd.DataFrame(rows)
    bounds = table["95 % interval"].str.split(" to ", expand=True)
    table = table.assign(low=bounds[0], high=bounds[1]).rename(columns={"macro-F1": "macro_f1"})
    columns = ["set", "method", "targets", "macro_f1", "low", "high", "accuracy"]
    return table[columns].round({"macro_f1": 1, "accuracy": 1})


def as_markdown(title: str, rows: list[Figures]) -> str:
    """Return a titled Markdown table."""
    frame = pd.DataFrame(rows)
    lines = [frame.columns, ["---"] * frame.shape[1], *frame.itertuples(index=False)]
    shown = [[f"{v:.1f}" if isinstance(v, float) else str(v) for v in line] for line in lines]
    return f"### {title}\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in shown) + "\n"


def report(settings: argparse.Namespace, sets: dict[str, list[Example]]) -> list[str]:
    """Return every table of the card."""
    systems = {
        'The network (method="model")': scored("model"),
        'The word list (method="lexicon")': scored("lexicon"),
        "TextBlob's polarity of the sentence": by_textblob,
        "Always neutral": always_neutral,
    }
    judged = {k: e for k, e in sets.items() if k != "train"}
    parts = [
        as_markdown(title, [figures_of(name, e, system(e)) for name, e in judged.items()])
        for title, system in systems.items()
    ]
    parts.append(as_markdown("Calibration", [calibration(n, e) for n, e in judged.items()]))
    if settings.float:
        rows = [quantising(n, e, settings.float) for n, e in judged.items()]
        parts.append(as_markdown("Quantising", rows))
    parts.append(as_markdown("Swapping names, spans given", [name_swap(judged["dev pooled"])]))
    parts.append(as_markdown("Speed", [speed(sets["train"][:2000])]))
    matrices = confusions(judged["dev pooled"])
    rows = matrices.rename(columns={label: f"predicted {label}" for label in LABELS})
    title = "Confusion, dev pooled, of the mentions that each has a score for"
    parts.append(as_markdown(title, rows.to_dict("records")))
    return parts


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--test", action="store_true")
    parser.add_argument("--float", type=Path)
    parser.add_argument("--write", action="store_true")
    settings = parser.parse_args()
    sets = read_newsmtsc(settings.data, detect)
    sets["dev pooled"] = sets["dev_rw"] + sets["dev_mt"]
    test = sets.pop("test")
    if settings.test:
        sets["own test"] = test
    text = "\n".join(report(settings, sets))
    print(text)
    if settings.write:
        card = MODEL / "README.md"
        filled = FIGURES.sub(lambda _: f"\n{text}\n", card.read_text(encoding="utf-8"))
        card.write_text(filled, encoding="utf-8")
        write_confusions(confusions(sets["dev pooled"]))
        judged = {name: sets[name] for name in ("dev pooled", "own test") if name in sets}
        accuracies(judged).to_csv(MODEL / "accuracy.csv", index=False, lineterminator="\n")


if __name__ == "__main__":
    main()
