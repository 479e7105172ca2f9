"""TextBlob's rules and lexicon, without the NLTK that its own first module brings."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any, NamedTuple

_PACKAGE = "textblob"


class Rules(NamedTuple):
    """The two of TextBlob's modules that tone is made with."""

    text: Any
    english: Any


@cache
def textblob_rules() -> Rules:
    """Return TextBlob's `_text` and `en`, which need nothing but Python.

    TextBlob's own first module imports all of NLTK, a second or two that each notebook's kernel
    would pay anew. So, unless somebody has imported TextBlob already, a bare package stands in
    its place while the two are read; afterwards it is gone, and `import textblob` is as ever.

    Raises
    ------
    ModuleNotFoundError
        If TextBlob is not installed.

    Examples
    --------
    >>> textblob_rules().english.sentiment("a good plan")
    (0.7, 0.6000000000000001)
    """
    if _PACKAGE in sys.modules:
        return _imported()
    with _bare(_PACKAGE):
        return _imported()


def _imported() -> Rules:
    return Rules(import_module(f"{_PACKAGE}._text"), import_module(f"{_PACKAGE}.en"))


@contextmanager
def _bare(package: str) -> Iterator[None]:
    """Let modules of a package be imported without its own `__init__`; forget them afterwards."""
    spec = find_spec(package)
    if spec is None:
        raise ModuleNotFoundError(f"{package} is not installed; run: pip install {package}")
    module = ModuleType(package)
    module.__path__ = list(spec.submodule_search_locations or [])
    sys.modules[package] = module
    try:
        yield
    finally:
        for name in [n for n in sys.modules if n.partition(".")[0] == package]:
            del sys.modules[name]
