"""Sentences to the ids of TextBlob's words: its tokeniser, for each different chunk once.

How TextBlob cuts a chunk does not depend on the chunks around it, but for emoticons, which it
puts together from neighbouring marks. So a chunk is cut once however often it occurs, and the few
sentences in which an emoticon might arise are named, to be scored one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

import numpy as np

from analysis.language.chunks import Chunks, spread
from analysis.sentiment.emoticons import joined_by_a_blank, suspects
from analysis.sentiment.tone_lexicon import (
    END,
    ODD,
    Flags,
    Ints,
    Lexicon,
    abbreviations,
    load_lexicon,
    marks,
    token_id,
)

_QUOTES = "“”‘’'\""
_PARAGRAPH = "END-OF-SENTENCE"
_CLOSE = "\uffff"
_CLOSED = f" {_CLOSE} "
_MOST_PIECES = 300_000


@dataclass(frozen=True)
class Reading:
    """Token ids of some sentences, each sentence closed by END, and which of them are odd."""

    ids: Ints
    odd: Flags


class _Pieces(dict[str, tuple[int, ...]]):
    """The pieces of chunks met so far and the ids of their tokens; a new one is cut when met."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__({_CLOSE: (lexicon.size + END,)})
        self._lexicon = lexicon

    def __missing__(self, piece: str) -> tuple[int, ...]:
        lexicon = self._lexicon
        if piece.isalnum():
            ids: tuple[int, ...] = (token_id(piece.lower(), lexicon),)
        else:
            tokens = [token.lower() for token in _cut(piece) if token != _PARAGRAPH]
            ids = tuple([token_id(token, lexicon) for token in tokens])
        self[piece] = ids
        return ids


@cache
def _pieces() -> _Pieces:
    """Return this process's memory of pieces."""
    return _Pieces(load_lexicon())


def forget_pieces() -> None:
    """Empty the memory of pieces, as a first call finds it."""
    _pieces.cache_clear()


def read_sentences(sentences: Sequence[str], chunks: Chunks) -> Reading:
    """Return the token ids of `sentences`.

    Parameters
    ----------
    sentences
        Sentences, or any other pieces of text.
    chunks
        Their chunks.
    """
    found = _read_chunks(chunks)
    place, token = spread(found.counts, chunks.code)
    # Each sentence has room for one id more, which closes it.
    owner = chunks.text[place]
    ids = np.full(len(owner) + len(sentences), load_lexicon().size + END)
    ids[np.arange(len(owner)) + owner] = found.ids[token]
    odd = np.zeros(len(sentences), dtype=bool)
    odd[chunks.text[found.odd[chunks.code]]] = True
    for number in joined_by_a_blank(chunks):
        odd[number] |= suspects().search(sentences[number]) is not None
    return Reading(ids, odd)


@dataclass(frozen=True)
class _Found:
    """What was found in some chunks."""

    counts: Ints  # how many tokens each has
    ids: Ints  # the tokens' ids, chunk after chunk
    odd: Flags  # which hold what TextBlob may read otherwise than token by token


def _read_chunks(chunks: Chunks) -> _Found:
    """Return the ids of the tokens of the different chunks, each by itself."""
    texts = chunks.forms
    odd = np.zeros(len(texts), dtype=bool)
    if _CLOSE in chunks.different:
        # A chunk that holds the closing mark itself is left to be scored alone.
        odd |= [_CLOSE in text for text in texts]
        texts = ["" if _CLOSE in text else text for text in texts]
    joined = _CLOSED.join([*texts, ""])
    ends = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)) + len(_CLOSED))
    found = [match.start() for match in suspects().finditer(joined)]
    odd[np.searchsorted(ends, found, side="right")] = True
    if len(_pieces()) > _MOST_PIECES:
        forget_pieces()
    tokens = map(_pieces().__getitem__, _part(joined).split())
    ids = np.fromiter(chain.from_iterable(tokens), np.int64)
    size = load_lexicon().size
    closed = np.flatnonzero(ids == size + END)
    odd[np.searchsorted(closed, np.flatnonzero(ids == size + ODD))] = True
    return _Found(np.diff(closed, prepend=-1) - 1, np.delete(ids, closed), odd)


def _part(text: str) -> str:
    """Return `text` with blanks where TextBlob cuts inside a chunk: at quotes and before "n't".

    A comma at a chunk's end comes off in any case: here, once for all chunks.
    """
    text = text.replace("n't", " n't").replace(", ", " , ")
    for quote in _QUOTES:
        text = text.replace(quote, f" {quote} ")
    return text


def _cut(chunk: str) -> list[str]:
    """Return the tokens of a chunk: marks off both ends, stops kept on abbreviations."""
    cut_off, (listed, shapes) = marks(), abbreviations()
    core = chunk.lstrip(cut_off)
    head = list(chunk[: len(chunk) - len(core)])
    tail: list[str] = []
    while core and (core[-1] == "." or core[-1] in cut_off):
        if core[-1] != ".":
            tail.append(core[-1])
            core = core[:-1]
        if core.endswith("..."):
            tail.append("...")
            core = core[:-3].rstrip(".")
        if core.endswith("."):
            if core in listed or shapes.match(core):
                break
            tail.append(".")
            core = core[:-1]
    if core:
        head.append(core)
    head.extend(reversed(tail))
    return head
