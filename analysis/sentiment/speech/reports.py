"""The reports of one sentence: each verb of speech with its speaker and what was said."""

from __future__ import annotations

from analysis.language.paragraphs import Span
from analysis.sentiment.speech.contents import said_by
from analysis.sentiment.speech.cues import word_lists
from analysis.sentiment.speech.line import Line
from analysis.sentiment.speech.passage import Passage
from analysis.sentiment.speech.phrases import Subject, head_from
from analysis.sentiment.speech.references import (
    UNKNOWN,
    References,
    Speaker,
    sort_of_pronoun,
)
from analysis.sentiment.speech.report import Report
from analysis.sentiment.speech.subjects import clause_subject
from analysis.sentiment.speech.verbless import according_to, before_colon, by_nouns
from analysis.sentiment.speech.verbs import Verb, verbs_of

_ONLY_BESIDE = frozenset(("quote", "on"))  # "read", "began": marks must stand right there
_NEAR = 12  # words
_LONG = 30  # words of the longest subject
# A clause that begins so goes on about the subject of the one before.
_SAME_SUBJECT = frozenset(
    ("when", "as", "because", "before", "after", "since", "until", "once", "which")
)


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
        verbs = verbs_of(line)
        previous: Speaker = UNKNOWN
        for order, verb in enumerate(verbs):
            speaker = previous
            if verb.subject is not None:
                known = _same_speaker(line, verb.subject, previous, passage)
                speaker = known or references.speaker(line, verb.subject, sentence)
                previous = speaker
            said = said_by(line, verbs, order) if level < 0 else []
            if said or _beside_marks(line, verb):
                found.append(_report(line, verb, speaker, level, said))
        found += according_to(line, level, references, sentence)
        found += by_nouns(line, level, references, sentence)
        if not verbs:
            found += before_colon(line, level)
    return sorted(found, key=lambda report: report.start)


def _same_speaker(
    line: Line, subject: Subject, previous: Speaker, passage: Passage
) -> Speaker | None:
    """Return whom a pronoun means within its own sentence; None where it means someone before.

    "Cameron said ..., although he cautioned"; "Juncker spoke: it was a crime, he said".
    """
    sort = sort_of_pronoun(line.low[subject.first]) if subject.name < 0 else ""
    if not sort:
        return None
    if previous[2] >= 0:
        return previous if _takes_up(passage.names[previous[2]].kind, sort) else None
    found = _subject_of_clause_before(line, subject.first)
    if found is None or found.name < 0:
        return None
    name = passage.names[found.name]
    return (name.start, name.end, found.name) if _takes_up(name.kind, sort) else None


def _takes_up(kind: str, sort: str) -> bool:
    """Tell whether a pronoun of a sort may mean an actor of a kind."""
    return (kind == "person") is (sort == "person")


def _subject_of_clause_before(line: Line, pronoun: int) -> Subject | None:
    """Return the subject of the clause that a pronoun's clause goes on from."""
    stops = [i for i in range(pronoun) if line.low[i] == ":"]
    joining = word_lists().joining | _SAME_SUBJECT
    before = line.low[pronoun - 1] if pronoun else ""
    if before == "," and line.low[0] in _SAME_SUBJECT:
        # "When Ann was asked, she said"
        return head_from(line, 1, pronoun - 1)
    end = stops[0] if stops else pronoun - 1 if before in joining else 0
    return clause_subject(line, end - (line.low[end - 1] == ",")) if end else None


def _report(line: Line, verb: Verb, speaker: Speaker, level: int, said: list[Span]) -> Report:
    """Return a verb of speech as a report."""
    first = last = verb.index
    if verb.subject is not None and abs(verb.subject.first - verb.index) < _LONG:
        first, last = min(first, verb.subject.first), max(last, verb.subject.last - 1)
    start, end = line.words[first].start, line.words[last].end
    return Report(start, end, speaker, verb.cue.name, level, said)


def _beside_marks(line: Line, verb: Verb) -> bool:
    """Tell whether quotation marks stand near a verb and its subject."""
    first = max(verb.first(), verb.index - _LONG)
    if verb.cue.frames <= _ONLY_BESIDE:
        return any(w.is_mark for w in line.words[max(first - 3, 0) : verb.index + 4])
    return any(w.is_mark for w in line.words[max(first - _NEAR, 0) :])
