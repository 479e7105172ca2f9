"""The user's own table of actors: which name means whom, since when, and which means nobody."""

from __future__ import annotations

import re
import warnings
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.actors.folding import fold, printed
from analysis.actors.table_file import ActorTableError, is_note, read_cells
from analysis.escaping import for_log

__all__ = [
    "ActorTableError",
    "ActorTableWarning",
    "check_actor_table",
    "read_actor_table",
    "table_beside",
]

KINDS = ("person", "organisation", "place", "group")
NO_ACTOR = "none"
"""What stands in the column kind of a name that is no actor."""
FILE_NAME = "actors.csv"
"""In a folder of articles this is no article, and is used as the table of actors."""
COLUMNS = ("actor", "alias", "kind", "active_from", "active_to")
# For the reader of the table; `news-actors actors` writes all but the first.
_PASSED_OVER = frozenset(
    ("notes", "list", "rule", "n_mentions", "n_articles", "candidates", "example")
)
_WIDTH = 60
# As a spreadsheet counts: the header is row 1.
_FIRST_ROW = 2
_USUAL = frozenset((*KINDS, ""))
_ARTICLE = re.compile(r"^[Tt]he (?=[^\Wa-z])")


class ActorTableWarning(UserWarning):
    """The user's table was taken without being named, or something in it has no effect."""


class _Row(NamedTuple):
    """One row of the table, every cell a text."""

    actor: str
    alias: str
    kind: str
    active_from: str
    active_to: str


def read_actor_table(path: str | Path) -> pd.DataFrame:
    """Read the user's table of actors: a CSV file with at least the columns actor and alias.

    Parameters
    ----------
    path
        The CSV file, parted by commas, semicolons or tabs. A row whose first cell begins with
        "# " is a note and passed over, as are empty rows.

    Returns
    -------
    pandas.DataFrame
        What `check_actor_table` returns.

    Raises
    ------
    ActorTableError
        If the file is not there, is no CSV, or a row is wrong: names file, row and cure.

    Warns
    -----
    ActorTableWarning
        If the file has columns that mean nothing here.
    """
    return check_actor_table(read_cells(path, COLUMNS), source=str(path))


def table_beside(articles: str | Path) -> pd.DataFrame | None:
    """Read the `actors.csv` of a folder of articles; None where there is none.

    Parameters
    ----------
    articles
        The folder, or a single file, beside which none is looked for.

    Raises
    ------
    ActorTableError
        As `read_actor_table` does.

    Warns
    -----
    ActorTableWarning
        That the table is used: nobody has named it.
    """
    path = Path(articles) / FILE_NAME
    if not path.is_file():
        return None
    table = read_actor_table(path)
    names = "1 name" if len(table) == 1 else f"{len(table):,} names"
    warnings.warn(
        f"{for_log(path)}: {names} of your own used, since the file lies beside the articles",
        ActorTableWarning,
        stacklevel=4,
    )
    return table


def check_actor_table(frame: pd.DataFrame, *, source: str = "actors") -> pd.DataFrame:
    """Return a table of actors with its cells trimmed, checked.

    Parameters
    ----------
    frame
        Columns actor and alias, and any of kind, active_from and active_to.
    source
        What messages call the table.

    Returns
    -------
    pandas.DataFrame
        One row per name: actor; alias; kind (person, organisation, place, group, missing where it
        is left to the package, or "none": the name is no actor); active_from and active_to (days
        as "2015-11-19", both included, missing where open). A name with either counts only in
        articles published then, and not in an article without a date.

    Raises
    ------
    ActorTableError
        If a column or a cell is missing, a kind is unknown, a date is none, or an alias has two
        actors at one time.

    Examples
    --------
    >>> table = check_actor_table(pd.DataFrame({"actor": ["Ada Quill"], "alias": [" Lady Q "]}))
    >>> table[["actor", "alias", "kind"]]
           actor   alias  kind
    0  Ada Quill  Lady Q  None
    """
    absent = [column for column in COLUMNS[:2] if column not in frame.columns]
    if absent:
        raise ActorTableError(
            f"{source}: column {absent[0]} is missing; add it to the header "
            f"({', '.join(map(str, frame.columns[:6])) or 'no columns'})"
        )
    _tell_others([str(c) for c in frame.columns if c not in {*COLUMNS, *_PASSED_OVER}], source)
    rows = list(zip(*(_texts(frame, column) for column in COLUMNS), strict=True))
    # Tables may be long, and of most rows a glance tells that nothing is wrong with them.
    doubtful = {i: _Row._make(row) for i, row in enumerate(rows) if not _plainly_right(*row)}
    for i, row in doubtful.items():
        if not _is_passed_over(row):
            _check_row(f"{source}, row {i + _FIRST_ROW}", row)
    kept = [i for i in range(len(rows)) if i not in doubtful or not _is_passed_over(doubtful[i])]
    _check_conflicts({i + _FIRST_ROW: rows[i] for i in kept}, source)
    columns = zip(*(rows[i] for i in kept), strict=True) if kept else [()] * len(COLUMNS)
    cells = dict(zip(COLUMNS, columns, strict=True))
    cells["kind"] = tuple(kind.lower() for kind in cells["kind"])
    return pd.DataFrame(
        {
            name: pd.Series([text or None for text in texts], dtype=object)
            for name, texts in cells.items()
        }
    )


def _texts(frame: pd.DataFrame, column: str) -> list[str]:
    """Return the trimmed cells of a column, empty where one is missing or all are."""
    if column not in frame.columns:
        return [""] * len(frame)
    cells = zip(frame[column].tolist(), frame[column].isna().tolist(), strict=True)
    return ["" if missing else str(cell).strip() for cell, missing in cells]


def name_of(alias: str) -> str:
    """Return a name as it is looked for: plain, without the "the" before a capital.

    Examples
    --------
    >>> name_of("The  Elys\u00e9e"), name_of("the president")
    ('Elysee', 'the president')
    """
    if alias.isascii() and alias.isalnum():
        return alias
    name = " ".join(fold(alias).text.split())
    return _ARTICLE.sub("", name) if name[1:4] == "he " else name


def _tell_others(names: list[str], source: str) -> None:
    """Warn of columns that have no effect."""
    if names:
        listed = ", ".join(for_log(name, width=40) for name in names[:5])
        warnings.warn(
            f"{source}: column(s) {listed} not used; known are {', '.join(COLUMNS)}, notes",
            ActorTableWarning,
            stacklevel=3,
        )


def _plainly_right(actor: str, alias: str, kind: str, begin: str, end: str) -> bool:
    """Tell of most rows at a glance that nothing is wrong with them."""
    named = actor and actor[0] != "#" and alias.isascii() and alias[:1].isalnum()
    return bool(named) and kind in _USUAL and not begin and not end


def _is_passed_over(row: _Row) -> bool:
    """Tell whether a row is empty or a note."""
    return not any(row) or is_note(row.actor)


def _check_row(where: str, row: _Row) -> None:
    """Raise if one row is wrong."""
    if not printed(row.alias):
        raise ActorTableError(f"{where}: alias is empty; fill it in or delete the row")
    if not row.actor and row.kind.lower() != NO_ACTOR:
        raise ActorTableError(
            f"{where}: actor is empty; fill it in, or write {NO_ACTOR} as kind if "
            f"'{_short(row.alias)}' is no actor"
        )
    if row.kind and row.kind.lower() not in (*KINDS, NO_ACTOR):
        known = ", ".join(KINDS)
        raise ActorTableError(
            f"{where}: kind '{_short(row.kind)}' is unknown; use one of {known}, {NO_ACTOR} for a "
            "name that is no actor, or nothing"
        )
    begin, end = (_day(where, column, getattr(row, column)) for column in COLUMNS[3:])
    if begin and end and begin > end:
        raise ActorTableError(
            f"{where}: active_from {begin} is after active_to {end}; swap the two"
        )


def _day(where: str, column: str, cell: str) -> date | None:
    """Return the day in a cell, None where there is none."""
    if not cell:
        return None
    try:
        return date.fromisoformat(cell) if len(cell) == len("2015-11-19") else _no_day(cell)
    except ValueError:
        raise ActorTableError(
            f"{where}: {column} '{_short(cell)}' is no date; write it like 2015-11-19"
        ) from None


def _no_day(cell: str) -> date:
    """Raise: Python also takes 20151119 and weeks for dates, and people do not."""
    raise ValueError(cell)


def _check_conflicts(printed: dict[int, tuple[str, ...]], source: str) -> None:
    """Raise if one alias stands for two actors at one time."""
    names = [name_of(alias) for _, alias, *_ in printed.values()]
    if len(set(names)) == len(names):
        return
    rows = {number: _Row._make(row) for number, row in printed.items()}
    before: dict[str, list[int]] = {}
    for name, (number, row) in zip(names, rows.items(), strict=True):
        same = before.setdefault(name, [])
        for other in same:
            if _target(row) != _target(rows[other]) and _overlap(row, rows[other]):
                raise ActorTableError(
                    f"{source}, row {number}: alias '{_short(row.alias)}' is "
                    f"{_short(_target(rows[other]))} in row {other} and {_short(_target(row))} "
                    "here; keep one of the two rows, or give them times that do not overlap"
                )
        same.append(number)


def _target(row: _Row) -> str:
    """Return whom a row's alias means."""
    return "no actor" if row.kind.lower() == NO_ACTOR else row.actor


def _overlap(one: _Row, other: _Row) -> bool:
    """Tell whether two rows have a day in common."""
    last = "9999"
    return one.active_from <= (other.active_to or last) and other.active_from <= (
        one.active_to or last
    )


def _short(cell: str) -> str:
    """Return a cell for a message."""
    return for_log(cell, width=_WIDTH)
