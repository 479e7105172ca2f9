"""Who speaks how of whom: speaker by target, in the speakers' words and in deeds."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.deeds import PRECISION, deeds
from analysis.measures.resampling import ratio_intervals
from analysis.measures.scores import article_sums, scored_mentions

_PAIR = ["speaker", "target"]
_CLEAR = 0.05  # a mean nearer to 0 than this takes no side


def stances(
    corpus: Corpus, *, min_mentions: int = 3, level: float = 0.95, seed: int = 0
) -> pd.DataFrame:
    """Return how each speaker speaks of each target, one row per pair.

    Only the speaker's own words count: mentions of the target, as actor or modifier, in quotes of
    the speaker. Deeds, which the narrator tells, are counted beside them. The sentences behind a
    row: ``evidence(select(corpus, {"voice": speaker}), actor=target)``.

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
        speaker, target, toward (-1 to 1: mean over the mentions of the target in the speaker's
        words, each weighing as much as its article), low and high (drawing articles anew, or
        sentences where there is one article), n (those mentions), n_articles, n_scored, enough
        (whether n_scored reaches min_mentions), deeds_for and deeds_against (deeds of the speaker
        toward the target, see `deeds`) and method. Most mentions first. What speakers say of
        themselves is left out. `attrs["level"]` holds the level,
        `attrs["deeds_precision"]` how many of the deeds are right.

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
    >>> table[["speaker", "target", "toward", "deeds_for"]].values.tolist()
    [['Putin', 'Russia', 0.5, 0], ['Putin', 'France', nan, 1]]
    """
    if min_mentions < 1:
        raise ValueError(f"min_mentions={min_mentions}: give 1 or more")
    said = scored_mentions(corpus)
    voice = said["voice"]
    said = said[voice.notna() & voice.ne("narrator") & voice.ne(said["actor"])]
    said = said.rename(columns={"voice": "speaker", "actor": "target"})
    table = _counts(said).join(_deed_counts(corpus), how="outer")
    counts = ["n", "n_articles", "n_scored", "deeds_for", "deeds_against"]
    table[counts] = table[counts].fillna(0).astype("int64")
    table["enough"] = table["n_scored"] >= min_mentions
    table = table.join(_numbers(said, level, seed))
    table.loc[~table["enough"], ["toward", "low", "high"]] = np.nan
    table["method"] = ", ".join(sorted(said["scored_by"].dropna().unique())) or "none"
    order = ["toward", "low", "high", "n", "n_articles", "n_scored", "enough"]
    table = table[[*order, "deeds_for", "deeds_against", "method"]].reset_index()
    sort = ["n", "deeds_for", "deeds_against", *_PAIR]
    ascending = [False, False, False, True, True]
    table = table.sort_values(sort, ascending=ascending, ignore_index=True)
    table.attrs |= {"level": level, "deeds_precision": PRECISION}
    return table


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
