"""Print how scorers take one label for another, and what undoing that is worth.

    python -m training.evaluate_shares DATA [--write]

DATA holds dev_rw.jsonl and dev_mt.jsonl, the development sets of NewsMTSC. `--write` puts the
confusion matrices beside the model, for `actor_shares`.

The second table is a trial: one half of the sentences gives the confusion matrix, from the other
half actors are made up whose true shares are known and unlike those of the first half. It says
whether correcting brings shares nearer to the truth, and is why `actor_shares` corrects those of
the network only.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.measures.adjusting import adjusted_shares
from analysis.measures.scores import LABELS, TONE_METHOD, bare_labels
from analysis.sentiment.tone import score_tone
from analysis.sentiment.toward import score_toward
from training.data import Example, read_development
from training.detector import detect
from training.systems import of_targets, table

MODEL = Path(__file__).parents[1] / "analysis" / "sentiment" / "model"
METHODS = ("model", "lexicon", TONE_METHOD)
TRIALS = 2000
SIZES = (20, 50, 200)


def judged(examples: list[Example], method: str) -> pd.DataFrame:
    """Return each labelled target that the method has a score for.

    Returns
    -------
    pandas.DataFrame
        sentence (its number), actual and predicted (0 negative, 1 neutral, 2 positive; predicted
        as `actor_shares` counts them), and the chance of each where the method gives chances.
    """
    rows = table(examples).rename(columns={"label": "actual"})
    sentences = [example.sentence for example in examples]
    if method == TONE_METHOD:
        tone = score_tone(sentences)["polarity"]
        rows["predicted"] = (
            bare_labels(tone)
            .map(dict(zip(LABELS, range(3), strict=True)))[rows["sentence"]]
            .to_numpy()
        )
        return rows[tone.notna()[rows["sentence"]].to_numpy()]
    spans = [example.spans for example in examples]
    names = [f"p_{label}" for label in LABELS]
    chances = of_targets(examples, score_toward(sentences, spans, method=method)[names].to_numpy())
    rows[names] = chances
    known = ~np.isnan(chances).any(axis=1)
    return rows[known].assign(predicted=chances[known].argmax(axis=1))


def confusions(examples: list[Example]) -> pd.DataFrame:
    """Return, for each method, counts of labelled targets: method, actual, then the predicted."""
    found = []
    for method in METHODS:
        rows = judged(examples, method)
        counts = _counts(rows["actual"].to_numpy(), rows["predicted"].to_numpy())
        matrix = pd.DataFrame(counts.astype(int), columns=list(LABELS))
        matrix.insert(0, "actual", list(LABELS))
        matrix.insert(0, "method", method)
        found.append(matrix)
    return pd.concat(found, ignore_index=True)


def write(matrices: pd.DataFrame) -> None:
    """Put the confusion matrices beside the model."""
    matrices.to_csv(MODEL / "confusion.csv", index=False, lineterminator="\n")


def _counts(actual: np.ndarray, predicted: np.ndarray) -> np.ndarray:
    """Return a matrix of actual (row) by predicted (column)."""
    pairs = actual.astype(int) * 3 + predicted.astype(int)
    return np.bincount(pairs, minlength=9).reshape(3, 3).astype(float)


def _made_up_actors(
    rows: pd.DataFrame, size: int, rng: np.random.Generator
) -> Iterator[tuple[pd.DataFrame, pd.DataFrame]]:
    """Yield the labelled half, and an actor of `size` mentions out of the other half."""
    while True:
        sentences = rows["sentence"].unique()
        first = rng.choice(sentences, len(sentences) // 2, replace=False)
        inside = rows["sentence"].isin(first)
        known, rest = rows[inside], rows[~inside]
        for _ in range(20):
            wanted = rng.dirichlet(np.ones(3))
            chance = wanted[rest["actual"]] / np.bincount(rest["actual"])[rest["actual"]]
            yield known, rest.iloc[rng.choice(len(rest), size, p=chance / chance.sum())]


def trial(rows: pd.DataFrame, size: int, trials: int, seed: int = 0) -> dict[str, float]:
    """Return the mean absolute error of a share, in points, of each way to know it."""
    names = [f"p_{label}" for label in LABELS]
    rng = np.random.default_rng(seed)
    errors: dict[str, list[float]] = {}
    for (known, actor), _ in zip(_made_up_actors(rows, size, rng), range(trials), strict=False):
        counts = _counts(known["actual"].to_numpy(), known["predicted"].to_numpy())
        counted = np.bincount(actor["predicted"].astype(int), minlength=3) / size
        chances = counts / counts.sum(axis=1, keepdims=True)
        found = {"counted": counted, "corrected": adjusted_shares(counted[None], chances)[0]}
        if names[0] in rows:
            mean = actor[names].to_numpy().mean(axis=0)
            given = known.groupby("actual")[names].mean().to_numpy()
            found["mean chance"] = mean
            found["mean chance, corrected"] = adjusted_shares(mean[None], given)[0]
        truth = np.bincount(actor["actual"], minlength=3) / size
        for way, shares in found.items():
            errors.setdefault(way, []).append(float(np.abs(shares - truth).mean()))
    return {way: 100 * float(np.mean(of_way)) for way, of_way in errors.items()}


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--trials", type=int, default=TRIALS)
    parser.add_argument("--write", action="store_true")
    settings = parser.parse_args()
    examples = read_development(settings.data, detect)
    matrices = confusions(examples)
    print(matrices.to_string(index=False))
    print("\nMean error of a share, in points, of made-up actors")
    for method in METHODS:
        rows = judged(examples, method)
        for size in SIZES:
            told = trial(rows, size, settings.trials)
            said = ", ".join(f"{way} {error:.1f}" for way, error in told.items())
            print(f"{method}, {size} mentions: {said}")
    if settings.write:
        write(matrices)


if __name__ == "__main__":
    main()
