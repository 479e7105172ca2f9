"""Whether sentiment is as right in speech as elsewhere: `python -m training.evaluate_voices DATA`.

DATA holds NewsMTSC. Each labelled target of the development sets and of the held-back tenth stands
in somebody's words or in the narrator's, as `find_quotes` says of its sentence. Printed of each
voice: macro-F1 of three classes, and how often a score of 0.2 or more for or against, as the
figures of stances take it for a side, has that label. This is how the *sentence* puts the target;
whether its speaker is for or against the target is what `training.evaluate_stance` asks.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.measures.precision import SIDE, wilson
from analysis.sentiment.quotes import find_quotes
from training.data import Example, read_newsmtsc
from training.detector import detect
from training.metrics import interval, macro_f1
from training.systems import scored, table


def main() -> None:
    """Print the figures of each voice."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    settings = parser.parse_args()
    sets = read_newsmtsc(settings.data, detect)
    examples = [e for name in ("dev_rw", "dev_mt", "test") for e in sets[name]]
    rows = table(examples).assign(voice=voices(examples))
    for method in ("model", "lexicon"):
        rows[["negative", "neutral", "positive"]] = scored(method)(examples)
        for voice, part in rows.groupby("voice"):
            print(f"{method}, target in {voice}: {_figures(part)}")


def voices(examples: list[Example]) -> list[str]:
    """Return for each labelled target whether it stands in somebody's words.

    Examples
    --------
    >>> ann = ((9, 12, "Bob"), (0, 3, "Ann"))
    >>> voices([Example("Ann said Bob had lied.", ann, (0, 1), ())])
    ['speech', 'narration']
    """
    found = []
    for example in examples:
        spans = find_quotes(example.sentence)[["start", "end"]].to_numpy()
        for start, end, _ in example.targets:
            inside = any(first <= start and end <= last for first, last in spans)
            found.append("speech" if inside else "narration")
    return found


def _figures(rows: pd.DataFrame) -> str:
    """Return the figures of one voice, as text."""
    labels, groups = rows["label"].to_numpy(), rows["sentence"].to_numpy()
    said = rows[["negative", "neutral", "positive"]].to_numpy().argmax(1)
    low, high = interval(groups, lambda i: macro_f1(labels[i], said[i]))
    toward = (rows["positive"] - rows["negative"]).to_numpy()
    clear = np.abs(toward) >= SIDE
    right = int((np.where(toward[clear] > 0, 2, 0) == labels[clear]).sum())
    n = int(clear.sum())
    least, most = wilson(right, n)
    return (
        f"{len(rows)} targets, macro-F1 {macro_f1(labels, said):.1f} ({low:.1f} to {high:.1f}); "
        f"{right} of {n} sides right, {right / n:.3f} ({least:.2f} to {most:.2f})"
    )


if __name__ == "__main__":
    main()
