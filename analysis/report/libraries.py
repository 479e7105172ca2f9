"""What reads and runs notebooks, imported once it is needed and without its slowest part."""

from __future__ import annotations

import logging
import sys
from functools import cache
from typing import Any

_GRAMMARS = "rfc3987_syntax"


@cache
def notebook_libraries() -> tuple[Any, Any]:
    """Return nbformat and papermill.

    jsonschema, which nbformat brings, builds forty grammars of web addresses on import where a
    package for them is there, and JupyterLab brings it: two seconds, for addresses that no
    notebook's schema asks about. So it does not find that package here; it is made to do without.

    Examples
    --------
    >>> [library.__name__ for library in notebook_libraries()]
    ['nbformat', 'papermill']
    """
    hidden = _GRAMMARS not in sys.modules
    if hidden:
        sys.modules[_GRAMMARS] = None  # type: ignore[assignment]
    try:
        import nbformat
        import papermill
    finally:
        if hidden:
            del sys.modules[_GRAMMARS]
    logging.getLogger("papermill").setLevel(logging.WARNING)
    return nbformat, papermill
