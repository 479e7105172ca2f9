"""Many names found in one pass over a text: compiled where that is installed, else in plain Python.

A browser (Pyodide) has no ahocorasick-rs. What both find is the same; the plain one is slower.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

Match = tuple[int, int, int]
"""Number of the pattern, and where it begins and ends."""

Finder = Callable[[str], list[Match]]


def finder(patterns: Sequence[str], *, overlapping: bool = False) -> Finder:
    """Return a function that finds patterns in a text.

    Parameters
    ----------
    patterns
        Different texts, none of them empty.
    overlapping
        Find every place of every pattern, in no order; else from left to right the longest that
        begins at a place, and go on after its end.

    Examples
    --------
    >>> finder(["New", "New York"])("in New York")
    [(1, 3, 11)]
    """
    try:
        from ahocorasick_rs import AhoCorasick, MatchKind
    except ImportError:
        return plain_finder(patterns, overlapping=overlapping)
    if overlapping:
        every = AhoCorasick(list(patterns))
        return lambda text: every.find_matches_as_indexes(text, overlapping=True)
    compiled = AhoCorasick(list(patterns), matchkind=MatchKind.LeftmostLongest)
    return compiled.find_matches_as_indexes


def plain_finder(patterns: Sequence[str], *, overlapping: bool = False) -> Finder:
    """Return the same function in plain Python: a look-up of the lengths that a beginning can have.

    Examples
    --------
    >>> plain_finder(["ab", "abc"], overlapping=True)("abc")
    [(1, 0, 3), (0, 0, 2)]
    """
    numbers = {pattern: number for number, pattern in enumerate(patterns)}
    width = min(map(len, patterns), default=0)
    lengths: dict[str, list[int]] = {}
    for pattern in sorted(patterns, key=len, reverse=True):
        found = lengths.setdefault(pattern[:width], [])
        if len(pattern) not in found:
            found.append(len(pattern))

    def matches_at(text: str, start: int) -> list[Match]:
        ends = (start + length for length in lengths.get(text[start : start + width], ()))
        within = ((text[start:end], end) for end in ends if end <= len(text))
        return [(numbers[part], start, end) for part, end in within if part in numbers]

    def find(text: str) -> list[Match]:
        matches: list[Match] = []
        start = 0
        while start < len(text) and numbers:
            here = matches_at(text, start)
            matches += here if overlapping else here[:1]
            start = here[0][2] if here and not overlapping else start + 1
        return matches

    return find
