"""What speaks for one kind of name or another: the words in it, beside it, and how they look."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from analysis.actors.article import Article, Name
from analysis.actors.lexicon import cues, given_names, word_tags

# Texts of more words than this introduce whom they name; a snippet may not.
_ARTICLE = 120
# How far from a name the words reach that are only looked at for what they are about.
_NEAR, _FAR = 3, 6

Place = tuple[str, str, int]
"""Where a word stands for a name, the word, and the name's length in words (0: no matter)."""

PLACES = (
    "only",
    "first",
    "last",
    "inside",
    "before",
    "behind",
    "before 2",
    "behind 2",
    "left",
    "right",
)
"""Where a word may stand: in a name, right beside it, two words off, or a little further."""
_WIDTH = _FAR - _NEAR + 1
OFF = ("before 2", "behind 2", *(["left"] * _WIDTH), *(["right"] * _WIDTH))
"""The places off a name, where a word only counts by what it means."""


def longer_names(article: Article, names: list[Name]) -> dict[str, set[str]]:
    """Return each word of the longer names of an article with the kinds of those names.

    Parameters
    ----------
    article
        The article.
    names
        Its names, with the kinds that the rules give them.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if name.last - name.first > 1 and name.kind:
            for word in article.texts[name.first : name.last]:
                found[word].add(name.kind)
    return found


def evidence(article: Article, name: Name, longer: dict[str, set[str]]) -> list[str]:
    """Return the evidence for a name's kind that more than one word gives, as labelled strings.

    Parameters
    ----------
    article
        The article.
    name
        A name in it.
    longer
        What `longer_names` says of the article.
    """
    texts, first, last = article.texts, name.first, name.last
    head, before, behind = texts[first], texts[first - 1].lower(), texts[last].lower()
    length = min(last - first, 5)
    shape = _class_of(head) if length == 1 else "".join(map(_class_of, texts[first:last][:5]))
    found = [
        f"rule {name.rule} {name.kind}",
        f"rule {name.rule} {before}",
        f"shape {shape}",
        f"shape {shape} {before}",
        f"shape {shape} {behind}",
        f"case {article.case[first]} {article.words.opens(first)} {length}",
        f"around {before} {behind}",
        f"before 2 {texts[first - 2].lower() if first > 1 else ''} {before}",
        f"behind 2 {behind} {texts[last + 1].lower() if last + 1 < len(texts) else ''}",
        f"count {min(article.counts[head], 4)} {length}",
        f"seen {head in article.capitalised} {article.ordinary(head)} {length}",
        f"place follows {behind == ',' and (last + 1) in article.known} {length}",
        f"quoted {before == chr(34)} {behind == chr(34)} {length}",
    ]
    if length == 1:
        extent = "article" if len(texts) > _ARTICLE else "snippet"
        found.extend(f"part of {kind} {extent}" for kind in sorted(longer.get(head, ("none",))))
    return found


def words_around(article: Article, name: Name) -> list[Place]:
    """Return the words in and around a name that are evidence by themselves.

    Parameters
    ----------
    article
        The article.
    name
        A name in it.
    """
    off = [(place, word, 0) for place, word in zip(OFF, words_off(article, name), strict=False)]
    return words_beside(article, name) + [place for place in off if place[1]]


def words_beside(article: Article, name: Name) -> list[Place]:
    """Return the words in a name and right beside it.

    Parameters
    ----------
    article
        The article.
    name
        A name in it.
    """
    texts, first, last = article.texts, name.first, name.last
    if last - first == 1:
        return [
            ("only", texts[first], 1),
            ("before", texts[first - 1], 1),
            ("behind", texts[last], 1),
        ]
    length = min(last - first, 5)
    return [
        ("first", texts[first], length),
        ("last", texts[last - 1], length),
        *[("inside", text, 0) for text in texts[first + 1 : last - 1]],
        ("before", texts[first - 1], length),
        ("behind", texts[last], length),
    ]


def words_off(article: Article, name: Name) -> list[str]:
    """Return the words a little off a name, at the places of OFF; empty where the text has none.

    Parameters
    ----------
    article
        The article.
    name
        A name in it.
    """
    texts, first, last = article.texts, name.first, name.last
    left = texts[max(0, first - _FAR) : max(0, first - _NEAR + 1)]
    return [
        texts[first - 2] if first > 1 else "",
        texts[last + 1] if last + 1 < len(texts) else "",
        *([""] * (_WIDTH - len(left)) + left),
        *texts[last + _NEAR - 1 : last + _FAR],
    ]


def word_evidence(place: str, word: str, length: int) -> list[str]:
    """Return the evidence that one word gives at a place, beside what it means.

    Parameters
    ----------
    place
        One of PLACES.
    word
        The word.
    length
        Of the name, in words.

    Examples
    --------
    >>> word_evidence("before", "in", 2)
    ['before in', 'before tag IN 2']
    """
    low = word.lower()
    if place in ("before", "behind"):
        return [f"{place} {low}", f"{place} tag {_tag(low)} {length}"]
    found = []  # stays empty at the places of OFF
    if place in ("only", "first"):
        found += [f"first {low} {length > 1}", f"begins {low[:3]}"]
    if place in ("only", "last"):
        found += [f"last {low}", f"ends {low[-3:]} {length}", f"ends {low[-2:]} {length}"]
    if place == "inside":
        found.append(f"inside {low}")
    return found


@lru_cache(maxsize=20_000)
def _class_of(word: str) -> str:
    """Return one letter for what a word of a name looks like."""
    cue = cues()
    if word in cue.organisation_endings:
        return "O"
    if word in cue.place_endings:
        return "L"
    if word in given_names():
        return "G"
    if not word[0].isalpha():
        return word[0]
    if word.isupper() and len(word) > 1:
        return "." if "." in word else "A"
    if word[0].islower():
        return "w"
    return "C" if word.lower() in word_tags() else "N"


def _tag(word: str) -> str:
    """Return the usual part of speech of a lower-case word, or the mark itself."""
    return word_tags().get(word, "?") if word[0].isalpha() else word
