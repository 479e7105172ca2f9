"""What is tried in a browser's Python; `benchmarks.in_browser` runs it there.

Nothing but the standard library is imported at the top: a browser may have nothing else.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
import time
import traceback
import types
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

ARTICLES, NOTEBOOKS = "/articles", "/notebooks"
Tried = tuple[str, float, str, str]
"""What was tried, seconds, the error in one line (empty: it ran), and its traceback."""

CALLS = {
    "import analysis": "import analysis as an",
    "split_sentences": 'assert an.split_sentences("They met. We left.") == [(0, 9), (10, 18)]',
    "clean_text": 'assert an.clean_text("A b.\\n\\nAdvertisement\\n\\nC.")[0] == "A b.\\n\\nC."',
    "find_mentions": 'assert "Russia" in list(an.find_mentions("Russia met France.")["actor"])',
    "find_quotes": "assert len(an.find_quotes('\"We agree,\" Lavrov said.')) == 1",
    "score_tone": 'assert an.score_tone(["A great day."])["polarity"][0] > 0',
    "score_toward, word list": (
        'an.score_toward(["Ann was jailed."], [[(0, 3)]], method="lexicon")["toward"]'
    ),
    "score_toward, network": 'an.score_toward(["Ann was jailed."], [[(0, 3)]])',
    "read_articles": f'articles = an.read_articles("{ARTICLES}")',
    "analyse, word list": f'corpus = an.analyse("{ARTICLES}", method="lexicon", progress=False)',
    "the same mentions as here": "assert not other(corpus), other(corpus)",
    "actor_sentiment": "sentiment = an.actor_sentiment(corpus)",
    "actor_shares": "an.actor_shares(corpus)",
    "evidence": 'an.evidence(corpus, actor="Russia")',
    "term_frequency": "terms = an.term_frequency(corpus)",
    "keyness_for": "an.keyness_for(corpus, an.outlet_summary(corpus))",
    "co_mentions": "pairs = an.co_mentions(corpus)",
    "stances": "an.stances(corpus)",
    "show_table": "an.show_table(sentiment).html",
    "plot_actor_sentiment": "an.alt_text(an.plot_actor_sentiment(sentiment))",
    "plot_co_mention_network": "an.alt_text(an.plot_co_mention_network(pairs))",
    "Corpus.save, open_corpus": 'corpus.save("/saved"); an.open_corpus("/saved")',
    "render_report": f'an.render_report(corpus, out="/report", notebooks="{NOTEBOOKS}")',
}


def said(mentions: Any) -> list[list[Any]]:
    """Return what a table of mentions says, row by row; no evidence is None."""
    columns = ["start", "end", "actor", "kind", "role", "toward"]
    rows = mentions[columns].astype(object).itertuples(index=False)
    return [[_plain(value) for value in row] for row in rows]


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return None if value != value else round(value, 9)
    if value is None or value == "None":  # pandas before 3 makes text of what is missing
        return None
    return int(value) if hasattr(value, "__index__") else str(value)


def first_other(one: list[list[Any]], other: list[list[Any]]) -> str:
    """Say where two tables begin to differ; nothing where they do not."""
    if one == other:
        return ""
    pairs = zip(one, other, strict=False)
    differing = next((f"{a} is {b} elsewhere" for a, b in pairs if a != b), "")
    return f"{len(one)} rows, {len(other)} elsewhere; {differing}"


def try_calls(here: list[list[Any]]) -> list[Tried]:
    """Run each call, those below on what those above gave."""
    names: dict[str, Any] = {"other": lambda corpus: first_other(said(corpus.mentions), here)}
    return [_tried(name, lambda code=code: exec(code, names)) for name, code in CALLS.items()]


def try_modules(names: list[str]) -> list[Tried]:
    """Import each module."""
    return [_tried(name, lambda name=name: importlib.import_module(name)) for name in names]


def try_notebooks() -> list[Tried]:
    """Run the code cells of each notebook in order, with the word list."""
    return [_tried(path.name, lambda path=path: _run(path)) for path in _notebooks()]


def _notebooks() -> list[Path]:
    return sorted(Path(NOTEBOOKS).glob("[0-9]*.ipynb"))


def _run(path: Path) -> None:
    """Run a notebook's cells; a value on the last line is made HTML, as a browser shows it."""
    names: dict[str, Any] = {"__name__": "__main__"}
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] != "code":
            continue
        code = "".join(cell["source"])
        exec(code, names)
        if "parameters" in cell["metadata"].get("tags", []):
            names |= {"articles": ARTICLES, "method": "lexicon"}


def _tried(name: str, act: Callable[[], Any]) -> Tried:
    begun = time.perf_counter()
    error = trace = ""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            act()
    except BaseException as problem:
        error = f"{type(problem).__name__}: {problem}".splitlines()[0]
        trace = traceback.format_exc()
    return name, round(time.perf_counter() - begun, 1), error, trace


def stand_in() -> list[str]:
    """Put something in the place of packages that a cut-down distribution has no wheels of.

    nltk, which TextBlob imports and we do not use, wants regex: re takes its place, without time
    limits and without the patterns that re does not know. pydantic checks the notebooks'
    parameters: they are taken as they are given.
    """
    replaced = []
    if not _is_there("regex"):
        module: Any = types.ModuleType("regex")
        vars(module).update({name: value for name, value in vars(re).items() if name.isalpha()})
        module.__getattr__ = lambda name: 0
        module.compile = _compile
        sys.modules["regex"] = module
        replaced.append("re for regex")
    if not _is_there("pydantic"):
        checked: Any = types.ModuleType("analysis.report.parameters")
        checked.notebook_parameters = lambda **given: types.SimpleNamespace(**given)
        sys.modules["analysis.report.parameters"] = checked
        replaced.append("unchecked parameters for pydantic")
    return replaced


def _is_there(name: str) -> bool:
    try:
        importlib.import_module(name)
    except ImportError:
        return False
    return True


class _Pattern:
    """A compiled pattern that takes regex's time limit and knows of none."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._pattern, name)
        if not callable(value):
            return value
        return lambda *given, timeout=None, **named: value(*given, **named)


def _compile(pattern: str, flags: int = 0, **_: object) -> _Pattern:
    try:
        return _Pattern(re.compile(pattern, flags))
    except re.error:
        return _Pattern(re.compile("(?!)"))
