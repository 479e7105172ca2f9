"""What was observed through a scorer that errs, undone: shares of labels from its confusions."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.measures.scores import LABELS

Floats = NDArray[np.float64]
_STEPS = 500
_SINGULAR = 1e-6


def adjusted_shares(observed: Floats, chances: Floats) -> Floats:
    """Return the actual shares that most likely gave the observed ones.

    Parameters
    ----------
    observed
        Shares of the predicted labels, a row for each case.
    chances
        Chance of each predicted label (column) given each actual one (row); one such matrix, or
        one for each case.

    Returns
    -------
    numpy.ndarray
        Shares of the actual labels, between 0 and 1, adding up to 1.

    Notes
    -----
    Where the equations observed = shares @ chances have a solution of shares between 0 and 1, this
    is it (adjusted classify and count: G. Forman, Data Mining and Knowledge Discovery 17 (2008)
    164-206). Else it is the most likely one inside, found by expectation maximisation: M. Saerens
    and others, Neural Computation 14 (2002) 21-41.

    Examples
    --------
    >>> adjusted_shares(np.array([[0.38, 0.62]]), np.array([[0.8, 0.2], [0.1, 0.9]])).round(3)
    array([[0.4, 0.6]])
    """
    labels = chances.shape[-1]
    each = np.broadcast_to(chances, (len(observed), labels, labels))
    shares: Floats = np.full((len(observed), labels), -1.0)
    sure = np.abs(np.linalg.det(each)) > _SINGULAR
    turned = each[sure].transpose(0, 2, 1)
    shares[sure] = np.linalg.solve(turned, observed[sure][:, :, None])[:, :, 0]
    outside = (shares < 0).any(axis=1)
    shares[outside] = _most_likely(observed[outside], each[outside])
    shares /= shares.sum(axis=1, keepdims=True)
    return shares


def _most_likely(observed: Floats, chances: Floats) -> Floats:
    """Return the most likely actual shares of each case, none below zero."""
    shares: Floats = np.full(observed.shape, 1 / observed.shape[1])
    for _ in range(_STEPS):
        expected = np.einsum("ca,cap->cp", shares, chances)
        ratio = np.divide(observed, expected, out=np.zeros_like(expected), where=expected > 0)
        shares = shares * np.einsum("cp,cap->ca", ratio, chances)
    return shares


def chances_of(confusion: pd.DataFrame) -> tuple[Floats, Floats]:
    """Return the chance of each predicted label given each actual one, and the counts behind it.

    Parameters
    ----------
    confusion
        Counts: a row for each actual label, a column for each predicted one.

    Raises
    ------
    ValueError
        If a label is absent or has no example.

    Examples
    --------
    >>> labels = ["negative", "neutral", "positive"]
    >>> counts = [[4, 1, 0], [0, 5, 0], [0, 5, 5]]
    >>> chances_of(pd.DataFrame(counts, index=labels, columns=labels))[0][0].tolist()
    [0.8, 0.2, 0.0]
    """
    labels = list(LABELS)
    absent = [name for name in labels if name not in confusion.index]
    absent += [name for name in labels if name not in confusion.columns]
    if absent:
        raise ValueError(f"the confusion matrix lacks {', '.join(absent)}")
    counts = confusion.loc[labels, labels].to_numpy(dtype=float)
    if (counts.sum(axis=1) == 0).any():
        empty = [name for name, row in zip(labels, counts, strict=True) if not row.any()]
        raise ValueError(
            f"the confusion matrix has a label without examples ({', '.join(empty)}); label more "
            "mentions"
        )
    return counts / counts.sum(axis=1, keepdims=True), counts


def drawn_chances(counts: Floats, draws: int, seed: int) -> Floats:
    """Return the chances that other labelled mentions, as many of each label, would have given.

    Examples
    --------
    >>> drawn_chances(np.array([[8.0, 2.0], [1.0, 9.0]]), 100, 0).shape
    (100, 2, 2)
    """
    rng = np.random.default_rng(seed)
    whole = counts.sum(axis=1)
    rows = [
        rng.multinomial(round(n), row / n, size=draws) / round(n)
        for row, n in zip(counts, whole, strict=True)
    ]
    return np.stack(rows, axis=1)
