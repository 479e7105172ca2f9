"""Sentences as offsets into a text, and the sentences table of a collection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.language.boundaries import candidates, ends_sentence
from analysis.language.paragraphs import Span, paragraphs
from analysis.language.sections import sections


def split_sentences(text: str) -> list[Span]:
    """Return the sentences of `text` as offsets.

    Every character that is not blank lies in exactly one sentence, and no sentence begins or ends
    with a blank. Abbreviations, initials, datelines, decimals, ellipses and quotations that go on
    in lower case do not end a sentence; a quotation of several sentences is split.

    Parameters
    ----------
    text
        The text, cleaned of page furniture. English.

    Returns
    -------
    list of (int, int)
        Start and end, in order: ``text[start:end]`` is the sentence.

    Examples
    --------
    >>> text = 'Gov. Lee left at 5 p.m. Monday. "No comment!" he said.'
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['Gov. Lee left at 5 p.m. Monday.', '"No comment!" he said.']
    """
    return [span for own in _split(text, paragraphs(text)) for span in own]


def sentence_table(articles: pd.DataFrame) -> pd.DataFrame:
    r"""Return the sentences of all articles.

    Parameters
    ----------
    articles
        The articles table, or any frame with article_id, title and text.

    Returns
    -------
    pandas.DataFrame
        One row per sentence: article_id; sentence_id and paragraph (both from 0 within the
        article); section (headline: a sentence of the title, where the text begins with it;
        caption: of a paragraph that ends in a photo credit; body: any other); start, end
        (characters into the article's text); text.

    Examples
    --------
    >>> text = "Talks fail\n\nNo deal. Yet."
    >>> articles = pd.DataFrame({"article_id": ["a"], "title": ["Talks fail"], "text": [text]})
    >>> sentence_table(articles)[["paragraph", "section", "text"]].values.tolist()
    [[0, 'headline', 'Talks fail'], [1, 'body', 'No deal.'], [1, 'body', 'Yet.']]
    """
    spans: list[Span] = []
    texts: list[str] = []
    kinds: list[str] = []
    # How many sentences each paragraph has, and how many paragraphs and sentences each article.
    sizes: list[int] = []
    lengths: list[tuple[int, int]] = []
    for title, text in zip(articles["title"].tolist(), articles["text"].tolist(), strict=True):
        before, parts = len(spans), sections(title, text)
        split = _split(text, [span for _, span in parts])
        for (section, _), own in zip(parts, split, strict=True):
            spans += own
            kinds += [section] * len(own)
            sizes.append(len(own))
        texts += [text[start:end] for start, end in spans[before:]]
        lengths.append((len(parts), len(spans) - before))
    paragraphs_of, sentences_of = np.array(lengths, dtype=np.int64).reshape(-1, 2).T
    places = np.array(spans, dtype=np.int64).reshape(-1, 2)
    owner = np.repeat(np.arange(len(lengths)), sentences_of)
    return pd.DataFrame(
        {
            "article_id": articles["article_id"].astype("str").array.take(owner),
            "sentence_id": _counted(sentences_of),
            "paragraph": np.repeat(_counted(paragraphs_of), np.array(sizes, dtype=np.int64)),
            "section": pd.array(kinds, dtype="str"),
            "start": places[:, 0],
            "end": places[:, 1],
            "text": pd.array(texts, dtype="str"),
        }
    )


def _counted(sizes: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return 0, 1, 2, … for each size anew."""
    found: npt.NDArray[np.int64] = np.arange(sizes.sum())
    return found - np.repeat(np.cumsum(sizes) - sizes, sizes)


def _split(text: str, spans: Iterable[Span]) -> Iterator[list[Span]]:
    """Yield the sentences of each paragraph; the paragraphs stand in order."""
    stops = candidates(text)
    place, last = 0, len(stops)
    for begin, end in spans:
        found: list[Span] = []
        while place < last and (stop := stops[place]).start() < end:
            place += 1
            # What ends a paragraph is no candidate: nothing of it opens behind the gap.
            if stop.end(3) < end and ends_sentence(stop, begin, first=not found):
                found.append((begin, stop.end(2)))
                begin = stop.end(3)
        found.append((begin, end))
        yield found
