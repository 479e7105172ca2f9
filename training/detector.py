"""Actors of the training sentences, found by the package's own detector and remembered."""

from __future__ import annotations

from functools import cache

from training.data import Mention


@cache
def detect(sentence: str) -> list[Mention]:
    """Return start, end and actor of every mention in a sentence, each sentence for itself."""
    from analysis.actors.detection import find_mentions

    found = find_mentions(sentence)
    columns = found[["start", "end", "actor"]].itertuples(index=False)
    return [(int(start), int(end), str(actor)) for start, end, actor in columns]
