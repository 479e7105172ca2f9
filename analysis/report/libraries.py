"""What reads and runs notebooks, imported once it is needed and without its slowest part."""

from __future__ import annotations

import logging
import sys
from functools import cache
from typing import Any

SAVED_ONCE = "saved-once"
"""The engine for papermill that saves a notebook at its end: seventy savings take a second."""

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
    papermill.engines.papermill_engines.register(SAVED_ONCE, _saved_once(papermill.engines))
    return nbformat, papermill


def _saved_once(engines: Any) -> type:
    """Return papermill's engine, which saves a notebook before and after each cell, less that."""

    class SavedOnce(engines.NBClientEngine):  # type: ignore[misc]
        @classmethod
        def execute_managed_notebook(cls, nb_man: Any, *args: Any, **options: Any) -> None:
            """Run the cells; the notebook is saved when they have run or one has failed."""
            path, nb_man.output_path = nb_man.output_path, None
            try:
                super().execute_managed_notebook(nb_man, *args, **options)
            finally:
                nb_man.output_path = path

    return SavedOnce
