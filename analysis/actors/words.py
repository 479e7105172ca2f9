"""The words of a text, sentence by sentence, as the rules for names want them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate, islice

from analysis.actors.lexicon import common_words, cues, given_names
from analysis.language.sentences import split_sentences

BREAK = "\n"
_WORD = re.compile(
    r"""([a-z]{2,}(?![\w'])|[A-Z][a-z]+(?![\w'.])|[,;:"()]   # most words, told apart fast
      | \.(?!\.\.)
      | (?:[A-Z]\.){2,}(?:[A-Z]\b(?!\.))?                   # U.S., D.C., U.S.A
      | [A-Z]\.[A-Z]\b(?!\.)                                # U.S without its last stop
      | \b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Sen|Sens|Rep|Reps|Gov|St|Jr|Sr|Inc|Corp|Co|Ltd|Prof
          |Rev|Maj|Adm|Hon|Bros|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Nos?|vs|Ala|Ariz|Ark|Calif
          |Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore
          |Pa|Tenn|Va|Vt|Wash|Wis|Wyo)\.
      | \b[A-Z]\.(?=[ ]?[A-Z])                              # an initial
      | '[sS]\b                                             # a possessive
      | [^\W\d_](?='[sS]\b)
      | \d[\d,.]*\d\b
      | \w+(?:'(?![sS]\b)\w+)*
      | --+ | \.\.\. | [^\w\s])([ ]?)                       # and the blank behind it""",
    re.VERBOSE,
)
_OPENERS = frozenset("\"'(:[•*—–|/") | {"--", BREAK, "...", ";", "-"}


@dataclass(slots=True)
class Sentence:
    """The words `first` to `last` (excluded) of one sentence or line."""

    first: int
    last: int


@dataclass(slots=True)
class Words:
    """The words of one text with their offsets; a BREAK stands after each sentence and line.

    `case` says of each word how its sentence is printed: "plain", "title" (a headline That Looks
    Like This) or "caps".
    """

    texts: list[str]
    starts: list[int]
    case: list[str]
    sentences: list[Sentence]

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
        return self.texts[index - 1] in _OPENERS and not (
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
    words = Words([BREAK], [0], ["plain"], [])
    for start, end in split_sentences(text):
        while (stop := text.find(BREAK, start, end)) >= 0:
            _add_line(words, text, start, stop)
            start = stop + 1
        _add_line(words, text, start, end)
    return words


def _add_line(words: Words, text: str, start: int, end: int) -> None:
    """Add the words of one sentence, or of one line of it, and the BREAK behind them."""
    # Gaps, words and the blanks behind them by turns: no match objects, so fast.
    parts = _WORD.split(text[start:end])
    texts = parts[1::3]
    if texts:
        words.sentences.append(Sentence(len(words.texts), len(words.texts) + len(texts)))
    words.texts.extend(texts)
    words.texts.append(BREAK)
    places = accumulate(map(len, parts), initial=start)
    words.starts.extend(islice(places, 1, len(parts), 3))
    words.starts.append(end)
    words.case.extend([_case(texts)] * len(texts))
    words.case.append("plain")


def _case(texts: list[str]) -> str:
    """Tell whether a sentence is printed as a headline in capitals, in title case, or plainly."""
    long = [t for t in texts if len(t) > 3 and t.isalpha()]
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
