"""What kind of name unknown words are: a small logistic model over the evidence in the article.

The weights lie in `kind_model.npz`, written by `training/train_kinds.py`, which names the data they
were learned from; `kind_model.md` is their card. Python adds them up: no library is needed.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache
from importlib.resources import files

import numpy as np

from analysis.actors.article import Article, Name
from analysis.actors.evidence import evidence, longer_names

CLASSES = ("", "person", "organisation", "place")
"""No name at all, and the kinds."""
DOUBTFUL = 0.6
"""A name that is none with at least this probability is left out."""
_DEPENDENCE = 0.7
# Rules that tell the kind better than the model does.
_SURE = frozenset(("part", "office", "organisation ending", "realm"))
_Weights = tuple[float, float, float, float]
_NOTHING: _Weights = (0.0, 0.0, 0.0, 0.0)


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
    scores: dict[str, list[list[float]]] = defaultdict(list)
    for name in unknown:
        scores[name.actor].append(_scores(evidence(article, name, longer)))
    judged = {actor: _probabilities(found) for actor, found in scores.items()}
    for name in unknown:
        shares = judged[name.actor]
        if shares[0] >= DOUBTFUL:
            name.kind, name.rule = "", "doubtful"
        else:
            best = max(range(1, len(CLASSES)), key=shares.__getitem__)
            name.kind = CLASSES[best]


def _unsure(name: Name) -> bool:
    """Tell whether a name's kind is left to the model: not that of known and of telling names."""
    if name.entry is not None or name.role == "dateline" or name.rule in _SURE:
        return False
    return name.rule != "given name" or name.last - name.first == 1


def _scores(found: list[str]) -> list[float]:
    """Return the sum of the weights of some evidence, one for each class."""
    weights, bias = _model()
    a, b, c, d = bias
    for item in found:
        w = weights.get(item, _NOTHING)
        a += w[0]
        b += w[1]
        c += w[2]
        d += w[3]
    return [a, b, c, d]


def _probabilities(mentions: list[list[float]]) -> list[float]:
    """Return the probability of each class from the scores of all mentions of a name.

    The mentions are not independent of each other: their sum is divided by a power of their number,
    which gives something between the mean and the product of their probabilities.
    """
    logs = [0.0] * len(CLASSES)
    for scores in mentions:
        top = max(scores)
        total = top + math.log(sum(math.exp(score - top) for score in scores))
        logs = [log + score - total for log, score in zip(logs, scores, strict=True)]
    logs = [log / len(mentions) ** _DEPENDENCE for log in logs]
    shares = [math.exp(log - max(logs)) for log in logs]
    return [share / sum(shares) for share in shares]


@cache
def _model() -> tuple[dict[str, _Weights], _Weights]:
    """Return the weights of each piece of evidence, and the bias, read at the first call."""
    path = files("analysis.actors") / "kind_model.npz"
    with path.open("rb") as file, np.load(file) as stored:
        names = bytes(stored["names"]).decode("utf-8").split("\0")
        rows = (stored["weights"].astype(np.float32) * stored["scale"]).tolist()
        bias = stored["bias"].tolist()
    table = {name: (a, b, c, d) for name, (a, b, c, d) in zip(names, rows, strict=True)}
    return table, (bias[0], bias[1], bias[2], bias[3])
