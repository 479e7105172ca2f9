"""Who speaks, and which words are theirs: one text, or a collection."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis import tables
from analysis.actors.detection import detect
from analysis.language.sentences import sentence_table
from analysis.sentiment.articlewise import rows_by_article
from analysis.sentiment.speech.attribution import Quote, quotes_of
from analysis.sentiment.speech.passage import Name, Passage

_FOUND = {
    "start": "int64",
    "end": "int64",
    "speaker_start": "int64",
    "speaker_end": "int64",
    "cue": "str",
    "direct": "bool",
}


def find_quotes(text: str) -> pd.DataFrame:
    """Return the words of a text that are somebody's, and who speaks them.

    Direct speech stands between quotation marks: straight or curly, single or double, nested,
    unclosed, or over several paragraphs (one row each). Indirect speech is what a verb such as
    "said", "warned" or "accused", or "according to", reports; where it holds quotation marks, what
    stands between them is a row of its own, within its row. So-called scare quotes are rows too
    and belong to the speaker of their sentence, where there is one.

    Parameters
    ----------
    text
        A sentence or a whole article.

    Returns
    -------
    pandas.DataFrame
        One row per stretch of words, in order: start, end (characters into `text`, quotation marks
        left out), speaker_start, speaker_end (the speaker's name; where a pronoun or a title
        speaks, the name it stands for, in this paragraph or one of the three before; where nobody
        with a name speaks, the words that say who, such as "two diplomats"; -1 where nothing
        says), cue (the verb, in its plain form; missing where none stands by) and direct (whether
        quotation marks stand around the words).

    Examples
    --------
    >>> text = 'Fabius said Iran was tempted. "It is," he added.'
    >>> found = find_quotes(text)
    >>> [(text[q.start : q.end], text[q.speaker_start : q.speaker_end]) for q in found.itertuples()]
    [('Iran was tempted', 'Fabius'), ('It is,', 'Fabius')]
    """
    articles = pd.DataFrame({"article_id": ["text"], "title": [None], "text": [text]})
    sentences = sentence_table(articles)
    places = sentences[["start", "end", "paragraph"]].itertuples(index=False, name=None)
    names = [
        Name(name.start, name.end, name.actor, name.kind, name.role) for name in detect(text, None)
    ]
    quotes = quotes_of(Passage(text, list(places), names))
    rows = [(q.start, q.end, *q.speaker[:2], q.cue or None, q.direct) for q in quotes]
    return pd.DataFrame(rows, columns=list(_FOUND)).astype(_FOUND)


def quote_table(
    articles: pd.DataFrame, sentences: pd.DataFrame, mentions: pd.DataFrame
) -> pd.DataFrame:
    """Return the quotes of a collection of articles.

    Parameters
    ----------
    articles
        The articles table, or any frame with article_id and text.
    sentences
        The sentences table: article_id, sentence_id, paragraph, start, end.
    mentions
        The mentions table: article_id, start, end, actor, kind, role.

    Returns
    -------
    pandas.DataFrame
        The quotes table: one row per quote that `find_quotes` would find, with article_id,
        sentence_id (of the sentence that it begins in) and speaker, the actor that speaks;
        missing where nobody with a name does.

    Examples
    --------
    >>> from analysis.actors.mentions import mention_table
    >>> text = "Putin spoke. Assad warned that war was near."
    >>> articles = pd.DataFrame({"article_id": ["a"], "title": [None], "text": [text]})
    >>> sentences = sentence_table(articles)
    >>> found = quote_table(articles, sentences, mention_table(articles, sentences))
    >>> found[["start", "end", "sentence_id", "speaker", "cue"]].values.tolist()
    [[31, 43, 1, 'Bashar al-Assad', 'warn']]
    """
    places = rows_by_article(sentences, ["start", "end", "paragraph", "sentence_id"])
    named = rows_by_article(mentions, ["start", "end", "actor", "kind", "role"])
    rows = [
        (article_id, *row)
        for article_id, text in zip(articles["article_id"], articles["text"], strict=True)
        for row in _rows(text, places.get(article_id, []), named.get(article_id, []))
    ]
    if not rows:
        return tables.empty(tables.QUOTES)
    columns = ["article_id", "start", "end", "sentence_id", "speaker", "cue", "direct"]
    return tables.conform(pd.DataFrame(rows, columns=columns), tables.QUOTES)


def _rows(
    text: str, places: list[tuple[int, int, int, int]], named: list[tuple[int, int, str, str, str]]
) -> Iterator[tuple[int, int, int, str | None, str | None, bool]]:
    """Yield the quotes of one article as rows."""
    names = [Name(*row) for row in named]
    passage = Passage(text, [place[:3] for place in places], names)
    for quote in quotes_of(passage) if places else []:
        sentence_id = places[passage.sentence_at(quote.start)][3]
        yield (
            quote.start,
            quote.end,
            sentence_id,
            _actor(quote, names),
            quote.cue or None,
            quote.direct,
        )


def _actor(quote: Quote, names: list[Name]) -> str | None:
    """Return the actor who speaks."""
    number = quote.speaker[2]
    return names[number].actor if number >= 0 else None
