"""What was said where no quotation marks tell: the clause that a verb of speech reports."""

from __future__ import annotations

from analysis.sentiment.speech.cues import Cue, word_lists
from analysis.sentiment.speech.subjects import Line, Subject, is_adverbial

Words = tuple[int, int]  # first and last (excluded) word of a line
_OPENERS = frozenset(("that", "whether", "how", "why"))
_STRICT = _OPENERS | {"what", "if", "who", "where", "when"}
_OBJECTS = frozenset(
    ("it", "him", "her", "them", "us", "me", "you", "himself", "itself", "themselves")
)
_CLAUSE_PRONOUNS = frozenset(("he", "she", "it", "they", "we", "i", "there", "you"))
_REACH = 15  # words in which "that" or a verb must follow


def content_after(line: Line, verb: int, cue: Cue) -> int:
    """Return where what was said begins behind a verb of speech; -1 if it reports nothing there.

    Parameters
    ----------
    line
        The line.
    verb, cue
        Place of the verb, and what it is.
    """
    first = verb + 1
    if first >= len(line.low) or line.low[first] in cue.never_before:
        return -1
    first = _over_insertion(line, first)
    if _stops(line, first):
        return -1
    for frame in _FRAMES:
        if frame in cue.frames:
            found = _FRAMES[frame](line, first)
            if found >= 0:
                return found
    return -1


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
    whole = any(line.low[i] in lists.finite for i in range(first, comma))
    return (first, comma) if whole or not is_adverbial(line, first) else None


def is_parenthesis(line: Line, verb: int) -> bool:
    """Tell whether a verb of speech ends its clause: "he said," or "he said on Friday."."""
    index = _after_fillers(line, verb + 1)
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
    while end < stop and line.low[end] != ";" and not _goes_on(line, end):
        end += 1
    while end > first and not line.words[end - 1].is_mark and line.low[end - 1] in ".,!?:;–—--":
        end -= 1
    return end


def _goes_on(line: Line, index: int) -> bool:
    """Tell whether ", and cancelled" follows: the narrator goes on about the speaker."""
    if line.low[index] != "," or index + 2 >= len(line.low):
        return False
    return line.low[index + 1] in ("and", "but") and line.low[index + 2].endswith("ed")


def _over_insertion(line: Line, index: int) -> int:
    """Return the place of "that" behind ", however," or ", in a letter,"; else the same word."""
    if line.low[index] != ",":
        return index
    for behind in range(index + 1, min(index + _REACH, len(line.low) - 1)):
        if line.low[behind] == "," and line.low[behind + 1] == "that":
            return behind + 1
    return index


def _stops(line: Line, index: int) -> bool:
    return line.low[index] in (",", ".", ";") or line.low[index] == ")"


def _after_fillers(line: Line, index: int, *, days_only: bool = False) -> int:
    """Return the first word behind adverbs and days, or behind days alone."""
    lists = word_lists()
    while index < len(line.low):
        low = line.low[index]
        following = line.low[index + 1] if index + 1 < len(line.low) else ""
        adverb = low in lists.adverbs or (len(low) > 4 and low.endswith("ly"))
        if low in lists.days or (adverb and not days_only):
            index += 1
        elif low in ("on", "in", "late", "early", "last", "this") and following in lists.days:
            index += 2
        elif (low.isdigit() or low == ".") and line.low[index - 1] in (*lists.days, "."):
            index += 1
        else:
            break
    return index


def _opener(line: Line, first: int, openers: frozenset[str]) -> int:
    """Return the place of "that" behind adverbs and phrases such as "in a letter"; -1 if none."""
    lists = word_lists()
    index = _after_fillers(line, first)
    if index >= len(line.low):
        return -1
    if line.low[index] in openers:
        return index
    if line.low[index] in lists.prepositions or line.low[index] == "again":
        for behind in range(index + 1, min(index + _REACH, len(line.low))):
            if line.low[behind] in openers and line.low[behind - 1] not in ("of", "about"):
                return behind
            if line.low[behind] in lists.finite or line.low[behind] in (",", ";"):
                break
    return -1


def _behind(line: Line, opener: int) -> int:
    """Return where what was said begins: behind "that", at any other opener."""
    if opener < 0:
        return -1
    return opener + 1 if line.low[opener] in ("that", "if") else opener


def _clause(line: Line, first: int) -> int:
    """ "said (that) the war would end": any clause will do."""
    opener = _opener(line, first, frozenset(("that",)))
    if opener >= 0:
        return opener + 1
    begin = _after_fillers(line, first, days_only=True)
    if begin < len(line.low) and line.low[begin] == ":":
        begin += 1
    enough = len(line.low) - begin > 2 and not _stops(line, begin)
    return begin if enough and not line.words[begin].is_mark else _at_mark(line, begin)


def _at_mark(line: Line, begin: int) -> int:
    """Return the place of quotation marks after which words without marks follow; else -1."""
    if begin < len(line.low) and line.words[begin].is_mark:
        behind = begin + 2
        if behind < len(line.low) and line.low[behind][0].isalnum():
            return begin
    return -1


def _that(line: Line, first: int) -> int:
    """ "argued that", "argued Assad should go": a clause with a finite verb."""
    opener = _opener(line, first, _OPENERS)
    if opener >= 0:
        return _behind(line, opener)
    begin = _after_fillers(line, first)
    if begin >= len(line.low) or line.low[begin] in word_lists().prepositions:
        return -1
    if line.words[begin].is_mark or _stops(line, begin):
        return _at_mark(line, begin)
    return begin if _has_finite(line, begin) else -1


def _has_finite(line: Line, begin: int) -> bool:
    """Tell whether a finite verb follows before a comma, a relative clause or a conjunction."""
    lists = word_lists()
    for index in range(begin + 1, min(begin + _REACH, len(line.low))):
        low = line.low[index]
        if low in lists.finite:
            return True
        if low in (",", ";", "and", "but", "while") or low in lists.relatives or low == "that":
            return False
    return False


def _strict(line: Line, first: int) -> int:
    """Only "that", "whether" or a question word."""
    return _behind(line, _opener(line, first, _STRICT))


def _whether(line: Line, first: int) -> int:
    return _behind(line, _opener(line, first, _STRICT - {"that"}))


def _person(line: Line, first: int) -> int:
    """ "told reporters on Monday (that) it was over"."""
    lists = word_lists()
    for index in range(first, min(first + _REACH, len(line.low))):
        low = line.low[index]
        if low in _OPENERS or low == "what" and index > first:
            return _behind(line, index)
        if low in ("against", "about") and index > first:
            return index + 1
        if low == "to" and index > first and line.low[index - 1] not in lists.prepositions:
            return index
        if _stops(line, index) or line.breaks(index):
            behind = _over_insertion(line, index)
            return _behind(line, behind) if behind > index else _at_mark(line, index)
        starts = low in _CLAUSE_PRONOUNS and line.low[index - 1] not in lists.prepositions
        starts = starts or (
            low in lists.determiners and line.low[index - 1] not in lists.prepositions
        )
        if index > first and starts and _has_finite(line, index):
            return index
    return -1


def _object(line: Line, first: int, link: str) -> int:
    """Return `first` if `link` follows behind an object, else -1."""
    if line.low[first] == link:
        return -1
    for index in range(first + 1, min(first + _REACH, len(line.low))):
        low = line.low[index]
        if low == link:
            return first
        if _stops(line, index) or line.breaks(index) or low in word_lists().finite:
            return -1
    return -1


def _name(line: Line, first: int) -> int:
    """ "called it a pause", "called the measure a pause"; no telephone call."""
    if line.low[first] in _OBJECTS:
        return first
    lists = word_lists()
    if line.low[first] not in lists.determiners and line.words[first].name < 0:
        return -1
    for index in range(first + 1, min(first + 9, len(line.low))):
        low = line.low[index]
        if low in ("a", "an", "the") and line.low[index - 1] not in lists.prepositions:
            return first
        if line.words[index].is_mark:
            return first
        if _stops(line, index) or low in lists.finite or low in lists.subordinators:
            return -1
    return -1


def _link(line: Line, first: int, words: frozenset[str]) -> int:
    """Return what stands behind one of some words, adverbs before it left out."""
    index = _after_fillers(line, first)
    return index + 1 if index < len(line.low) and line.low[index] in words else -1


def _particle(line: Line, first: int, word: str) -> int:
    """ "pointed out that", "made it clear that"."""
    for index in range(first, min(first + 2, len(line.low))):
        if line.low[index] == word:
            return _that(line, index + 1)
    return -1


def _to(line: Line, first: int) -> int:
    """ "vowed to go on"."""
    index = _after_fillers(line, first)
    return index if index < len(line.low) and line.low[index] == "to" else -1


_FRAMES = {
    "clause": _clause,
    "against": lambda line, first: _link(line, first, frozenset(("against", "of", "about"))),
    "that": _that,
    "strict": _strict,
    "whether": _whether,
    "person": _person,
    "of": lambda line, first: _object(line, first, "of"),
    "as": lambda line, first: _object(line, first, "as"),
    "name": _name,
    "for": lambda line, first: _link(line, first, frozenset(("for",))),
    "to": _to,
    "obj_to": lambda line, first: _object(line, first, "to"),
    "obj_that": lambda line, first: first if line.low[first] in word_lists().determiners else -1,
    "out": lambda line, first: _particle(line, first, "out"),
    "clear": lambda line, first: _particle(line, first, "clear"),
}
