"""In what role a name stands: actor, source, dateline or modifier."""

from __future__ import annotations

import re

from analysis.actors.article import Article, Name
from analysis.actors.lexicon import cues
from analysis.actors.words import Sentence

_DATE = re.compile(r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?$")
_MARKS = frozenset(("--", "—", "–", "-"))
_LONGEST_DATELINE = 18
_MEDIA = ("agency", "medium")


def give_roles(article: Article, names: list[Name]) -> None:
    """Set the role of every name.

    Parameters
    ----------
    article
        The article.
    names
        Its names, in order; changed in place.
    """
    datelines = {}
    for sentence in article.words.sentences:
        end = _dateline_end(article, sentence)
        datelines.update(dict.fromkeys(range(sentence.first, end), True))
    for name in names:
        if name.first in datelines:
            media = name.entry is not None and name.entry.sort in _MEDIA
            name.role = "source" if media or name.kind == "organisation" else "dateline"
        elif name.entry is not None and name.entry.sort == "adjective":
            name.role = "modifier" if _modifies(article, name) else "actor"
        elif name.entry is not None and name.entry.sort in _MEDIA and _cited(article, name):
            name.role = "source"


def _dateline_end(article: Article, sentence: Sentence) -> int:
    """Return where a dateline ends at the start of a sentence; its first word if it has none."""
    texts, first = article.texts, sentence.first
    if not texts[first].isupper() or len(texts[first]) < 3:
        return first
    for i in range(first + 1, min(sentence.last, first + _LONGEST_DATELINE)):
        text = texts[i]
        if text in _MARKS and not (article.words.glued(i) and article.words.glued(i + 1)):
            return i
        place = text.isupper() or text[0].isupper() and texts[i - 1] in (",", "(", "/")
        if not (place or text in ",()./" or text.isdigit() or _DATE.match(text) or len(text) < 3):
            if texts[i - 1][0].isupper() and text[0].isupper():
                continue
            return first
    return first


def _modifies(article: Article, name: Name) -> bool:
    """Tell whether a demonym stands before what it describes."""
    behind = article.texts[name.last]
    if behind == "-":
        return article.words.glued(name.last)
    return behind[0].isalpha() and behind not in cues().function_words


def _cited(article: Article, name: Name) -> bool:
    """Tell whether a medium is named as where something is from."""
    texts, cue = article.texts, cues()
    before, behind = texts[name.first - 1], texts[name.last]
    if before == "(" and behind in (")", "/"):
        return True
    if before == "the":
        before = texts[name.first - 2]
    if behind in cue.news_nouns:
        behind = texts[name.last + 1]
        if texts[name.first - 1] in cue.source_lead:
            return True
    return behind in cue.source_verbs or before in cue.source_lead or before in cue.source_verbs
