"""Deeds: who does what to whom, as the narrator tells it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.deed_rules import Deed, sentence_deeds
from analysis.measures.precision import precision_of

_RULES = r"(?:['’]s)? (?:administration|government|regime|campaign|team|camp)\b"
FARTHEST = 1.2  # farther ones were right too seldom: round 1 of training.judged_deeds
_KEYS = ("article_id", "sentence_id")
_NAME = ("actor", "kind", "role", "voice", "start", "end")
COLUMNS = ["actor", "target", "verb", "sense", "sort", "passive", "sentence"]


def deeds(corpus: Corpus) -> pd.DataFrame:
    """Return who condemns, backs, accuses, bombs, meets … whom, in the narrator's words.

    Parameters
    ----------
    corpus
        The collection.

    Returns
    -------
    pandas.DataFrame
        One row per deed, in order of article and sentence: actor, target, verb (plain form), sense
        (for, against, neutral), sort (verbal, material, noun), passive, sentence, article_id,
        sentence_id. `attrs["precision"]` holds how many of such rows are right.

    Notes
    -----
    A verb of `deeds.csv` links two neighbouring mentions of a sentence, active or passive, as the
    narrator tells it: neither the actor nor the verb stands in anybody's words, and the target
    only in the actor's own ("Fabius accused Iran of arming rebels"). How often direction and sense
    are both right, and on which sentences, stands in `stance_precision`
    (`python -m training.judged_deeds`). Most deeds are told in ways that the list does not
    know: no row does not mean no deed.

    Examples
    --------
    >>> from analysis.measures.examples import marked_corpus
    >>> found = deeds(marked_corpus(["{Iran} was condemned by {Turkey}."]))
    >>> found[["actor", "verb", "target"]].values.tolist()
    [['Turkey', 'condemn', 'Iran']]
    """
    texts = {
        (article, number): (text, start)
        for article, number, text, start in _plain(corpus.sentences, ["text", "start"])
    }
    spoken = _spoken(corpus.quotes)
    rows: list[dict[str, Any]] = []
    for key, names in _by_sentence(corpus.mentions):
        if len(names) > 1:
            where = dict(zip(_KEYS, key, strict=True))
            quotes = spoken.get(key[0], _Spans([]))
            rows += [row | where for row in _rows(*texts[key], names, quotes)]
    table = pd.DataFrame(rows, columns=[*COLUMNS, *_KEYS])
    table.attrs["precision"] = precision_of("deeds")
    return table


class _Spans:
    """Stretches of a text, for the question whether a place lies in one of them."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]
        self._ends: list[int] = []
        for _, end in self._spans:
            self._ends.append(max(end, self._ends[-1]) if self._ends else end)

    def holds(self, place: int) -> bool:
        """Tell whether a place lies in one of the stretches."""
        number = bisect_right(self._starts, place)
        return number > 0 and place < self._ends[number - 1]


def _plain(table: pd.DataFrame, columns: list[str]) -> Iterator[tuple[Any, ...]]:
    """Return each row as article_id, sentence_id and these columns, in Python's own values."""
    return zip(*(table[column].tolist() for column in (*_KEYS, *columns)), strict=True)


def _by_sentence(mentions: pd.DataFrame) -> Iterator[tuple[tuple[Any, ...], list[Any]]]:
    """Yield each sentence's key and its mentions, datelines left out, in the order of the text.

    Plain values: one small table for every sentence costs more than the rules do.
    """
    told = mentions[mentions["role"].ne("dateline")].sort_values([*_KEYS, "start"])
    rows = _plain(told, list(_NAME))
    for key, group in groupby(rows, key=lambda row: row[:2]):
        yield key, [dict(zip(_NAME, row[2:], strict=True)) for row in group]


def _spoken(quotes: pd.DataFrame) -> dict[Any, _Spans]:
    """Return the stretches of speech of each article."""
    found: dict[Any, list[tuple[int, int]]] = {}
    for article, _, start, end in _plain(quotes, ["start", "end"]):
        found.setdefault(article, []).append((start, end))
    return {article: _Spans(spans) for article, spans in found.items()}


def _rows(text: str, start: int, names: list[Any], quotes: _Spans) -> list[dict[str, Any]]:
    """Return the deeds of one sentence that the narrator tells, as rows."""
    spans = [(name["start"] - start, name["end"] - start) for name in names]
    rows = []
    for deed in sentence_deeds(text, spans):
        actor, target = names[deed.actor], _meant(text, names, start, deed)
        if target is None or deed.distance > FARTHEST or quotes.holds(start + deed.start):
            continue
        own = target["voice"] in ("narrator", actor["actor"])
        if _acts(actor) and own and actor["actor"] != target["actor"]:
            link = {"verb": deed.link.verb, "sense": deed.link.sense, "sort": deed.link.sort}
            who = {"actor": actor["actor"], "target": target["actor"]}
            rows.append(who | link | {"passive": deed.passive, "sentence": text})
    return rows


def _acts(name: dict[str, Any]) -> bool:
    """Tell whether a mention can be who does it: in the narrator's voice, not "Sanders fans"."""
    fans = name["kind"] == "person" and name["role"] == "modifier"
    return name["voice"] == "narrator" and not fans


def _meant(text: str, names: list[dict[str, Any]], start: int, deed: Deed) -> dict[str, Any] | None:
    """Return to whom it is done: of "Fox News host Kelly" Kelly; None of "a Senate bill"."""
    target = names[deed.target]
    rules = re.match(_RULES, text[target["end"] - start :])
    if target["role"] != "modifier" or deed.passive or rules:
        return target
    for name in names[deed.target + 1 : deed.target + 2]:
        between = text[target["end"] - start : name["start"] - start]
        if name["kind"] == "person" and re.fullmatch(r"(?: [\w.-]+){0,4} ", between):
            return name
    return target if deed.link.sort == "material" else None
