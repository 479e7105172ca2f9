"""Libraries that only some formats need: loaded when one is met, named when one is not there."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from analysis.reading.decoding import Unreadable


def load_extra(library: str, extra: str) -> Any:
    """Return a library that one of the package's extras brings.

    Parameters
    ----------
    library
        The name to import.
    extra
        The extra of `news-actors` that installs it.

    Raises
    ------
    Unreadable
        If it is not installed, with the command that installs it.

    Examples
    --------
    >>> load_extra("csv", "tables").__name__
    'csv'
    >>> load_extra("no_such_library", "odd")
    Traceback (most recent call last):
    analysis.reading.decoding.Unreadable: reading it needs no_such_library, which is not \
installed; pip install 'news-actors[odd]'
    """
    try:
        return import_module(library)
    except ImportError as error:
        raise Unreadable(
            f"reading it needs {library}, which is not installed",
            f"pip install 'news-actors[{extra}]'",
        ) from error
