"""What kind of name unknown capitalised words are, by the words in and beside them."""

from __future__ import annotations

from functools import cache

from analysis.actors.article import Article
from analysis.actors.lexicon import common_words, cues, given_names

_PLACES = ("country", "capital", "place")


def kind_of(article: Article, first: int, last: int, *, after_office: bool) -> tuple[str, str]:
    """Return the kind of a name and the rule that tells it; an empty kind if nothing does.

    Parameters
    ----------
    article
        The article.
    first, last
        The name's first and last (excluded) word.
    after_office
        Whether an office or a title stands before it.
    """
    texts, cue = article.texts[first:last], cues()
    before = article.texts[first - 1]
    lone = len(texts) == 1
    given = texts[0] in given_names()
    if lone and (texts[0] in cue.organisation_endings or texts[0] in cue.organisation_heads):
        if texts[0] in cue.lone_organisations:
            return "organisation", "organisation ending"
        return "", "part"
    if not (_strong_endings().isdisjoint(texts) or (after_office and given)):
        endings = _strong_endings().intersection(texts)
        return "organisation", "facility" if endings <= cue.facilities else "organisation ending"
    if after_office or before.lower().rstrip(".") in cue.person_nouns:
        return "person", "office"
    if _followed_by_place(article, last):
        return "place", "place follows"
    if texts[-1] in cue.place_endings and not (given and before.lower() not in _PLACE_LEADS):
        return "place", "place ending"
    if given and not lone and "&" not in texts and len(texts) <= 6:
        return "person", "given name"
    if texts[-1] in cue.organisation_endings:
        return "organisation", "organisation ending"
    return _lone_kind(article, first) if lone else _long_kind(article, first, last)


@cache
def _strong_endings() -> frozenset[str]:
    """Return the endings that decide alone that a name is an organisation's."""
    return cues().organisation_endings - cues().weak_endings


_PLACE_LEADS = frozenset(("the", "at", "in", "on", "near", "to", "from", "'s"))


def _followed_by_place(article: Article, last: int) -> bool:
    """Tell whether a comma and a country or state follow: "Irving, Texas"."""
    known = article.known.get(last + 1)
    return article.texts[last] == "," and known is not None and known.entry.sort in _PLACES


def _lone_kind(article: Article, index: int) -> tuple[str, str]:
    """Return the kind of a single capitalised word by what stands beside it."""
    texts, cue = article.texts, cues()
    text, before, behind = texts[index], texts[index - 1].lower(), texts[index + 1]
    if text.isupper() and text.isalpha() and len(text) > 1:
        return ("organisation", "acronym") if 3 <= len(text) <= 6 else ("", "capital")
    if behind in cue.person_verbs or (before in cue.person_verbs and behind in ",.\n"):
        return "person", "speech verb"
    if before in cue.place_prepositions:
        return "place", "preposition"
    if text in given_names():
        return "person", "given name"
    return "", "capital"


def _long_kind(article: Article, first: int, last: int) -> tuple[str, str]:
    """Return the kind of several capitalised words without a telling word among them."""
    texts, cue = article.texts, cues()
    before, behind = texts[first - 1], texts[last]
    if last - first > 4:
        return "organisation", "capitals"
    if before.lower() in ("in", "at", "near"):
        return "place", "preposition"
    if behind in cue.person_verbs:
        return "person", "speech verb"
    if before == "the":
        return "organisation", "article"
    ordinary = any(t.lower() in common_words() for t in texts[first:last])
    return ("organisation", "capitals") if ordinary else ("person", "capitals")
