"""Files to the articles table: every file tried, every problem named, nothing lost silently."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

import pandas as pd

from analysis import escaping
from analysis.reading.collecting import Collected, make_id
from analysis.reading.decoding import Unreadable
from analysis.reading.files import MissingPath, NothingToRead, list_files, read_bytes
from analysis.reading.formats import Record, check_columns
from analysis.reading.ledger import SharedRows
from analysis.reading.outlets import spell_out
from analysis.reading.overrides import FILE_NAME, read_overrides
from analysis.reading.rules import active_rules
from analysis.reading.structured import Found

__all__ = [
    "ArticleWarning",
    "MissingPath",
    "NothingToRead",
    "collect_records",
    "list_files",
    "make_id",
    "read_articles",
]


class ArticleWarning(UserWarning):
    """Some files or articles could not be read as they should."""


def read_articles(
    path: str | Path,
    *,
    clean: bool = True,
    rules_off: Collection[str] = (),
    columns: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    r"""Read articles from a file, or from all files of a folder and the folders in it.

    Parameters
    ----------
    path
        A file, or a folder of them: text, Markdown, HTML, CSV, TSV, Excel, JSON, JSON Lines,
        Parquet, Word, PDF, e-mail, WARC, and zip, tar or gzip archives of these. Hidden files
        are passed over. A `metadata.csv` in the folder (column path, and any of title, byline,
        place, outlet, published, url, language) goes before what files and texts say; its path
        may be a table's row (`news.csv#12`) or an archive's member (`old.zip/a.txt`).
    clean
        Take page furniture out of the text; see `analysis.reading.cleaning.clean_text`.
    rules_off
        Names of cleaning rules not to apply.
    columns
        Field (text, title, published, outlet, byline, url, language, place, id) to the column of
        tables that holds it, as `{"text": "story"}`. Other columns are guessed by their names.

    Returns
    -------
    pandas.DataFrame
        The articles table (`analysis.tables.ARTICLES`), one row per article in the order of
        paths. What is not known of an article is missing. `.attrs["removals"]` is the ledger of
        cleaning and `.attrs["problems"]` what could not be read as it should (path, problem,
        cure), both as lists of dicts; `.attrs["columns"]` has the columns that were taken of each
        table (path to field to column).

    Raises
    ------
    MissingPath
        If the path is not there (a FileNotFoundError).
    NothingToRead
        If no article could be read from it (a ValueError).
    ValueError
        If `rules_off` names no rule, or `columns` no field.

    Warns
    -----
    ArticleWarning
        If there are problems: how many, and the first of them.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = (Path(folder) / "a.txt").write_text("Talks open\n\nVIENNA -- Envoys met.\n")
    ...     articles = read_articles(folder)
    >>> articles[["path", "title", "place"]].values.tolist()
    [['a.txt', 'Talks open', 'VIENNA']]
    """
    rules = active_rules(rules_off) if clean else ()
    given = check_columns(columns)
    collected = Collected()
    overrides = _read_overrides(Path(path), collected)
    for name, file in list_files(path):
        collected.add_file(name, partial(read_bytes, file), overrides, rules=rules, columns=given)
    if not collected.rows:
        raise NothingToRead(nothing_read(path, collected.problems))
    for name in overrides:
        collected.problem(FILE_NAME, f"no article at {name}", "correct its column path")
    return _table(collected)


def _read_overrides(folder: Path, collected: Collected) -> dict[str, Found]:
    """Return what the folder's `metadata.csv` says; note a problem where it cannot be read."""
    try:
        return read_overrides(folder)
    except Unreadable as error:
        collected.problem(FILE_NAME, error.problem, error.cure)
        return {}


def collect_records(
    records: Iterable[Record], *, clean: bool = True, rules_off: Collection[str] = ()
) -> pd.DataFrame:
    """Return the articles table of records that are already in memory.

    The same as `read_articles` in every other way.
    """
    rules = active_rules(rules_off) if clean else ()
    collected = Collected()
    for record in records:
        collected.add(record, rules)
    if not collected.rows:
        raise NothingToRead(nothing_read("the table of articles", collected.problems))
    return _table(collected)


def _table(collected: Collected) -> pd.DataFrame:
    """Return the articles table with its ledger and problems, having warned of them."""
    articles = spell_out(collected.articles())
    articles.attrs["problems"] = SharedRows(collected.problems)
    articles.attrs["removals"] = SharedRows(collected.removals)
    articles.attrs["columns"] = collected.columns
    warn_problems(collected.problems)
    return articles


def nothing_read(path: str | Path, problems: list[dict[str, str]]) -> str:
    """Say that nothing could be read, and why."""
    where = escaping.for_log(path)
    if not problems:
        return f"{where}: no articles here; put .txt, .md or .html files in, one article each"
    return f"{where}: none of the files could be read: {'; '.join(_lines(problems))}"


def warn_problems(problems: list[dict[str, str]]) -> None:
    """Warn once about all problems."""
    if problems:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        listed = "; ".join(_lines(problems))
        warnings.warn(f"{count} in reading: {listed}", ArticleWarning, stacklevel=4)


def _lines(problems: list[dict[str, str]]) -> Iterator[str]:
    """Yield the first problems as printable lines, and how many more there are."""
    for entry in problems[:5]:
        yield escaping.for_log("{path}: {problem}; {cure}".format(**entry), width=300)
    if len(problems) > 5:
        yield f"and {len(problems) - 5} more"
