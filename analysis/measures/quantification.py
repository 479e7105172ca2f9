"""Shares of negative, neutral and positive mentions, corrected for the scorer's own errors."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus import Corpus
from analysis.measures.adjusting import adjusted_shares, chances_of, drawn_chances
from analysis.measures.drawing import expanded_tails, resampled_sums
from analysis.measures.scores import LABELS, resampled_unit, scored_mentions
from analysis.measures.selection import SPOKEN_OF
from analysis.sentiment.shipped import confusion_matrix

Floats = NDArray[np.float64]
_DRAWS = 1000
_BOUNDS = ["low", "high", "adjusted", "adjusted_low", "adjusted_high"]


def actor_shares(
    corpus: Corpus,
    confusion: pd.DataFrame | None = None,
    *,
    min_mentions: int = 20,
    roles: Collection[str] = SPOKEN_OF,
    level: float = 0.95,
    seed: int = 0,
) -> pd.DataFrame:
    """Return each actor's shares as counted, and as they are likely to be, with intervals.

    A scorer that takes one negative mention in five for neutral reports too few negative ones for
    everybody. Its confusion matrix, from labelled sentences, says how much too few.

    Parameters
    ----------
    corpus
        The collection.
    confusion
        Counts of labelled mentions: a row for each actual label, a column for each predicted one;
        negative, neutral and positive, from an evaluation of the same scorer; your own labels give
        one (`validation_confusion`). If None, the shipped network's; nothing is then corrected of
        what another method scored (see the notes).
    min_mentions
        Scored mentions that an actor needs; the correction is unsteady below about 20.
    roles
        Roles of the mentions to count.
    level
        Level of the intervals.
    seed
        Start of the random draws.

    Returns
    -------
    pandas.DataFrame
        One row per actor and label: actor, label, n_scored, n_articles, share (counted), low, high
        (its interval), adjusted (corrected), adjusted_low, adjusted_high (its interval), method
        (what scored). Shares are 0 to 1 and add up to 1 over an actor's three rows. Most mentioned
        first. The corrected ones are missing where no confusion matrix is given and the scores are
        not the network's; intervals where there is only one sentence to draw from.

    Raises
    ------
    ValueError
        If the confusion matrix lacks a label, a label has no example, or level is no share.

    Notes
    -----
    Articles are drawn anew, as in `actor_sentiment`, and with each draw the labelled mentions of
    each row of the confusion matrix, so the corrected interval holds both errors. Bounds are
    quantiles, at tails widened for the number of articles (`expanded_tails`). The correction takes
    the scorer to err on these articles as on the labelled ones.

    In a trial with known shares (`python -m training.evaluate_shares DATA`, 50 mentions an actor)
    correcting took the network's shares from 9.1 points off to 6.8, but those of the word list from
    16.3 to 21.4 and of the tone from 20.8 to 27.0: what errs so often cannot be put right. Their
    matrices, `confusion_matrix("lexicon")` in `analysis.sentiment.shipped`, can be given.

    Examples
    --------
    >>> from analysis.measures.examples import marked_corpus
    >>> corpus = marked_corpus(["{Iran -0.9} met."] * 4 + ["{Iran 0.0} met."] * 6)
    >>> labels = ["negative", "neutral", "positive"]
    >>> counts = [[5, 5, 0], [0, 9, 0], [0, 0, 9]]
    >>> confusion = pd.DataFrame(counts, index=labels, columns=labels)
    >>> table = actor_shares(corpus, confusion, min_mentions=10)
    >>> table[["label", "share", "adjusted"]].round(2).values.tolist()
    [['negative', 0.4, 0.8], ['neutral', 0.6, 0.2], ['positive', 0.0, 0.0]]
    """
    if not 0 < level < 1:
        raise ValueError(f"level={level}: give a share above 0 and below 1, such as 0.95")
    mentions = scored_mentions(corpus, roles).dropna(subset=["score"])
    mentions = mentions[mentions["weight"] > 0]
    method = ", ".join(sorted(mentions["scored_by"].unique())) or "none"
    if confusion is None and method == "model":
        confusion = confusion_matrix()
    counts = None if confusion is None else chances_of(confusion)[1]
    n_scored = mentions.groupby("actor").size()
    actors = n_scored[n_scored >= min_mentions].sort_values(ascending=False, kind="stable").index
    weights = _label_weights(mentions[mentions["actor"].isin(actors)])
    parts = [
        _shares(weights.loc[actor].to_numpy(), counts, level, seed).assign(
            actor=actor,
            n_scored=n_scored[actor],
            n_articles=weights.loc[actor].index.get_level_values("article_id").nunique(),
        )
        for actor in actors
    ]
    order = ["actor", "label", "n_scored", "n_articles", "share", *_BOUNDS]
    table = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=order)
    kinds = {"actor": "str", "label": "str", "n_scored": "int64", "n_articles": "int64"}
    kinds |= dict.fromkeys(["share", *_BOUNDS], "float64")
    table = table[order].astype(kinds).assign(method=method)
    table.attrs |= {"level": level, "counted": {"roles": tuple(roles), "weighed": True}}
    return table


def _label_weights(mentions: pd.DataFrame) -> pd.DataFrame:
    """Return the weight of each label in each unit that is drawn anew, indexed by actor first."""
    units = mentions.assign(unit=resampled_unit(mentions, ["actor"]))
    weights = units.pivot_table(
        index=["actor", "article_id", "unit"],
        columns="label",
        values="weight",
        aggfunc="sum",
        fill_value=0.0,
    )
    return weights.reindex(columns=list(LABELS), fill_value=0.0)


def _shares(weights: Floats, counts: Floats | None, level: float, seed: int) -> pd.DataFrame:
    """Return one actor's three rows, from the weight of each label (column) in each unit (row)."""
    whole = weights.sum(axis=0)
    table = pd.DataFrame({"label": list(LABELS), "share": whole / whole.sum()})
    table[_BOUNDS] = np.nan
    drawn = resampled_sums([weights], (_DRAWS, seed))[0]
    drawn = drawn / drawn.sum(axis=1, keepdims=True)
    tails = expanded_tails(len(weights), level)
    if len(weights) > 1:
        table[["low", "high"]] = np.quantile(drawn, tails, axis=0).T
    if counts is not None:
        chances = counts / counts.sum(axis=1, keepdims=True)
        table["adjusted"] = adjusted_shares(table[["share"]].to_numpy().T, chances)[0]
        if len(weights) > 1:
            likely = adjusted_shares(drawn, drawn_chances(counts, _DRAWS, seed))
            table[["adjusted_low", "adjusted_high"]] = np.quantile(likely, tails, axis=0).T
    return table
