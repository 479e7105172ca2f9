"""Shares of negative, neutral and positive mentions, corrected for the scorer's own errors."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus import Corpus
from analysis.measures.adjusting import adjusted_shares, chances_of, drawn_chances
from analysis.measures.drawing import expanded_tails, resampled_sums
from analysis.measures.prior_shift import drawn_priors, like_chances, likely_shares
from analysis.measures.scores import LABELS, resampled_unit, scored_mentions
from analysis.measures.selection import SPOKEN_OF
from analysis.sentiment.shipped import confusion_matrix

Floats = NDArray[np.float64]
_DRAWS = 1000
_CHANCES = [f"p_{label}" for label in LABELS]
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
        one (`validation_confusion`). If None, the network's shares are corrected by its chances;
        nothing is then corrected of what another method scored (see the notes).
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
    The network's shares are corrected by its chances (`likely_shares` in
    `analysis.measures.prior_shift`), others by the confusion matrix given (adjusted classify and
    count, `adjusted_shares`). Articles are drawn anew, as in `actor_sentiment`, and with each draw
    the labelled mentions, so the corrected interval holds both errors. Bounds are quantiles, at
    tails widened for the number of articles (`expanded_tails`). The correction takes the scorer to
    err on these articles as on the labelled ones.

    In a trial on actors of 20, 50 and 200 mentions made up from articles held back from all choices
    (`python -m training.evaluate_shares DATA --test --trials 300`) the network's shares were off by
    9.2, 8.0 and 7.2 points as counted, by 9.5, 8.0 and 6.6 corrected by the confusion matrix and by
    8.1, 7.0 and 6.2 by chances; the 95 % intervals held the truth in 84, 70 and 44 %, in 89, 87 and
    74 %, and in 90, 90 and 91 %: a little narrow still. Correcting the word list and the tone took
    their shares farther from the truth (the same without `--test`): what errs so often cannot be
    put right. Their matrices, `confusion_matrix("lexicon")` in `analysis.sentiment.shipped`, can be
    given.

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
    shipped = confusion is None and method == "model"
    if shipped:
        confusion = confusion_matrix()
    counts = None if confusion is None else chances_of(confusion)[1]
    by_chances = shipped and bool(mentions[_CHANCES].notna().all(axis=None))
    n_scored = mentions.groupby("actor").size()
    actors = n_scored[n_scored >= min_mentions].sort_values(ascending=False, kind="stable").index
    mentions = mentions.assign(unit=_units(mentions))
    own = dict(list(mentions[mentions["actor"].isin(actors)].groupby("actor")))
    parts = [
        _shares(own[actor], counts, (level, seed), by_chances=by_chances).assign(
            actor=actor, n_scored=n_scored[actor], n_articles=own[actor]["article_id"].nunique()
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


def _units(mentions: pd.DataFrame) -> pd.Series:
    """Return the name of what is drawn anew, of each mention: its article or its sentence."""
    unit = resampled_unit(mentions, ["actor"]).astype("str").str.zfill(6)
    named: pd.Series = mentions["article_id"] + " " + unit
    return named


def _shares(
    mentions: pd.DataFrame, counts: Floats | None, draw: tuple[float, int], *, by_chances: bool
) -> pd.DataFrame:
    """Return one actor's three rows; counts are those of the confusion matrix."""
    level, seed = draw
    by_unit = mentions.pivot_table(
        index="unit", columns="label", values="weight", aggfunc="sum", fill_value=0.0
    )
    weights: Floats = by_unit.reindex(columns=list(LABELS), fill_value=0.0).to_numpy(dtype=float)
    whole = weights.sum(axis=0)
    table = pd.DataFrame({"label": list(LABELS), "share": whole / whole.sum()})
    table[_BOUNDS] = np.nan
    tails = expanded_tails(len(weights), level)
    several = len(weights) > 1
    drawn = resampled_sums([weights], (_DRAWS, seed))[0]
    drawn = drawn / drawn.sum(axis=1, keepdims=True)
    if several:
        table[["low", "high"]] = np.quantile(drawn, tails, axis=0).T
    if counts is not None and by_chances:
        table["adjusted"], likely = _by_chances(mentions, counts, seed)
    elif counts is not None:
        chances = counts / counts.sum(axis=1, keepdims=True)
        table["adjusted"] = adjusted_shares(table[["share"]].to_numpy().T, chances)[0]
        likely = adjusted_shares(drawn, drawn_chances(counts, _DRAWS, seed))
    if counts is not None and several:
        table[["adjusted_low", "adjusted_high"]] = np.quantile(likely, tails, axis=0).T
    return table


def _by_chances(mentions: pd.DataFrame, counts: Floats, seed: int) -> tuple[Floats, Floats]:
    """Return one actor's shares by the scorer's chances, and those of each draw."""
    chances = mentions[_CHANCES].to_numpy(dtype=float)
    weights = mentions["weight"].to_numpy(dtype=float)
    prior = counts.sum(axis=1) / counts.sum()
    found = likely_shares(chances, weights[None], prior[None])[0]
    like, held = like_chances(chances, weights, mentions["unit"])
    drawn = resampled_sums([held], (_DRAWS, seed))[0]
    return found, likely_shares(like, drawn, drawn_priors(prior, _DRAWS, seed))
