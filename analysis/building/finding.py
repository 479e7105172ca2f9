"""The first step: some files to articles, sentences, tokens and detected names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy.typing as npt
import pandas as pd

from analysis import tables
from analysis.actors.mentions import detected_mentions
from analysis.building.options import Options
from analysis.building.sources import Source, read_source
from analysis.building.store import write_part
from analysis.pipeline import sentences_and_tokens
from analysis.reading.collecting import Collected
from analysis.reading.languages import is_english
from analysis.reading.prints import fingerprints
from analysis.reading.rules import active_rules


@dataclass(frozen=True)
class Finding:
    """Some files to read, and where their tables go."""

    place: Path
    sources: list[Source]
    options: Options


def find(task: Finding) -> str:
    """Read the files, write their tables, and return the part's name.

    The part's info says which articles each file gave (files), the problems, which columns of
    tables were taken, paths of `metadata.csv` that no article had (unused), and how many articles
    stood in it twice (repeats).
    """
    collected, files, unused = Collected(), {}, []
    reading = task.options.reading_key()
    for source in task.sources:
        before, said = len(collected.rows), dict(source.said)
        collected.add_file(
            source.name,
            partial(read_source, source.address),
            said,
            rules=active_rules(),
            columns=task.options.columns,
        )
        gave = [row["article_id"] for row in collected.rows[before:]]
        files[source.name] = [source.key(reading), gave]
        unused += list(said)
    info = {
        "files": files,
        "problems": collected.problems,
        "columns": collected.columns,
        "repeats": collected.repeats,
        "unused": unused,
    }
    frames = _frames(collected, task.options)
    arrays = _prints(frames["articles"]) if frames else {}
    write_part(task.place, frames, info, arrays=arrays)
    return task.place.name


def _prints(articles: pd.DataFrame) -> dict[str, npt.NDArray[Any]]:
    """Return by what the next step compares the articles, so that it reads no text."""
    names = ("signatures", "shingles", "ends")
    return dict(zip(names, fingerprints(articles["text"].tolist()), strict=True))


def _frames(collected: Collected, options: Options) -> dict[str, pd.DataFrame]:
    """Return the tables of what was read; none where no file held an article."""
    if not collected.rows:
        return {}
    articles = collected.articles()
    removals = pd.DataFrame(collected.removals, columns=[*tables.REMOVALS.columns])
    english = articles[is_english(articles["language"])]
    sentences, tokens = sentences_and_tokens(english)
    detected = detected_mentions(
        english,
        actors=options.actors,
        capitals_as_places=options.capitals_as_places,
        detector=options.detector,
    )
    return {
        "articles": articles,
        "removals": tables.conform(removals, tables.REMOVALS),
        "sentences": sentences,
        "tokens": tables.conform(tokens, tables.TOKENS),
        "detected": detected,
    }
