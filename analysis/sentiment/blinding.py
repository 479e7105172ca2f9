"""Hide every actor of a sentence, so that whatever reads it cannot know who the actor is.

Training and the shipped model both go through `blind`: what the network learnt from is what it
is asked about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[int, int] | tuple[int, int, str]
"""Start and end in the sentence, and optionally who it is."""

N_RESERVED = 16
"""How many actors of one sentence are told apart; the rest share the last token."""
_SHORTEST_REPEAT = 3


@dataclass(frozen=True)
class Blinded:
    """A sentence without its actors' names.

    Parameters
    ----------
    pieces
        The sentence in order: text as printed, or an actor's number (0 for the first to appear).
    actors
        For each span given, its actor's number.
    """

    pieces: tuple[str | int, ...]
    actors: tuple[int, ...]


@dataclass(frozen=True)
class _Mark:
    start: int
    end: int
    actor: str


def blind(sentence: str, spans: Sequence[Span]) -> Blinded:
    """Replace every actor of a sentence by a number, the same actor by the same number.

    Numbers follow the order of appearance. Spans that overlap become one mark, which belongs to
    the first of them. A name that stands again in the sentence outside every span is hidden too:
    the detector's oversight must not tell the reader who is meant.

    Parameters
    ----------
    sentence
        The sentence as printed.
    spans
        `(start, end)` or `(start, end, actor)` in characters of the sentence. Spans with the same
        `actor` are one actor; without it, spans of the same wording are.

    Returns
    -------
    Blinded
        The pieces, and each span's number.

    Raises
    ------
    ValueError
        If a span does not lie within the sentence.

    Examples
    --------
    >>> blind("Ann praised Bob, and Bob smiled.", [(0, 3), (12, 15)])
    Blinded(pieces=(0, ' praised ', 1, ', and ', 1, ' smiled.'), actors=(0, 1))
    """
    marks = _merge(_read(sentence, spans))
    marks = sorted(marks + _repeats(sentence, marks), key=lambda mark: mark.start)
    numbers: dict[str, int] = {}
    pieces: list[str | int] = []
    done = 0
    for mark in marks:
        number = numbers.setdefault(mark.actor, min(len(numbers), N_RESERVED - 1))
        pieces += [sentence[done : mark.start], number]
        done = mark.end
    pieces.append(sentence[done:])
    actors = tuple(_number_at(span, marks, numbers) for span in spans)
    return Blinded(tuple(piece for piece in pieces if piece != ""), actors)


def _read(sentence: str, spans: Sequence[Span]) -> list[_Mark]:
    """Return the spans as marks in order of start, the longer first."""
    marks = []
    for span in spans:
        start, end = span[0], span[1]
        if not 0 <= start < end <= len(sentence):
            raise ValueError(
                f"span ({start}, {end}) does not lie within the sentence of {len(sentence)}"
                f" characters {sentence[:60]!r}; give offsets into the sentence itself"
            )
        # "=" and "~" keep an actor called "IS" apart from the mere wording "IS".
        actor = f"={span[2]}" if len(span) == 3 else f"~{sentence[start:end]}"
        marks.append(_Mark(start, end, actor))
    return sorted(marks, key=lambda mark: (mark.start, -mark.end))


def _merge(marks: list[_Mark]) -> list[_Mark]:
    """Join marks that overlap; the first one names the actor."""
    merged: list[_Mark] = []
    for mark in marks:
        if merged and mark.start < merged[-1].end:
            last = merged.pop()
            mark = _Mark(last.start, max(last.end, mark.end), last.actor)
        merged.append(mark)
    return merged


def _repeats(sentence: str, marks: list[_Mark]) -> list[_Mark]:
    """Return a mark for each further occurrence of a marked name outside the marks."""
    names: dict[str, str] = {}
    for mark in marks:
        name = sentence[mark.start : mark.end]
        if len(name) >= _SHORTEST_REPEAT and name[0].isupper():
            names.setdefault(name, mark.actor)
    marked = Counter(sentence[mark.start : mark.end] for mark in marks)
    found: list[_Mark] = []
    for name in sorted(names, key=lambda name: (-len(name), name)):
        # Most names stand just where they are marked, and need no pattern of their own.
        if sentence.count(name) <= marked[name]:
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", sentence):
            start, end = match.span()
            if not any(start < mark.end and mark.start < end for mark in marks + found):
                found.append(_Mark(start, end, names[name]))
    return found


def _number_at(span: Span, marks: list[_Mark], numbers: dict[str, int]) -> int:
    """Return the number of the mark that covers the span."""
    return next(numbers[mark.actor] for mark in marks if mark.start <= span[0] < mark.end)
