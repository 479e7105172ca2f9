"""Whether a stop ends its sentence: the guarded rules behind `split_sentences`."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from analysis.language.wordlists import read_lines, read_pairs

_OPENERS = r"[\"'“‘«(\[]"


def _candidate(first: str) -> re.Pattern[str]:
    """Return the pattern of a stop, what closes after it, the gap, and what opens after it.

    `first` holds the marks that a stop may begin with. Every rule that can be told by single
    characters is told here, at the speed of `re`.
    """
    return re.compile(
        rf"""({first}(?<![.!?…]{{2}})[.!?…]*)               # 1 the stop: `re` leaps to it
        ((?:["'”’»)\]]|[ ]?\[\d[\d,–-]*\])*+)          # 2 closers (and footnote marks)
        (\s+|(?=[A-Z“"]))                             # 3 the gap, missing in "said.The"
        (?=({_OPENERS}*)                              # 4 openers
           ([^\s,;:.!?…\-–—)\]}}/&=+*%a-z"'“”‘’]      # 5 how the next word begins:
           |(?:al|as|el)-[A-Z]|[a-z]{{1,4}}[A-Z])       #   no lower case but al-Assad, iPhone
        )""",
        re.VERBOSE,
    )


_STOPS = _candidate("[.!?…]")
# A dot alone is leapt to several times as fast, and most texts have no other stop.
_DOTS = _candidate(r"\.")
_WORD_BEFORE = re.compile(r"[^\W_](?:[\w'’]|\.(?=\w))*$")
_NEXT_WORD = re.compile(r"[\w'’]+")
_CLOCK_NEXT = re.compile(
    r"(?:[A-Z]{1,2}[SD]?T|GMT|UTC|Eastern|Central|Mountain|Pacific|(?:local|London)\b"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_NUMERAL = re.compile(r"\d|[IVXLC]+\b")
_LABEL = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[A-Za-z]|[ivx]{1,4})$")
_ASKED = re.compile(
    r"(?:[A-Z][\w.'’-]*\s+){0,4}[A-Z][\w.'’-]*\s+(?:said|says|asked|asks|added|adds|wrote|writes"
    r"|tweeted|told|shouted|cried|exclaimed|demanded|wondered|replied|answered|declared)\b"
)
_LONGEST_WORD = 24


def candidates(text: str) -> list[re.Match[str]]:
    """Return the stops of a text that may end a sentence, in order.

    Examples
    --------
    >>> [match.start() for match in candidates("Gov. Lee left. He won 2.5 percent.")]
    [3, 13]
    """
    others = any(map(text.__contains__, "!?…"))
    return list((_STOPS if others else _DOTS).finditer(text))


def ends_sentence(match: re.Match[str], begin: int, *, first: bool) -> bool:
    """Tell whether a candidate stop ends the sentence that started at `begin`.

    Parameters
    ----------
    match
        One of `candidates`.
    begin
        Where the present sentence starts.
    first
        Whether that is the first sentence of its paragraph, so that "1." may be a list's number.
    """
    stop, closers, gap, opens = match.group(1, 2, 3, 5)
    text = match.string
    plain = stop == "." and gap and not closers and not opens.islower()
    # Most stops are these, and nothing else need be asked of them.
    if plain and _follows_plain_word(text, begin, match.start()):
        return True
    if opens.islower() or not _has_word(text, begin, match.start()):
        return False
    if not gap and not _glued(text, match):
        return False
    if stop == ".":
        return _period_ends(match, begin, first=first)
    if closers and stop[-1] in "!?" and _ASKED.match(text, match.start(4)):
        return False
    if stop == "!":
        return _kinds().get(_word_before(text, begin, match.start())) != "open"
    return True


def _follows_plain_word(text: str, begin: int, dot: int) -> bool:
    """Tell whether a stop deep in its sentence follows a word that is no abbreviation."""
    earliest = dot - _LONGEST_WORD
    if earliest < begin:
        return False
    word = text[text.rfind(" ", earliest, dot) + 1 or earliest : dot]
    return word.isalpha() and _kind(word) is None


def _has_word(text: str, begin: int, stop: int) -> bool:
    """Tell whether a letter or digit stands before the stop, as none does in "… Then"."""
    return stop - begin > _LONGEST_WORD or any(map(str.isalnum, text[begin:stop]))


def _glued(text: str, match: re.Match[str]) -> bool:
    """Tell whether a stop without a blank after it is a lost blank ("said.The talks")."""
    word = _NEXT_WORD.match(text, match.start(5))
    before = text[max(0, match.start() - 3) : match.start()]
    return (
        word is not None
        and before.isalpha()
        and before.islower()
        and word[0].lower() in _starters()
        and text[word.end() : word.end() + 1].isspace()
    )


def _period_ends(match: re.Match[str], begin: int, *, first: bool) -> bool:
    """Tell whether a single full stop ends a sentence."""
    text, dot = match.string, match.start()
    word = _word_before(text, begin, dot)
    if not word:
        return True
    closers, openers = match.group(2, 4)
    label = not closers and dot - begin < _LONGEST_WORD and _LABEL.match(text[begin:dot])
    if label and (first or word.isdigit()):
        return False
    kind = _kind(word)
    if kind is None or (closers and kind != "open"):
        return True
    after = match.start(5)
    if closers:
        return closers != ")" or _starts(text, after)
    return _abbreviation_ends(kind, text, (dot - len(word), after), openers)


def _abbreviation_ends(kind: str, text: str, around: tuple[int, int], openers: str) -> bool:
    """Tell whether an abbreviation of `kind` ends its sentence too.

    `around` holds where the abbreviation starts and where the next word does.
    """
    start, after = around
    if kind in ("title", "inner"):
        return False
    if kind == "number":
        return _NUMERAL.match(text, after) is None
    if kind == "clock":
        return _CLOCK_NEXT.match(text, after) is None
    if text[after].isdigit():
        return False
    if kind == "initial" and _letter_is_label(text, start):
        return True
    if kind == "state":
        # "in Reno, Nev. Police" ends; "Nev. Gov. Smith" and "RENO, Nev. (AP)" do not.
        return "(" not in openers and (_starts(text, after) or text.endswith(", ", 0, start))
    return _starts(text, after)


def _letter_is_label(text: str, start: int) -> bool:
    """Tell whether a capital at `start` labels the word before it or is the pronoun."""
    words = text[max(0, start - _LONGEST_WORD) : start].split()
    if not words:
        return False
    return words[-1].lower() in _labelled() or (text[start] == "I" and words[-1].islower())


def _starts(text: str, after: int) -> bool:
    """Tell whether the word at `after` is one that opens sentences."""
    word = _NEXT_WORD.match(text, after)
    return word is not None and word[0].lower().replace("’", "'") in _starters()


def _word_before(text: str, begin: int, dot: int) -> str:
    """Return the word that ends at `dot`, dots inside it included ("U.S", "a.m")."""
    earliest = max(begin, dot - _LONGEST_WORD)
    word = text[max(earliest, text.rfind(" ", earliest, dot) + 1) : dot]
    if word.isalpha():
        return word
    match = _WORD_BEFORE.search(word)
    return match[0] if match else ""


@lru_cache(maxsize=20_000)
def _kind(word: str) -> str | None:
    """Return what kind of abbreviation a word is, None if it is none."""
    kind = _kinds().get(word)
    if kind is not None:
        return kind
    if len(word) == 1 and word.isupper():
        return "initial"
    if word.isupper() and len(word) > 1:
        # "GOV. LEE" in a headline; but "LA", "PA" and "CO" in capitals are no states or companies.
        kind = _kinds().get(word.capitalize())
        if kind in ("title", "number"):
            return kind
    letters = word.split(".")
    return "open" if len(letters) > 1 and all(map(_is_letter, letters)) else None


def _is_letter(part: str) -> bool:
    """Tell whether a part of a dotted word is one letter, as in "U.S"."""
    return len(part) == 1 and part.isalpha()


@cache
def _kinds() -> dict[str, str]:
    """Return the abbreviations and their kinds."""
    return read_pairs("abbreviations.csv")


@cache
def _starters() -> frozenset[str]:
    """Return the words that open sentences."""
    return frozenset(read_lines("sentence-starters.txt"))


@cache
def _labelled() -> frozenset[str]:
    """Return the words after which a single capital is a label: "hepatitis B. Doctors say"."""
    return frozenset(read_lines("labelled-by-letter.txt"))
