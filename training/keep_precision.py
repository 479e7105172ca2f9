"""Keep what was measured of a method where the table of stances reads it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.measures.precision import ENOUGH, wilson

FILE = Path(__file__).parents[1] / "analysis" / "measures" / "stance_precision.csv"
ORDER = ["deeds", "model", "lexicon"]


def keep(found: pd.DataFrame, file: Path = FILE) -> pd.DataFrame:
    """Put each method's figures into the file, in place of those it has.

    Parameters
    ----------
    found
        method, n (stances told), right (of them), measured_on and command.
    file
        The table to write.

    Returns
    -------
    pandas.DataFrame
        What the file holds now.
    """
    bounds = [wilson(right, n) for right, n in zip(found["right"], found["n"], strict=True)]
    share = found["right"] / found["n"]
    found = found.assign(
        precision=share.round(3),
        low=[round(low, 3) for low, _ in bounds],
        high=[round(high, 3) for _, high in bounds],
        shipped=share >= ENOUGH,
    )
    kept = pd.read_csv(file) if file.exists() else found.head(0)
    kept = pd.concat([kept[~kept["method"].isin(found["method"])], found])
    columns = ["method", "n", "right", "precision", "low", "high", "shipped"]
    kept = kept.set_index("method").reindex([m for m in ORDER if m in set(kept["method"])])
    kept = kept.reset_index()[[*columns, "measured_on", "command"]]
    kept.to_csv(file, index=False, lineterminator="\n")
    return kept
