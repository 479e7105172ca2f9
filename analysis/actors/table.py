"""The user's own table of actors and their names."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

KINDS = ("person", "organisation", "place", "group")
_COLUMNS = ("actor", "alias", "kind")


class ActorTableError(ValueError):
    """The user's table of actors cannot be used; the message names file, row and cure."""


def read_actor_table(path: str | Path) -> pd.DataFrame:
    """Read the user's table of actors: a CSV with the columns actor, alias and kind.

    Parameters
    ----------
    path
        The CSV file. `kind` may be left out or empty.

    Returns
    -------
    pandas.DataFrame
        Columns actor, alias, kind (person, organisation, place, group, or missing).

    Raises
    ------
    ActorTableError
        If the file is not there, is no CSV, or a row is wrong.
    """
    try:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except FileNotFoundError:
        raise ActorTableError(f"{path}: no such file; write one with actor,alias,kind") from None
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        cure = "save it as CSV in UTF-8 with the header actor,alias,kind"
        raise ActorTableError(f"{path}: cannot be read as a table ({error}); {cure}") from error
    return check_actor_table(frame, source=str(path))


def check_actor_table(frame: pd.DataFrame, *, source: str = "actors") -> pd.DataFrame:
    """Return a table of actors with its cells trimmed, checked.

    Parameters
    ----------
    frame
        Columns actor and alias, and kind if there are any.
    source
        What messages call the table.

    Raises
    ------
    ActorTableError
        If a column or a cell is missing, a kind is unknown, or an alias has two actors.

    Examples
    --------
    >>> check_actor_table(pd.DataFrame({"actor": ["Bashar al-Assad"], "alias": [" Assad "]}))
                 actor  alias  kind
    0  Bashar al-Assad  Assad  None
    """
    absent = [column for column in _COLUMNS[:2] if column not in frame.columns]
    if absent:
        raise ActorTableError(f"{source}: column {absent[0]} is missing; add it to the header")
    cells = frame.reindex(columns=list(_COLUMNS)).astype(object).fillna("").astype(str)
    cells = cells.apply(lambda column: column.str.strip())
    for number, (actor, alias, kind) in enumerate(cells.itertuples(index=False), start=2):
        _check_row(f"{source}, row {number}", actor, alias, kind)
    _check_conflicts(cells, source)
    kinds = cells["kind"].str.lower().astype(object).where(cells["kind"] != "", None)
    checked: pd.DataFrame = cells.assign(kind=kinds).reset_index(drop=True)
    return checked


def _check_row(where: str, actor: str, alias: str, kind: str) -> None:
    """Raise if one row is wrong."""
    if not actor or not alias:
        empty = "alias" if actor else "actor"
        raise ActorTableError(f"{where}: {empty} is empty; fill it in or delete the row")
    if kind and kind.lower() not in KINDS:
        known = ", ".join(KINDS)
        raise ActorTableError(f"{where}: kind '{kind}' is unknown; use one of {known}, or nothing")


def _check_conflicts(cells: pd.DataFrame, source: str) -> None:
    """Raise if one alias stands for two actors."""
    first: dict[str, tuple[int, str]] = {}
    for number, (actor, alias) in enumerate(zip(cells["actor"], cells["alias"], strict=True), 2):
        row, other = first.setdefault(alias, (number, actor))
        if other != actor:
            raise ActorTableError(
                f"{source}, row {number}: alias '{alias}' is {other} in row {row} and {actor} "
                "here; keep one of the two rows"
            )
