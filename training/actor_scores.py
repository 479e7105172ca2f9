"""How well names are found and merged: counts per document, scores, intervals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "professor",
        "emeritus",
        "president",
        "vice-president",
        "prime",
        "minister",
        "chancellor",
        "premier",
        "secretary",
        "sen",
        "senator",
        "rep",
        "representative",
        "gov",
        "governor",
        "mayor",
        "gen",
        "general",
        "col",
        "colonel",
        "maj",
        "major",
        "capt",
        "captain",
        "lt",
        "lieutenant",
        "sgt",
        "sergeant",
        "cpl",
        "adm",
        "admiral",
        "sir",
        "lord",
        "lady",
        "dame",
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "cardinal",
        "archbishop",
        "bishop",
        "rev",
        "reverend",
        "fr",
        "judge",
        "justice",
        "sheikh",
        "ayatollah",
        "imam",
        "foreign",
        "former",
        "ambassador",
        "chairman",
        "director",
        "ceo",
        "congressman",
        "congresswoman",
    ]
)
Span = tuple[int, int, str]


def trim(text: str, span: Span) -> Span:
    """Return a span without leading "the", titles (of persons) and a final 's.

    Parameters
    ----------
    text
        The document.
    span
        Start, end and type.

    Examples
    --------
    >>> text = "The Prime Minister John Key's"
    >>> start, end, _ = trim(text, (0, len(text), "PER"))
    >>> text[start:end]
    'John Key'
    """
    start, end, kind = span
    for ending in ("'s", "’s", "'S"):
        if text[start:end].endswith(ending) and end - start > 2:
            end -= 2
            break
    while True:
        word, blank, rest = text[start:end].partition(" ")
        title = kind == "PER" and word.lower().rstrip(".") in TITLES
        if not blank or not rest.strip() or not (title or word.lower() == "the"):
            return start, end, kind
        start += len(word) + 1


@dataclass(frozen=True, slots=True)
class Counts:
    """What one document adds to the scores.

    found, gold: numbers of names; exact: same span; typed: same span and type; found_touching and
    gold_touched: those that overlap one of the other side.
    """

    found: int
    gold: int
    exact: int
    typed: int
    found_touching: int
    gold_touched: int


def count(found: Sequence[Span], gold: Sequence[Span]) -> Counts:
    """Return the counts of one document.

    Parameters
    ----------
    found, gold
        Spans with types, trimmed.

    Examples
    --------
    >>> count([(0, 4, "PER"), (9, 12, "ORG")], [(0, 4, "LOC"), (8, 12, "ORG"), (20, 22, "PER")])
    Counts(found=2, gold=3, exact=1, typed=0, found_touching=2, gold_touched=2)
    """
    ours, theirs = Counter(s[:2] for s in found), Counter(s[:2] for s in gold)
    return Counts(
        found=len(found),
        gold=len(gold),
        exact=(ours & theirs).total(),
        typed=(Counter(found) & Counter(gold)).total(),
        found_touching=_touching(found, gold),
        gold_touched=_touching(gold, found),
    )


def _touching(these: Sequence[Span], those: Sequence[Span]) -> int:
    """Count the spans of one side that overlap a span of the other."""
    covered = {i for start, end, _ in those for i in range(start, end)}
    return sum(not covered.isdisjoint(range(start, end)) for start, end, _ in these)


def f1(right_found: float, found: float, right_gold: float, gold: float) -> float:
    """Return F1 in percent from the right ones among those found and among those to be found.

    Examples
    --------
    >>> f1(1, 2, 1, 3)
    40.0
    """
    if not right_found or not right_gold:
        return 0.0
    precision, recall = right_found / found, right_gold / gold
    return round(200 * precision * recall / (precision + recall), 10)


def scores(counts: Sequence[Counts]) -> dict[str, float]:
    """Return actor, typed and overlap F1 (percent) over documents.

    Parameters
    ----------
    counts
        One for each document.

    Examples
    --------
    >>> scores([Counts(2, 3, 1, 0, 2, 2)])
    {'actor F1': 40.0, 'typed F1': 0.0, 'overlap F1': 80.0}
    """
    found, gold = sum(c.found for c in counts), sum(c.gold for c in counts)
    exact, typed = sum(c.exact for c in counts), sum(c.typed for c in counts)
    touching, touched = sum(c.found_touching for c in counts), sum(c.gold_touched for c in counts)
    return {
        "actor F1": f1(exact, found, exact, gold),
        "typed F1": f1(typed, found, typed, gold),
        "overlap F1": f1(touching, found, touched, gold),
    }


def b_cubed(groups: Sequence[tuple[Sequence[str], Sequence[str]]]) -> float:
    """Return B³ F1 (percent) of a merging of names (Bagga and Baldwin 1998).

    Precision of a mention: the share of the mentions given its actor, in its document, that are of
    its true entity; recall: the share of its entity's mentions that were given its actor. Both are
    averaged over all mentions.

    Parameters
    ----------
    groups
        For each document, the actor given to each mention and its true entity.

    Examples
    --------
    >>> b_cubed([(["a", "a", "b"], ["1", "1", "1"])])
    71.4285714286
    """
    precision = recall = mentions = 0.0
    for given, true in groups:
        both, ours, theirs = Counter(zip(given, true, strict=True)), Counter(given), Counter(true)
        for actor, entity in zip(given, true, strict=True):
            precision += both[actor, entity] / ours[actor]
            recall += both[actor, entity] / theirs[entity]
        mentions += len(given)
    return f1(precision, mentions, recall, mentions) if mentions else float("nan")


def intervals(
    n_documents: int,
    measure: Callable[[list[int]], dict[str, float]],
    *,
    resamples: int = 1000,
    seed: int = 20151119,
) -> dict[str, tuple[float, float]]:
    """Return 95 % intervals of scores by drawing documents with replacement.

    Parameters
    ----------
    n_documents
        How many there are.
    measure
        From a list of documents' numbers to named scores.
    resamples
        How often to draw.
    seed
        Of the draws, so that they can be repeated.
    """
    draws = np.random.default_rng(seed).integers(n_documents, size=(resamples, n_documents))
    values: dict[str, list[float]] = defaultdict(list)
    for draw in draws:
        for name, value in measure(draw.tolist()).items():
            values[name].append(value)
    ends: dict[str, npt.NDArray[np.float64]] = {
        name: np.nanpercentile(found, [2.5, 97.5]) for name, found in values.items()
    }
    return {name: (float(low), float(high)) for name, (low, high) in ends.items()}
