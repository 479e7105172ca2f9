"""Run the shipped network: rows of token ids in, probabilities out, the same in any company.

Activations are quantised token by token and rows of one length share a batch, so nothing is
padded: what else is scored at the same moment cannot move a score.
"""

from __future__ import annotations

import json
import logging
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.escaping import for_log
from analysis.sentiment.encoding import Row, pad
from analysis.sentiment.shipped import ModelError, model_folder, read_checked

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

logger = logging.getLogger(__name__)

STDERR = 2
"""The file descriptor that a process's own error messages go to."""

BATCH = 16
"""Rows of one length that are run together."""


@dataclass(frozen=True)
class Model:
    """The network, ready to run.

    Parameters
    ----------
    session
        onnxruntime's session.
    temperature
        What logits are divided by, so that probabilities mean what they say.
    sha256
        Of the network's file; it names the model in caches.
    """

    session: Any
    temperature: float
    sha256: str


@cache
def load_model(threads: int = 1) -> Model:
    """Return the shipped network on so many threads; loaded once.

    Raises
    ------
    ModelError
        If onnxruntime is not installed, or a file is missing or damaged.
    """
    content = read_checked("toward.onnx")
    settings = json.loads((model_folder() / "model.json").read_text(encoding="utf-8"))
    return Model(
        open_session(content, threads), settings["temperature"], settings["sha256"]["toward.onnx"]
    )


def open_session(content: bytes, threads: int) -> Any:
    """Return an onnxruntime session that gives the same numbers on any number of threads."""
    with _machine_talk_logged():
        onnxruntime = _import_onnxruntime()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])


def _import_onnxruntime() -> Any:
    """Return the module."""
    try:
        import onnxruntime
    except ImportError as error:
        raise ModelError(
            "method='model' needs onnxruntime, which is not installed: pip install onnxruntime,"
            " or choose method='lexicon'"
        ) from error
    return onnxruntime


@contextmanager
def _machine_talk_logged() -> Iterator[None]:
    """Log what onnxruntime says of the machine's processor or graphics card.

    Its warnings of one that it does not know are written past Python, straight to the process's
    own stderr, before any setting of its logger is read; in a notebook they would stand in a red
    box under the reader's first cell, though nothing is wrong.
    """
    said: list[str] = []
    try:
        with diverted_stderr() as said:
            yield
    finally:
        for line in said:
            logger.info("onnxruntime: %s", for_log(line))


@contextmanager
def diverted_stderr() -> Iterator[list[str]]:
    """Keep from the screen what compiled code writes to stderr; its lines are in the list after.

    Examples
    --------
    >>> import os
    >>> with diverted_stderr() as said:
    ...     _ = os.write(2, b"no such card")
    >>> said
    ['no such card']
    """
    said: list[str] = []
    with tempfile.TemporaryFile() as kept:
        screen = os.dup(STDERR)
        os.dup2(kept.fileno(), STDERR)
        try:
            yield said
        finally:
            os.dup2(screen, STDERR)
            os.close(screen)
            kept.seek(0)
            said += kept.read().decode("utf-8", "replace").splitlines()


def run(session: Any, rows: Sequence[Row]) -> list[Floats]:
    """Return for each row its actors' logits, shape (actors, 3).

    Only rows with as many tokens and as many actors share a batch.
    """

    def shape(i: int) -> tuple[int, int]:
        return len(rows[i].ids), len(rows[i].positions)

    logits: dict[int, Floats] = {}
    order = sorted(range(len(rows)), key=shape)
    for _, like in groupby(order, key=shape):
        members = list(like)
        for first in range(0, len(members), BATCH):
            chosen = members[first : first + BATCH]
            batch = pad([rows[i] for i in chosen])
            out = session.run(["logits"], {"ids": batch["ids"], "actors": batch["actors"]})[0]
            logits.update(zip(chosen, out.astype(np.float64), strict=True))
    return [logits[i] for i in range(len(rows))]


def probabilities(logits: Floats, temperature: float) -> Floats:
    """Return softmax(logits / temperature) along the last axis.

    Examples
    --------
    >>> probabilities(np.zeros((1, 3)), 1.0).round(2).tolist()
    [[0.33, 0.33, 0.33]]
    """
    scaled = logits / temperature
    powers = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))
