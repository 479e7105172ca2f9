"""Sentences to the ids of TextBlob's words: its tokeniser, a blank-separated chunk at a time.

How TextBlob cuts a chunk does not depend on the chunks around it, but for emoticons, which it
puts together from neighbouring marks. So a chunk is cut once however often it occurs, and the few
sentences in which an emoticon might arise are named, to be scored one by one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

import numpy as np

from analysis.language.numbering import number_forms
from analysis.sentiment.tone_lexicon import (
    END,
    ODD,
    SARCASM,
    Flags,
    Ints,
    abbreviations,
    load_lexicon,
    marks,
    token_id,
)

_QUOTES = "“”‘’'\""
_PARAGRAPH = "END-OF-SENTENCE"


@dataclass(frozen=True)
class Reading:
    """Token ids of some sentences, each sentence closed by END, and which of them are odd."""

    ids: Ints
    odd: Flags


def read_sentences(sentences: Sequence[str]) -> Reading:
    """Return the token ids of `sentences`.

    Parameters
    ----------
    sentences
        Sentences, or any other pieces of text.
    """
    sentences = list(sentences)
    end = "\uffff"
    while end in " ".join(sentences):
        end += "\uffff"
    joined = "".join(f"{sentence} {end} " for sentence in sentences)
    lengths = np.fromiter(map(len, sentences), np.int64, len(sentences)) + len(end) + 2
    odd = np.zeros(len(sentences), dtype=bool)
    suspects = [match.start() for match in _suspects().finditer(joined)]
    odd[np.searchsorted(np.cumsum(lengths), suspects, side="right")] = True
    codes, forms = number_forms(_space_quotes(joined).split())
    lexicon = load_lexicon()
    size = lexicon.size
    tokens = [
        (token_id(form.lower(), lexicon),) if form.isalnum() else _chunk_ids(form) for form in forms
    ]
    if sentences:
        tokens[forms.index(end)] = (size + END,)
    ids = _expand(codes, tokens)
    closed = np.cumsum(ids == size + END)
    odd[closed[ids == size + ODD]] = True
    return Reading(ids, odd)


def _expand(codes: Ints, tokens: list[tuple[int, ...]]) -> Ints:
    """Return the tokens of every chunk in a row: `tokens[code]` for each code."""
    widths = np.fromiter(map(len, tokens), np.int64, len(tokens))
    flat = np.fromiter(chain.from_iterable(tokens), np.int64, widths.sum())
    begins = np.cumsum(widths) - widths
    width = widths[codes]
    ends = np.cumsum(width)
    within = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - width, width)
    places: Ints = np.repeat(begins[codes], width) + within
    return np.take(flat, places)


@lru_cache(maxsize=200_000)
def _chunk_ids(chunk: str) -> tuple[int, ...]:
    """Return the ids of the tokens that TextBlob cuts a chunk into."""
    lexicon = load_lexicon()
    tokens = [token.lower() for token in _cut(chunk) if token != _PARAGRAPH]
    return tuple([token_id(token, lexicon) for token in tokens])


def _space_quotes(text: str) -> str:
    """Return `text` with its quotes and "n't" set apart, the only cuts inside a chunk."""
    text = text.replace("n't", " n't")
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
    return [*head, *([core] if core else []), *reversed(tail)]


@cache
def _suspects() -> re.Pattern[str]:
    """Return a pattern that is found wherever TextBlob may put an emoticon together."""
    from textblob._text import EMOTICONS

    rests: dict[str, list[str]] = {}
    for form in sorted({form for forms in EMOTICONS.values() for form in forms} | {SARCASM}):
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
