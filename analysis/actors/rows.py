"""A mention as a row of the table, whoever finds it."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """One mention, as a row of the table."""

    start: int
    end: int
    surface: str
    actor: str
    kind: str
    kind_confidence: float
    rule: str
    role: str


COLUMNS = Row._fields
