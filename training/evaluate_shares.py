"""Print how scorers take one label for another, and what undoing that is worth.

    python -m training.evaluate_shares DATA [--write] [--test]

DATA holds dev_rw.jsonl and dev_mt.jsonl, the development sets of NewsMTSC. `--write` puts the
confusion matrices beside the model, for `actor_shares`. `--test` needs train.jsonl too: what is
known from the development sets is tried on actors made up from the articles held back from
everything, the one trial of which nothing was chosen by.

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

from analysis.measures.adjusting import adjusted_shares, drawn_chances
from analysis.measures.prior_shift import drawn_priors, likely_shares
from analysis.measures.scores import LABELS, TONE_METHOD, bare_labels
from analysis.sentiment.tone import score_tone
from analysis.sentiment.toward import score_toward
from training.data import Example, read_development, read_newsmtsc
from training.detector import detect
from training.systems import of_targets, table

MODEL = Path(__file__).parents[1] / "analysis" / "sentiment" / "model"
METHODS = ("model", "lexicon", TONE_METHOD)
TRIALS = 2000
SIZES = (20, 50, 200)
DRAWS = 200
ROUNDING = 1e-9


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


def held_back_trial(
    known: pd.DataFrame, rest: pd.DataFrame, size: int, trials: int, seed: int = 0
) -> pd.DataFrame:
    """Return how near each way to know shares comes, and how often its interval holds them.

    Parameters
    ----------
    known
        Labelled targets that confusion matrix and prior are taken from, as `judged` returns them.
    rest
        Targets that actors of `size` mentions are made up from, in shares drawn evenly from all
        that there are.

    Returns
    -------
    pandas.DataFrame
        Indexed by way: error (mean absolute error of a share of these very mentions, in points),
        covered (how many of the 95 % intervals, mentions drawn anew, hold the share that the
        actor's mentions were drawn from).
    """
    names = [f"p_{label}" for label in LABELS]
    counts = _counts(known["actual"].to_numpy(), known["predicted"].to_numpy())
    chances = counts / counts.sum(axis=1, keepdims=True)
    prior = counts.sum(axis=1) / counts.sum()
    rng = np.random.default_rng(seed)
    frequent = np.bincount(rest["actual"], minlength=3)
    rows = []
    for trial_number in range(trials):
        truth = rng.dirichlet(np.ones(3))
        chance = (truth / frequent)[rest["actual"]]
        actor = rest.iloc[rng.choice(len(rest), size, p=chance / chance.sum())]
        own = np.bincount(actor["actual"], minlength=3) / size
        given = actor[names].to_numpy()
        answers = np.eye(3)[actor["predicted"].astype(int)]
        drawn = rng.multinomial(size, np.full(size, 1 / size), size=DRAWS).astype(float)
        counted, whole = drawn @ answers / size, np.ones((1, size))
        errs = drawn_chances(counts, DRAWS, trial_number)
        priors = drawn_priors(prior, DRAWS, trial_number)
        ways = {
            "counted": (answers.mean(axis=0), counted),
            "confusion matrix": (
                adjusted_shares(answers.mean(axis=0)[None], chances)[0],
                adjusted_shares(counted, errs),
            ),
            "chances": (
                likely_shares(given, whole, prior[None])[0],
                likely_shares(given, drawn, priors),
            ),
        }
        for way, (found, likely) in ways.items():
            low, high = np.quantile(likely, [0.025, 0.975], axis=0)
            inside = (low - ROUNDING <= truth) & (truth <= high + ROUNDING)
            rows.append((way, 100 * np.abs(found - own).mean(), inside.mean()))
    told = pd.DataFrame(rows, columns=["way", "error", "covered"])
    return told.groupby("way", sort=False).mean()


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


def _print_held_back(folder: Path, trials: int) -> None:
    """Print the trial on what was held back, and those that the width was chosen by."""
    sets = read_newsmtsc(folder, detect)
    first, second = (judged(sets[name], "model") for name in ("dev_rw", "dev_mt"))
    both = judged(sets["dev_rw"] + sets["dev_mt"], "model")
    test = judged(sets["test"], "model")
    told = {
        "development to held back": (both, test),
        "dev_rw to dev_mt": (first, second),
        "dev_mt to dev_rw": (second, first),
    }
    for name, (known, rest) in told.items():
        for size in SIZES:
            print(f"\n{name}, {size} mentions", flush=True)
            print(held_back_trial(known, rest, size, trials).round(3).to_string(), flush=True)


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--trials", type=int, default=TRIALS)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--test", action="store_true")
    settings = parser.parse_args()
    if settings.test:
        _print_held_back(settings.data, settings.trials)
        return
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
