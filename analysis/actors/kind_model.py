"""What kind of name unknown words are: a small logistic model over the evidence in the article.

The weights lie in `kind_model.npz`, written by `training/train_kinds.py`, which names the data they
were learned from; `kind_model.md` is their card.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache
from importlib.resources import files
from itertools import accumulate, chain, repeat

import numpy as np
import numpy.typing as npt

from analysis.actors.article import Article, Name
from analysis.actors.evidence import evidence, longer_names

CLASSES = ("", "person", "organisation", "place")
"""No name at all, and the kinds."""
DOUBTFUL = 0.6
"""A name that is none with at least this probability is left out."""
_DEPENDENCE = 0.7
_BODIES = (CLASSES.index("organisation"), CLASSES.index("place"))
# Rules that tell the kind better than the model does.
_SURE = frozenset(("part", "office", "organisation ending", "realm"))


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
    found = [evidence(article, name, longer) for name in unknown]
    scores: dict[str, list[list[float]]] = defaultdict(list)
    for name, logs in zip(unknown, _logs(found), strict=True):
        scores[name.actor].append(logs)
    judged = {actor: _probabilities(logs) for actor, logs in scores.items()}
    for name in unknown:
        shares = judged[name.actor]
        if shares[0] >= DOUBTFUL:
            name.kind, name.rule = "", "doubtful"
        else:
            kinds = _BODIES if name.rule == "facility" else range(1, len(CLASSES))
            best = max(kinds, key=shares.__getitem__)
            name.kind = CLASSES[best]
            name.judged = (name.rule, round(shares[best] / (1 - shares[0]), 3))


def _unsure(name: Name) -> bool:
    """Tell whether a name's kind is left to the model: not that of known and of telling names."""
    if name.entry is not None or name.role == "dateline" or name.rule in _SURE:
        return False
    return name.rule != "given name" or name.last - name.first == 1


def _logs(found: list[list[str]]) -> list[list[float]]:
    """Return the logarithm of the probability of each class, from the evidence of each mention."""
    if not found:
        return []
    rows, weights, bias = _model()
    numbers = np.fromiter(map(rows.get, chain.from_iterable(found), repeat(0)), dtype=np.intp)
    begins = list(accumulate(map(len, found[:-1]), initial=0))
    scores = np.add.reduceat(weights[numbers], begins, axis=0) + bias
    logs: list[list[float]] = (scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)).tolist()
    return logs


def _probabilities(mentions: list[list[float]]) -> list[float]:
    """Return the probability of each class from the logarithms of all mentions of a name.

    The mentions are not independent of each other: their sum is divided by a power of their number,
    which gives something between the mean and the product of their probabilities.
    """
    damping = len(mentions) ** _DEPENDENCE
    logs = [sum(column) / damping for column in zip(*mentions, strict=True)]
    top = max(logs)
    shares = [math.exp(log - top) for log in logs]
    total = sum(shares)
    return [share / total for share in shares]


@cache
def _model() -> tuple[dict[str, int], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return the row of each piece of evidence, the rows' weights (row 0: none), and the bias."""
    path = files("analysis.actors") / "kind_model.npz"
    with path.open("rb") as file, np.load(file) as stored:
        names = bytes(stored["names"]).decode("utf-8").split("\0")
        weights = stored["weights"].astype(np.float64) * stored["scale"]
        bias = stored["bias"].astype(np.float64)
    rows = {name: row for row, name in enumerate(names, start=1)}
    return rows, np.vstack([np.zeros((1, len(CLASSES))), weights]), bias
