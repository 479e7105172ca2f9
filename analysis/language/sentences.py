"""Sentences as offsets into a text, and the sentences table of a collection."""

from __future__ import annotations

import pandas as pd

from analysis.language.boundaries import CANDIDATE, ends_sentence
from analysis.language.paragraphs import Span, paragraphs
from analysis.language.sections import sections

_DTYPES = {
    "article_id": "str",
    "sentence_id": "int64",
    "paragraph": "int64",
    "section": "str",
    "start": "int64",
    "end": "int64",
    "text": "str",
}


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
    return [span for paragraph in paragraphs(text) for span in _split(text, paragraph)]


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
    rows: list[tuple[object, int, int, str, int, int, str]] = []
    columns = (articles[name] for name in ("article_id", "title", "text"))
    for article_id, title, text in zip(*columns, strict=True):
        sentence_id = 0
        for paragraph, (section, span) in enumerate(sections(title, text)):
            for start, end in _split(text, span):
                row = (article_id, sentence_id, paragraph, section, start, end, text[start:end])
                rows.append(row)
                sentence_id += 1
    values = list(zip(*rows, strict=True)) or [()] * len(_DTYPES)
    return pd.DataFrame(
        {
            name: pd.Series(value, dtype=dtype)
            for (name, dtype), value in zip(_DTYPES.items(), values, strict=True)
        }
    )


def _split(text: str, paragraph: Span) -> list[Span]:
    """Return the sentences of one paragraph."""
    begin, end = paragraph
    found: list[Span] = []
    for match in CANDIDATE.finditer(text, begin, end):
        if ends_sentence(match, begin, first=not found):
            found.append((begin, match.end(2)))
            begin = match.end(3)
    found.append((begin, end))
    return found
