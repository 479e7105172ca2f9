"""What stands behind a name: a noun that it describes, "State" that makes it a team."""

from __future__ import annotations

from analysis.actors.article import Article
from analysis.actors.lexicon import cues, word_tags

# "New York State" is the state itself.
_STATES_THEMSELVES = frozenset(("New York", "Washington"))


def noun_follows(article: Article, index: int) -> bool:
    """Tell whether the words from `index` on are a noun that the name before them describes.

    "Paris attacks" and "U.S. military officials", but not "Moscow backs" or "France said".

    Parameters
    ----------
    article
        The article.
    index
        The word after the name.
    """
    text, cue = article.texts[index], cues()
    if not text[0].islower() or text in cue.function_words or text in cue.speech_verbs:
        return False
    if text in cue.verbs or not text.isalpha():
        return False
    tag = word_tags().get(text, "")
    if article.texts[index + 1] in cue.determiners:
        return False
    if tag == "JJ":
        return word_tags().get(article.texts[index + 1], "").startswith("NN")
    return tag.startswith("NN") or (not tag and text.endswith(("er", "ers", "ist", "ists", "or")))


def team_of_state(article: Article, first: int, end: int) -> bool:
    """Tell whether "State" at `end` makes a place a university and its teams: "Ohio State".

    Parameters
    ----------
    article
        The article.
    first, end
        The place's first word, and the word behind it.
    """
    known, behind = article.known.get(first), article.texts[end + 1]
    if article.texts[end] != "State" or known is None or known.last != end:
        return False
    place = known.entry.sort == "place" and article.text(first, end) not in _STATES_THEMSELVES
    return place and not behind[0].isupper() and not noun_follows(article, end + 1)
