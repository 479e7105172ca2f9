"""The rules of cleaning, read from `cleaning.toml`: names, patterns and what each one catches."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Kind = Literal["line", "tail", "heading", "code"]


# Compared by identity: a rule is read once, and many are looked up together for each article.
@dataclass(frozen=True, eq=False)
class Rule:
    """One named rule.

    Attributes
    ----------
    name
        What the ledger calls it, and what `rules_off` takes.
    on
        `line`: the whole line matches; `tail`: its end matches; `heading`: the line matches and
        takes the list under it along; `code`: decided from the lines around it.
    catches, example
        What it is for, and a line that it takes.
    words
        The longest line, in words, that it may take.
    patterns
        Compiled; any one of them is enough.
    hints
        For each pattern what a line that it takes has one of, in small letters; empty where that
        is not said.
    """

    name: str
    on: Kind
    catches: str
    example: str
    words: int
    patterns: tuple[re.Pattern[str], ...]
    hints: tuple[tuple[str, ...], ...]

    def takes(self, line: str) -> bool:
        """Say whether a stripped line matches as a whole."""
        return any(pattern.fullmatch(line) for pattern in self.patterns)


@cache
def load_rules() -> tuple[Rule, ...]:
    """Return all rules in the order in which they are tried.

    Examples
    --------
    >>> load_rules()[0].name
    'advertisement'
    """
    text = files("analysis.reading").joinpath("cleaning.toml").read_text(encoding="utf-8")
    return tuple(_rule(entry) for entry in tomllib.loads(text)["rule"])


def active_rules(rules_off: Collection[str] = ()) -> tuple[Rule, ...]:
    """Return the rules that are left when some are switched off by name.

    Raises
    ------
    ValueError
        If a name is not the name of a rule.

    Examples
    --------
    >>> "byline" in {rule.name for rule in active_rules(["byline"])}
    False
    """
    if isinstance(rules_off, str):
        raise ValueError(f"rules_off takes a list of names; write ['{rules_off}']")
    unknown = sorted(set(rules_off) - {rule.name for rule in load_rules()})
    if unknown:
        known = ", ".join(rule.name for rule in load_rules())
        raise ValueError(f"rules_off: no rule named {', '.join(unknown)}; the rules are {known}")
    return tuple(rule for rule in load_rules() if rule.name not in rules_off)


def _rule(entry: dict[str, object]) -> Rule:
    """Compile one entry of the file."""
    given = entry.get("patterns", [])
    assert isinstance(given, list)
    patterns = [one if isinstance(one, dict) else {"pattern": one, "has": ()} for one in given]
    return Rule(
        name=str(entry["name"]),
        on=entry["on"],  # type: ignore[arg-type]
        catches=str(entry["catches"]),
        example=str(entry["example"]),
        words=int(str(entry.get("words", 0))),
        patterns=tuple(re.compile(_source(one["pattern"], entry)) for one in patterns),
        hints=tuple(tuple(one["has"]) for one in patterns),
    )


def _source(pattern: str, entry: dict[str, object]) -> str:
    """Return a pattern with what its entry says of it, in a form that can be joined to others."""
    flag = "i" if pattern.startswith("(?i)") or not entry.get("cased") else ""
    anchor = "$" if entry["on"] == "tail" else ""
    return f"(?{flag}:{pattern.removeprefix('(?i)')}){anchor}"
