"""Shares of labels from a scorer's chances, where labels are otherwise spread than it takes them.

A scorer that learnt from news in which 45 of 100 mentions are neutral leans that way whenever it is
in doubt. Of an actor that is mostly blamed, the doubtful mentions are mostly negative: its chances
and its shares are brought into agreement.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Floats = NDArray[np.float64]
TRUSTED = 50
"""Labelled mentions that the prior is drawn as if known from: of `likely_shares`, see the notes."""
_STEPS = 300
_STILL = 1e-6
_FINE = 20  # chances are told apart by twentieths where they are drawn anew


def likely_shares(chances: Floats, weights: Floats, prior: Floats) -> Floats:
    """Return the shares of labels that most likely gave the chances.

    Parameters
    ----------
    chances
        A row for each mention: the scorer's chance of each label.
    weights
        A row for each case, with the weight of each mention.
    prior
        Shares of the labels where the scorer's chances are right: one row, or one for each case.

    Returns
    -------
    numpy.ndarray
        A row for each case: shares between 0 and 1, adding up to 1.

    Notes
    -----
    Expectation maximisation: each chance is multiplied by share / prior, a mention's chances are
    made to add up to 1, and the shares are their means, until nothing moves. M. Saerens, P. Latinne
    and C. Decaestecker, Neural Computation 14 (2002) 21-41.

    That the chances are right in another collection is only roughly so. Priors drawn as if known
    from TRUSTED labelled mentions make up for it: with that number, intervals made with one
    development set of NewsMTSC hold the shares in the other (`training.evaluate_shares`).

    Examples
    --------
    >>> sure = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 1.0], [0.5, 0.5]])
    >>> likely_shares(sure, np.ones((1, 4)), np.array([[0.5, 0.5]])).round(3).tolist()
    [[0.333, 0.667]]
    """
    weights = weights / weights.sum(axis=1, keepdims=True)
    shares: Floats = np.full((len(weights), chances.shape[1]), 1 / chances.shape[1])
    for _ in range(_STEPS):
        ratio = shares / prior
        sums = ratio @ chances.T
        parts = np.divide(weights, sums, out=np.zeros_like(sums), where=sums > 0)
        before, shares = shares, ratio * (parts @ chances)
        if np.abs(shares - before).max() < _STILL:
            break
    whole: Floats = shares / shares.sum(axis=1, keepdims=True)
    return whole


def drawn_priors(prior: Floats, draws: int, seed: int) -> Floats:
    """Return priors as TRUSTED labelled mentions would have given them, one row a draw.

    Examples
    --------
    >>> drawn_priors(np.array([0.3, 0.5, 0.2]), 1000, 0).mean(axis=0).round(1).tolist()
    [0.3, 0.5, 0.2]
    """
    return np.random.default_rng(seed).dirichlet(prior * TRUSTED, size=draws)


def like_chances(chances: Floats, weights: Floats, unit: pd.Series) -> tuple[Floats, Floats]:
    """Return chances that are nearly alike as one, and their weight in each unit.

    A draw then costs the same however many mentions there are.

    Parameters
    ----------
    chances, weights
        A row and a weight for each mention.
    unit
        What is drawn anew, such as the article, of each mention.

    Returns
    -------
    numpy.ndarray
        The mean chances of each group of mentions.
    numpy.ndarray
        A row for each unit, sorted, with the weight of each group in it.

    Examples
    --------
    >>> chances = np.array([[0.91, 0.09], [0.89, 0.11], [0.1, 0.9]])
    >>> means, weights = like_chances(chances, np.ones(3), pd.Series(["a", "b", "b"]))
    >>> means.round(2).tolist(), weights.tolist()
    ([[0.1, 0.9], [0.9, 0.1]], [[0.0, 1.0], [1.0, 1.0]])
    """
    cells, group = np.unique(np.rint(chances * _FINE), axis=0, return_inverse=True)
    row, units = pd.factorize(unit, sort=True)
    held = np.zeros((len(units), len(cells)))
    np.add.at(held, (row, group.ravel()), weights)
    sums = np.zeros((len(cells), chances.shape[1]))
    np.add.at(sums, group.ravel(), chances * weights[:, None])
    return sums / held.sum(axis=0)[:, None], held
