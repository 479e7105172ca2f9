"""Who speaks how of whom: speaker by target, in the speakers' words and in deeds."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.deeds import deeds
from analysis.measures.precision import SIDE, precision_of, stance_precision
from analysis.measures.resampling import ratio_intervals
from analysis.measures.scores import article_sums, scored_mentions

_PAIR = ["speaker", "target"]
_COLUMNS = [
    *("speaker", "target", "method", "toward", "low", "high", "n", "n_articles", "n_scored"),
    *("enough", "deeds_for", "deeds_against", "precision"),
]


def stances(
    corpus: Corpus, *, min_mentions: int = 3, level: float = 0.95, seed: int = 0
) -> pd.DataFrame:
    """Return how each speaker speaks of each target, and what is told that it did to it.

    Words and deeds are rows of their own, told apart by `method`, for they are not equally sure.
    Of words, only the speaker's own count: mentions of the target, as actor or modifier, in quotes
    of the speaker. Deeds are told by the narrator. The sentences behind a row of words:
    ``evidence(select(corpus, {"voice": speaker}), actor=target)``.

    Parameters
    ----------
    corpus
        The collection.
    min_mentions
        Scored mentions that it takes to give a number; below, toward, low and high are missing.
    level
        Level of the interval.
    seed
        Start of the random draws; the same seed gives the same table.

    Returns
    -------
    pandas.DataFrame
        speaker, target, method (what scored the words, such as model or lexicon; or deeds),
        toward (-1 to 1: mean over the mentions of the target in the speaker's words, each weighing
        as much as its article), low and high (drawing articles anew, or sentences where there is
        one article), n (those mentions), n_articles, n_scored, enough (whether n_scored reaches
        min_mentions), deeds_for and deeds_against (deeds of the speaker toward the target, see
        `deeds`), precision. Words first, most mentions first; then deeds. In a row of words no
        deeds are counted, in a row of deeds no mentions. What speakers say of themselves is left
        out. `attrs["level"]` holds the level, `attrs["precision"]` the precision of each method.

    Notes
    -----
    `precision` is how often one such sentence shows the stance that a row of its method tells, as
    measured on labelled sentences that nothing was made on: who is for or against whom. It is
    missing where a row tells none: words without enough mentions, or within 0.2 of zero. Words
    show much less than deeds: whoever reports bad news of an actor speaks no ill of it. Take them
    for how the target is put in the speaker's mouth, and read the sentences.

    Raises
    ------
    ValueError
        If min_mentions is below 1.

    Examples
    --------
    >>> from analysis.measures.examples import marked_corpus
    >>> told = marked_corpus(["{Putin} thanked {France}. {Putin} said {Russia 0.5} won."])
    >>> told.mentions.loc[3, "voice"] = "Putin"
    >>> table = stances(told, min_mentions=1)
    >>> table[["speaker", "target", "method", "toward", "deeds_for"]].values.tolist()
    [['Putin', 'Russia', 'by hand', 0.5, 0], ['Putin', 'France', 'deeds', nan, 1]]
    """
    if min_mentions < 1:
        raise ValueError(f"min_mentions={min_mentions}: give 1 or more")
    said = scored_mentions(corpus)
    voice = said["voice"]
    said = said[voice.notna() & voice.ne("narrator") & voice.ne(said["actor"])]
    said = said.rename(columns={"voice": "speaker", "actor": "target"})
    words = _counts(said).join(_numbers(said, level, seed)).reset_index()
    words["method"] = ", ".join(sorted(said["scored_by"].dropna().unique())) or "none"
    done = _deed_counts(corpus).reset_index().assign(method="deeds")
    table = pd.concat([words, done], ignore_index=True)
    counts = ["n", "n_articles", "n_scored", "deeds_for", "deeds_against"]
    table[counts] = table[counts].fillna(0).astype("int64")
    table["enough"] = table["n_scored"] >= min_mentions
    table.loc[~table["enough"], ["toward", "low", "high"]] = np.nan
    told = table["toward"].abs().ge(SIDE) | table["method"].eq("deeds")
    measured = {method: precision_of(method) for method in table["method"].unique()}
    table["precision"] = table["method"].map(measured).where(told).astype("float64")
    sort = ["n", "deeds_for", "deeds_against", *_PAIR]
    ascending = [False, False, False, True, True]
    table = table.sort_values(sort, ascending=ascending, ignore_index=True)[_COLUMNS]
    known = stance_precision().set_index("method")["precision"]
    table.attrs |= {"level": level, "precision": known.to_dict()}
    return table


def _counts(said: pd.DataFrame) -> pd.DataFrame:
    """Return how often each speaker mentions each target."""
    grouped = said.groupby(_PAIR, sort=True)
    return pd.DataFrame(
        {
            "n": grouped.size(),
            "n_articles": grouped["article_id"].nunique(),
            "n_scored": grouped["score"].count(),
        }
    )


def _deed_counts(corpus: Corpus) -> pd.DataFrame:
    """Return how many deeds for and against each target are told of each speaker."""
    found = deeds(corpus).rename(columns={"actor": "speaker"})
    sides = found[found["sense"].ne("neutral")]
    return pd.DataFrame(
        {
            f"deeds_{sense}": sides[sides["sense"] == sense].groupby(_PAIR).size()
            for sense in ("for", "against")
        }
    )


def _numbers(said: pd.DataFrame, level: float, seed: int) -> pd.DataFrame:
    """Return each pair's mean with its interval."""
    sums = article_sums(said, _PAIR)
    sums["group"] = sums.groupby(_PAIR, sort=True).ngroup()
    found = ratio_intervals(sums, level=level, seed=seed)
    pairs = sums.drop_duplicates("group").set_index("group")[_PAIR]
    numbers = pairs.join(found[["estimate", "low", "high"]]).set_index(_PAIR)
    return numbers.rename(columns={"estimate": "toward"})
