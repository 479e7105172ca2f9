"""The words of a text, sentence by sentence, as the rules for names want them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from analysis.actors.lexicon import common_words, cues, given_names
from analysis.language.sentences import split_sentences

BREAK = "\n"
_WORD = re.compile(
    r"""(([a-z]++(?![\w'])|[A-Z][A-Za-z]*+(?![\w'.])|[,;:"()\n]  # most words, told apart fast
      | \.(?:\.\.)? | -+
      | '(?:[sS]\b)?                                         # a possessive, or a lone mark
      | \d[\d,.]*\d\b
      | (?:[A-Z]\.){2,}(?:[A-Z]\b(?!\.))?                   # U.S., D.C., U.S.A
      | [A-Z]\.[A-Z]\b(?!\.)                                # U.S without its last stop
      | \b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Sen|Sens|Rep|Reps|Gov|St|Jr|Sr|Inc|Corp|Co|Ltd|Prof
          |Rev|Maj|Adm|Hon|Bros|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Nos?|vs|Ala|Ariz|Ark|Calif
          |Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore
          |Pa|Tenn|Va|Vt|Wash|Wis|Wyo)\.
      | \b[A-Z]\.(?=[ ]?[A-Z])                              # an initial
      | \w+(?:'(?![sS]\b)\w+)*
      | [^\w\s])[^\S\n]*)                                  # and the blanks behind it""",
    re.VERBOSE,
)
OPENERS = frozenset("\"'(:[•*—–|/") | {"--", BREAK, "...", ";", "-"}


@dataclass(slots=True)
class Sentence:
    """The words `first` to `last` (excluded) of one sentence or line."""

    first: int
    last: int


@dataclass(slots=True)
class Words:
    """The words of one text with their offsets; a BREAK stands after each sentence and line.

    `case` says of each word how its sentence is printed: "plain", "title" (a headline That Looks
    Like This) or "caps". `capitals` are the words that begin with a capital, `counts` says how
    often each word is there.
    """

    texts: list[str]
    starts: list[int]
    case: list[str]
    sentences: list[Sentence]
    capitals: list[int]
    counts: Counter[str]

    def end(self, index: int) -> int:
        """Return where a word ends."""
        return self.starts[index] + len(self.texts[index])

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and last (excluded) word that begin within two offsets."""
        first = bisect_left(self.starts, start)
        while self.texts[first] == BREAK and first + 1 < len(self.texts):
            first += 1
        last = bisect_left(self.starts, end)
        return first, last

    def stops(self) -> list[int]:
        """Return where the sentences end."""
        return [sentence.last for sentence in self.sentences]

    def glued(self, index: int) -> bool:
        """Tell whether a word follows the one before it without a blank."""
        return self.starts[index] == self.starts[index - 1] + len(self.texts[index - 1])

    def opens(self, index: int) -> bool:
        """Tell whether a word begins a sentence, a line, a quotation or a bracket."""
        return self.texts[index - 1] in OPENERS and not (
            self.texts[index - 1] == "-" and self.glued(index)
        )


def split_words(text: str) -> Words:
    r"""Return the words of a folded text.

    Hyphens and possessives are words of their own: "al-Assad's" gives al, -, Assad, 's.

    Parameters
    ----------
    text
        A folded text.

    Examples
    --------
    >>> split_words("Gen. Ali's U.S.-led unit.").texts
    ['\n', 'Gen.', 'Ali', "'s", 'U.S.', '-', 'led', 'unit', '.', '\n']
    """
    texts, starts = [BREAK], [0]
    for begin, piece in _pieces(text):
        # By turns nothing, a word with the blanks behind it, the word: no match objects, so fast.
        parts = _WORD.split(piece)
        texts += parts[2::3]
        starts += accumulate(map(len, parts[1:-3:3]), initial=begin)
    words = Words(texts, starts, ["plain"] * len(texts), [], _capitals(texts), Counter(texts))
    _add_sentences(words)
    return words


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield a text in pieces, each with its place: a BREAK stands for the blank behind a sentence.

    Mostly there is one piece; where no blank parts two sentences ("said.The") another begins.
    """
    begin, done, parts = 0, 0, list[str]()
    for start, end in split_sentences(text):
        if parts and start > done:
            parts.append(" " * (start - done - 1))
        else:
            if parts:
                yield begin, "".join(parts)
            begin, parts = start, []
        parts += text[start:end], BREAK
        done = end
    if parts:
        yield begin, "".join(parts)


def _capitals(texts: list[str]) -> list[int]:
    """Return which words begin with a capital."""
    return [
        i
        for i, text in enumerate(texts)
        if (text >= "A" if text < "[" else text > "{" and text[0].isupper())
    ]


def _add_sentences(words: Words) -> None:
    """Add the sentences of words, and how each is printed."""
    texts, capitals = words.texts, words.capitals
    first, begun = 1, 0
    while first < len(texts):
        last = texts.index(BREAK, first)
        if last > first:
            words.sentences.append(Sentence(first, last))
            before, begun = begun, bisect_left(capitals, last, begun)
            case = _case(texts[first:last], begun - before)
            if case != "plain":
                words.case[first:last] = [case] * (last - first)
        first = last + 1


def _case(texts: list[str], capitals: int) -> str:
    """Tell whether a sentence is printed as a headline in capitals, in title case, or plainly."""
    if capitals < 2:
        return "plain"
    long = [t for t in texts if len(t) > 3 and t.isalpha()]
    if 2 * capitals < len(long):
        return "plain"
    begun = len([t for t in long if t[0].isupper()])
    if 2 * begun < len(long):
        return "plain"
    alphabetic = [t for t in texts if t.isalpha()]
    if len(alphabetic) < 3:
        return "plain"
    if sum(map(str.isupper, alphabetic)) > 0.8 * len(alphabetic):
        return "caps"
    if len(alphabetic) < 4 or not long or begun < 0.75 * len(long):
        return "plain"
    if texts[-1] == "." and not all(
        t[0].isupper() or t in cues().function_words for t in alphabetic
    ):
        return "plain"
    return "title" if _ordinary_capitals(texts) >= 2 else "plain"


def _ordinary_capitals(texts: list[str]) -> int:
    """Count the capitalised words after the first that are ordinary English."""
    cue, given, common = cues(), given_names(), common_words()
    return sum(
        t[:1].isupper()
        and t.lower() in common
        and t.lower() not in cue.offices
        and t not in cue.organisation_endings
        and t not in cue.not_names
        and t not in given
        for t in texts[1:]
    )
