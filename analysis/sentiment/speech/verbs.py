"""The verbs of speech in a line: which forms are verbs, and what their subjects are."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.sentiment.speech.apposition import names_only_its_subject, person_behind_marks
from analysis.sentiment.speech.cues import Cue, cues, word_lists
from analysis.sentiment.speech.line import Line
from analysis.sentiment.speech.phrases import Subject
from analysis.sentiment.speech.subjects import clause_subject, subject_after, subject_before

_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "am"))
_NO_NOUNS = frozenset(("said", "says", "told", "tells", "wrote", "insisted", "warned", "argued"))
_GOES_ON = frozenset(("on", "continued", "continues", "sought"))  # "went on to say"
_SOON = 3  # words
_BEFORE_ING = frozenset((",", "and", "but", "as", "by", "in", "after", "before", "while"))


@dataclass(slots=True)
class Verb:
    """A verb of speech in a line, with its subject."""

    index: int
    cue: Cue
    subject: Subject | None
    inverted: bool = False

    def first(self) -> int:
        """Return where the clause of the verb begins."""
        return self.index if self.subject is None else min(self.subject.first, self.index)


def verbs_of(line: Line) -> list[Verb]:
    """Return the verbs of speech in a line."""
    found: list[Verb] = []
    for index, word in enumerate(line.words):
        cue = cues().get(word.low)
        if cue is None or word.name >= 0 or not _is_speech(line, index, cue):
            continue
        verb = _with_subject(line, index, cue, first=not found)
        if not _is_noun(line, verb) and not _is_participle(line, verb):
            found.append(verb)
    return found


def _is_noun(line: Line, verb: Verb) -> bool:
    """Tell whether a form on -s is a plural: "tough questions" has no subject in it."""
    low = line.low[verb.index]
    if low.removesuffix("s") not in word_lists().noun_like or not low.endswith("s"):
        return False
    if verb.subject is None:
        return True
    opens = line.words[verb.subject.first]
    known = verb.subject.name >= 0 or opens.text[0].isupper()
    lists = word_lists()
    return not (known or opens.low in lists.determiners | lists.pronouns_person | {"it"})


def _is_participle(line: Line, verb: Verb) -> bool:
    """Tell whether a verb right behind marks has no subject: '"the deal" announced in May'."""
    return verb.subject is None and line.words[verb.index - 1].is_mark


def _is_speech(line: Line, index: int, cue: Cue) -> bool:
    """Tell whether a form of a cue is a verb, active, and not denied."""
    lists = word_lists()
    low = line.low[index]
    before = line.low[index - 1] if index else ""
    if before in cue.never_after or not index:
        return False
    if cue.needs and cue.needs.isdisjoint(line.low[index + 1 : index + 1 + _SOON]):
        return False
    noun = before in lists.nominal or before.endswith(("'s", "s'"))
    if noun and not low.endswith("ing") and low not in _NO_NOUNS:
        return False
    if low.endswith("ing") and before not in _BEFORE_ING and before not in lists.auxiliaries:
        return False
    if low in lists.noun_like and not _takes_plain_form(line, index - 1):
        return False
    back = index - 1
    while back > 0 and (line.low[back] in lists.adverbs or line.low[back].endswith("ly")):
        back -= 1
    helper = line.low[back] if back >= 0 else ""
    if helper in lists.unsaid or helper.endswith("n't"):
        return helper == "to" and line.low[back - 1] in _GOES_ON
    return low.endswith("ing") or helper not in _BE


def _takes_plain_form(line: Line, index: int) -> bool:
    """Tell whether a plain form behind a word can be a verb: "critics claim", no "phone call"."""
    lists = word_lists()
    while index > 0 and line.low[index] in lists.adverbs:
        index -= 1
    low = line.low[index]
    plural = (low.endswith("s") and not low.endswith("ss")) or line.words[index].name >= 0
    joined = (
        low in ("and", "or", "but", "to", "that", "who", "which")
        or low in lists.auxiliaries
        or low in lists.finite
    )
    return plural or joined or low in lists.plural_nouns or line.breaks(index)


def _with_subject(line: Line, index: int, cue: Cue, *, first: bool) -> Verb:
    """Return a verb with its subject; none where it shares that of the verb before it."""
    low, before = line.low[index], line.low[index - 1] if index else ""
    if before == "as" and index > 2 and line.low[index - 2] in ("quoted", "cited"):
        return Verb(index, cue, subject_before(line, index - 2))
    if before == "to" and index > 2:
        # "went on to say", "continued to say"
        went = index - 2 - (line.low[index - 2] == "on")
        return Verb(index, cue, subject_before(line, went))
    if _may_invert(line, index, cue):
        behind = subject_after(line, index)
        if behind is not None and (before != "," or _is_speaker(line, behind)):
            return Verb(index, cue, behind, inverted=True)
    if low.endswith("ing"):
        return Verb(index, cue, clause_subject(line, index) if first else None)
    subject = person_behind_marks(line, index) or subject_before(line, index)
    if subject is None and first:
        subject = clause_subject(line, _before_conjunction(line, index))
    return Verb(index, cue, subject)


def _may_invert(line: Line, index: int, cue: Cue) -> bool:
    """Tell whether the subject may stand behind a verb: '"No," said Ann', ", said Ann"."""
    if line.low[index].endswith("ing"):
        return False
    if line.words[index - 1].is_mark:
        return bool(cue.frames & {"clause", "that", "quote", "strict"})
    if line.low[index - 1] != "," or "inverts" not in cue.frames:
        return False
    return not names_only_its_subject(line, index - 1)


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
