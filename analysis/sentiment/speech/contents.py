"""What was said where no quotation marks tell: before or behind a verb of speech."""

from __future__ import annotations

from analysis.language.paragraphs import Span
from analysis.sentiment.speech.apposition import is_adverbial
from analysis.sentiment.speech.cues import Cue, word_lists
from analysis.sentiment.speech.frames import (
    CLAUSES,
    FRAMES,
    after_fillers,
    is_gapped,
    over_insertion,
    stops_at,
)
from analysis.sentiment.speech.line import Line
from analysis.sentiment.speech.phrases import Subject
from analysis.sentiment.speech.verbs import Verb

_TIMES = frozenset(("when", "after", "as", "while", "before", "since", "once"))
Words = tuple[int, int]  # first and last (excluded) word of a line


def said_by(line: Line, verbs: list[Verb], order: int) -> list[Span]:
    """Return what a verb reports, as characters of the text."""
    verb = verbs[order]
    pieces: list[tuple[int, int]] = []
    before = content_before(line, verb.subject, verb.index)
    behind, is_clause = content_after(line, verb.index, verb.cue)
    if verb.inverted:
        pieces += [before] if before else []
    elif before and is_parenthesis(line, verb.index):
        pieces.append(before)
        begin = verb.index + 1
        while begin < len(line.low) and line.low[begin] not in (",", ":", ".", ";"):
            begin += 1
        goes_on = begin < len(line.low) and line.low[begin] in (",", ":")
        if goes_on and not line.words[before[1] - 1].is_mark:
            end = last_word(line, begin + 1, _stop(line, verbs, order))
            pieces += _rest(line, begin + 1, end)
    elif behind >= 0:
        end = min(_stop(line, verbs, order), _phrase_end(line, behind, is_clause=is_clause))
        if not is_clause and is_gapped(line, verb.index):
            end = min(end, next((i for i in range(behind, end) if line.low[i] == ","), end))
        pieces.append((behind, last_word(line, behind, end)))
    elif before and _names_hearer(verb.cue):
        pieces.append(before)
    return [span for piece in pieces if (span := span_of(line, *piece)) is not None]


def content_after(line: Line, verb: int, cue: Cue) -> tuple[int, bool]:
    """Return where what was said begins behind a verb of speech, and whether it is a clause.

    Parameters
    ----------
    line
        The line.
    verb, cue
        Place of the verb, and what it is.

    Returns
    -------
    tuple of int and bool
        -1 and False if the verb reports nothing there.
    """
    first = verb + 1
    if first >= len(line.low) or line.low[first] in cue.never_before:
        return -1, False
    first = over_insertion(line, first)
    if stops_at(line, first):
        return -1, False
    for frame in FRAMES:
        if frame in cue.frames:
            found = FRAMES[frame](line, first)
            if found >= 0:
                return found, frame in CLAUSES
    return -1, False


def content_before(line: Line, subject: Subject | None, verb: int) -> Words | None:
    """Return what was said before ", he said"; None where nothing was.

    Parameters
    ----------
    line
        The line.
    subject, verb
        The subject of the verb of speech, and the verb's place.
    """
    edge = verb if subject is None or subject.first > verb else subject.first
    comma = edge - 1
    if comma < 1 or not (line.low[comma] == "," or line.words[comma].is_mark):
        return None
    first = 0
    for index in range(comma):
        if line.low[index] in (";", ":"):
            first = index + 1
    if first < comma and line.low[first] in ("and", "but"):
        first += 1
    if first < comma and line.low[first] in ("asked", "pressed"):
        return None
    last = comma - 1
    lists = word_lists()
    if first > last or line.low[last] in lists.subordinators or line.low[last] in ("after", "as"):
        return None
    # "When Ann was asked, he told police": a clause of time alone is not what was told.
    if line.low[first] in _TIMES and "," not in line.low[first:comma]:
        return None
    whole = any(line.low[i] in lists.finite for i in range(first, comma))
    return (first, comma) if whole or not is_adverbial(line, first) else None


def is_parenthesis(line: Line, verb: int) -> bool:
    """Tell whether a verb of speech ends its clause: "he said," or "he said on Friday."."""
    index = after_fillers(line, verb + 1)
    return index >= len(line.low) or line.low[index] in (",", ".", ":", ";") or line.breaks(index)


def last_word(line: Line, first: int, stop: int) -> int:
    """Return the end of what was said, which begins at a word and goes on to `stop` at most.

    Parameters
    ----------
    line
        The line.
    first, stop
        The words that it may hold.
    """
    end = first
    opened = 0
    while end < stop and line.low[end] != ";" and not _goes_on(line, end):
        opened += (line.low[end] == "(") - (line.low[end] == ")")
        if opened < 0:
            break
        end += 1
    while end > first and not line.words[end - 1].is_mark and line.low[end - 1] in ".,!?:;–—--":
        end -= 1
    return end


def _goes_on(line: Line, index: int) -> bool:
    """Tell whether ", and cancelled" follows: the narrator goes on about the speaker."""
    if line.low[index] != "," or index + 2 >= len(line.low):
        return False
    return line.low[index + 1] in ("and", "but") and line.low[index + 2].endswith("ed")


def _rest(line: Line, first: int, last: int) -> list[tuple[int, int]]:
    """Return what was said behind ", he said,"; nothing where the narrator goes on: "and he"."""
    lists = word_lists()
    if first < last and line.low[first] in ("and", "but"):
        first += 1
        if first < last and line.low[first] in lists.pronouns_person:
            return []
    return [(first, last)] if first < last and not line.low[first].endswith("ed") else []


def _names_hearer(cue: Cue) -> bool:
    """Tell whether a verb may end its clause with whom it was said to: "he told reporters"."""
    return bool(cue.frames & {"person", "clause"})


def _stop(line: Line, verbs: list[Verb], order: int) -> int:
    """Return where the clause of another verb, or "according to", ends what was said."""
    lists = word_lists()
    pronouns = lists.pronouns_person | lists.pronouns_thing | lists.pronouns_many
    for later in verbs[order + 1 :]:
        first = later.first() if later.subject is not None else _before_helpers(line, later.index)
        joined = line.low[first - 1] in lists.joining
        alone = later.subject is None or line.low[first] in pronouns
        if joined and (alone or line.low[first - 2] == "," or line.words[first - 2].is_mark):
            return first - 1
        after_comma = line.low[first - 1] == ","
        if alone and after_comma and line.low[later.index].endswith("ing"):
            return first - 1
        if after_comma and later.subject is not None and is_parenthesis(line, later.index):
            return first - 1
    own = verbs[order].index
    places = [i for i in phrases_of(line) if i > own]
    places += [i for i in range(own + 1, len(line.low)) if _names_source(line, i)]
    return min(places, default=len(line.low))


def _before_helpers(line: Line, index: int) -> int:
    """Return the first of the auxiliaries and adverbs before a verb: "and has since said"."""
    lists = word_lists()
    while index > 1 and line.low[index - 1] in lists.auxiliaries | lists.adverbs:
        index -= 1
    return index


def _phrase_end(line: Line, first: int, *, is_clause: bool) -> int:
    """Return where a phrase that is no clause ends: "called for calm, but they left"."""
    if is_clause:
        return len(line.low)
    joining = word_lists().joining
    ends = (
        i
        for i in range(first, len(line.low) - 1)
        if line.low[i] == "," and line.low[i + 1] in joining
    )
    return next(ends, len(line.low))


def _names_source(line: Line, index: int) -> bool:
    """Tell whether the narrator goes on about where the words are from: ", citing two sources"."""
    return line.low[index] in ("citing", "quoting") and line.low[index - 1] == ","


def phrases_of(line: Line) -> list[int]:
    """Return where "according to" stands, whom or what it goes by not being a plan."""
    if "according" not in line.low:
        return []
    return [
        i
        for i in range(len(line.low) - 2)
        if line.low[i] == "according"
        and line.low[i + 1] == "to"
        and line.low[i + 2] not in ("plan", "schedule", "custom", "law", "taste", "need")
    ]


def span_of(line: Line, first: int, last: int) -> Span | None:
    """Return words as characters; None where there are none but marks."""
    while first < last and line.low[first] in (",", "-", "–", "—"):
        first += 1
    while last > first and line.low[last - 1] in (",", ".", "!", "?"):
        last -= 1
    if last <= first or all(w.is_mark for w in line.words[first:last]):
        return None
    return line.words[first].start, line.words[last - 1].end
