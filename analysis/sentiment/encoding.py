"""A blinded sentence as token ids: what the network reads, in training and at run time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from analysis.sentiment.blinding import Blinded
from analysis.sentiment.shipped import ModelError, read_checked

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

FIRST_RESERVED = 2
"""Id of the token that stands for a sentence's first actor: the vocabulary's [unused1]."""
PAD, CLS, SEP = 0, 101, 102
MAX_TOKENS = 128
"""The longest input that the network was trained on, CLS and SEP included."""


@dataclass(frozen=True)
class Row:
    """One input row of the network.

    Parameters
    ----------
    ids
        Token ids, CLS and SEP included.
    positions
        For each actor scored from this row, where its tokens stand.
    actors
        Their numbers in the blinded sentence.
    """

    ids: tuple[int, ...]
    positions: tuple[tuple[int, ...], ...]
    actors: tuple[int, ...]


@cache
def load_tokenizer() -> Tokenizer:
    """Return the network's tokenizer; text that looks like a control token stays text."""
    try:
        from tokenizers import Tokenizer
    except ImportError as error:
        raise ModelError(
            "method='model' needs tokenizers, which is not installed: pip install tokenizers, or"
            " choose method='lexicon'"
        ) from error
    tokenizer = Tokenizer.from_str(read_checked("tokenizer.json").decode("utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.encode_special_tokens = True
    return tokenizer


def encode(blinded: Blinded) -> list[Row]:
    """Return the rows that score every span's actor: one, or one per actor if it is too long.

    Examples
    --------
    >>> from analysis.sentiment.blinding import blind
    >>> encode(blind("Ann praised Bob.", [(0, 3), (12, 15)]))[0].positions
    ((1,), (3,))
    """
    tokenizer = load_tokenizer()
    ids = [CLS]
    places: dict[int, list[int]] = {}
    for piece in blinded.pieces:
        if isinstance(piece, int):
            places.setdefault(piece, []).append(len(ids))
            ids.append(FIRST_RESERVED + piece)
        else:
            ids += tokenizer.encode(piece, add_special_tokens=False).ids
    ids.append(SEP)
    actors = tuple(sorted(set(blinded.actors)))
    if len(ids) <= MAX_TOKENS:
        return [Row(tuple(ids), tuple(tuple(places[actor]) for actor in actors), actors)]
    return [_window(ids, places[actor], actor) for actor in actors]


def _window(ids: list[int], places: list[int], actor: int) -> Row:
    """Return the part of a long sentence around an actor's first mention."""
    width = MAX_TOKENS - 2
    start = min(max(1, places[0] - width // 2), len(ids) - 1 - width)
    kept = tuple(place - start + 1 for place in places if start <= place < start + width)
    return Row((CLS, *ids[start : start + width], SEP), (kept,), (actor,))


def pad(rows: Sequence[Row]) -> dict[str, NDArray[np.generic]]:
    """Return the network's inputs for a batch of rows.

    Returns
    -------
    dict
        `ids` and `mask` of shape (rows, tokens); `actors` of shape (rows, actors, tokens), in
        which each actor's tokens weigh 1 / their number and all else 0. At run time the rows of
        a batch are of one length, and the mask has nothing to say.
    """
    n_tokens = max(len(row.ids) for row in rows)
    n_actors = max(len(row.actors) for row in rows)
    ids = np.full((len(rows), n_tokens), PAD, dtype=np.int64)
    mask = np.zeros((len(rows), n_tokens), dtype=np.float32)
    actors = np.zeros((len(rows), n_actors, n_tokens), dtype=np.float32)
    for i, row in enumerate(rows):
        ids[i, : len(row.ids)] = row.ids
        mask[i, : len(row.ids)] = 1
        for k, positions in enumerate(row.positions):
            actors[i, k, list(positions)] = 1 / len(positions)
    return {"ids": ids, "mask": mask, "actors": actors}
