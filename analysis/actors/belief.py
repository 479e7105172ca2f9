"""Whether a known name is meant where it stands: "Labour", "US", "in Greek"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.actors.gazetteer import Known
from analysis.actors.lexicon import common_words, cues, given_names, word_tags

if TYPE_CHECKING:
    from analysis.actors.article import Article

# "in English": a language.
_OF_LANGUAGE = frozenset(("in", "into", "speak", "speaks", "spoke", "speaking", "fluent", "spoken"))
_DESCRIBED = ("NN", "JJ", "CD")
_PLACES = ("country", "capital", "place")
# Known names that are also ordinary words, and those that need "the" before them.
_ALSO_WORDS = frozenset(
    ("US", "IS", "WHO", "IT", "AP", "AU", "Fed", "Fox", "Nice", "Queens", "RIA", "Labour", "Labor")
)
_LABOUR = frozenset(("Labour", "Labor"))
_OF_A_PARTY = frozenset(("MP", "MPs", "'s"))
_WITH_ARTICLE = frozenset(("West", "Gulf", "Commons", "Arctic", "Emirates", "Fed", "Duma"))


def believed(article: Article, known: Known) -> bool:
    """Tell whether a known name may stand where it was found.

    Parameters
    ----------
    article
        The article; what it knows of its words and capitals is asked, not its known names.
    known
        The name and its place.
    """
    text, sort = article.texts[known.first], known.entry.sort
    if known.entry.own:
        return True
    if sort == "combining":
        return article.hyphen(known.last) and article.texts[known.last + 1][0].isupper()
    if known.first - 2 in article.party_marks:
        return False
    if sort == "adjective" and _language(article, known.first):
        return _described(article, known.last)
    if known.last - known.first > 1:
        return True
    if text == "House":
        return article.texts[known.last].lower() in cues().house_followers
    if article.texts[known.last] == "$" and text.isupper():
        return False
    if text in _LABOUR:
        return _party_meant(article, known.first)
    if known.capitals:
        return _capitals_believed(article, known, text)
    if text in _ALSO_WORDS:
        return _word_believed(article, known, text)
    if text in _WITH_ARTICLE:
        return article.texts[known.first - 1].lower() == "the" and not article.capital(known.last)
    if sort in _PLACES and text in given_names() and article.capital(known.last):
        return _behind_place(article, known.last)
    return True


def names_nobody(article: Article, known: Known) -> bool:
    """Tell whether a known name that is not believed is no name at all, and none to be guessed at.

    Parameters
    ----------
    article
        The article.
    known
        The name and its place.
    """
    if article.texts[known.first] in _ALSO_WORDS or article.texts[known.last] == "$":
        return True
    return known.entry.sort == "adjective" and _language(article, known.first)


def _language(article: Article, index: int) -> bool:
    """Tell whether a word that leads to a language stands before one: "in Greek"."""
    return article.texts[index - 1].lower() in _OF_LANGUAGE


def _described(article: Article, index: int) -> bool:
    """Tell whether a word may be what a demonym before it describes: "in Greek waters"."""
    text = article.texts[index]
    tag = word_tags().get(text, "NN")
    if article.hyphen(index):
        return True
    return text.isalpha() and text not in cues().function_words and tag[:2] in _DESCRIBED


def _party_meant(article: Article, index: int) -> bool:
    """Tell whether "Labour" is the party: it has members or says something, here or elsewhere.

    "Labour Day" and "Labour is cheap" are not of the party; "Labour has a plan" is, in an
    article that has "Labour MPs".
    """
    text, behind = article.texts[index], article.texts[index + 1]
    if behind in _OF_A_PARTY or behind in cues().speech_verbs:
        return True
    if article.capital(index + 1):
        return False
    return not article.words.opens(index) or any(
        article.texts[place + 1] in _OF_A_PARTY or place in article.inside
        for place in article.places(text)
    )


def _capitals_believed(article: Article, known: Known, text: str) -> bool:
    """Tell whether a known name printed in capitals may stand here: in headline or dateline."""
    if article.case[known.first] == "caps":
        return len(text) > 4 or text.lower() not in common_words()
    return article.words.opens(known.first) or len(text) > 4


def _word_believed(article: Article, known: Known, text: str) -> bool:
    """Tell whether a name that is an ordinary word too is meant as a name."""
    behind = article.texts[known.last]
    if article.case[known.first] == "caps":
        return text == "US" and len(behind) > 2 and behind.isalpha()
    return text.isupper() or not article.words.opens(known.first) or text in article.capitalised


def _behind_place(article: Article, index: int) -> bool:
    """Tell whether a place that is a given name too stays one before a word: "Sydney Park"."""
    text, cue = article.texts[index], cues()
    if text in cue.organisation_endings or text in cue.place_endings:
        return True
    return text.lower() in common_words() or text.lower() in cue.offices
