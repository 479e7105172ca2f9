"""Reports that no verb makes: "according to", "his claim that", "Ann's message: "."""

from __future__ import annotations

from dataclasses import replace

from analysis.sentiment.speech.contents import last_word, phrases_of, span_of
from analysis.sentiment.speech.cues import word_lists
from analysis.sentiment.speech.line import Line
from analysis.sentiment.speech.passage import Sentence
from analysis.sentiment.speech.phrases import Subject, chunk_start, head_from
from analysis.sentiment.speech.references import References, Speaker
from analysis.sentiment.speech.report import Report

_OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}
_REACH = 4  # words between an owner and the noun: "his often repeated claim"


def according_to(
    line: Line, level: int, references: References, sentence: Sentence
) -> list[Report]:
    """Return the reports that "according to" makes.

    Parameters
    ----------
    line, level
        The words within the same marks, and the number of those marks.
    references, sentence
        Resolves pronouns; the sentence of the words.
    """
    found = []
    for index in phrases_of(line):
        last = index + 2
        while (
            last < len(line.low) and line.low[last] not in (",", ".", ";") and not line.breaks(last)
        ):
            last += 1
        subject = head_from(line, index + 2, last)
        speaker = references.speaker(line, subject, sentence)
        piece = (last + 1, len(line.low)) if index < 2 else (0, index)
        span = span_of(line, *piece) if level < 0 else None
        start, end = line.words[index].start, line.words[last - 1].end
        said = [span] if span else []
        found.append(Report(start, end, speaker, "according to", level, said))
    return found


def by_nouns(line: Line, level: int, references: References, sentence: Sentence) -> list[Report]:
    """Return the reports that a noun makes: "Ann's claim that", "a warning by Ann that".

    Parameters
    ----------
    line, level, references, sentence
        As for `according_to`.
    """
    lists = word_lists()
    found = []
    for index, low in enumerate(line.low[:-2]):
        if low not in lists.speech_nouns or line.words[index].name >= 0:
            continue
        owner, that = _owner(line, index)
        if owner is None or line.low[that] != "that" or line.low[that + 1] in lists.days:
            continue
        speaker = _of_owner(line, owner, references, sentence)
        first = min(owner.first, index)
        told = any(_is_verb(low) for low in line.low[:first])
        end = last_word(line, that + 1, _content_end(line, that + 1, whole=told))
        span = span_of(line, that + 1, end) if level < 0 else None
        edges = line.words[first].start, line.words[that - 1].end
        cue = low.removesuffix("s") if low.removesuffix("s") in lists.speech_nouns else low
        found.append(Report(*edges, speaker, cue, level, [span] if span else []))
    return found


def before_colon(line: Line, level: int) -> list[Report]:
    """Return who speaks behind a colon that no verb of speech stands before.

    'Ann's message to voters: "Wait."' and the headline "Ann: nobody won".

    Parameters
    ----------
    line, level
        As for `according_to`.
    """
    colon = next((i for i, low in enumerate(line.low) if low == ":" and i), -1)
    if colon < 0 or colon + 1 >= len(line.low):
        return []
    marked = line.words[colon + 1].is_mark
    names = [i for i in range(colon) if line.words[i].name >= 0]
    alone = len(names) == colon and len({line.words[i].name for i in names}) == 1
    if not names or not (alone or marked):
        return []
    name = line.words[names[0]].name
    if line.names[name].kind != "person":
        return []
    speaker = (line.names[name].start, line.names[name].end, name)
    span = None if marked or level >= 0 else span_of(line, colon + 1, len(line.low))
    edges = line.words[names[0]].start, line.words[colon].end
    return [Report(*edges, speaker, "", level, [span] if span else [])]


def _owner(line: Line, noun: int) -> tuple[Subject | None, int]:
    """Return whose a noun of speech is, and the place of the "that" that should follow."""
    if line.low[noun + 1] in ("by", "from"):
        that = next((i for i in range(noun + 2, len(line.low)) if line.low[i] == "that"), -1)
        found = head_from(line, noun + 2, that) if noun + 2 < that < noun + 12 else None
        return found, max(that, 0)
    for index in range(noun - 1, max(noun - 1 - _REACH, -1), -1):
        if line.low[index] in _OWNERS:
            return Subject(index, index + 1), noun + 1
        if line.low[index].endswith(("'s", "s'")):
            name = line.words[index].name
            return Subject(chunk_start(line, index), index + 1, name, index), noun + 1
        if line.breaks(index) or line.low[index] in word_lists().prepositions:
            break
    return None, noun + 1


def _of_owner(line: Line, owner: Subject, references: References, sentence: Sentence) -> Speaker:
    """Return who an owner is: "his", "the minister's", "Ann's"."""
    words = list(line.words)
    last = words[owner.last - 1]
    plain = _OWNERS.get(last.low, last.low.removesuffix("'s").removesuffix("'"))
    ending = 0 if last.low in _OWNERS else len(last.low) - len(plain)
    words[owner.last - 1] = replace(last, low=plain, end=last.end - ending)
    return references.speaker(Line(words, line.names), owner, sentence)


def _content_end(line: Line, first: int, *, whole: bool) -> int:
    """Return where the clause behind "that" ends: at the verb of the noun, if that is a subject."""
    if whole:
        return len(line.low)
    if line.words[first].is_mark:
        return next((i for i in range(first + 1, len(line.low)) if line.words[i].is_mark), first)
    lists = word_lists()
    verbs = 0
    within = False
    for index in range(first, len(line.low)):
        low = line.low[index]
        verb = _is_verb(low)
        verbs += verb and not within
        if verbs > 1:
            return index
        within = verb or (within and low in lists.adverbs)
    return len(line.low)


def _is_verb(low: str) -> bool:
    """Tell whether a word is a finite verb, as far as its form or a short list says."""
    return low in word_lists().finite or low in word_lists().auxiliaries or low.endswith("ed")
