"""What a report is made from: the corpus, the files behind it, and which articles were chosen."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.actors.naming import Naming
from analysis.actors.table import table_beside
from analysis.corpus import Corpus, is_corpus, open_corpus
from analysis.display.wording import count, listed
from analysis.measures.parts import select
from analysis.reading.articles import list_files, read_articles
from analysis.reading.choosing import Choice, choose_articles
from analysis.reading.overrides import FILE_NAME
from analysis.report.days import printed_day

if TYPE_CHECKING:
    from analysis.pipeline import Method

EVERYTHING = Choice()
NAMING = Naming()


class ArticlesLeftOut(UserWarning):
    """Some articles were left out since nobody can tell whether they are wanted."""


def corpus_of(
    source: Corpus | str | Path,
    *,
    method: Method = "model",
    actors: str | Path | None = None,
    choice: Choice = EVERYTHING,
    columns: Mapping[str, str] | None = None,
    naming: Naming = NAMING,
) -> Corpus:
    """Return the corpus of a path, with the hashes of its files and the choice in its settings.

    Parameters
    ----------
    source
        A Corpus, a folder that `Corpus.save` or a report wrote, or a file or folder of articles.
    method
        What scores articles that are not analysed yet.
    actors
        Your own alias table, for articles that are not analysed yet.
    choice
        Which articles to take.
    columns
        Field to the column of tables that holds it, where its name is not the usual one.
    naming
        How names are found and whom they mean, for articles that are not analysed yet.

    Returns
    -------
    Corpus
        Its settings have `inputs`, file name to sha256, where files were read now or when it was
        saved, and `chosen` where a choice was made.

    Raises
    ------
    FileNotFoundError
        If the path is not there.
    ValueError
        If nothing fits, or an alias table is given for what is analysed already.

    Warns
    -----
    ArticlesLeftOut
        If articles without a full date are left out.
    """
    made = _opened(source)
    if made is not None:
        if actors is not None or naming != NAMING:
            raise ValueError(
                "actors: this corpus is analysed already; give its articles to use an alias table, "
                "a detector or capitals as places"
            )
        return _chosen_part(made, choice) if choice else made
    assert not isinstance(source, Corpus), "a corpus is opened as it is"
    corpus = _analysed(Path(source), method, actors, choice, columns, naming)
    return replace(corpus, settings=corpus.settings | {"inputs": input_hashes(source)})


def analysed_at(
    path: Path,
    *,
    method: Method,
    actors: str | Path | None,
    columns: Mapping[str, str] | None = None,
) -> Corpus:
    """Return the corpus of a path; the other arguments count for what is not analysed yet."""
    made = _opened(path)
    if made is not None:
        return made
    return corpus_of(path, method=method, actors=actors, columns=columns)


def _opened(source: Corpus | str | Path) -> Corpus | None:
    """Return a corpus that is made already: given, saved, or beside a report."""
    if isinstance(source, Corpus):
        return source
    for folder in (Path(source), Path(source) / "corpus"):
        if is_corpus(folder):
            return open_corpus(folder)
    return None


def _chosen_part(corpus: Corpus, choice: Choice) -> Corpus:
    """Return the part of a corpus that is wanted."""
    articles = choose_articles(corpus.articles, choice)
    part = select(corpus, {"article_id": articles["article_id"].tolist()})
    return _with_choice(part, articles.attrs["chosen"])


def _analysed(
    path: Path,
    method: Method,
    actors: str | Path | None,
    choice: Choice,
    columns: Mapping[str, str] | None,
    naming: Naming,
) -> Corpus:
    """Read, choose and analyse articles."""
    from analysis.pipeline import analyse

    if not choice:
        return analyse(path, method=method, actors=actors, columns=columns, **naming._asdict())
    articles = choose_articles(read_articles(path, columns=columns), choice)
    own = table_beside(path) if actors is None else actors
    corpus = analyse(articles, method=method, actors=own, **naming._asdict())
    return _with_choice(corpus, articles.attrs["chosen"])


def _with_choice(corpus: Corpus, chosen: Mapping[str, Any]) -> Corpus:
    """Return the corpus with the choice in its settings; warn of what had to be left out."""
    if chosen["n_undated"]:
        undated = count(chosen["n_undated"], "article")
        warnings.warn(f"{undated} without a full date left out", ArticlesLeftOut, stacklevel=4)
    return replace(corpus, settings=corpus.settings | {"chosen": dict(chosen)})


def input_hashes(path: str | Path) -> dict[str, str]:
    """Return the sha256 of each file that is read under a path, by its name.

    Raises
    ------
    MissingPath
        If the path is not there.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = (Path(folder) / "a.txt").write_text("Talks open.")
    ...     input_hashes(folder)["a.txt"][:8]
    'c601d007'
    """
    files = dict(list_files(path))
    given = Path(path) / FILE_NAME
    if given.is_file():
        files[FILE_NAME] = given
    return {name: file_hash(files[name]) for name in sorted(files)}


def file_hash(path: Path) -> str:
    """Return the sha256 of a file, as `sha256sum` prints it; or that it cannot be opened."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:  # the list of problems names it and its cure
        return "cannot be opened"


def joint_hash(hashes: Mapping[str, str]) -> str:
    """Return one sha256 of many named files: of the lines that `sha256sum` would print.

    Examples
    --------
    >>> joint_hash({"a.txt": "00"})[:8]
    '29b514fc'
    """
    lines = "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes))
    return hashlib.sha256(lines.encode("utf-8", "surrogateescape")).hexdigest()


def tell_choice(chosen: Mapping[str, Any]) -> str:
    """Say which of the articles were taken, and why others were not.

    Parameters
    ----------
    chosen
        What `choose_articles` says of its choice; empty where nothing was chosen.

    Examples
    --------
    >>> tell_choice({"since": "2015-12-01", "until": None, "outlets": [], "n_read": 5,
    ...              "n_kept": 2, "n_undated": 1, "n_without_outlet": 0})
    'Taken: 2 of 5 articles, those since 1 December 2015. 1 article without a full date left out.'
    """
    if not chosen:
        return ""
    parts = [
        f"{word} {printed_day(date.fromisoformat(chosen[word]))}"
        for word in ("since", "until")
        if chosen[word]
    ]
    parts += [f"of {listed(chosen['outlets'])}"] if chosen["outlets"] else []
    read = count(chosen["n_read"], "article")
    told = f"Taken: {chosen['n_kept']:,} of {read}, those {', '.join(parts)}."
    for number, what in (("n_undated", "a full date"), ("n_without_outlet", "an outlet")):
        if chosen[number]:
            told += f" {count(chosen[number], 'article')} without {what} left out."
    return told
