"""The reports of one sentence: each verb of speech with its speaker and what was said."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.language.paragraphs import Span
from analysis.sentiment.speech.contents import (
    content_after,
    content_before,
    is_parenthesis,
    last_word,
)
from analysis.sentiment.speech.cues import Cue, cues, word_lists
from analysis.sentiment.speech.passage import Passage, Sentence
from analysis.sentiment.speech.references import UNKNOWN, References, Speaker
from analysis.sentiment.speech.subjects import (
    Line,
    Subject,
    clause_subject,
    head_from,
    subject_after,
    subject_before,
)

_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "am"))
_NO_NOUNS = frozenset(("said", "says", "told", "tells", "wrote", "insisted", "warned", "argued"))
_GOES_ON = frozenset(("on", "continued", "continues", "sought"))  # "went on to say"
_BEFORE_ING = frozenset(
    (",", "and", "but", "as", "by", "in", "after", "before", "without", "while")
)
_NEAR = 12  # words


@dataclass(slots=True)
class Report:
    """A verb of speech, who speaks, and what was said without quotation marks around it all.

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


@dataclass(slots=True)
class _Verb:
    """A verb of speech in a line, with its subject."""

    index: int
    cue: Cue
    subject: Subject | None
    inverted: bool = False

    def first(self) -> int:
        """Return where the clause of the verb begins."""
        return self.index if self.subject is None else min(self.subject.first, self.index)


def reports_of(passage: Passage, number: int, references: References) -> list[Report]:
    """Return the reports of a sentence, in order.

    Parameters
    ----------
    passage, number
        The article and which of its sentences.
    references
        Resolves pronouns; has noted the sentences before.
    """
    sentence = passage.sentences[number]
    found: list[Report] = []
    for level in sorted({word.marked for word in sentence.words}):
        line = Line([w for w in sentence.words if w.marked == level], passage.names)
        verbs = _verbs(line)
        previous: Speaker = UNKNOWN
        for order, verb in enumerate(verbs):
            speaker = previous
            if verb.subject is not None:
                known = _same_speaker(line, verb.subject, previous, passage)
                speaker = known or references.speaker(line, verb.subject, sentence)
                previous = speaker
            said = _said(line, verbs, order) if level < 0 else []
            if said or _beside_marks(line, verb.index):
                found.append(_report(line, verb, speaker, level, said))
        found += _according(line, level, references, sentence)
    return sorted(found, key=lambda report: report.start)


def _same_speaker(
    line: Line, subject: Subject, previous: Speaker, passage: Passage
) -> Speaker | None:
    """Return whom a pronoun means within its own sentence; None where it means someone before.

    "Cameron said ..., although he cautioned"; "Juncker spoke: it was a crime, he said".
    """
    lists = word_lists()
    low = line.low[subject.first]
    person = low in lists.pronouns_person
    if subject.name >= 0 or not (person or low in lists.pronouns_thing):
        return None
    if previous[2] >= 0:
        return previous if (passage.names[previous[2]].kind == "person") is person else None
    stops = [i for i in range(subject.first) if line.low[i] == ":"]
    joined = subject.first > 0 and line.low[subject.first - 1] in lists.joining
    end = stops[0] if stops else subject.first - 1 if joined else 0
    found = clause_subject(line, end - (end > 0 and line.low[end - 1] == ",")) if end else None
    if found is None or found.name < 0:
        return None
    name = passage.names[found.name]
    return (name.start, name.end, found.name) if (name.kind == "person") is person else None


def _report(line: Line, verb: _Verb, speaker: Speaker, level: int, said: list[Span]) -> Report:
    """Return a verb of speech as a report."""
    first = last = verb.index
    if verb.subject is not None and abs(verb.subject.first - verb.index) < _NEAR:
        first, last = min(first, verb.subject.first), max(last, verb.subject.last - 1)
    start, end = line.words[first].start, line.words[last].end
    return Report(start, end, speaker, verb.cue.name, level, said)


def _verbs(line: Line) -> list[_Verb]:
    """Return the verbs of speech in a line."""
    found: list[_Verb] = []
    for index, word in enumerate(line.words):
        cue = cues().get(word.low)
        if cue is None or word.name >= 0 or not _is_speech(line, index, cue):
            continue
        found.append(_with_subject(line, index, cue, first=not found))
    return found


def _is_speech(line: Line, index: int, cue: Cue) -> bool:
    """Tell whether a form of a cue is a verb, active, and not denied."""
    lists = word_lists()
    low = line.low[index]
    before = line.low[index - 1] if index else ""
    if before in cue.never_after or not index:
        return False
    noun = before in lists.nominal or before.endswith(("'s", "s'"))
    if noun and not low.endswith("ing") and low not in _NO_NOUNS:
        return False
    if low.endswith("ing") and before not in _BEFORE_ING and before not in lists.auxiliaries:
        return False
    back = index - 1
    while back > 0 and (line.low[back] in lists.adverbs or line.low[back].endswith("ly")):
        back -= 1
    helper = line.low[back] if back >= 0 else ""
    if helper in lists.unsaid or helper.endswith("n't"):
        return helper == "to" and line.low[back - 1] in _GOES_ON
    return low.endswith("ing") or helper not in _BE


def _with_subject(line: Line, index: int, cue: Cue, *, first: bool) -> _Verb:
    """Return a verb with its subject; none where it shares that of the verb before it."""
    low, before = line.low[index], line.low[index - 1] if index else ""
    if before == "as" and index > 2 and line.low[index - 2] in ("quoted", "cited"):
        return _Verb(index, cue, subject_before(line, index - 2))
    if _may_invert(line, index, cue):
        behind = subject_after(line, index)
        if behind is not None and (before != "," or _is_speaker(line, behind)):
            return _Verb(index, cue, behind, inverted=True)
    if low.endswith("ing"):
        return _Verb(index, cue, clause_subject(line, index) if first else None)
    subject = subject_before(line, index)
    if subject is None and first:
        subject = clause_subject(line, _before_conjunction(line, index))
    return _Verb(index, cue, subject)


def _may_invert(line: Line, index: int, cue: Cue) -> bool:
    """Tell whether the subject may stand behind a verb: '"No," said Ann', ", said Ann"."""
    if line.low[index].endswith("ing"):
        return False
    if line.words[index - 1].is_mark:
        return bool(cue.frames & {"clause", "that", "quote", "strict"})
    return line.low[index - 1] == "," and "inverts" in cue.frames


def _before_conjunction(line: Line, index: int) -> int:
    """Return the end of the clause whose subject a verb after ", but" shares."""
    for back in range(index - 1, max(index - 4, 0), -1):
        if line.low[back] in ("and", "but", "or"):
            return back - (line.low[back - 1] == ",")
    return index


def _is_speaker(line: Line, subject: Subject) -> bool:
    """Tell whether a noun phrase behind ", said" is who speaks."""
    lists = word_lists()
    opens = line.low[subject.first]
    return subject.name >= 0 or opens in lists.determiners or opens in lists.pronouns_person


def _said(line: Line, verbs: list[_Verb], order: int) -> list[Span]:
    """Return what a verb reports, as characters of the text."""
    verb = verbs[order]
    pieces: list[tuple[int, int]] = []
    before = content_before(line, verb.subject, verb.index)
    behind = content_after(line, verb.index, verb.cue)
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
        end = min(_stop(line, verbs, order), _phrase_end(line, behind, verb.cue))
        pieces.append((behind, last_word(line, behind, end)))
    elif before and _names_hearer(verb.cue):
        pieces.append(before)
    return [span for piece in pieces if (span := _span(line, *piece)) is not None]


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


def _stop(line: Line, verbs: list[_Verb], order: int) -> int:
    """Return where the clause of another verb, or "according to", ends what was said."""
    lists = word_lists()
    pronouns = lists.pronouns_person | lists.pronouns_thing | lists.pronouns_many
    for later in verbs[order + 1 :]:
        first = later.first() if later.subject is not None else later.index
        joined = line.low[first - 1] in lists.joining
        alone = later.subject is None or line.low[first] in pronouns
        if joined and (alone or line.low[first - 2] == ","):
            return first - 1
        after_comma = line.low[first - 1] == ","
        if alone and after_comma and line.low[later.index].endswith("ing"):
            return first - 1
        if after_comma and later.subject is not None and is_parenthesis(line, later.index):
            return first - 1
    own = verbs[order].index
    places = [i for i in _phrases(line) if i > own]
    places += [i for i in range(own + 1, len(line.low)) if _names_source(line, i)]
    return min(places, default=len(line.low))


def _phrase_end(line: Line, first: int, cue: Cue) -> int:
    """Return where a phrase that is no clause ends: "called for calm, but they left"."""
    if cue.frames & {"clause", "that", "person", "strict"}:
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


def _span(line: Line, first: int, last: int) -> Span | None:
    """Return words as characters; None where there are none but marks."""
    while first < last and line.low[first] in (",", "-", "–", "—"):
        first += 1
    while last > first and line.low[last - 1] in (",", ".", "!", "?"):
        last -= 1
    if last <= first or all(w.is_mark for w in line.words[first:last]):
        return None
    return line.words[first].start, line.words[last - 1].end


def _beside_marks(line: Line, index: int) -> bool:
    """Tell whether quotation marks stand near a verb."""
    return any(w.is_mark for w in line.words[max(index - _NEAR, 0) : index + _NEAR])


def _phrases(line: Line) -> list[int]:
    """Return where "according to" stands, whom or what it goes by not being a plan."""
    return [
        i
        for i in range(len(line.low) - 2)
        if line.low[i] == "according"
        and line.low[i + 1] == "to"
        and line.low[i + 2] not in ("plan", "schedule", "custom", "law", "taste", "need")
    ]


def _according(line: Line, level: int, references: References, sentence: Sentence) -> list[Report]:
    """Return the reports that "according to" makes."""
    found = []
    for index in _phrases(line):
        last = index + 2
        while (
            last < len(line.low) and line.low[last] not in (",", ".", ";") and not line.breaks(last)
        ):
            last += 1
        subject = head_from(line, index + 2, last)
        speaker = references.speaker(line, subject, sentence)
        piece = (last + 1, len(line.low)) if index < 2 else (0, index)
        span = _span(line, *piece) if level < 0 else None
        start, end = line.words[index].start, line.words[last - 1].end
        said = [span] if span else []
        found.append(Report(start, end, speaker, "according to", level, said))
    return found
