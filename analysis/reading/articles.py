"""Files to the articles table: every file tried, every problem named, nothing lost silently."""

from __future__ import annotations

import hashlib
import re
import warnings
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import escaping, tables
from analysis.reading.checks import check_metadata
from analysis.reading.cleaning import Removal, remove_furniture
from analysis.reading.decoding import Unreadable
from analysis.reading.files import MissingPath, NothingToRead, list_files, read_bytes
from analysis.reading.formats import (
    ColumnsTaken,
    Problem,
    Record,
    check_columns,
    read_records,
)
from analysis.reading.ledger import compose, take_out
from analysis.reading.markdown import markdown_removals
from analysis.reading.metadata import Metadata, read_metadata
from analysis.reading.outlets import spell_out
from analysis.reading.overrides import FILE_NAME, read_overrides
from analysis.reading.rules import Rule, active_rules
from analysis.reading.structured import Found

# Above this share of a text taken out, the reader is told to look at the ledger.
WARN_REMOVED_SHARE = 0.7
_WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")


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


@dataclass
class _Collected:
    """What has been read so far."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    removals: list[dict[str, Any]] = field(default_factory=list)
    problems: list[dict[str, str]] = field(default_factory=list)
    first_path: dict[str, str] = field(default_factory=dict)
    columns: dict[str, dict[str, str]] = field(default_factory=dict)

    def problem(self, path: str, problem: str, cure: str) -> None:
        """Note a problem."""
        self.problems.append({"path": path, "problem": problem, "cure": cure})

    def note(self, item: Problem | ColumnsTaken) -> None:
        """Note what a reader says beside its articles."""
        if isinstance(item, Problem):
            self.problem(item.path, item.problem, item.cure)
        else:
            self.columns[item.path] = dict(item.columns)


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
    collected = _Collected()
    overrides = _read_overrides(Path(path), collected)
    for name, file in list_files(path):
        try:
            for item in read_records(name, read_bytes(file), columns=given):
                if isinstance(item, Record):
                    said = overrides.pop(item.path, {})
                    _collect(replace(item, found={**item.found, **said}), rules, collected)
                else:
                    collected.note(item)
        except Unreadable as error:
            collected.problem(name, error.problem, error.cure)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            collected.problem(name, f"cannot be opened: {reason}", "check the file's permissions")
    if not collected.rows:
        raise NothingToRead(_nothing(path, collected.problems))
    for name in overrides:
        collected.problem(FILE_NAME, f"no article at {name}", "correct its column path")
    return _table(collected)


def _read_overrides(folder: Path, collected: _Collected) -> dict[str, Found]:
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
    collected = _Collected()
    for record in records:
        _collect(record, rules, collected)
    if not collected.rows:
        raise NothingToRead(_nothing("the table of articles", collected.problems))
    return _table(collected)


def _table(collected: _Collected) -> pd.DataFrame:
    """Return the articles table with its ledger and problems, having warned of them."""
    articles = spell_out(tables.conform(pd.DataFrame(collected.rows), tables.ARTICLES))
    articles.attrs["problems"] = collected.problems
    articles.attrs["removals"] = collected.removals
    articles.attrs["columns"] = collected.columns
    _warn(collected.problems)
    return articles


def _collect(record: Record, rules: Sequence[Rule], collected: _Collected) -> None:
    """Clean one record and add its row, its ledger and its problems."""
    article_id = make_id(record)
    if article_id in collected.first_path:
        first = collected.first_path[article_id]
        collected.problem(record.path, f"same content as {first}; counted once", "remove one")
        return
    clean, removals = _clean(record, rules)
    if not clean.strip():
        collected.problem(
            record.path, "nothing is left after cleaning", "read it with clean=False and look"
        )
        return
    collected.first_path[article_id] = record.path
    removed = 1 - len(clean) / len(record.text)
    if removed > WARN_REMOVED_SHARE:
        collected.problem(
            record.path,
            f"cleaning took out {removed:.0%} of the text",
            "look at its removals; switch rules off with rules_off",
        )
    found = read_metadata(clean, removals, record.found, encoding=record.encoding)
    metadata, doubts = check_metadata(found, clean)
    for doubt in doubts:
        collected.problem(record.path, doubt.problem, doubt.cure)
    collected.rows.append(_row(record, article_id, clean, metadata))
    for removal in removals:
        collected.removals.append({"article_id": article_id, **vars(removal)})


def make_id(record: Record) -> str:
    """Return an article's id: 16 hexadecimal digits that depend on its content alone."""
    outside = [
        record.found.get(name, ("", ""))[0] if name in record.identity else ""
        for name in ("title", "outlet", "url", "published")
    ]
    content = "\x1f".join((*outside, record.raw))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _clean(record: Record, rules: Sequence[Rule]) -> tuple[str, list[Removal]]:
    """Return clean text and ledger: Markdown's marks first, then page furniture."""
    marks = markdown_removals(record.text) if record.markdown else []
    unmarked = take_out(record.text, marks)
    clean, removals = remove_furniture(unmarked, rules)
    return clean, compose(record.text, marks, removals) if marks else removals


def _row(record: Record, article_id: str, clean: str, metadata: Metadata) -> dict[str, Any]:
    """Return one row of the articles table."""
    return {
        **metadata.as_row(),
        "article_id": article_id,
        "path": record.path,
        "text": clean,
        "n_words": sum(1 for _ in _WORD.finditer(clean)),
        "duplicate_of": None,
        "weight": 1.0,
    }


def _nothing(path: str | Path, problems: list[dict[str, str]]) -> str:
    """Say that nothing could be read, and why."""
    where = escaping.for_log(path)
    if not problems:
        return f"{where}: no articles here; put .txt, .md or .html files in, one article each"
    return f"{where}: none of the files could be read: {'; '.join(_lines(problems))}"


def _warn(problems: list[dict[str, str]]) -> None:
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
