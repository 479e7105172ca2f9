"""Deeds: a verb or noun of a short list that links two actors, as the narrator tells it."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import pandas as pd

from analysis.corpus import Corpus

PRECISION = 0.89  # of what is shipped, on sentences that the rule was not made on: see `deeds`
FARTHEST = 2.5  # deeds of a greater distance are not told
_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
COLUMNS = ["actor", "target", "verb", "sense", "sort", "passive", "sentence"]


@dataclass(frozen=True, slots=True)
class Link:
    """A verb or noun of `deeds.csv`.

    Parameters
    ----------
    verb
        The verb in its plain form.
    sense
        for or against its object, or neutral.
    sort
        verbal, material, or noun ("critical of").
    particles
        Words that must stand right behind it.
    """

    verb: str
    sense: str
    sort: str
    particles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does what to whom: places of both in the list of mentions, and how sure that is.

    `distance` grows with what stands between the two and the verb; nearest is surest.
    """

    actor: int
    target: int
    link: Link
    passive: bool
    distance: float


@cache
def _words() -> dict[str, frozenset[str]]:
    """Return the lists of `deeds.toml`, read at the first call."""
    text = (files("analysis.measures") / "deeds.toml").read_text(encoding="utf-8")
    return {name: frozenset(words.split()) for name, words in tomllib.loads(text).items()}


@cache
def links() -> dict[str, Link]:
    """Return each form of each verb and noun, read at the first call.

    Examples
    --------
    >>> links()["condemned"].sense, links()["praised"].sense
    ('against', 'for')
    """
    text = (files("analysis.measures") / "deeds.csv").read_text(encoding="utf-8")
    found = {}
    for row in csv.DictReader(text.splitlines()):
        link = Link(row["verb"], row["sense"], row["sort"], tuple(row["particles"].split()))
        found.update(dict.fromkeys(row["forms"].split(), link))
    return found


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
    A verb of `deeds.csv` links two neighbouring mentions of a sentence, neither in anybody's
    quoted words, active or passive. Judged on the sentences of K. Park, Z. Pan and J. Joo, Who
    Blames or Endorses Whom? (Findings of ACL 2021): direction and sense are both right in 0.89 of
    the 35 deeds told in the validation part (0.74 to 0.95 at 95 %) and in 0.88 of 763 in the part
    that the list was made on (`python -m training.evaluate_stance`). They are 14 and 21 % of the
    pairs that are not neutral: no row does not mean no deed.

    Examples
    --------
    >>> from analysis.measures.examples import marked_corpus
    >>> found = deeds(marked_corpus(["{Iran} was condemned by {Turkey}."]))
    >>> found[["actor", "verb", "target"]].values.tolist()
    [['Turkey', 'condemn', 'Iran']]
    """
    told = corpus.mentions[corpus.mentions["role"].ne("dateline")]
    told = told[told["voice"].eq("narrator")].sort_values(["article_id", "sentence_id", "start"])
    keys = ["article_id", "sentence_id"]
    sentences = corpus.sentences[[*keys, "text", "start"]].itertuples(index=False, name=None)
    texts = {(article, number): (text, start) for article, number, text, start in sentences}
    rows: list[dict[str, Any]] = []
    for (article, number), mentions in told.groupby(keys, sort=True):
        if len(mentions) > 1:
            text, start = texts[article, number]
            where = {"article_id": article, "sentence_id": number}
            rows += [row | where for row in _rows(text, mentions, start)]
    table = pd.DataFrame(rows, columns=[*COLUMNS, *keys])
    table.attrs["precision"] = PRECISION
    return table


def sentence_deeds(text: str, spans: Sequence[tuple[int, int]]) -> list[Deed]:
    """Return the deeds of one sentence, between neighbouring mentions.

    Parameters
    ----------
    text
        The sentence.
    spans
        Start and end of each mention in it, in order, not overlapping.

    Examples
    --------
    >>> found = sentence_deeds("Iran condemned Turkey.", [(0, 4), (15, 21)])
    >>> [(deed.actor, deed.link.verb, deed.target) for deed in found]
    [(0, 'condemn', 1)]
    """
    found = []
    for left in range(len(spans) - 1):
        between = text[spans[left][1] : spans[left + 1][0]]
        words = [word.lower().replace("’", "'") for word in _WORD.findall(between)]
        best = min(_candidates(words), key=lambda c: c[2], default=None)
        if best is not None:
            link, passive, distance = best
            pair = (left + 1, left) if passive else (left, left + 1)
            found.append(Deed(*pair, link, passive, distance))
    return found


def _rows(text: str, mentions: pd.DataFrame, start: int) -> list[dict[str, Any]]:
    """Return the deeds of one sentence as rows."""
    actors = mentions["actor"].tolist()
    spans = list(zip(mentions["start"] - start, mentions["end"] - start, strict=True))
    return [
        {
            "actor": actors[deed.actor],
            "target": actors[deed.target],
            "verb": deed.link.verb,
            "sense": deed.link.sense,
            "sort": deed.link.sort,
            "passive": deed.passive,
            "sentence": text,
        }
        for deed in sentence_deeds(text, spans)
        if deed.distance <= FARTHEST and actors[deed.actor] != actors[deed.target]
    ]


def _candidates(words: list[str]) -> list[tuple[Link, bool, float]]:
    """Return the links among the words between two mentions: link, passive, distance."""
    if any(word in _words()["denied"] or word.endswith("n't") for word in words):
        return []
    found = []
    for place, word in enumerate(words):
        link = links().get(word)
        if link is None:
            continue
        before, behind = words[:place], words[place + 1 :]
        passive = behind[:1] == ["by"] and link.sort != "noun"
        particles = ("by",) if passive else link.particles
        if tuple(behind[: len(particles)]) != particles or _of_another(before):
            continue
        behind = behind[len(particles) :]
        participle = bool(before) and before[-1] in _words()["be"] and not word.endswith("ing")
        # "Envoys met in Geneva", "backed off from": without a particle the object comes first.
        astray = (
            link.sort != "noun"
            and not particles
            and behind[:1]
            and behind[0] in _words()["barriers"]
        )
        if passive or link.sort == "noun" or not (participle or astray):
            found.append((link, passive, _distance(link, before, behind)))
    several = 2.0 * (len(found) > 1)
    return [(link, passive, distance + several) for link, passive, distance in found]


def _of_another(before: list[str]) -> bool:
    """Tell whether a relative clause parts a verb from the actor: "those who fight Assad"."""
    rest = before[2:] if before[:1] == [","] else before
    return not _words()["relatives"].isdisjoint(rest)


def _distance(link: Link, before: list[str], behind: list[str]) -> float:
    """Return how much stands between a verb and its two actors: other clauses most of all."""
    lists = _words()
    clauses_before = sum(w in lists["barriers"] and w not in lists["helpers"] for w in before)
    clauses_behind = sum(word in lists["barriers"] for word in behind)
    unsure = (link.sort == "noun") + 1.5 * (link.verb in lists["loose"])
    length = 0.15 * len(before) + 0.3 * len(behind)
    return 0.7 * clauses_before + 1.5 * clauses_behind + length + unsure
