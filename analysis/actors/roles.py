"""In what role a name stands: actor, source, dateline or modifier."""

from __future__ import annotations

import re

from analysis.actors.article import Article, Name
from analysis.actors.following import noun_follows
from analysis.actors.lexicon import cues, word_tags
from analysis.actors.words import Sentence

_DATE = re.compile(r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?$")
_MARKS = frozenset(("--", "—", "–", "-"))
_LONGEST_DATELINE = 18
_PREFIXES = ("pro", "anti")
# Tags of words that no adjective stands before: "the Rohingya out at sea".
_NO_NOUNS = ("IN", "RP", "MD", "TO", "WDT", "WP")
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
    in_datelines: set[int] = set()
    for sentence in article.words.sentences:
        in_datelines.update(range(sentence.first, _dateline_end(article, sentence)))
    behind: Name | None = None
    for name in reversed(names):
        sort = name.entry.sort if name.entry is not None else ""
        if name.first in in_datelines:
            body = sort in _MEDIA or name.kind == "organisation" or name.rule == "acronym"
            name.role = "source" if body else "dateline"
        elif sort in _MEDIA and _cited(article, name):
            name.role = "source"
        elif sort == "combining" or _in_compound(article, name):
            name.role = "modifier"
        elif sort == "adjective":
            name.role = "modifier" if _adjective_modifies(article, name, behind) else "actor"
        elif sort != "people" and _name_modifies(article, name):
            name.role = "modifier"
        behind = name


def _dateline_end(article: Article, sentence: Sentence) -> int:
    """Return where a dateline ends at the start of a sentence; its first word if it has none."""
    texts, first = article.texts, sentence.first
    if not texts[first].isupper() or len(texts[first]) < 3:
        return first
    for i in range(first + 1, min(sentence.last, first + _LONGEST_DATELINE)):
        text = texts[i]
        if text in _MARKS and not (article.words.glued(i) and article.words.glued(i + 1)):
            return i
        place = text.isupper() or (text[0].isupper() and texts[i - 1] in (",", "(", "/"))
        if not (place or text in ",()./" or text.isdigit() or _DATE.match(text) or len(text) < 3):
            if texts[i - 1][0].isupper() and text[0].isupper():
                continue
            return first
    return first


def _in_compound(article: Article, name: Name) -> bool:
    """Tell whether a name makes an adjective with a prefix: "pro-Beijing"."""
    before = name.first - 1
    return article.hyphen(before) and article.texts[before - 1].lower() in _PREFIXES


def _name_modifies(article: Article, name: Name) -> bool:
    """Tell whether a name stands before what it describes: "U.S. President", "Paris attacks"."""
    behind = article.texts[name.last]
    if name.kind == "place" and behind in cues().place_nouns:
        return False
    if noun_follows(article, name.last):
        return True
    return name.kind != "person" and behind.lower().rstrip(".") in cues().offices


def _adjective_modifies(article: Article, name: Name, behind: Name | None) -> bool:
    """Tell whether a demonym describes what follows: not in "the French", "a Syrian who fled"."""
    texts, cue = article.texts, cues()
    before, after = texts[name.first - 1].lower(), texts[name.last]
    if after == "-":
        return article.words.glued(name.last)
    noun = after not in cue.function_words and word_tags().get(after, "") not in _NO_NOUNS
    if after[0].isalpha() and noun and after not in cue.speech_verbs:
        return True
    if after in ("and", "or", ",", "/") and behind is not None and behind.first == name.last + 1:
        return behind.role == "modifier"
    return before != "the" and before not in cue.single_leads


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
