"""What the page says of itself: what was read, with which settings, and what went wrong."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version

import pandas as pd

from analysis.corpus import Corpus
from analysis.report.days import printed_day, printed_span
from analysis.report.inputs import joint_hash, tell_choice
from analysis.sentiment.accuracy import measured_accuracy

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
        settings.append(("how good the scorer is", str(accuracy)))
    shown = {k: v for k, v in parameters.items() if k not in ("articles", "title", "method")}
    return [*settings, *((name.replace("_", " "), str(value)) for name, value in shown.items())]


def _day_made() -> str:
    """Return the day that SOURCE_DATE_EPOCH names; empty where it is not set."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return printed_day(datetime.fromtimestamp(int(seconds), UTC).date()) if seconds else ""
