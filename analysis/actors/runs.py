"""Where runs of capitalised words begin and end: "Bank of England", "Ban Ki-moon"."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.actors.article import Article, sentence_starters
from analysis.actors.lexicon import cues


def runs(article: Article) -> Iterator[tuple[int, int]]:
    """Yield the runs of an article as first and last (excluded) word.

    Parameters
    ----------
    article
        The article.
    """
    for sentence in article.words.sentences:
        index = sentence.first
        while index < sentence.last:
            end = _run_from(article, index, sentence.last)
            if end > index:
                yield index, end
            index = max(end, index + 1)


def _run_from(article: Article, index: int, stop: int) -> int:
    """Return where the run that begins at `index` ends; `index` itself if none does."""
    known = article.known.get(index)
    if known is None and not article.texts[index][0].isalnum():
        return index
    if not _begins(article, index, stop):
        return known.last if known is not None else index
    end = known.last if known is not None else index + 1
    while end < stop:
        step = _step(article, index, end, stop)
        if step == end:
            break
        end = step
    return end


def _begins(article: Article, index: int, stop: int) -> bool:
    """Tell whether a run may begin at a word."""
    texts = article.texts
    if article.namelike(index) or _arabic_article(article, index, stop):
        return True
    if not article.capital(index) or article.case[index] == "caps" or index + 1 >= stop:
        return False
    text = texts[index]
    if text.lower().rstrip(".") in cues().offices or text in cues().organisation_heads:
        return article.namelike(index + 1) or texts[index + 1] in ("of", "for")
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
    """Return where the run ends after one more word or link; `end` itself if it goes no further."""
    texts, cue = article.texts, cues()
    text = texts[end]
    known = article.known.get(end)
    if known is not None and article.namelike(end):
        return known.last
    if article.namelike(end):
        return end + 1
    if article.capital(end) and article.case[end] == "title":
        if text in cue.organisation_endings or text in cue.place_endings:
            return end + 1
    if _arabic_article(article, end, stop):
        return end + 3
    if end + 1 >= stop:
        return end
    if article.hyphen(end):
        return _over_hyphen(article, end)
    if text == "&" and article.capital(end + 1):
        return end + 2
    if text in cue.particles:
        return _over_particles(article, end, stop)
    if text in ("of", "for", "on", "and"):
        return _over_link(article, first, end, stop)
    return end


def _over_hyphen(article: Article, end: int) -> int:
    """Return the end of a run after a hyphen: on in "Ki-moon", not in "Saudi-backed"."""
    tail = article.texts[end + 1]
    if article.capital(end + 1):
        return end + 2
    if not tail[0].islower() or tail in cues().hyphen_tails or end - 1 in article.covered:
        return end
    return end if article.ordinary(article.texts[end - 1]) else end + 2


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
    heads = [i for i in range(first, end) if texts[i] in cue.organisation_heads]
    behind = end + 2 if texts[end + 1] == "the" and texts[end] != "and" else end + 1
    if not heads or behind >= stop or not article.capital(behind):
        return end
    if texts[end] == "and":
        offices = ("Ministry", "Department", "Office", "Committee", "Commission")
        joins = any(texts[i] in offices for i in heads) and behind not in article.known
        return behind + 1 if joins else end
    if article.case[behind] == "title" and not article.namelike(behind):
        return end
    known = article.known.get(behind)
    return known.last if known is not None else behind + 1
