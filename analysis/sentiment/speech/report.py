"""A report: what makes words somebody's, who that is, and what was said."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.language.paragraphs import Span
from analysis.sentiment.speech.references import Speaker


@dataclass(slots=True)
class Report:
    """A verb or noun of speech, who speaks, and what was said without marks around it all.

    `start` and `end` are the characters of subject and verb, `level` the marked words that hold
    them (-1 for none).
    """

    start: int
    end: int
    speaker: Speaker
    cue: str
    level: int
    said: list[Span] = field(default_factory=list)

    def length(self) -> int:
        """Return how much was said, in characters."""
        return sum(end - start for start, end in self.said)
