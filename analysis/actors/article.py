"""One article as the rules see it: its words, the known names in it, and how it prints words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.actors.gazetteer import Entry, Known
from analysis.actors.lexicon import common_words, cues, given_names
from analysis.actors.words import Sentence, Words
from analysis.language.wordlists import read_lines


@dataclass(slots=True)
class Name:
    """A name found: words `first` to `last` (excluded), and what it is taken for.

    `kind` is empty while it is not known; `entry` is set where the name was known beforehand.
    """

    first: int
    last: int
    kind: str
    actor: str
    rule: str
    role: str = "actor"
    entry: Entry | None = None


class Article:
    """The words of one article and what can be asked about them.

    Parameters
    ----------
    words
        The article's words.
    known
        The known names among them, in order.
    """

    def __init__(self, words: Words, known: list[Known]) -> None:
        self.words = words
        self.texts = words.texts
        self.case = ["plain"] * len(words.texts)
        for sentence in words.sentences:
            if sentence.case != "plain":
                _fill(self.case, sentence)
        self.known = {k.first: k for k in known if self._believed(k)}
        self.covered = {i for k in self.known.values() for i in range(k.first, k.last)}
        self.lower = {text for text in self.texts if text[0].islower()}
        self.capitalised = self._capitalised()

    def _believed(self, known: Known) -> bool:
        """Tell whether a known name may stand here: names in capitals, US and IS need care."""
        text = self.texts[known.first]
        case = self.case[known.first]
        if known.last - known.first > 1:
            return True
        if known.capitals:
            return case == "caps" or self.words.opens(known.first) or len(text) > 4
        if text in _ALSO_WORDS:
            return case != "caps" or text == "US" and self._noun_follows(known.last)
        return True

    def _noun_follows(self, index: int) -> bool:
        """Tell whether an ordinary word of three letters or more follows."""
        return len(self.texts[index]) > 2 and self.texts[index].isalpha()

    def _capitalised(self) -> set[str]:
        """Return the words that are capitalised where nothing but a name calls for it."""
        opens, case, texts = self.words.opens, self.case, self.texts
        return {
            text
            for i, text in enumerate(texts)
            if text[0].isupper() and case[i] == "plain" and not opens(i) and texts[i - 1] != "."
        }

    def text(self, first: int, last: int) -> str:
        """Return words as one name, hyphens and possessives glued as they are printed."""
        parts = [self.texts[first]]
        for i in range(first + 1, last):
            parts.append(self.texts[i] if self.words.glued(i) else " " + self.texts[i])
        return "".join(parts)

    def capital(self, index: int) -> bool:
        """Tell whether a word is capitalised and may belong to a name."""
        text = self.texts[index]
        return text[0].isupper() and text not in cues().not_names

    def namelike(self, index: int) -> bool:
        """Tell whether a word is capitalised because it is a name, as far as one can tell."""
        if not self.capital(index):
            return False
        case = self.case[index]
        if case == "plain" and not self.words.opens(index):
            return True
        text = self.texts[index]
        if index in self.covered:
            return True
        if case == "caps":
            return False
        if text in self.capitalised:
            return True
        return not self.ordinary(text)

    def ordinary(self, text: str) -> bool:
        """Tell whether a capitalised word may be an ordinary word with a capital."""
        low = text.lower()
        if low in common_words() or low in self.lower or low in sentence_starters():
            return True
        return low.endswith(("ing", "ed", "ly")) and text not in given_names()

    def hyphen(self, index: int) -> bool:
        """Tell whether a word is a hyphen inside a compound."""
        return (
            self.texts[index] == "-"
            and self.words.glued(index)
            and self.words.glued(index + 1)
            and self.texts[index + 1][0].isalnum()
        )


_ALSO_WORDS = frozenset(("US", "IS", "WHO", "IT", "AP", "AU", "Fed", "Fox", "Nice", "Queens"))


def _fill(case: list[str], sentence: Sentence) -> None:
    """Note how the words of a sentence are printed."""
    case[sentence.first : sentence.last] = [sentence.case] * (sentence.last - sentence.first)


@cache
def sentence_starters() -> frozenset[str]:
    """Return words that open sentences, in lower case."""
    return frozenset(word.lower() for word in read_lines("sentence-starters.txt"))
