"""How often the scorers are right on your own news, from a few labelled mentions."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus import Corpus
from analysis.measures.labelling import labelled_population
from analysis.measures.scores import LABELS, bare_labels
from analysis.sentiment.toward import Method, toward_table

Floats = NDArray[np.float64]
_DRAWS = 4000
_METHODS: tuple[Method, ...] = ("model", "lexicon")
_EMPTY = {"scorer": "str", "n_labelled": "int64"} | {
    f"{name}{end}": "float64" for name in ("accuracy", "macro_f1") for end in ("", "_low", "_high")
}


def validate(
    corpus: Corpus, labels: pd.DataFrame, *, level: float = 0.95, seed: int = 0
) -> pd.DataFrame:
    """Return how often each scorer agrees with labels given by hand.

    Parameters
    ----------
    corpus
        The collection that the mentions were drawn from, analysed as then.
    labels
        What `read_labels` returned: id and label; without any, the table has no rows.
    level
        Level of the intervals.
    seed
        Start of their random draws.

    Returns
    -------
    pandas.DataFrame
        One row per scorer, the corpus' own first, then those of model, lexicon and tone (TextBlob)
        that it is not: scorer, n_labelled, accuracy, accuracy_low, accuracy_high, macro_f1 (mean
        F1 of the classes that occur), macro_f1_low, macro_f1_high; all from 0 to 1. Where a scorer
        says nothing of a mention, that counts as neutral.

    Raises
    ------
    ValueError
        If a class of predictions has mentions and none of them is labelled.

    Notes
    -----
    The sample holds as many of each predicted class; each labelled mention stands for the mentions
    of its class divided by those labelled, so the figures are those of the whole collection.
    Intervals: in each class, the shares of actual and predicted labels are drawn from a Dirichlet
    distribution of their counts and one more spread over all that could be. They take the mentions
    for unrelated.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> corpus = small_corpus()
    >>> labels = labelled_population(corpus)[["id"]].assign(label="negative")
    >>> validate(corpus, labels)[["scorer", "accuracy"]].round(2).values.tolist()[0]
    ['as analysed', 0.57]
    """
    if labels.empty:
        return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in _EMPTY.items()})
    rows = _labelled(corpus, labels)
    sizes = labelled_population(corpus)["predicted"].value_counts()
    found = []
    for scorer, predicted in _predictions(corpus, rows).items():
        counts = _counts(rows, predicted)
        point = _figures(_whole(counts, sizes)[None])
        own = bool((predicted == rows["predicted"]).all())
        drawn = _figures(_drawn(counts, sizes, own=own, seed=seed))
        tails = [(1 - level) / 2, (1 + level) / 2]
        row: dict[str, object] = {"scorer": scorer, "n_labelled": len(rows)}
        for place, name in enumerate(("accuracy", "macro_f1")):
            low, high = np.quantile(drawn[place], tails)
            row |= {name: point[place][0], f"{name}_low": low, f"{name}_high": high}
        found.append(row)
    return pd.DataFrame(found).astype({"scorer": "str"})


def validation_confusion(corpus: Corpus, labels: pd.DataFrame) -> pd.DataFrame | None:
    """Return how the corpus' own scorer judged the labelled mentions, for `actor_shares`.

    Parameters
    ----------
    corpus, labels
        As in `validate`.

    Returns
    -------
    pandas.DataFrame or None
        A row for each actual label, a column for each predicted one. Rows add up to the labelled
        mentions of that label; within a row the shares are those of the whole collection. None
        without labels: `actor_shares` then takes what this package has for the scorer.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> corpus = small_corpus()
    >>> labels = labelled_population(corpus)[["id"]].assign(label="negative")
    >>> validation_confusion(corpus, labels).loc["negative"].tolist()
    [4.0, 0.0, 3.0]
    """
    if labels.empty:
        return None
    rows = _labelled(corpus, labels)
    sizes = labelled_population(corpus)["predicted"].value_counts()
    whole = _whole(_counts(rows, rows["predicted"]), sizes)
    n_labelled = rows["label"].value_counts().reindex(list(LABELS), fill_value=0).to_numpy()
    sums = whole.sum(axis=1, keepdims=True)
    scaled = np.divide(whole, sums, out=np.zeros_like(whole), where=sums > 0)
    table = pd.DataFrame(scaled * n_labelled[:, None], index=list(LABELS), columns=list(LABELS))
    return table.rename_axis(index="actual")


def _labelled(corpus: Corpus, labels: pd.DataFrame) -> pd.DataFrame:
    """Return the labelled mentions with their predicted classes."""
    there = labelled_population(corpus)
    rows = there.merge(labels[["id", "label"]], on="id", validate="1:1")
    absent = sorted(set(there["predicted"]) - set(rows["predicted"]))
    if absent:
        raise ValueError(
            f"no mention predicted as {absent[0]} is labelled, so nothing can be said of the "
            "whole; label more rows"
        )
    return rows


def _predictions(corpus: Corpus, rows: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the label that each scorer gives the labelled mentions."""
    method = str(corpus.settings.get("method", "as analysed"))
    found = {"tone" if method == "none" else method: rows["predicted"]}
    keys = ["article_id", "sentence_id"]
    wanted = rows[keys].drop_duplicates()
    sentences = corpus.sentences.merge(wanted, on=keys)
    # Every mention of a sentence is given: one left out would stay visible to the network.
    mentions = corpus.mentions.merge(wanted, on=keys)
    for name in _METHODS:
        if name not in found:
            scored = toward_table(sentences, mentions, method=name)
            scored = rows[[*keys, "start"]].merge(scored, on=[*keys, "start"], how="left")
            found[name] = _most_probable(scored)
    if "tone" not in found:
        tone = rows[keys].merge(sentences[[*keys, "tone"]], on=keys, how="left")["tone"]
        found["tone"] = _by_sign(tone)
    return found


def _most_probable(scored: pd.DataFrame) -> pd.Series:
    """Return the most probable label; neutral where there is none."""
    probable = scored[[f"p_{label}" for label in LABELS]]
    best = np.asarray(LABELS)[probable.fillna(0).to_numpy().argmax(axis=1)]
    return pd.Series(best, dtype="str").where(probable.notna().all(axis=1), "neutral")


def _by_sign(score: pd.Series) -> pd.Series:
    """Return the label of a bare score; neutral where there is none."""
    return bare_labels(score).fillna("neutral")


def _counts(rows: pd.DataFrame, predicted: pd.Series) -> dict[str, Floats]:
    """Return, for each class that was drawn from, labelled mentions by actual and predicted."""
    place = {label: number for number, label in enumerate(LABELS)}
    counts = {label: np.zeros((3, 3)) for label in LABELS if (rows["predicted"] == label).any()}
    for drawn_as, actual, said in zip(rows["predicted"], rows["label"], predicted, strict=True):
        counts[drawn_as][place[actual], place[said]] += 1
    return counts


def _whole(counts: Mapping[str, Floats], sizes: pd.Series) -> Floats:
    """Return the mentions of the whole collection by actual (row) and predicted (column) label."""
    parts = [cells * (sizes[label] / cells.sum()) for label, cells in counts.items()]
    whole: Floats = np.sum(parts, axis=0)
    return whole


def _drawn(counts: Mapping[str, Floats], sizes: pd.Series, *, own: bool, seed: int) -> Floats:
    """Return what the whole collection may be, many times."""
    rng = np.random.default_rng(seed)
    whole = np.zeros((_DRAWS, 3, 3))
    for label, cells in counts.items():
        possible = np.ones((3, 3), dtype=bool)
        if own:  # in its own class a scorer has said nothing else
            possible[:] = np.arange(3) == LABELS.index(label)
        shares = rng.dirichlet(cells[possible] + 1 / possible.sum(), size=_DRAWS)
        whole[:, possible] += shares * sizes[label]
    return whole


def _figures(whole: Floats) -> tuple[Floats, Floats]:
    """Return accuracy and macro-F1 of matrices of actual by predicted labels."""
    right = np.diagonal(whole, axis1=1, axis2=2)
    both = whole.sum(axis=1) + whole.sum(axis=2)
    f1 = np.divide(2 * right, both, out=np.full_like(both, np.nan), where=both > 0)
    return right.sum(axis=1) / whole.sum(axis=(1, 2)), np.nanmean(f1, axis=1)
