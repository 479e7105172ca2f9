"""The words of one sentence within the same quotation marks."""

from __future__ import annotations

from analysis.sentiment.speech.cues import titles
from analysis.sentiment.speech.passage import Name, Word

_BREAKS = frozenset((";", ":", "—", "–", "--", "(", ")", "!", "?", "…"))
_PARTS = frozenset(("-", "&", "."))


class Line:
    """The words of one sentence that stand within the same quotation marks, or within none.

    Parameters
    ----------
    words
        The words, quotation marks among them where other marked words are left out.
    names
        The mentions of the article.
    """

    def __init__(self, words: list[Word], names: list[Name]) -> None:
        self.words = words
        self.low = [word.low for word in words]
        self.names = names

    def breaks(self, index: int) -> bool:
        """Tell whether a clause ends at a word; before the first word it does."""
        return index < 0 or self.words[index].is_mark or self.low[index] in _BREAKS

    def named(self, index: int) -> int:
        """Return the mention that ends at a word, -1 if none or if it is a possessive."""
        word = self.words[index]
        possessive = word.name >= 0 and self.names[word.name].end < word.end
        return -1 if possessive else word.name

    def person(self, index: int) -> bool:
        """Tell whether a word belongs to a person's name."""
        name = self.words[index].name
        return name >= 0 and self.names[name].kind == "person"

    def capital(self, index: int) -> bool:
        """Tell whether a word may belong to a name or its title."""
        text = self.words[index].text
        return text[0].isupper() or self.low[index] in titles() or text in _PARTS
