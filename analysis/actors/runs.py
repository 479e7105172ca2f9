"""Where runs of capitalised words begin and end: "Bank of England", "Ban Ki-moon"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from analysis.actors.article import Article, sentence_starters
from analysis.actors.following import team_of_state
from analysis.actors.lexicon import common_words, cues, given_names

_LONGEST_TITLE = 9
_TITLE_WORDS = frozenset(
    ("of", "the", "a", "an", "and", "in", "on", "for", "to", "with", ",", "'s", "-")
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|d)$")
_SHORT_TAIL = 3  # letters: "Mazar-i-Sharif"
_SYLLABLE = 5  # letters: "Hau Lung-bin"
_PREFIXES = frozenset(("Anti", "Ex", "Non", "Post", "Pre", "Pro"))  # "Pro-Beijing lawmakers"
_SAINTS = frozenset(("St.", "St", "Saint"))
# What is named after a saint or a founder: "Guy's Hospital".
_PATRONS = frozenset(("Hospital", "Church", "Cathedral"))
_LINKS = frozenset(("of", "for", "on", "and"))
_MINISTRIES = frozenset(("Ministry", "Department", "Office", "Committee", "Commission"))


def runs(article: Article) -> Iterator[tuple[int, int]]:
    """Yield the runs of an article as first and last (excluded) word.

    Parameters
    ----------
    article
        The article.
    """
    begins = {*article.capitals, *article.known}
    leads = cues().arabic_articles
    begins.update(i - 1 for i in article.places("-") if article.texts[i - 1] in leads)
    ordinals = [t for t in article.counts if t < ":" and _ORDINAL.match(t)]
    begins.update(i for ordinal in ordinals for i in article.places(ordinal))
    begins -= _titles_of_works(article) | article.no_names
    stops = iter(article.words.stops())
    stop = done = 0
    for index in sorted(begins):
        if index < done:
            continue
        while stop <= index:
            stop = next(stops)
        end = _run_from(article, index, stop)
        if end > index:
            yield index, end
            done = end


def _titles_of_works(article: Article) -> set[int]:
    """Return the words of quoted titles ("America First"), unless all of one is a known name."""
    texts, found = article.texts, set[int]()
    quotes = article.places('"')
    for start, end in pairwise(quotes):
        if not 2 < end - start <= _LONGEST_TITLE or article.case[start] != "plain":
            continue
        known = article.known.get(start + 1)
        if known is not None and known.last >= end:
            continue
        if (
            all(_in_title(texts[i]) for i in range(start + 1, end))
            and texts[start + 1][0].isupper()
        ):
            found.update(range(start + 1, end))
    return found


def _in_title(text: str) -> bool:
    """Tell whether a word may stand in a title in title case."""
    return text[0].isupper() or text in _TITLE_WORDS


def _run_from(article: Article, index: int, stop: int) -> int:
    """Return where the run that begins at `index` ends; `index` itself if none does."""
    texts, links, known = article.texts, _links(), article.known.get(index)
    if not _begins(article, index, stop):
        return known.last if known is not None else index
    end = known.last if known is not None else index + 1
    if texts[index + 1] == "-" and _arabic_article(article, index, stop):
        end = max(end, index + 3)
    while end < stop and (texts[end] in links or texts[end][0].isupper()):
        step = _step(article, index, end, stop)
        if step == end:
            break
        end = step
    return end


def _begins(article: Article, index: int, stop: int) -> bool:
    """Tell whether a run may begin at a word."""
    texts, marks = article.texts, article.party_marks
    text = texts[index]
    if marks and (index in marks or index - 2 in marks):
        return False
    if text in _PREFIXES and article.hyphen(index + 1) and index + 2 in article.known:
        return False
    if index in article.surely or article.namelike(index):
        return True
    if _arabic_article(article, index, stop):
        return True
    cue = cues()
    if text[0].isdigit() and _ORDINAL.match(text):
        return article.capital(index + 1) and texts[index + 1] in cue.organisation_endings
    if not article.capital(index) or article.case[index] == "caps" or index + 1 >= stop:
        return False
    if text.lower().rstrip(".") in cue.offices or text in cue.organisation_heads:
        owner = text in cue.possessive_heads and _over_possessive(article, index + 1) > index + 1
        return owner or article.namelike(index + 1) or texts[index + 1] in ("of", "for")
    return _opens_organisation(article, index, stop)


def _opens_organisation(article: Article, index: int, stop: int) -> bool:
    """Tell whether an ordinary word at a sentence's start begins an organisation's name."""
    text = article.texts[index]
    if article.case[index] != "plain" or text.lower() in sentence_starters():
        return False
    if text.lower() in cues().function_words or text.endswith("ly"):
        return False
    end = index + 1
    while end < stop and article.capital(end):
        end += 1
    return end > index + 1 and article.texts[end - 1] in cues().organisation_endings


def _arabic_article(article: Article, index: int, stop: int) -> bool:
    """Tell whether "al-" and a capital begin at a word."""
    return (
        index + 2 < stop
        and article.texts[index] in cues().arabic_articles
        and article.hyphen(index + 1)
        and article.texts[index + 2][0].isupper()
    )


def _step(article: Article, first: int, end: int, stop: int) -> int:
    """Return where the run ends after one more name-like word or link; `end` if it ends here."""
    texts = article.texts
    text = texts[end]
    if text[0].isupper():
        if end in article.surely or article.namelike(end):
            known = article.known.get(end)
            return known.last if known is not None else end + 1
        belongs = _belongs(article, first, end) or team_of_state(article, first, end)
        return end + 1 if belongs else end
    if _arabic_article(article, end, stop):
        return end + 3
    if end + 1 >= stop:
        return end
    if text == "-":
        return _over_hyphen(article, first, end) if article.hyphen(end) else end
    if text == "&" and article.capital(end + 1):
        return end if _two_persons(article, first, end) else end + 2
    if text in ("'s", "'"):
        return _over_possessive(article, end)
    if text in cues().particles:
        return _over_particles(article, end, stop)
    if text == "in" and texts[end - 1] == "Mission" and end + 1 in article.known:
        return article.known[end + 1].last
    return _over_link(article, first, end, stop) if text in _LINKS else end


@cache
def _links() -> frozenset[str]:
    """Return all words and marks that may join two parts of a name."""
    return cues().particles | cues().arabic_articles | _LINKS | {"-", "&", "'s", "'", "in"}


def _belongs(article: Article, first: int, end: int) -> bool:
    """Tell whether a capitalised word that is not name-like still belongs to the run before it."""
    text, cue = article.texts[end], cues()
    if article.case[end] == "title":
        return text in cue.organisation_endings or text in cue.place_endings
    one_given_name = end - first == 1 and article.texts[first] in given_names()
    return one_given_name and article.case[end] == "plain" and text in cue.function_capitals


def _over_hyphen(article: Article, first: int, end: int) -> int:
    """Return the end of a run after a hyphen: on in "Ki-moon", not in "Saudi-backed"."""
    tail = article.texts[end + 1]
    if article.capital(end + 1):
        return end + 2
    if not tail[0].islower() or tail in cues().hyphen_tails or end - 1 in article.covered:
        return end
    head = article.texts[end - 1]
    syllables = end - first > 1 and len(head) <= _SYLLABLE and len(tail) <= _SYLLABLE
    if syllables or head in given_names():
        return end + 2
    noun = len(tail) > _SHORT_TAIL and tail in common_words()  # "Polaroid-room"
    return end if noun or article.ordinary(head) else end + 2


def _two_persons(article: Article, first: int, end: int) -> bool:
    """Tell whether "&" stands between the full names of two persons."""
    texts, given = article.texts, given_names()
    return (
        end - first > 1
        and texts[first] in given
        and texts[end + 1] in given
        and article.capital(end + 2)
    )


def _over_possessive(article: Article, end: int) -> int:
    """Return the end of a run after the 's of "People's Party" and "St. Mary's Hospital"."""
    texts, cue = article.texts, cues()
    if not article.capital(end + 1) or texts[end + 1] in cue.not_names:
        return end
    saint = texts[end - 2] in _SAINTS and texts[end + 1] in cue.organisation_endings
    patron = texts[end - 1] in given_names() and texts[end + 1] in _PATRONS
    return end + 2 if texts[end - 1] in cue.possessive_heads or saint or patron else end


def _over_particles(article: Article, end: int, stop: int) -> int:
    """Return the end of a run after "de la" and the name behind it."""
    behind = end
    while behind < stop and article.texts[behind] in cues().particles:
        behind += 1
    if behind < stop and article.namelike(behind):
        return behind + 1
    return behind + 3 if _arabic_article(article, behind, stop) else end


def _over_link(article: Article, first: int, end: int, stop: int) -> int:
    """Return the end of an organisation's run after "of", "for the" or "and"."""
    texts, cue = article.texts, cues()
    behind = end + 2 if texts[end + 1] == "the" and texts[end] != "and" else end + 1
    if behind >= stop or not article.capital(behind):
        return end
    if article.case[behind] == "title" and not article.namelike(behind):
        return end
    if texts[end] == "and":
        return _over_and(article, first, end, stop)
    if texts[end] == "for" and texts[behind] in _SAINTS:  # "left the college for St. Mary's"
        return end
    if not any(texts[i] in cue.organisation_heads for i in range(first, end)):
        return end
    known = article.known.get(behind)
    if known is not None and behind == end + 2 and "of" in texts[first:end]:
        return end if known.entry.kind == "place" and known.last - known.first == 1 else known.last
    return known.last if known is not None else behind + 1


def _over_and(article: Article, first: int, end: int, stop: int) -> int:
    """Return the end of a run after the "and" of "Air and Space Museum"."""
    texts, cue = article.texts, cues()
    if end + 1 in article.known:
        return end
    if _pair_of_fields(article, first, end):
        return end + 2
    if any(i in article.covered for i in range(first, end)):
        return end
    if any(texts[i] in _MINISTRIES for i in range(first, end)):
        return end + 2
    ends = [i for i in range(first, end) if texts[i] in cue.organisation_endings]
    last = end + 1
    while last < stop and article.capital(last):
        last += 1
    joins = not ends and last > end + 2 and texts[last - 1] in cue.organisation_endings
    person = texts[first] in given_names() or texts[first - 1] not in ("the", "The", "'s")
    return last if joins and not person else end


def _pair_of_fields(article: Article, first: int, end: int) -> bool:
    """Tell whether ordinary words joined by "and" end a name: "Academy of Arts and Sciences"."""
    texts = article.texts
    linked = {"of", "for"} & set(texts[first + 1 : end])
    if not linked or not any(t in cues().organisation_heads for t in texts[first:end]):
        return False
    pair = (texts[end - 1], texts[end + 1])
    if end - 1 in article.covered:
        return False
    return all(t.lower() in common_words() and t not in given_names() for t in pair)
