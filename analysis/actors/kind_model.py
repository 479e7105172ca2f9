"""What kind of name unknown words are: a small logistic model over the evidence in the article.

The weights lie in `kind_model.npz`, written by `training/train_kinds.py`, which names the data they
were learned from; `kind_model.md` is their card.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from itertools import accumulate, chain
from typing import Any

import numpy as np
import numpy.typing as npt

from analysis.actors.article import Article, Name
from analysis.actors.evidence import (
    OFF,
    PLACES,
    Place,
    evidence,
    longer_names,
    word_evidence,
    words_beside,
    words_off,
)

CLASSES = ("", "person", "organisation", "place")
"""No name at all, and the kinds."""
DOUBTFUL = 0.75
"""A name that is none with at least this probability is left out."""
_DEPENDENCE = 0.7
_BODIES = (CLASSES.index("organisation"), CLASSES.index("place"))
# Rules that tell the kind better than the model does.
_SURE = frozenset(("part", "office", "organisation ending", "realm"))


@dataclass(frozen=True)
class Model:
    """The weights of the model of kinds.

    Parameters
    ----------
    rows
        The row of each piece of evidence.
    words
        The number of each word whose meaning has weights.
    weights
        One row per piece of evidence and, behind them, one per place and word, with a column per
        class; row 0 is of what the model does not know.
    bias
        The weight of each class whatever the evidence.
    """

    rows: dict[str, int]
    words: dict[str, int]
    weights: npt.NDArray[np.float64]
    bias: npt.NDArray[np.float64]

    def rows_of_word(self, place: str, word: str, length: int) -> tuple[int, ...]:
        """Return the rows of what one word says at a place."""
        told = filter(None, map(self.rows.get, word_evidence(place, word, length)))
        number = self.words.get(word.lower())
        return tuple(told) if number is None else (*told, self._begins[place] + number)

    def rows_off(self, words: list[str]) -> list[int]:
        """Return the rows of what the words at the places of OFF mean."""
        numbers = zip(self._begins_off, map(self.words.get, map(str.lower, words)), strict=False)
        return [begin + number for begin, number in numbers if number is not None]

    @cached_property
    def _begins(self) -> dict[str, int]:
        """Return with which row the words at each place begin."""
        first = 1 + len(self.rows)
        return {place: first + i * len(self.words) for i, place in enumerate(PLACES)}

    @cached_property
    def _begins_off(self) -> list[int]:
        """Return the same for the places of OFF."""
        return [self._begins[place] for place in OFF]


def judge_kinds(article: Article, names: list[Name]) -> None:
    """Set the kind of every name that no table knows, by the model.

    The same words are the same kind throughout an article: the evidence of all their mentions is
    taken together. A name that is probably none gets an empty kind and the rule "doubtful".

    Parameters
    ----------
    article
        The article.
    names
        Its names, in order; changed in place.
    """
    unknown = [n for n in names if _unsure(n)]
    longer = longer_names(article, names)
    found = [_rows_of(article, name, longer) for name in unknown]
    scores: dict[str, list[list[float]]] = defaultdict(list)
    for name, logs in zip(unknown, _logs(found), strict=True):
        scores[name.actor].append(logs)
    judged = {actor: _probabilities(logs) for actor, logs in scores.items()}
    for name in unknown:
        _judge(name, judged[name.actor])


def _judge(name: Name, shares: list[float]) -> None:
    """Set a name's kind by the probability of each class."""
    if shares[0] >= DOUBTFUL:
        name.kind, name.rule = "", "doubtful"
        return
    kinds = _BODIES if name.rule == "facility" else range(1, len(CLASSES))
    best = max(kinds, key=shares.__getitem__)
    name.kind = CLASSES[best]
    name.judged = (name.rule, round(shares[best] / (1 - shares[0]), 3))


def _unsure(name: Name) -> bool:
    """Tell whether a name's kind is left to the model: not that of known and of telling names."""
    if name.entry is not None or name.role == "dateline" or name.rule in _SURE:
        return False
    return name.rule != "given name" or name.last - name.first == 1


def _rows_of(article: Article, name: Name, longer: dict[str, set[str]]) -> list[int]:
    """Return the rows of the model that speak for a name's kind; row 0 stands first."""
    model = _model()
    rows = [0, *filter(None, map(model.rows.get, evidence(article, name, longer)))]
    for place in words_beside(article, name):
        rows += _rows_of_word(place)
    rows += model.rows_off(words_off(article, name))
    return rows


@lru_cache(maxsize=50_000)
def _rows_of_word(place: Place) -> tuple[int, ...]:
    """Return the rows of one word at a place; the same words come again and again."""
    return _model().rows_of_word(*place)


def _logs(found: list[list[int]]) -> list[list[float]]:
    """Return the logarithm of the probability of each class, from the rows of each mention."""
    if not found:
        return []
    model = _model()
    numbers = np.fromiter(chain.from_iterable(found), dtype=np.intp)
    begins = list(accumulate(map(len, found[:-1]), initial=0))
    scores = np.add.reduceat(model.weights.take(numbers, axis=0), begins, axis=0) + model.bias
    logs: list[list[float]] = (scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)).tolist()
    return logs


def _probabilities(mentions: list[list[float]]) -> list[float]:
    """Return the probability of each class from the logarithms of all mentions of a name.

    The mentions are not independent of each other: their sum is divided by a power of their number,
    which gives something between the mean and the product of their probabilities.
    """
    logs = mentions[0]
    if len(mentions) > 1:
        damping = len(mentions) ** _DEPENDENCE
        logs = [sum(column) / damping for column in zip(*mentions, strict=True)]
    top = max(logs)
    shares = [math.exp(log - top) for log in logs]
    total = sum(shares)
    return [share / total for share in shares]


@cache
def _model() -> Model:
    """Return the model that is shipped."""
    path = files("analysis.actors") / "kind_model.npz"
    with path.open("rb") as file, np.load(file) as stored:
        return unpacked(stored)


def unpacked(stored: Mapping[str, npt.NDArray[Any]]) -> Model:
    """Return the model of stored arrays, as `training/train_kinds.py` packs them."""
    rows, words = _numbered(stored["names"], 1), _numbered(stored["words"], 0)
    evidence_weights = stored["weights"].astype(np.float64) * stored["scale"]
    meanings = stored["meanings"].astype(np.float64) * stored["scales"][:, None, None]
    nothing = np.zeros((1, len(CLASSES)))
    weights = np.vstack([nothing, evidence_weights, meanings.reshape(-1, len(CLASSES))])
    return Model(rows, words, weights, stored["bias"].astype(np.float64))


def _numbered(stored: npt.NDArray[np.generic], first: int) -> dict[str, int]:
    """Return each of the strings stored with its number."""
    return {name: i for i, name in enumerate(bytes(stored).decode("utf-8").split("\0"), first)}
