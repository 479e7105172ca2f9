"""Deeds told of sentences that no rule was made on, for a reader to judge, and what was judged.

    python -m training.judged_deeds DATA/toward [--sheet FILE] [--write]

DATA/toward holds NewsMTSC, whose sentences the list of verbs was not made on. Names are found as
the package finds them. The deeds for or against (no meetings) are drawn by a hash of the sentence,
and read one by one: right means that the sentence says that this actor did or said this, or the
like, for or against that very target, not an office, a bill or a host of it. The verdicts lie in
`judged_deeds.csv`, under the same hash, for the sentences are not ours to print. Round 1 was read
to mend the rules; round 2 was drawn afterwards, of other sentences, and no rule was mended by it.
Round 2 did show that farther deeds were right too seldom; how far an actor may stand from the verb
was then set by round 1, and of round 2 those deeds count that the rules still tell. `--sheet`
writes to a file what round 2 lacks; `--write` keeps the precision for the table of stances.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import pandas as pd

from analysis.measures.deeds import deeds
from analysis.measures.precision import wilson
from training.keep_precision import keep
from training.stance_rows import plain_corpus

_VERDICTS = Path(__file__).with_suffix(".csv")
_COMMAND = "python -m training.judged_deeds DATA --write"
_N = 120


def main() -> None:
    """Print the share that is right, of those judged."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="holds NewsMTSC as JSON Lines")
    parser.add_argument("--sheet", type=Path, help="write the deeds without a verdict there")
    parser.add_argument("--write", action="store_true", help="keep the precision")
    settings = parser.parse_args()
    verdicts = pd.read_csv(_VERDICTS, dtype={"deed": "str"})
    for number, rows in verdicts.groupby("round"):
        print(f"round {number}: {_share(rows)}")
    last = verdicts[verdicts["round"] == 2]
    first = verdicts[verdicts["round"] == 1]
    drawn = draw(settings.folder, set(first["deed"]))
    still = last[last["deed"].isin(drawn["deed"])]
    print(f"round 2, of those that the rules tell today: {_share(still)}")
    if settings.write:
        row = {"method": "deeds", "n": len(still), "right": int(still["right"].eq("yes").sum())}
        where = "deeds told of NewsMTSC's sentences, read after the rules were made"
        keep(pd.DataFrame([row | {"measured_on": where, "command": _COMMAND}]))
    if settings.sheet:
        drawn[~drawn["deed"].isin(last["deed"])].head(_N).to_csv(settings.sheet, index=False)


def _share(verdicts: pd.DataFrame) -> str:
    """Return how many verdicts are yes, as text."""
    right, n = int(verdicts["right"].eq("yes").sum()), len(verdicts)
    if not n:
        return "none judged"
    low, high = wilson(right, n)
    return f"{right} of {n} right, {right / n:.3f} (95 %: {low:.2f} to {high:.2f})"


def draw(folder: Path, without: set[str]) -> pd.DataFrame:
    """Return the deeds told of NewsMTSC's sentences, but for some, in the order of their hash."""
    files = [folder / f"{name}.jsonl" for name in ("train", "dev_rw", "dev_mt")]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    texts = list(dict.fromkeys(json.loads(line)["sentence"] for line in lines))
    told = deeds(plain_corpus(texts))
    told = told[told["sense"].ne("neutral")]
    # Names of actors may change as the package learns some; the sentence and the verb stay.
    keys = told["sentence"] + "|" + told["verb"]
    told = told.assign(deed=[hashlib.sha256(key.encode()).hexdigest()[:12] for key in keys])
    told = told[~told["deed"].isin(without)].drop_duplicates("deed").sort_values("deed")
    return told[["deed", "actor", "verb", "sense", "target", "sentence"]]


if __name__ == "__main__":
    main()
