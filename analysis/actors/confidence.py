"""How sure the kind of a mention is."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from analysis.actors.article import Name

# Rules that take the kind of what another rule found.
_AS_ITS_BEARER = {
    "description": "office",
    "surname in collection": "surname",
    "acronym in collection": "acronym of a name",
}


def kind_confidence(name: Name) -> float:
    """Return how likely a name's kind is right, between 0 and 1.

    The model's probability where the model told it; otherwise what `rule_confidence` says of the
    rule.

    Parameters
    ----------
    name
        A name with its final kind and rule.
    """
    rule, share = name.judged
    return share if rule == name.rule else rule_confidence(name.rule)


@cache
def rule_confidence(rule: str) -> float:
    """Return how often the kind that a rule tells was the marked one; 1 for known names.

    The shares were counted by `training/train_kinds.py` on the sets that it learns from.

    Parameters
    ----------
    rule
        A mention's rule.

    Examples
    --------
    >>> rule_confidence("country"), 0.9 < rule_confidence("office") < 1
    (1.0, True)
    """
    return _shares().get(_AS_ITS_BEARER.get(rule, rule), 1.0)


@cache
def _shares() -> dict[str, float]:
    """Return the share of each rule that was counted."""
    path = files("analysis.actors") / "rule_confidence.csv"
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return {row["rule"]: float(row["share"]) for row in rows}
