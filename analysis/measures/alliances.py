"""Who stands with whom: the matrix of stances sorted into camps, and who agrees on whom."""

from __future__ import annotations

import numpy as np
import pandas as pd

_PAIR = ["speaker", "target"]
_CLEAR = 0.05  # a mean nearer to 0 than this takes no side


def stance_matrix(
    table: pd.DataFrame, *, top: int | None = 12, values: str = "toward"
) -> pd.DataFrame:
    """Return stances as a matrix, speakers who agree next to each other.

    Parameters
    ----------
    table
        What `stances` returned.
    top
        Number of speakers and of targets: those with the most mentions; all if None.
    values
        Column to fill the cells with, such as toward or n.

    Returns
    -------
    pandas.DataFrame
        Speakers down, targets across. Missing where there are too few mentions, or none. Rows and
        columns stand in the order of the matrix's main axis, from the most against to the most for
        what the first target stands for, so that camps show as blocks.

    Examples
    --------
    >>> rows = {"speaker": ["A", "B"], "target": ["X", "X"], "toward": [0.5, -0.5], "n": [3, 3]}
    >>> stance_matrix(pd.DataFrame(rows)).index.tolist()
    ['A', 'B']
    """
    told = table[table["n"] > 0]
    for column in _PAIR:
        sums = told.groupby(column)["n"].sum().sort_values(ascending=False, kind="stable")
        told = told[told[column].isin(sums.head(len(sums) if top is None else top).index)]
    toward = told.pivot(index="speaker", columns="target", values="toward")
    filled = told.pivot(index="speaker", columns="target", values=values)
    rows, columns = _camps(toward.fillna(0).to_numpy(dtype=float))
    return filled.iloc[rows, columns]


def agreements(table: pd.DataFrame, *, min_targets: int = 1) -> pd.DataFrame:
    """Return which speakers agree on whom they both speak of.

    Parameters
    ----------
    table
        What `stances` returned; only rows with enough mentions are looked at.
    min_targets
        Targets that two speakers must share.

    Returns
    -------
    pandas.DataFrame
        speaker_a, speaker_b (in order of name), n_targets, n_agree (targets of which both speak
        well, or both badly; within 0.05 of zero takes no side), n_differ (one well, one badly),
        agreement ((n_agree - n_differ) / n_targets, -1 to 1) and targets (their names). Most
        shared targets first.

    Examples
    --------
    >>> rows = {"speaker": ["A", "B"], "target": ["X", "X"], "toward": [0.5, -0.5]}
    >>> found = agreements(pd.DataFrame({**rows, "enough": True}))
    >>> found[["speaker_a", "speaker_b", "n_differ", "agreement"]].values.tolist()
    [['A', 'B', 1, -1.0]]
    """
    known = table[table["enough"] & table["toward"].notna()]
    side = np.sign(known["toward"].where(known["toward"].abs() >= _CLEAR, 0))
    known = known.assign(side=side)[[*_PAIR, "side"]]
    pairs = known.merge(known, on="target", suffixes=("_a", "_b"))
    pairs = pairs[pairs["speaker_a"] < pairs["speaker_b"]].sort_values("target")
    product = pairs["side_a"] * pairs["side_b"]
    pairs = pairs.assign(n_agree=product.gt(0), n_differ=product.lt(0))
    grouped = pairs.groupby(["speaker_a", "speaker_b"], sort=True)
    found = grouped[["n_agree", "n_differ"]].sum().astype("int64")
    found.insert(0, "n_targets", grouped.size())
    found["agreement"] = (found["n_agree"] - found["n_differ"]) / found["n_targets"]
    found["targets"] = grouped["target"].agg(", ".join)
    found = found[found["n_targets"] >= min_targets].reset_index()
    return found.sort_values("n_targets", ascending=False, kind="stable", ignore_index=True)


def _camps(values: np.ndarray) -> tuple[list[int], list[int]]:
    """Return an order of rows and columns by the main axis of a matrix."""
    if not values.size or not values.any():
        return list(range(values.shape[0])), list(range(values.shape[1]))
    left, _, right = np.linalg.svd(values, full_matrices=False)
    # The sign of an axis is arbitrary: the first clear entry decides.
    axis, other = left[:, 0].round(9), right[0].round(9)
    turn = -1 if axis[np.argmax(np.abs(axis))] < 0 else 1
    rows = np.argsort(-turn * axis, kind="stable")
    columns = np.argsort(-turn * other, kind="stable")
    return rows.tolist(), columns.tolist()
