"""In whose voice each mention stands, and who speaks in each sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any

import numpy as np
import pandas as pd

from analysis.sentiment.articlewise import rows_by_article

NARRATOR = "narrator"
Group = list[tuple[Any, ...]]


def with_voices(
    mentions: pd.DataFrame, quotes: pd.DataFrame, sentences: pd.DataFrame
) -> pd.DataFrame:
    """Return the mentions with the voice that they stand in, and speakers told from targets.

    Parameters
    ----------
    mentions
        Mentions with article_id, sentence_id, start, end, actor and role.
    quotes
        The quotes table.
    sentences
        The sentences table: article_id, sentence_id, start, end.

    Returns
    -------
    pandas.DataFrame
        A copy, same rows in the same order. voice: "narrator" outside all quotes; the actor whose
        words the mention stands in, of the innermost quote that names a speaker; missing where
        only somebody without a name speaks. role becomes source for the speaker's own name
        beside the quote: the mention of the speaker, outside the quote, that is nearest to it in
        the sentences where it begins and ends. A name that is there as a dateline stays one.

    Examples
    --------
    >>> one = {"article_id": ["a", "a"], "sentence_id": [0, 0]}
    >>> mentions = pd.DataFrame({**one, "start": [0, 12], "end": [6, 16], "role": ["actor"] * 2})
    >>> mentions["actor"] = ["Fabius", "Iran"]
    >>> place = {"article_id": ["a"], "sentence_id": [0], "start": [0], "end": [25]}
    >>> quotes = pd.DataFrame({**place, "start": [12], "speaker": ["Fabius"], "cue": ["say"]})
    >>> told = with_voices(mentions, quotes, pd.DataFrame(place))
    >>> told[["voice", "role"]].values.tolist()
    [['narrator', 'source'], ['Fabius', 'actor']]
    """
    voice = np.full(len(mentions), NARRATOR, dtype=object)
    role = mentions["role"].to_numpy(dtype=object, copy=True)
    spoken = rows_by_article(quotes, ["start", "end", "speaker", "cue"])
    places = rows_by_article(sentences, ["start", "end"])
    named = rows_by_article(
        mentions.assign(row=np.arange(len(mentions))), ["start", "end", "actor", "row"]
    )
    for article_id in [name for name in named if name in spoken]:
        own, said = named[article_id], spoken[article_id]
        voice[[mention[3] for mention in own]] = _voices(own, said)
        speakers = _speakers_beside(own, said, places[article_id])
        role[speakers] = np.where(role[speakers] == "dateline", "dateline", "source")
    return mentions.assign(
        voice=pd.Series(voice, index=mentions.index, dtype="str"),
        role=pd.Series(role, index=mentions.index, dtype="str"),
    )


def with_speakers(sentences: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """Return the sentences with who speaks in each.

    Parameters
    ----------
    sentences
        Sentences with article_id, sentence_id, start and end.
    quotes
        The quotes table.

    Returns
    -------
    pandas.DataFrame
        A copy, with speaker: the actor with the most of the sentence's words, the first of two
        with as many; missing where nobody with a name speaks.

    Examples
    --------
    >>> place = {"article_id": ["a"], "sentence_id": [0], "start": [0], "end": [25]}
    >>> quotes = pd.DataFrame({**place, "start": [12], "speaker": ["Fabius"], "cue": ["say"]})
    >>> with_speakers(pd.DataFrame(place), quotes)["speaker"].tolist()
    ['Fabius']
    """
    named = quotes.dropna(subset=["speaker"])
    speaker = np.full(len(sentences), None, dtype=object)
    spoken = rows_by_article(named, ["start", "end", "speaker"])
    places = rows_by_article(
        sentences.assign(row=np.arange(len(sentences))), ["start", "end", "row"]
    )
    for article_id in [name for name in spoken if name in places]:
        own = places[article_id]
        for place, actor in _most_words(own, spoken[article_id]).items():
            speaker[own[place][2]] = actor
    return sentences.assign(speaker=pd.Series(speaker, index=sentences.index, dtype="str"))


def _voices(mentions: Group, quotes: Group) -> list[str | None]:
    """Return the voice of each mention of one article, in the order of the text."""
    waiting = sorted(quotes, key=lambda quote: (quote[0], -quote[1]), reverse=True)
    voices: list[str | None] = []
    inside: Group = []
    for start, end, *_ in mentions:
        while waiting and waiting[-1][0] <= start:
            inside.append(waiting.pop())
        inside = [quote for quote in inside if quote[1] > start]
        around = [quote for quote in inside if quote[1] >= end]
        named = [quote[2] for quote in around if quote[2] is not None]
        voices.append(named[-1] if named else None if around else NARRATOR)
    return voices


def _speakers_beside(mentions: Group, quotes: Group, sentences: Group) -> list[int]:
    """Return the rows of one article's mentions that name speakers beside their words."""
    firsts = [sentence[0] for sentence in sentences]
    starts = [mention[0] for mention in mentions]
    found = set()
    for start, end, speaker, cue in quotes:
        if speaker is None or cue is None:
            continue
        low = sentences[max(bisect_right(firsts, start) - 1, 0)][0]
        high = sentences[max(bisect_right(firsts, end) - 1, 0)][1]
        near = mentions[bisect_left(starts, low) : bisect_left(starts, high)]
        outside = [one for one in near if one[2] == speaker and not start <= one[0] < end]
        if outside:
            found.add(min(outside, key=lambda one: max(start - one[1], one[0] - end))[3])
    return sorted(found)


def _most_words(sentences: Group, quotes: Group) -> dict[int, str]:
    """Return the speaker of the most characters of each sentence that has one, by its place."""
    starts = [sentence[0] for sentence in sentences]
    spoken: dict[int, dict[str, int]] = {}
    for start, end, speaker in quotes:
        first = max(bisect_right(starts, start) - 1, 0)
        for place in range(first, bisect_left(starts, end)):
            shared = min(end, sentences[place][1]) - max(start, starts[place])
            if shared > 0:
                own = spoken.setdefault(place, {})
                own[speaker] = own.get(speaker, 0) + shared
    return {place: max(own, key=lambda actor: own[actor]) for place, own in spoken.items()}
