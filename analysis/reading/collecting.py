"""One file's or record's articles, ledger and problems, added to what has been read so far."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from analysis import tables
from analysis.reading.bare import count_words, to_utf8
from analysis.reading.checks import check_metadata
from analysis.reading.cleaning import Removal, remove_furniture
from analysis.reading.decoding import Unreadable
from analysis.reading.formats import ColumnsTaken, Problem, Record, read_records
from analysis.reading.ledger import compose, take_out
from analysis.reading.markdown import markdown_removals
from analysis.reading.metadata import Metadata, read_metadata
from analysis.reading.rules import Rule
from analysis.reading.structured import Found

# Above this share of a text taken out, the reader is told to look at the ledger.
WARN_REMOVED_SHARE = 0.7


@dataclass
class Collected:
    """What has been read so far.

    Attributes
    ----------
    rows, removals, problems
        Of the articles table, the ledger, and what could not be read as it should.
    first_path
        Article id to the path where it was met first.
    columns
        Path of a table to the columns that were taken of it.
    repeats
        How many articles were left out because another path holds them too.
    """

    rows: list[dict[str, Any]] = field(default_factory=list)
    removals: list[dict[str, Any]] = field(default_factory=list)
    problems: list[dict[str, str]] = field(default_factory=list)
    first_path: dict[str, str] = field(default_factory=dict)
    columns: dict[str, dict[str, str]] = field(default_factory=dict)
    repeats: int = 0

    def problem(self, path: str, problem: str, cure: str) -> None:
        """Note a problem."""
        self.problems.append({"path": path, "problem": problem, "cure": cure})

    def repeated(self, path: str, first: str) -> None:
        """Note an article that another path holds too."""
        self.repeats += 1
        self.problem(path, f"same content as {first}; counted once", "remove one")

    def add_file(
        self,
        name: str,
        read: Callable[[], bytes],
        overrides: dict[str, Found],
        *,
        rules: Sequence[Rule],
        columns: Mapping[str, str],
    ) -> None:
        """Add all that a file holds, or the problem why it can't be; use up its overrides."""
        try:
            for item in read_records(name, read(), columns=columns):
                if isinstance(item, Record):
                    self.add(_with_overrides(item, overrides.pop(item.path, {})), rules)
                else:
                    self._note(item)
        except Unreadable as error:
            self.problem(name, error.problem, error.cure)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            self.problem(name, f"cannot be opened: {reason}", "check the file's permissions")

    def articles(self) -> pd.DataFrame:
        """Return the articles table of the rows, of which there is at least one."""
        # Column by column: pandas takes twice as long for rows.
        columns = {name: [row[name] for row in self.rows] for name in self.rows[0]}
        return tables.conform(pd.DataFrame(columns), tables.ARTICLES)

    def add(self, record: Record, rules: Sequence[Rule]) -> None:
        """Clean one record and add its row, its ledger and its problems."""
        article_id = make_id(record)
        if article_id in self.first_path:
            self.repeated(record.path, self.first_path[article_id])
            return
        clean, removals = _clean(record, rules)
        if not clean.strip():
            self.problem(
                record.path, "nothing is left after cleaning", "read it with clean=False and look"
            )
            return
        self.first_path[article_id] = record.path
        removed = 1 - len(clean) / len(record.text)
        if removed > WARN_REMOVED_SHARE:
            self.problem(
                record.path,
                f"cleaning took out {removed:.0%} of the text",
                "look at its removals; switch rules off with rules_off",
            )
        found = read_metadata(clean, removals, record.found, encoding=record.encoding)
        metadata, doubts = check_metadata(found, clean)
        for doubt in doubts:
            self.problem(record.path, doubt.problem, doubt.cure)
        self.rows.append(_row(record, article_id, clean, metadata))
        for removal in removals:
            self.removals.append({"article_id": article_id, **vars(removal)})

    def _note(self, item: Problem | ColumnsTaken) -> None:
        """Note what a reader says beside its articles."""
        if isinstance(item, Problem):
            self.problem(item.path, item.problem, item.cure)
        else:
            self.columns[item.path] = dict(item.columns)


def _with_overrides(record: Record, said: Found) -> Record:
    """Return a record with what the owner says of it.

    Outlet and address become part of what it is: the same wire text under two of them is two
    printings of a story, and not a file saved twice.
    """
    identity = (*record.identity, *(name for name in ("outlet", "url") if name in said))
    return replace(record, found={**record.found, **said}, identity=identity)


def make_id(record: Record) -> str:
    """Return an article's id: 16 hexadecimal digits that depend on its content alone."""
    outside = [
        record.found.get(name, ("", ""))[0] if name in record.identity else ""
        for name in ("title", "outlet", "url", "published")
    ]
    content = hashlib.sha256("\x1f".join((*outside, "")).encode("utf-8", "surrogatepass"))
    content.update(to_utf8(record.raw))
    return content.hexdigest()[:16]


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
        "n_words": count_words(clean),
        "duplicate_of": None,
        "weight": 1.0,
    }
