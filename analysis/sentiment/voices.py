"""In whose voice each mention stands, and who speaks in each sentence."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

NARRATOR = "narrator"
Integers = NDArray[np.int64]


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
    in_article = mentions.groupby("article_id", sort=False).indices
    spoken = _by_article(quotes)
    places = _by_article(sentences)
    for article_id in [name for name in in_article if name in spoken]:
        rows = in_article[article_id]
        own = mentions.iloc[rows]
        voice[rows] = _voices(own, spoken[article_id])
        speakers = _speakers_beside(own, spoken[article_id], places[article_id])
        role[rows[speakers]] = np.where(role[rows[speakers]] == "dateline", "dateline", "source")
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
    spoken = _by_article(named)
    for article_id, rows in sentences.groupby("article_id", sort=False).indices.items():
        if article_id in spoken:
            own = sentences.iloc[rows]
            for place, actor in _most_words(own, spoken[article_id]).items():
                speaker[rows[place]] = actor
    return sentences.assign(speaker=pd.Series(speaker, index=sentences.index, dtype="str"))


def _by_article(table: pd.DataFrame) -> dict[Any, pd.DataFrame]:
    """Return the rows of each article."""
    return dict(list(table.groupby("article_id", sort=False)))


def _voices(mentions: pd.DataFrame, quotes: pd.DataFrame) -> list[str | None]:
    """Return the voice of each mention of one article, in the order given."""
    ordered = quotes.sort_values(["start", "end"], ascending=[True, False])
    waiting = _places(ordered)[::-1]
    voices: list[str | None] = [NARRATOR] * len(mentions)
    inside: list[tuple[int, int, str | None]] = []
    starts, ends = mentions["start"].to_numpy(), mentions["end"].to_numpy()
    for row in np.argsort(starts, kind="stable"):
        while waiting and waiting[-1][0] <= starts[row]:
            inside.append(waiting.pop())
        inside = [quote for quote in inside if quote[1] > starts[row]]
        around = [quote for quote in inside if quote[1] >= ends[row]]
        if around:
            named = [speaker for _, _, speaker in around if speaker is not None]
            voices[row] = named[-1] if named else None
    return voices


def _places(quotes: pd.DataFrame) -> list[tuple[int, int, str | None]]:
    """Return start, end and speaker of quotes; None where the speaker is missing."""
    speakers = quotes["speaker"].astype(object).where(quotes["speaker"].notna(), None)
    return list(zip(quotes["start"].tolist(), quotes["end"].tolist(), speakers, strict=True))


def _speakers_beside(
    mentions: pd.DataFrame, quotes: pd.DataFrame, sentences: pd.DataFrame
) -> Integers:
    """Return which mentions of one article are the names of speakers beside their words."""
    edges = sentences.sort_values("start")
    firsts, lasts = edges["start"].to_numpy(), edges["end"].to_numpy()
    order = np.argsort(mentions["start"].to_numpy(), kind="stable")
    starts = mentions["start"].to_numpy()[order]
    ends = mentions["end"].to_numpy()[order]
    actors = mentions["actor"].to_numpy()[order]
    found = set()
    for start, end, speaker in _places(quotes.dropna(subset=["speaker", "cue"])):
        low = firsts[max(int(np.searchsorted(firsts, start, side="right")) - 1, 0)]
        high = lasts[max(int(np.searchsorted(firsts, end, side="right")) - 1, 0)]
        near = range(*np.searchsorted(starts, [low, high]))
        outside = [i for i in near if actors[i] == speaker and not start <= starts[i] < end]
        if outside:
            gap = [max(start - ends[i], starts[i] - end) for i in outside]
            found.add(order[outside[int(np.argmin(gap))]])
    return np.array(sorted(found), dtype="int64")


def _most_words(sentences: pd.DataFrame, quotes: pd.DataFrame) -> dict[int, str]:
    """Return the speaker of the most characters of each sentence that has one, by its place."""
    starts, ends = sentences["start"].to_numpy(), sentences["end"].to_numpy()
    spoken: dict[int, dict[str, int]] = {}
    for start, end, speaker in _places(quotes.sort_values("start")):
        first = max(int(np.searchsorted(starts, start, side="right")) - 1, 0)
        for place in range(first, int(np.searchsorted(starts, end))):
            shared = min(end, int(ends[place])) - max(start, int(starts[place]))
            if shared > 0 and speaker is not None:
                own = spoken.setdefault(place, {})
                own[speaker] = own.get(speaker, 0) + shared
    return {place: max(own, key=lambda actor: own[actor]) for place, own in spoken.items()}
