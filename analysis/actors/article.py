"""One article as the rules see it: its words, the known names in it, and how it prints words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.actors.belief import believed, names_nobody
from analysis.actors.gazetteer import Entry, Known, figures
from analysis.actors.lexicon import common_words, cues, given_names, word_tags
from analysis.actors.words import OPENERS, Words
from analysis.language.wordlists import read_lines

# "R-Ariz.": a senator's party and state.
_PARTIES = frozenset(("R", "D", "I"))
_SHORTEST_IN_CAPITALS = 3
_PAST = ("VBD", "VBN")


@dataclass(slots=True)
class Name:
    """A name found: words `first` to `last` (excluded), and what it is taken for.

    `kind` is empty while it is not known; `entry` is set where the name was known beforehand;
    `judged` is the rule whose name the model gave its kind, and the model's probability of it.
    """

    first: int
    last: int
    kind: str
    actor: str
    rule: str
    role: str = "actor"
    entry: Entry | None = None
    judged: tuple[str, float] = ("", 1.0)


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
        self.case = words.case
        self.counts = words.counts
        self.capitals = words.capitals
        never = _no_names()
        self.may_name = {i for i in self.capitals if words.texts[i] not in never}
        self.inside = self._inside()
        self.capitalised = {words.texts[i] for i in self.inside}
        self.in_capitals = self._in_capitals() if "caps" in words.case else set()
        if self.in_capitals:
            names = self.in_capitals
            self.texts = [t.capitalize() if i in names else t for i, t in enumerate(words.texts)]
        self.party_marks = self._party_marks()
        self._ordinary: dict[str, bool] = {}
        self.known = {k.first: k for k in known if believed(self, k)}
        self.no_names = {
            k.first for k in known if k.first not in self.known and names_nobody(self, k)
        }
        self.covered = {i for k in self.known.values() for i in range(k.first, k.last)}
        self.surely = self.may_name & (self.inside | self.covered)

    def _inside(self) -> set[int]:
        """Return the words that have a capital where nothing but a name calls for it."""
        case, texts, opens = self.case, self.words.texts, self.words.opens
        return {
            i
            for i in self.capitals
            if case[i] == "plain" and (texts[i - 1] not in OPENERS or not opens(i))
        }

    def _in_capitals(self) -> set[int]:
        """Return the words of lines in capitals that name someone known, or told of elsewhere.

        From here on they read as they would in any other line: "OBAMA MEETS PUTIN" is of Obama.
        """
        case, texts = self.case, self.words.texts
        found: set[int] = set()
        for i in sorted(self.may_name):
            if case[i] != "caps":
                continue
            given = _given_before(texts, i, found)
            if given is not None:
                found.update(range(given + 1, i + 1))
            elif self._named(i):
                found.add(i)
        return found

    def _named(self, index: int) -> bool:
        """Tell whether a word in capitals is a name that is known, or that the article prints."""
        text = self.texts[index]
        plain = text.capitalize()
        if not text.isalpha() or len(text) < _SHORTEST_IN_CAPITALS:
            return False
        if text.lower() in common_words():
            return plain in figures() and (plain in self.capitalised or self.acts(index))
        if plain in given_names():
            return True
        return len(text) > _SHORTEST_IN_CAPITALS and (
            plain in self.capitalised or plain in figures()
        )

    def _party_marks(self) -> set[int]:
        """Return the parties before a senator's state: "R-Ariz."."""
        parties = _PARTIES & self.counts.keys()
        return {i for party in parties for i in self.places(party) if self.hyphen(i + 1)}

    def places(self, text: str) -> list[int]:
        """Return where a word stands, in order."""
        found: list[int] = []
        for _ in range(self.counts[text]):
            found.append(self.texts.index(text, found[-1] + 1 if found else 0))
        return found

    def text(self, first: int, last: int) -> str:
        """Return words as one name, hyphens and possessives glued as they are printed."""
        if last - first == 1:
            return self.texts[first]
        parts = [self.texts[first]]
        for i in range(first + 1, last):
            parts.append(self.texts[i] if self.words.glued(i) else " " + self.texts[i])
        return "".join(parts)

    def capital(self, index: int) -> bool:
        """Tell whether a word is capitalised and may belong to a name."""
        if index in self.may_name:
            return True
        text = self.texts[index]
        return text[0].isupper() and text in figures() and self._may_act(index)

    def namelike(self, index: int) -> bool:
        """Tell whether a word is capitalised because it is a name, as far as one can tell."""
        if index in self.surely:
            return True
        if not self.capital(index):
            return False
        if index in self.inside or index in self.covered:
            return True
        case = self.case[index]
        if case == "caps":
            return index in self.in_capitals
        text = self.texts[index]
        if text in self.capitalised or not self.ordinary(text):
            return True
        if case != "plain":
            return self.words.opens(index) and text in figures() and self.acts(index)
        if text in given_names() and self.capital(index + 1) and index + 1 not in self.covered:
            return True
        return text in figures() and self.acts(index)

    def _may_act(self, index: int) -> bool:
        """Tell whether a word that is a month or the like names a person here: "May opposed it"."""
        return self.texts[index] not in cues().function_capitals and self.acts(index)

    def acts(self, index: int) -> bool:
        """Tell whether a verb in the past or of speech follows a word: "May opposed it".

        In a headline a verb in the present tells as much: "MAY FACES DEFEAT".
        """
        behind = self.texts[index + 1]
        if self.case[index] == "plain":
            return behind in cues().speech_verbs or word_tags().get(behind, "") in _PAST
        behind = behind.lower()
        present = behind in cues().verbs or word_tags().get(behind, "") in (*_PAST, "VBZ")
        return present or behind in cues().speech_verbs

    def ordinary(self, text: str) -> bool:
        """Tell whether a capitalised word may be an ordinary word with a capital."""
        told = self._ordinary.get(text)
        if told is None:
            told = self._ordinary[text] = self._is_ordinary(text)
        return told

    def _is_ordinary(self, text: str) -> bool:
        low = text.lower()
        if low in common_words() or low in sentence_starters() or _inflected(low):
            return True
        if self.counts[low] and self.counts[low] >= self.counts[text]:
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


def _given_before(texts: list[str], index: int, names: set[int]) -> int | None:
    """Return where the given name stands whose surname a word is: "AMY R. QUILL", or None."""
    low = texts[index].lower()
    before = index - 2 if texts[index - 1].endswith(".") else index - 1
    if before not in names or texts[before].capitalize() not in given_names():
        return None
    surname = low.isalpha() and len(low) > 2 and low not in common_words() and not _inflected(low)
    return before if surname else None


@cache
def _no_names() -> frozenset[str]:
    """Return the capitalised words that name no one alone."""
    return cues().function_capitals | cues().not_names


def _inflected(low: str) -> bool:
    """Tell whether a word is an inflected form of an ordinary one: "buries", "droves"."""
    common = common_words()
    if low.endswith("ies"):
        return low[:-3] + "y" in common
    return low.endswith("s") and len(low) > 4 and (low[:-1] in common or low[:-2] in common)


@cache
def sentence_starters() -> frozenset[str]:
    """Return words that open sentences, in lower case."""
    return frozenset(word.lower() for word in read_lines("sentence-starters.txt"))
