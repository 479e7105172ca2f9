"""What may follow a verb of speech: each frame finds where what was said begins."""

from __future__ import annotations

from collections.abc import Callable

from analysis.sentiment.speech.cues import word_lists
from analysis.sentiment.speech.line import Line

_OPENERS = frozenset(("that", "whether", "how", "why"))
_STRICT = _OPENERS | {"what", "if", "who", "where", "when"}
_OBJECTS = frozenset(("it", "him", "her", "them", "us", "me", "you", "himself", "themselves"))
_SUBJECTS = frozenset(("he", "she", "they", "we", "i"))
_CLAUSE_PRONOUNS = frozenset(("he", "she", "it", "they", "we", "i", "there", "you"))
_NEAR = 6  # words from "which" to its verb
REACH = 15  # words in which "that" or a verb must follow


def stops_at(line: Line, index: int) -> bool:
    """Tell whether a mark ends the clause at a word."""
    # A stop within a sentence belongs to an abbreviation: "on Nov. that".
    stop = line.low[index] == "." and index + 1 >= len(line.low)
    return stop or line.low[index] in (",", ";", ")")


def after_fillers(line: Line, index: int, *, days_only: bool = False) -> int:
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


def over_insertion(line: Line, index: int) -> int:
    """Return the place of "that" behind ", however," or ", in a letter,"; else the same word."""
    if line.low[index] != ",":
        return index
    for behind in range(index + 1, min(index + REACH, len(line.low) - 1)):
        if line.low[behind] == "," and line.low[behind + 1] == "that":
            return behind + 1
    return index


def _opener(line: Line, first: int, openers: frozenset[str]) -> int:
    """Return the place of "that" behind adverbs and phrases such as "in a letter"; -1 if none."""
    lists = word_lists()
    index = after_fillers(line, first)
    if index >= len(line.low):
        return -1
    if line.low[index] in openers:
        return index
    if line.low[index] in lists.prepositions or line.low[index] == "again":
        for behind in range(index + 1, min(index + REACH, len(line.low))):
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
    """Take any clause: "said (that) the war would end"."""
    opener = _opener(line, first, frozenset(("that",)))
    if opener >= 0:
        return opener + 1
    begin = after_fillers(line, first, days_only=True)
    if begin < len(line.low) and line.low[begin] == ":":
        begin += 1
    enough = len(line.low) - begin > 2 and not stops_at(line, begin)
    lists = word_lists()
    # "He said in a statement." reports nothing behind the verb.
    if enough and line.low[begin] in lists.prepositions:
        begin = _behind_place(line, begin)
        enough = any(low in lists.finite for low in line.low[begin:])
    return begin if enough and not line.words[begin].is_mark else _at_mark(line, begin)


def _behind_place(line: Line, begin: int) -> int:
    """Return where "in Ankara he was sad" goes on behind the place; else the same word."""
    for index in range(begin + 2, min(begin + _NEAR, len(line.low) - 1)):
        free = line.low[index - 1] not in word_lists().prepositions
        if free and line.low[index] in _SUBJECTS and line.low[index + 1] in word_lists().finite:
            return index
        if stops_at(line, index) or line.breaks(index):
            break
    return begin


def _at_mark(line: Line, begin: int) -> int:
    """Return the place of quotation marks after which words without marks follow; else -1."""
    if begin < len(line.low) and line.words[begin].is_mark:
        behind = begin + 2
        if behind < len(line.low) and line.low[behind][0].isalnum():
            return begin
    return -1


def _that(line: Line, first: int) -> int:
    """Take a clause with a finite verb: "argued that", "argued Assad should go"."""
    opener = _opener(line, first, _OPENERS)
    if opener >= 0:
        return _behind(line, opener)
    begin = after_fillers(line, first)
    if begin >= len(line.low) or line.low[begin] in word_lists().prepositions:
        return -1
    if line.words[begin].is_mark or stops_at(line, begin):
        return _at_mark(line, begin)
    return begin if _has_finite(line, begin) else -1


def _has_finite(line: Line, begin: int) -> bool:
    """Tell whether a finite verb follows before a comma, a relative clause or a conjunction."""
    lists = word_lists()
    for index in range(begin + 1, min(begin + REACH, len(line.low))):
        low = line.low[index]
        if low in lists.finite:
            return True
        if low in (",", ";", "and", "but", "while") or low in lists.relatives or low == "that":
            return False
    return False


def _strict(line: Line, first: int) -> int:
    """Take only "that", "whether" or a question word."""
    return _behind(line, _opener(line, first, _STRICT))


def _whether(line: Line, first: int) -> int:
    """Take only a question."""
    return _behind(line, _opener(line, first, _STRICT - {"that"}))


def _person(line: Line, first: int) -> int:
    """Take "told reporters on Monday (that) it was over"."""
    lists = word_lists()
    for index in range(first, min(first + REACH, len(line.low))):
        low = line.low[index]
        if low in _OPENERS or (low == "what" and index > first):
            return _behind(line, index)
        if low in ("against", "about") and index > first and line.low[index - 1] != "of":
            return index + 1
        if low == "to" and index > first and line.low[index - 1] not in lists.prepositions:
            return index
        if stops_at(line, index) or line.breaks(index):
            behind = over_insertion(line, index)
            return _behind(line, behind) if behind > index else _at_mark(line, index)
        free = line.low[index - 1] not in lists.prepositions
        starts = free and (low in _CLAUSE_PRONOUNS or low in lists.determiners)
        subject = low in _SUBJECTS and line.low[index - 1] not in lists.subordinators
        if index > first and starts and (subject or _has_finite(line, index)):
            return index
    return -1


def _object(line: Line, first: int, link: str) -> int:
    """Return `first` if `link` follows behind an object, else -1."""
    if line.low[first] == link:
        return -1
    for index in range(first + 1, min(first + REACH, len(line.low))):
        low = line.low[index]
        if low == link:
            return first
        if stops_at(line, index) or line.breaks(index) or low in word_lists().finite:
            return -1
    return -1


def _name(line: Line, first: int) -> int:
    """Take "called it a pause", "called the measure a pause"; no telephone call."""
    gapped = line.low[first] in word_lists().determiners and is_gapped(line, first - 1)
    if gapped or line.low[first] in _OBJECTS:
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
        if stops_at(line, index) or low in lists.finite or low in lists.subordinators:
            return -1
    return -1


def is_gapped(line: Line, verb: int) -> bool:
    """Tell whether the object stands before the verb: "which Putin called a crime"."""
    for index in range(verb - 1, max(verb - _NEAR, -1), -1):
        if line.low[index] in ("which", "what", "whom"):
            return index < verb - 1
        if line.low[index] in word_lists().finite or stops_at(line, index) or line.breaks(index):
            return False
    return False


def _link(line: Line, first: int, words: frozenset[str]) -> int:
    """Return what stands behind one of some words, adverbs before it left out."""
    index = after_fillers(line, first)
    return index + 1 if index < len(line.low) and line.low[index] in words else -1


def _particle(line: Line, first: int, word: str) -> int:
    """Take "pointed out that", "made it clear that"."""
    for index in range(first, min(first + 2, len(line.low))):
        if line.low[index] == word:
            return _that(line, index + 1)
    return -1


def _to(line: Line, first: int) -> int:
    """Take "vowed to go on"."""
    index = after_fillers(line, first)
    return index if index < len(line.low) and line.low[index] == "to" else -1


def _it(line: Line, first: int) -> int:
    """Take "put it bluntly: nobody won", "As Ann put it, nobody won"."""
    index = after_fillers(line, first + 1)
    if index + 1 < len(line.low) and line.low[index] in (",", ":"):
        return _at_mark(line, index + 1) if line.words[index + 1].is_mark else index + 1
    return -1


FRAMES: dict[str, Callable[[Line, int], int]] = {
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
    "it": _it,
    "to": _to,
    "on_to": lambda line, first: _object(line, first + 1, "to") if line.low[first] == "on" else -1,
    "obj_to": lambda line, first: _object(line, first, "to"),
    "obj_that": lambda line, first: first if line.low[first] in word_lists().determiners else -1,
    "out": lambda line, first: _particle(line, first, "out"),
    "clear": lambda line, first: _particle(line, first, "clear"),
}
CLAUSES = frozenset(("clause", "that", "strict", "whether", "person", "out", "clear", "it"))
