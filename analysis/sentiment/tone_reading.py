"""Sentences to the ids of TextBlob's words: its tokeniser, a blank-separated chunk at a time.

How TextBlob cuts a chunk does not depend on the chunks around it, but for emoticons, which it
puts together from neighbouring marks. So a chunk is cut once however often it occurs, and the few
sentences in which an emoticon might arise are named, to be scored one by one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

import numpy as np

from analysis.sentiment.textblob_rules import textblob_rules
from analysis.sentiment.tone_lexicon import (
    END,
    ODD,
    SARCASM,
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
_MOST_CHUNKS = 300_000


@dataclass(frozen=True)
class Reading:
    """Token ids of some sentences, each sentence closed by END, and which of them are odd."""

    ids: Ints
    odd: Flags


class _Chunks(dict[str, tuple[int, ...]]):
    """The chunks met so far and the ids of their tokens; a new chunk is cut when asked for."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__({_CLOSE: (lexicon.size + END,)})
        self._lexicon = lexicon

    def __missing__(self, chunk: str) -> tuple[int, ...]:
        lexicon = self._lexicon
        if chunk.isalnum():
            ids: tuple[int, ...] = (token_id(chunk.lower(), lexicon),)
        else:
            tokens = [token.lower() for token in _cut(chunk) if token != _PARAGRAPH]
            ids = tuple([token_id(token, lexicon) for token in tokens])
        self[chunk] = ids
        return ids


@cache
def _chunks() -> _Chunks:
    """Return this process's memory of chunks."""
    return _Chunks(load_lexicon())


def forget_chunks() -> None:
    """Empty the memory of chunks, as a first call finds it."""
    _chunks.cache_clear()


def read_sentences(sentences: Sequence[str]) -> Reading:
    """Return the token ids of `sentences`.

    Parameters
    ----------
    sentences
        Sentences, or any other pieces of text.
    """
    # A sentence that holds the closing mark itself is left to be scored alone.
    odd = np.array([_CLOSE in sentence for sentence in sentences], dtype=bool)
    texts = ["" if alone else text for text, alone in zip(sentences, odd, strict=True)]
    joined = "".join([f"{text} {_CLOSE} " for text in texts])
    ends = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)) + len(f" {_CLOSE} "))
    suspects = [match.start() for match in _suspects().finditer(joined)]
    odd[np.searchsorted(ends, suspects, side="right")] = True
    if len(_chunks()) > _MOST_CHUNKS:
        forget_chunks()
    tokens = map(_chunks().__getitem__, _part(joined).split())
    ids = np.fromiter(chain.from_iterable(tokens), np.int64)
    size = load_lexicon().size
    sentence = np.cumsum(ids == size + END)
    odd[sentence[ids == size + ODD]] = True
    return Reading(ids, odd)


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


@cache
def _suspects() -> re.Pattern[str]:
    """Return a pattern that is found wherever TextBlob may put an emoticon together."""
    emoticons = textblob_rules().text.EMOTICONS
    rests: dict[str, list[str]] = {}
    for form in sorted({form for forms in emoticons.values() for form in forms} | {SARCASM}):
        # A letter must end its token; a mark is cut off whatever follows it.
        tail = "" if form[-1] in marks() else r"(?=$|[\W_]|n't)"
        rests.setdefault(form[0], []).append(r"\s*".join(["", *map(re.escape, form[1:])]) + tail)
    # "2008)" ends in an emoticon too, and stays a long unknown word: not worth a closer look.
    guards = {"8": r"(?<![^\W_]{2}8)"}
    return re.compile(
        "|".join(
            f"{re.escape(first)}{guards.get(first, '')}(?:{'|'.join(rest)})"
            for first, rest in rests.items()
        )
    )


def settle_emoticons(tokens: list[str]) -> list[str]:
    """Return tokens with ":o )" and ":c )" put together.

    TextBlob tries its emoticons in the order of a set, which changes from run to run, and finds
    either ":o" or ":o)" first. Here the longer one always wins.

    Examples
    --------
    >>> settle_emoticons(["Well", ":o", ")", "!"])
    ['Well', ':o)', '!']
    """
    settled: list[str] = []
    for token in tokens:
        if token == ")" and settled and settled[-1] in (":o", ":c"):
            settled[-1] += token
        else:
            settled.append(token)
    return settled
