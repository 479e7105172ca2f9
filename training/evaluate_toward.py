"""Print every figure of the model card, from the model as shipped.

    python -m training.evaluate_toward DATA [--test] [--write]

DATA holds dev_rw.jsonl, dev_mt.jsonl and train.jsonl of NewsMTSC. `--test` adds the tenth of the
training articles that was held back: look once for each system. `--write` stores the confusion
matrix beside the model, for shares adjusted for error.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

import training.metrics as metrics
from analysis.sentiment.blinding import blind
from analysis.sentiment.encoding import encode
from analysis.sentiment.inference import load_model, probabilities, run
from analysis.sentiment.toward import COLUMNS, score_toward
from training.data import Example, read_newsmtsc
from training.detector import detect

LABELS = ("negative", "neutral", "positive")
NAMES = ("Ann Smith", "Donald Trump", "Angela Merkel", "Vladimir Putin", "Ahmed Hassan", "Iran")
System = Callable[[list[Example]], np.ndarray]


def table(examples: list[Example]) -> pd.DataFrame:
    """Return one row per labelled target: its sentence's number and its label."""
    rows = [(i, label) for i, e in enumerate(examples) for label in e.labels]
    return pd.DataFrame(rows, columns=["sentence", "label"])


def of_targets(examples: list[Example], per_span: np.ndarray) -> np.ndarray:
    """Keep the rows of the targets; the other actors of a sentence follow them."""
    keep = [k < len(e.targets) for e in examples for k in range(len(e.spans))]
    return per_span[np.array(keep)]


def scored(method: str) -> System:
    """Return a system that gives probabilities by `score_toward`."""

    def system(examples: list[Example]) -> np.ndarray:
        sentences, spans = [e.sentence for e in examples], [e.spans for e in examples]
        chances = score_toward(sentences, spans, method=method)[COLUMNS[:3]].to_numpy()
        silent = np.isnan(chances[:, 0])
        chances = np.where(silent[:, None], [0.0, 1.0, 0.0], chances)
        return of_targets(examples, chances)

    return system


def by_textblob(examples: list[Example]) -> np.ndarray:
    """Return the sentence's polarity as chances: any polarity at all decides."""
    from textblob import TextBlob

    chances = []
    for example in examples:
        tone = TextBlob(example.sentence).sentiment.polarity
        chances += [[max(-tone, 0), 1e-9, max(tone, 0)]] * len(example.targets)
    return np.array(chances)


def always_neutral(examples: list[Example]) -> np.ndarray:
    """Return certainty of neutral."""
    return np.array([[0.0, 1.0, 0.0]] * sum(len(e.targets) for e in examples))


def line(name: str, examples: list[Example], chances: np.ndarray) -> dict[str, object]:
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
        "low": low,
        "high": high,
        **{f"F1 {label}": value for label, value in zip(LABELS, by_class, strict=True)},
        "accuracy": 100 * float(np.mean(said == labels)),
        "pairs right": right,
        "pairs": n_pairs,
    }


def logits_of(session: object, examples: list[Example]) -> np.ndarray:
    """Return the logits of the targets as a given network has them."""
    blinded = [blind(e.sentence, e.spans) for e in examples]
    rows = [encode(one) for one in blinded]
    found = iter(run(session, [row for group in rows for row in group]))
    out = []
    for one, group in zip(blinded, rows, strict=True):
        by_actor: dict[int, np.ndarray] = {}
        for row in group:
            by_actor.update(zip(row.actors, next(found), strict=True))
        out += [by_actor[actor] for actor in one.actors]
    return of_targets(examples, np.array(out))


def calibration(examples: list[Example]) -> dict[str, object]:
    """Return the calibration error before and after the temperature."""
    model = load_model()
    logits = logits_of(model.session, examples)
    labels = table(examples)["label"].to_numpy()
    return {
        "temperature": model.temperature,
        "before": metrics.calibration_error(probabilities(logits, 1.0), labels),
        "after": metrics.calibration_error(probabilities(logits, model.temperature), labels),
    }


def confusion(examples: list[Example], chances: np.ndarray) -> pd.DataFrame:
    """Return counts, actual label by predicted label."""
    actual = [LABELS[i] for i in table(examples)["label"]]
    said = [LABELS[i] for i in chances.argmax(1)]
    counts = pd.crosstab(pd.Series(actual, name="actual"), pd.Series(said, name="predicted"))
    return counts.reindex(index=LABELS, columns=LABELS, fill_value=0)


def name_swap(examples: list[Example]) -> dict[str, float]:
    """Return how far scores move when the first target takes other names, spans given."""
    chosen = [e for e in examples if e.sentence[e.targets[0][0]].isupper()]
    base = scored("model")([_renamed(e, "Robin Doe") for e in chosen])
    moved, flips = [], []
    for name in NAMES:
        other = scored("model")([_renamed(e, name) for e in chosen])
        moved.append(np.abs(other - base).max())
        flips.append(np.mean(other.argmax(1) != base.argmax(1)))
    return {"sentences": len(chosen), "largest move": max(moved), "flips %": 100 * max(flips)}


def _renamed(example: Example, name: str) -> Example:
    """Return the example with every mention of its first target's actor under another name."""
    actor = example.targets[0][2]
    spans = sorted(set(example.spans))
    place = {}
    text, done = "", 0
    for start, end, who in spans:
        if start < done:
            return example
        text += example.sentence[done:start]
        shown = name if who == actor else example.sentence[start:end]
        place[start, end, who] = (len(text), len(text) + len(shown), who)
        text, done = text + shown, end
    text += example.sentence[done:]
    targets = tuple(place[span] for span in example.targets)
    others = tuple(place[span] for span in example.others)
    return Example(text, targets, example.labels, others)


def speed(examples: list[Example]) -> float:
    """Return sentences scored a second of one core's time, tokenising included."""
    sentences, spans = [e.sentence for e in examples], [e.spans for e in examples]
    score_toward(sentences[:20], spans[:20])
    began = time.process_time()
    score_toward(sentences, spans)
    return len(sentences) / (time.process_time() - began)


def show(title: str, rows: list[dict[str, object]]) -> None:
    """Print a Markdown table."""
    print(f"\n## {title}\n")
    frame = pd.DataFrame(rows)
    print("| " + " | ".join(frame.columns) + " |\n|" + "---|" * frame.shape[1])
    for row in frame.itertuples(index=False):
        cells = [f"{v:.1f}" if isinstance(v, float) else str(v) for v in row]
        print("| " + " | ".join(cells) + " |")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--test", action="store_true")
    parser.add_argument("--write", action="store_true")
    settings = parser.parse_args()
    sets = read_newsmtsc(settings.data, detect)
    dev = {"dev_rw": sets["dev_rw"], "dev_mt": sets["dev_mt"]}
    dev["dev pooled"] = sets["dev_rw"] + sets["dev_mt"]
    if settings.test:
        dev["own test"] = sets["test"]
    systems: dict[str, System] = {
        "model": scored("model"),
        "lexicon": scored("lexicon"),
        "TextBlob": by_textblob,
        "always neutral": always_neutral,
    }
    for title, system in systems.items():
        show(title, [line(name, examples, system(examples)) for name, examples in dev.items()])
    show("calibration error", [{"set": n, **calibration(e)} for n, e in dev.items()])
    swap = name_swap(dev["dev pooled"])
    show("name swap", [{k: f"{v:.2e}" if k == "largest move" else v for k, v in swap.items()}])
    show("speed", [{"sentences a second, one core": speed(dev["dev pooled"])}])
    counts = confusion(dev["dev pooled"], systems["model"](dev["dev pooled"]))
    print("\n## confusion (dev pooled; rows actual, columns predicted)\n")
    print(counts.to_string())
    if settings.write:
        target = Path(__file__).parents[1] / "analysis" / "sentiment" / "model" / "confusion.csv"
        counts.to_csv(target, lineterminator="\n")


if __name__ == "__main__":
    main()
