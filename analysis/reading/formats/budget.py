"""How much one file may unpack: a few kilobytes can hold a zip bomb of terabytes."""

from __future__ import annotations

import io
from typing import Any, Protocol

from analysis.reading.decoding import Unreadable

MAX_MEMBERS = 100_000
MAX_UNPACKED_BYTES = 2_000_000_000
MAX_MEMBER_BYTES = 200_000_000
MAX_NESTING = 3

_CURE = "unpack it yourself if you trust it, and give the folder"


class Budget:
    """Counts what one file has unpacked, its archives inside archives with it.

    Examples
    --------
    >>> budget = Budget()
    >>> budget.take(MAX_UNPACKED_BYTES)
    >>> budget.take(1)
    Traceback (most recent call last):
    analysis.reading.decoding.Unreadable: it unpacks to more than 2,000,000,000 bytes; unpack it \
yourself if you trust it, and give the folder
    """

    def __init__(self) -> None:
        self.bytes_left = MAX_UNPACKED_BYTES
        self.members_left = MAX_MEMBERS

    def take(self, n_bytes: int) -> None:
        """Note bytes that were unpacked; raise Unreadable where they are too many."""
        self.bytes_left -= n_bytes
        if self.bytes_left < 0:
            raise Unreadable(f"it unpacks to more than {MAX_UNPACKED_BYTES:,} bytes", _CURE)

    def take_member(self) -> None:
        """Note a member; raise Unreadable where they are too many."""
        self.members_left -= 1
        if self.members_left < 0:
            raise Unreadable(f"it holds more than {MAX_MEMBERS:,} files", _CURE)


def check_depth(depth: int) -> None:
    """Raise Unreadable where archives lie in archives too deep."""
    if depth > MAX_NESTING:
        raise Unreadable(f"more than {MAX_NESTING} archives lie inside each other", _CURE)


class SupportsRead(Protocol):
    """Whatever gives bytes, such as a gzip file."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes."""


class Metered(io.RawIOBase):
    """A stream of unpacked bytes, each counted as it is read.

    Parameters
    ----------
    stream
        What unpacks, such as a gzip file.
    budget
        What is counted against.
    """

    def __init__(self, stream: SupportsRead, budget: Budget) -> None:
        self._stream = stream
        self._budget = budget

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Read what fits into the buffer."""
        data = self._stream.read(len(buffer))
        self._budget.take(len(data))
        buffer[: len(data)] = data
        return len(data)
