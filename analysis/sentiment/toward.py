"""Sentiment toward an actor of a sentence: the shipped name-blind network, or the word list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np
import pandas as pd

from analysis.sentiment.blinding import Span, blind
from analysis.sentiment.encoding import Row, encode
from analysis.sentiment.inference import Model, load_model, probabilities, run
from analysis.sentiment.lexicon import score_actors
from analysis.sentiment.memory import ScoreMemory

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Method = Literal["model", "lexicon"]
COLUMNS = ["p_negative", "p_neutral", "p_positive", "toward", "method"]


def score_toward(
    sentences: Sequence[str],
    spans: Sequence[Sequence[Span]],
    *,
    method: Method = "model",
    cache: Path | str | None = None,
    threads: int = 1,
) -> pd.DataFrame:
    """Score how each sentence speaks of each of its actors.

    Every actor is replaced by a reserved token before the network reads the sentence, so a score
    depends on what is said and not on whom it is said of: exchanging names leaves it as it is.
    The network reads a sentence once, whatever the number of actors.

    Parameters
    ----------
    sentences
        The sentences as printed.
    spans
        `spans[i]` lists the mentions in `sentences[i]`: `(start, end)` or `(start, end, actor)`,
        in characters of that sentence. Mentions with the same `actor` are one actor and get one
        score; without it, mentions with the same wording are. Give every mention of a sentence:
        a name that is not given stays visible to the network.
    method
        "model" for the shipped network, "lexicon" for the transparent word list. The column
        `method` says which one made a row.
    cache
        A folder in which the network's scores are kept between runs, by content; only what is
        new is scored.
    threads
        Processor threads of the network; scores do not depend on it.

    Returns
    -------
    pandas.DataFrame
        One row per span, sentence by sentence in the order given: `p_negative`, `p_neutral`,
        `p_positive` (sum 1), `toward` (= p_positive − p_negative, −1 to 1) and `method`. With
        "lexicon", an actor near no known word has NaN: no evidence is not neutral.

    Raises
    ------
    ValueError
        If a span lies outside its sentence, the two sequences differ in length, or the method is
        unknown.
    ModelError
        If a file of the model is missing or damaged.

    Examples
    --------
    >>> sentences = ["Ann was jailed for fraud.", "Bob bravely saved ten children."]
    >>> score_toward(sentences, [[(0, 3)], [(0, 3)]])["toward"].round().tolist()
    [-1.0, 1.0]
    """
    if len(sentences) != len(spans):
        raise ValueError(f"{len(sentences)} sentences, but spans for {len(spans)}; give one each")
    if method not in get_args(Method):
        raise ValueError(f"method {method!r} is none of {', '.join(get_args(Method))}")
    if method == "lexicon":
        scores = _with_lexicon(sentences, spans)
    else:
        scores = _with_model(sentences, spans, cache=cache, threads=threads)
    frame = pd.DataFrame(scores, columns=COLUMNS[:3], dtype="float64")
    frame["toward"] = frame["p_positive"] - frame["p_negative"]
    frame["method"] = pd.Series(method, index=frame.index, dtype="str")
    return frame


def toward_table(
    sentences: pd.DataFrame,
    mentions: pd.DataFrame,
    *,
    method: Method = "model",
    cache: Path | str | None = None,
    threads: int = 1,
) -> pd.DataFrame:
    """Return the mentions with their scores filled in.

    Parameters
    ----------
    sentences
        Table with `article_id`, `sentence_id`, `start` and `text`.
    mentions
        Table with `article_id`, `sentence_id`, `start`, `end` (in the article's text) and
        `actor`; every mention is scored, whatever its role.
    method, cache, threads
        As in `score_toward`.

    Returns
    -------
    pandas.DataFrame
        A copy of `mentions`, same rows in the same order, with `p_negative`, `p_neutral`,
        `p_positive`, `toward` and `method`.

    Raises
    ------
    ValueError
        If a mention's sentence is not in `sentences`, or it does not lie within it.

    Examples
    --------
    >>> text = "Ann praised Bob."
    >>> one = {"article_id": ["x"], "sentence_id": [0]}
    >>> sentences = pd.DataFrame({**one, "start": [10], "text": [text]})
    >>> mentions = pd.DataFrame({**one, "start": [22], "end": [25], "actor": ["Bob"]})
    >>> toward_table(sentences, mentions, method="lexicon")["toward"].gt(0).tolist()
    [True]
    """
    texts, spans, order = by_sentence(sentences, mentions)
    scores = score_toward(texts, spans, method=method, cache=cache, threads=threads)
    scores.index = pd.Index(order)
    scores = scores.sort_index().set_axis(mentions.index)
    return mentions.assign(**{column: scores[column] for column in COLUMNS})


def by_sentence(
    sentences: pd.DataFrame, mentions: pd.DataFrame
) -> tuple[list[str], list[list[Span]], list[int]]:
    """Return the sentences that have mentions, their spans, and which row each span is.

    Plain lists: one small table for every sentence costs as much as the network does.
    """
    places = {
        (article, number): (start, text)
        for article, number, start, text in _plain(sentences, ["start", "text"])
    }
    numbers: dict[tuple[str, int], int] = {}
    texts: list[str] = []
    spans: list[list[Span]] = []
    rows: list[list[int]] = []
    for row, (article, sentence, start, end, actor) in enumerate(
        _plain(mentions, ["start", "end", "actor"])
    ):
        place = (article, sentence)
        if place not in places:
            raise ValueError(f"mentions name sentence {place}, which is not in the sentences table")
        offset, text = places[place]
        number = numbers.setdefault(place, len(texts))
        if number == len(texts):
            texts.append(text)
            spans.append([])
            rows.append([])
        spans[number].append((int(start) - offset, int(end) - offset, actor))
        rows[number].append(row)
    return texts, spans, [row for group in rows for row in group]


def _plain(table: pd.DataFrame, columns: Sequence[str]) -> Iterable[tuple[Any, ...]]:
    """Yield each row as article_id, sentence_id and these columns, in Python's own values."""
    chosen = ["article_id", "sentence_id", *columns]
    return zip(*(table[column].tolist() for column in chosen), strict=True)


def _with_lexicon(sentences: Sequence[str], spans: Sequence[Sequence[Span]]) -> Floats:
    """Return the word list's probabilities, one row per span."""
    scores = [score_actors(s, given) for s, given in zip(sentences, spans, strict=True) if given]
    return np.concatenate(scores) if scores else np.empty((0, 3))


def _with_model(
    sentences: Sequence[str],
    spans: Sequence[Sequence[Span]],
    *,
    cache: Path | str | None,
    threads: int,
) -> Floats:
    """Return the network's probabilities, one row per span; each distinct row is run once."""
    blinded = [blind(s, given) for s, given in zip(sentences, spans, strict=True)]
    rows = [encode(one) if one.actors else [] for one in blinded]
    model = load_model(threads)
    known = _logits((row for group in rows for row in group), model, cache)
    out: list[Floats] = []
    for one, group in zip(blinded, rows, strict=True):
        by_actor: dict[int, Floats] = {}
        for row in group:
            by_actor.update(zip(row.actors, known[row], strict=True))
        out += [by_actor[actor] for actor in one.actors]
    return probabilities(np.array(out).reshape(-1, 3), model.temperature)


def _logits(rows: Iterable[Row], model: Model, cache: Path | str | None) -> dict[Row, Floats]:
    """Return the logits of every distinct row, from the cache where it has them."""
    distinct = list(dict.fromkeys(rows))
    memory = ScoreMemory(cache, model.sha256) if cache is not None else None
    known = memory.read(distinct) if memory else {}
    new = [row for row in distinct if row not in known]
    fresh = dict(zip(new, run(model.session, new), strict=True))
    if memory and fresh:
        memory.write(fresh)
    return {**known, **fresh}
