"""What the page says of itself: what was read, with which settings, and what went wrong."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version

import pandas as pd

from analysis.corpus import Corpus
from analysis.display.findings import tell_actors, tell_sentiment
from analysis.measures.actors import actor_counts
from analysis.measures.sentiment import actor_sentiment
from analysis.report.accuracy import measured_accuracy, tell_accuracy
from analysis.report.days import printed_day, printed_span
from analysis.report.inputs import joint_hash, tell_choice

_ELSEWHERE = ("inputs", "chosen")  # settings with a place of their own on the page


@dataclass(frozen=True)
class Facts:
    """What stands around the sections of a page.

    Parameters
    ----------
    title
        The page's title.
    version
        The version of news-actors.
    read
        Name and value of what was read, for the head of the page.
    problems
        Path, problem and cure of each file or article that could not be read as it should.
    settings
        Name and value of what the page was made with.
    made
        The day on which it was made; empty where nobody set it.
    chosen
        Which of the articles were taken; empty where all were.
    stands_out
        A word and a sentence each: who, how they are spoken of, how sure that is.
    inputs
        Name and sha256 of each file that was read.
    """

    title: str
    version: str
    read: list[tuple[str, str]] = field(default_factory=list)
    problems: list[dict[str, str]] = field(default_factory=list)
    settings: list[tuple[str, str]] = field(default_factory=list)
    made: str = ""
    chosen: str = ""
    stands_out: list[tuple[str, str]] = field(default_factory=list)
    inputs: dict[str, str] = field(default_factory=dict)

    @property
    def joint_hash(self) -> str:
        """One sha256 of all files that were read."""
        return joint_hash(self.inputs)


def facts_of(corpus: Corpus, *, title: str, parameters: Mapping[str, object]) -> Facts:
    """Return what a page says of a corpus and of the parameters its notebooks were given.

    The day comes from SOURCE_DATE_EPOCH alone: with the clock's, no two pages were the same.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> facts_of(small_corpus(), title="Three", parameters={}).read[0]
    ('articles', '3')
    """
    return Facts(
        title=title,
        version=version("news-actors"),
        read=_read(corpus),
        problems=[
            {key: str(problem.get(key, "")) for key in ("path", "problem", "cure")}
            for problem in corpus.problems
        ],
        settings=_settings(corpus, parameters),
        made=_day_made(),
        chosen=tell_choice(corpus.settings.get("chosen", {})),
        stands_out=_stands_out(corpus, parameters),
        inputs=dict(corpus.settings.get("inputs", {})),
    )


def _read(corpus: Corpus) -> list[tuple[str, str]]:
    """Return counts of what was read and the days it was published on."""
    articles = corpus.articles
    outlets = articles["outlet"].nunique()
    published = pd.to_datetime(articles["published"].dropna())
    counts = [
        ("article", len(articles)),
        ("outlet", outlets),
        ("sentence", len(corpus.sentences)),
        ("actor", corpus.mentions["actor"].nunique()),
    ]
    read = [(name if n == 1 else f"{name}s", f"{n:,}") for name, n in counts if n]
    if len(published):
        span = printed_span(published.min().date(), published.max().date())
        undated = len(articles) - len(published)
        name = f"published ({undated} without a full date)" if undated else "published"
        read.insert(min(2, len(read)), (name, span))
    return read


def _stands_out(corpus: Corpus, parameters: Mapping[str, object]) -> list[tuple[str, str]]:
    """Say who, how and how sure, from the numbers that the notebooks show."""
    least, seed = (int(str(parameters.get(n, d))) for n, d in (("min_mentions", 5), ("seed", 0)))
    sentiment = actor_sentiment(corpus, min_mentions=least, seed=seed)
    found = [
        ("Who", tell_actors(actor_counts(corpus)).text),
        ("How", tell_sentiment(sentiment).text),
    ]
    accuracy = measured_accuracy(str(corpus.settings.get("method", "")))
    sure = "An interval says how far a number would move with other articles of the same kind."
    if accuracy:
        sure += (
            f" It does not cover the scorer's own errors: of labelled mentions in other articles "
            f"it gets {accuracy['accuracy']:.0f} in 100 right, so read the sentences too."
        )
    return [*found, ("How sure", sure)] if sentiment["enough"].any() else found


def _settings(corpus: Corpus, parameters: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return the settings of the tables and of the notebooks, and the versions."""
    settings = []
    for name, value in corpus.settings.items():
        if name in _ELSEWHERE:
            continue
        if name == "versions" and isinstance(value, Mapping):
            settings.append((name, ", ".join(f"{k} {v}" for k, v in value.items())))
        elif name == "actors" and isinstance(value, list):
            aliases = f"{len(value)} rows of your own" if value else "none of your own"
            settings.append(("alias table", aliases))
        else:
            settings.append((name, str(value)))
    accuracy = measured_accuracy(str(corpus.settings.get("method", "")))
    if accuracy:
        settings.append(("how good the scorer is", tell_accuracy(accuracy)))
    shown = {k: v for k, v in parameters.items() if k not in ("articles", "title", "method")}
    return [*settings, *((name.replace("_", " "), str(value)) for name, value in shown.items())]


def _day_made() -> str:
    """Return the day that SOURCE_DATE_EPOCH names; empty where it is not set."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return printed_day(datetime.fromtimestamp(int(seconds), UTC).date()) if seconds else ""
