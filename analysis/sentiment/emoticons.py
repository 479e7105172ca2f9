"""Emoticons: where TextBlob may put one together from marks, also from both sides of a blank."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from analysis.language.chunks import BLANKS, Chunks
from analysis.sentiment.textblob_rules import textblob_rules
from analysis.sentiment.tone_lexicon import SARCASM, Flags, Ints, marks

_WIDEST_BLANK = 0x3000


def joined_by_a_blank(chunks: Chunks) -> list[int]:
    """Return the texts in which a chunk's last mark and the next chunk's first may be neighbours.

    Parameters
    ----------
    chunks
        The chunks of texts.

    Examples
    --------
    >>> from analysis.language.chunks import chunked
    >>> joined_by_a_blank(chunked(["Well: )", "Well: no", "Good :)"]))
    [0]
    """
    letters = np.frombuffer(chunks.different.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds, meets = _neighbours()
    kind = kinds[np.minimum(letters, len(kinds) - 1)]
    first, last = kind[chunks.begins], kind[_last_letters(letters, chunks.begins)]
    near = meets[last[chunks.code[:-1]], first[chunks.code[1:]]]
    found = chunks.text[:-1][near & (chunks.text[:-1] == chunks.text[1:])]
    numbers: list[int] = np.unique(found).tolist()
    return numbers


def _last_letters(letters: npt.NDArray[np.uint32], begins: Ints) -> Ints:
    """Return where the last letter of each chunk stands, before the gap."""
    place = np.where(np.isin(letters, BLANKS), -1, np.arange(len(letters)))
    reached: Ints = np.maximum.accumulate(place)[np.r_[begins[1:], len(letters)][: len(begins)] - 1]
    return reached


@cache
def _forms() -> list[str]:
    """Return the emoticons."""
    emoticons = textblob_rules().text.EMOTICONS
    return sorted({form for forms in emoticons.values() for form in forms} | {SARCASM})


@cache
def _neighbours() -> tuple[Ints, Flags]:
    """Return the kind of each letter, and which kinds are neighbours in an emoticon.

    White space that `chunked` leaves inside a chunk may stand between any two.
    """
    pairs = {pair for form in _forms() for pair in pairwise(form)}
    letters = sorted({letter for pair in pairs for letter in pair})
    number = {letter: i for i, letter in enumerate(letters, start=2)}
    kinds = np.array([int(chr(code).isspace()) for code in range(_WIDEST_BLANK + 2)])
    kinds[[ord(letter) for letter in letters]] = range(2, len(letters) + 2)
    meets = np.zeros((len(letters) + 2, len(letters) + 2), dtype=bool)
    meets[1] = meets[:, 1] = True
    for one, other in pairs:
        meets[number[one], number[other]] = True
    return kinds, meets


@cache
def suspects() -> re.Pattern[str]:
    """Return a pattern that is found wherever TextBlob may put an emoticon together."""
    rests: dict[str, list[str]] = {}
    for form in _forms():
        # A letter must end its token; a mark is cut off whatever follows it.
        tail = "" if form[-1] in marks() else r"(?=$|[\W_]|n't)"
        rests.setdefault(form[0], []).append(r"\s*".join(["", *map(re.escape, form[1:])]) + tail)
    # "2008)" ends in an emoticon too, and stays a long unknown word: not worth a closer look.
    guards = {"8": r"(?<![^\W_]{2}8)"}
    return re.compile(
        "|".join(
            f"{re.escape(first)}{guards.get(first, '')}(?:{'|'.join(rest)})"
            for first, rest in rests.items()
        )
    )


def settle_emoticons(tokens: list[str]) -> list[str]:
    """Return tokens with ":o )" and ":c )" put together.

    TextBlob tries its emoticons in the order of a set, which changes from run to run, and finds
    either ":o" or ":o)" first. Here the longer one always wins.

    Examples
    --------
    >>> settle_emoticons(["Well", ":o", ")", "!"])
    ['Well', ':o)', '!']
    """
    settled: list[str] = []
    for token in tokens:
        if token == ")" and settled and settled[-1] in (":o", ":c"):
            settled[-1] += token
        else:
            settled.append(token)
    return settled
