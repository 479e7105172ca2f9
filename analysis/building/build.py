"""Articles to a folder of tables, of any size, doing only what is new."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from analysis import tables
from analysis.actors.detectors import finds_quotes
from analysis.actors.mentions import warn_of_undated
from analysis.building.deciding import Decisions, Live, decide
from analysis.building.engines import Engine, Run, engine_run
from analysis.building.finding import Finding, find
from analysis.building.options import Options, digest
from analysis.building.sources import Source, list_sources
from analysis.building.store import Store, part_info, write_text
from analysis.building.telling import Telling, tell
from analysis.corpus import MANIFEST, PARTED
from analysis.pipeline import Method, columns_taken, own_table, settings_of
from analysis.reading.articles import nothing_read, warn_problems
from analysis.reading.files import NothingToRead
from analysis.reading.formats import check_columns
from analysis.reading.overrides import FILE_NAME

PART_FILES, PART_BYTES = 500, 20_000_000
"""A part holds no more files, and no more bytes unless one file has them: that bounds memory."""
_T = TypeVar("_T")


def build(
    path: str | Path,
    out: str | Path,
    *,
    method: Method = "model",
    actors: pd.DataFrame | str | Path | None = None,
    columns: Mapping[str, str] | None = None,
    capitals_as_places: bool = False,
    detector: str = "rules",
    engine: Engine = "serial",
    workers: int | None = None,
    scheduler: str | None = None,
    progress: bool = True,
) -> Path:
    r"""Make every table of a collection of any size, part by part, in a folder.

    The tables are those of `analysis.pipeline.analyse`. Run again, it does work for files that are
    new or changed and drops those that are gone; killed at any moment, the next run goes on from
    there. `analysis.corpus.open_corpus` reads the folder, whole or in part.

    Parameters
    ----------
    path
        A file or folder of articles, here or where fsspec reaches (s3://…, gs://…).
    out
        The folder to write to, which all workers see.
    method, actors, columns, capitals_as_places, detector
        As in `analyse`.
    engine, workers, scheduler
        What runs the parts: "serial", "processes" or "dask", with so many processes, or on the
        cluster at "tcp://…". The tables are the same on each, byte for byte.
    progress
        Show a progress bar, one step a part.

    Returns
    -------
    pathlib.Path
        The folder.

    Raises
    ------
    FileNotFoundError
        If the path is not there.
    ValueError
        If nothing in it could be read, another build writes into the folder, or an option is none
        that exists.

    Examples
    --------
    >>> import tempfile
    >>> from analysis.corpus import open_corpus
    >>> with tempfile.TemporaryDirectory() as name:
    ...     _ = (Path(name) / "a.txt").write_text("Talks\n\nRussia praised France.")
    ...     open_corpus(build(f"{name}/a.txt", f"{name}/out", method="none", progress=False))
    Corpus(1 articles, 2 sentences, 2 mentions of 2 actors)
    """
    own = own_table(actors, Path(path))
    options = Options(method, own, check_columns(columns), capitals_as_places, detector)
    sources, nowhere = list_sources(path)
    store = Store(Path(out))
    with store.writing(), engine_run(engine, workers=workers, scheduler=scheduler) as run:
        live = _found(sources, store, options, run, progress=progress)
        problems = [p for part in live for p in _problems(part)]
        if not any(part_info(part.place)["files"][f][1] for part in live for f in part.files):
            raise NothingToRead(nothing_read(path, problems))
        decisions = decide(live)
        warn_of_undated(decisions.scored, own)
        parts = _told(decisions, store, options, run, progress=progress)
        problems += decisions.problems + [_no_article(name) for name in nowhere]
        settings = settings_of(method, own, capitals_as_places, detector)
        settings |= columns_taken(_columns(live))
        _publish(store, parts, decisions, sorted(problems, key=lambda p: p["path"]), settings)
        store.keep_only([part.place.name for part in live], parts)
    warn_problems(problems)
    return store.folder


def _found(
    sources: list[Source], store: Store, options: Options, run: Run, *, progress: bool
) -> list[Live]:
    """Return the first step's parts that hold the files, having made what was missing."""
    reading = options.reading_key()
    wanted = {source.name: source.key(reading) for source in sources}
    kept = _kept(store, wanted)
    there = {name for part in kept for name in part.files}
    tasks = []
    for chunk in _chunks([source for source in sources if source.name not in there]):
        name = digest([wanted[source.name] for source in chunk])
        tasks.append(Finding(store.found / name, chunk, options))
    _run_all(run, find, tasks, "reading", progress=progress)
    new = [Live(task.place, [source.name for source in task.sources]) for task in tasks]
    return [*kept, *new]


def _kept(store: Store, wanted: Mapping[str, str]) -> list[Live]:
    """Return earlier parts, each with its files that are as they were; no file in two parts."""
    found, taken = [], set()
    for place in sorted(store.found.iterdir()):
        if place.name.startswith(".") or not place.is_dir():
            continue
        info = part_info(place)
        files = [
            name
            for name, (key, _) in sorted(info["files"].items())
            if wanted.get(name) == key and name not in taken
        ]
        # Where one text stands twice in a part, the part keeps the first alone, so it is made
        # anew when any of its files is gone.
        if files and not (info["repeats"] and len(files) < len(info["files"])):
            found.append(Live(place, files))
            taken |= set(files)
    return found


def _chunks(sources: Sequence[Source]) -> list[list[Source]]:
    """Return the files in groups that are small enough to be held in memory."""
    chunks: list[list[Source]] = []
    room = 0
    for source in sources:
        if not chunks or len(chunks[-1]) >= PART_FILES or source.size > room:
            chunks.append([])
            room = PART_BYTES
        chunks[-1].append(source)
        room -= source.size
    return chunks


def _problems(part: Live) -> list[dict[str, str]]:
    """Return what could not be read as it should in a part's files that are still there."""
    info, here = part_info(part.place), tuple(part.files)
    problems = [p for p in info["problems"] if p["path"].startswith(here)]
    return problems + [_no_article(path) for path in info["unused"]]


def _columns(live: list[Live]) -> dict[str, dict[str, str]]:
    """Return the columns that were taken of each table."""
    infos = [(part_info(part.place)["columns"], tuple(part.files)) for part in live]
    return {p: c for columns, here in infos for p, c in columns.items() if p.startswith(here)}


def _no_article(path: str) -> dict[str, str]:
    """Return the problem of a line of `metadata.csv` that is about no article."""
    return {
        "path": FILE_NAME,
        "problem": f"no article at {path}",
        "cure": "correct its column path",
    }


def _told(
    decisions: Decisions, store: Store, options: Options, run: Run, *, progress: bool
) -> list[str]:
    """Return the finished parts, having made those that were missing."""
    telling = options.telling_key()
    names = [part.key(telling) for part in decisions.parts]
    earlier = _earlier(store, telling)
    tasks = [
        Telling(
            store.parts / name,
            part,
            options.method,
            telling,
            finds_quotes(options.detector),
            earlier.get(part.place.name),
        )
        for name, part in zip(names, decisions.parts, strict=True)
        if not (store.parts / name).exists()
    ]
    _run_all(run, tell, tasks, "scoring", progress=progress)
    return names


def _earlier(store: Store, telling: str) -> dict[str, Path]:
    """Return finished parts by the first step's part they were made from, of the same versions."""
    places = sorted(place for place in store.parts.iterdir() if not place.name.startswith("."))
    infos = {place: part_info(place) for place in places}
    return {info["found"]: place for place, info in infos.items() if info["telling"] == telling}


def _run_all(
    run: Run, function: Callable[[_T], str], tasks: Sequence[_T], what: str, *, progress: bool
) -> None:
    """Do all tasks."""
    from tqdm.auto import tqdm

    shown = None if progress else True
    for _ in tqdm(run(function, tasks), desc=what, total=len(tasks), disable=shown, leave=False):
        pass


def _publish(
    store: Store,
    parts: list[str],
    decisions: Decisions,
    problems: list[dict[str, str]],
    settings: dict[str, Any],
) -> None:
    """Show the finished parts to readers, all at once."""
    manifest = {
        "format": PARTED,
        "parts": parts,
        "order": decisions.order["article_id"].tolist(),
        "problems": problems,
        "settings": settings,
    }
    text = json.dumps(manifest, sort_keys=True, ensure_ascii=False)
    write_text(store.folder / MANIFEST, text + "\n")


def count_rows(folder: Path) -> dict[str, int]:
    """Return how many rows each table of a built folder has, without loading any."""
    import pyarrow.parquet as pq

    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    places = [folder / "parts" / part for part in manifest["parts"]]
    return {
        table.name: sum(
            pq.read_metadata(place / f"{table.name}.parquet").num_rows for place in places
        )
        for table in tables.TABLES
    }
