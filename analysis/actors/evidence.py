"""What speaks for one kind of name or another: the words in it, beside it, and how they look."""

from __future__ import annotations

from functools import lru_cache

from analysis.actors.article import Article, Name
from analysis.actors.lexicon import cues, given_names, word_tags

# Texts of more words than this introduce whom they name; a snippet may not.
_ARTICLE = 120


def longer_names(article: Article, names: list[Name]) -> dict[str, set[str]]:
    """Return each word of the longer names of an article with the kinds of those names.

    Parameters
    ----------
    article
        The article.
    names
        Its names, with the kinds that the rules give them.
    """
    found: dict[str, set[str]] = {}
    for name in names:
        if name.last - name.first > 1 and name.kind:
            for word in article.texts[name.first : name.last]:
                found.setdefault(word, set()).add(name.kind)
    return found


def evidence(article: Article, name: Name, longer: dict[str, set[str]]) -> list[str]:
    """Return the evidence for a name's kind as short labelled strings.

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
    words = texts[first:last]
    before, behind = texts[first - 1].lower(), texts[last].lower()
    length = min(last - first, 5)
    shape = "".join(map(_class_of, words[:5]))
    found = [
        f"rule {name.rule} {name.kind}",
        f"rule {name.rule} {before}",
        f"shape {shape}",
        f"shape {shape} {before}",
        f"shape {shape} {behind}",
        f"case {article.case[first]} {article.words.opens(first)} {length}",
        f"around {before} {behind}",
        *_beside("before", before, length),
        *_beside("behind", behind, length),
        f"before 2 {texts[first - 2].lower() if first > 1 else ''} {before}",
        f"behind 2 {behind} {texts[last + 1].lower() if last + 1 < len(texts) else ''}",
        *_of_first(words[0], length),
        *_of_last(words[-1], length),
        f"count {min(article.counts[words[0]], 4)} {length}",
        f"seen {words[0] in article.capitalised} {article.ordinary(words[0])} {length}",
        f"place follows {behind == ',' and (last + 1) in article.known} {length}",
        f"quoted {before == chr(34)} {behind == chr(34)} {length}",
    ]
    if length == 1:
        extent = "article" if len(texts) > _ARTICLE else "snippet"
        found.extend(f"part of {kind} {extent}" for kind in sorted(longer.get(words[0], ("none",))))
    if length > 2:
        found.extend(f"inside {word.lower()}" for word in words[1:-1])
    return found


# The same words come again and again: their evidence is kept, not put together anew.
@lru_cache(maxsize=20_000)
def _beside(side: str, word: str, length: int) -> tuple[str, ...]:
    """Return the evidence of the word right before or behind a name, in lower case."""
    return f"{side} {word}", f"{side} tag {_tag(word)} {length}"


@lru_cache(maxsize=20_000)
def _of_first(word: str, length: int) -> tuple[str, ...]:
    """Return the evidence of a name's first word."""
    return f"first {word.lower()} {length > 1}", f"begins {word[:3].lower()}"


@lru_cache(maxsize=20_000)
def _of_last(word: str, length: int) -> tuple[str, ...]:
    """Return the evidence of a name's last word."""
    low = word.lower()
    return f"last {low}", f"ends {low[-3:]} {length}", f"ends {low[-2:]} {length}"


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


@lru_cache(maxsize=20_000)
def _tag(word: str) -> str:
    """Return the usual part of speech of a lower-case word, or the mark itself."""
    return word_tags().get(word, "?") if word[0].isalpha() else word
