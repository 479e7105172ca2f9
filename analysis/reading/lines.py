"""What a line looks like: of an article, or of the page around it.

A small logistic regression over properties that anyone can check by eye (length, how the line
ends, stop words, capitals, ...). Its weights are data (`lines.json`), written by
`training/train_cleaning.py`; `explain_line` says what each property added.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pandas as pd

_LIST_SIGN = re.compile(r"^(?:[*+\u2022\u00b7\u25aa\u2023o\u2013-]|\d{1,2}[.)]) +")
_SENTENCE_END = re.compile(r"[.!?\u2026][\"'\u201d\u2019\u00bb)\]]*$")
_NEXT_SENTENCE = re.compile(r"[.!?][\"\u201d\u2019)]? +[\"\u201c\u2018(]?[A-Z]")
_ADDRESS = re.compile(r"https?:|www\.|\.com\b|@\w")
_SEPARATOR = re.compile(r"[|\u00bb\u203a>\u2022\u00b7\u2192]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TO_THE_READER = re.compile(r"\b(?:you|your|yours|we|our|us)\b", re.IGNORECASE)
_REPORTING = re.compile(r"\b(?:said|says|told|according)\b")
_REQUEST = re.compile(
    r"(?:get|sign|read|see|click|subscribe|follow|watch|learn|find|view|join|download|share|more|"
    r"our|your|about|contact|terms|privacy|copyright|please)\b",
    re.IGNORECASE,
)
# Two texts run together, as a headline and the summary under it are when a page is flattened.
_RUN_TOGETHER = re.compile(r"(?<![A-Za-z])(?!Mc|Mac)[A-Za-z\u2019.]*[a-z\u2019?!.\d]{2}[A-Z][a-z]+")
_FUNCTION_WORDS = frozenset({
    "a", "about", "after", "an", "and", "are", "as", "at", "be", "been", "before", "being", "but",
    "by", "can", "could", "did", "do", "does", "for", "from", "had", "has", "have", "he", "her",
    "his", "how", "if", "in", "into", "is", "it", "its", "may", "might", "no", "not", "of", "on",
    "or", "our", "over", "she", "should", "so", "than", "that", "the", "their", "then", "there",
    "these", "they", "this", "those", "to", "was", "we", "were", "what", "when", "where", "which",
    "who", "will", "with", "would", "you", "your",
})  # fmt: skip
# Upper ends of the classes of length, in words.
_LENGTHS = (1, 3, 6, 10, 16, 25, 45, 80)
_WINDOW = 4_000


@dataclass(frozen=True)
class LineModel:
    """Weights of the line properties and costs of `segments`, as `lines.json` holds them."""

    intercept: float
    weights: dict[str, float]
    limit: float
    costs: dict[str, float]


@cache
def load_model() -> LineModel:
    """Return the shipped weights."""
    text = files("analysis.reading").joinpath("lines.json").read_text(encoding="utf-8")
    data = json.loads(text)
    return LineModel(data["intercept"], data["weights"], data["limit"], data["costs"])


def line_features(line: str, *, printed_twice: bool = False) -> dict[str, float]:
    """Return the properties of a line that are not zero.

    Parameters
    ----------
    line
        A line without white space around it, its words parted by single spaces.
    printed_twice
        Whether the same line stands elsewhere in the text.

    Examples
    --------
    >>> sorted(line_features("* World News"))
    ['all capitalised initials', 'length to 3', 'list sign']
    """
    bare = _LIST_SIGN.sub("", line[:_WINDOW])
    words = bare.split() or [""]
    found = _shape(bare, words) | _wording(bare, words)
    found["list sign"] = bare != line[:_WINDOW]
    found["printed twice"] = printed_twice
    return {name: float(value) for name, value in found.items() if value}


def score_line(line: str, *, printed_twice: bool = False, model: LineModel | None = None) -> float:
    """Return the log-odds that a line belongs to an article, within the model's limit.

    Examples
    --------
    >>> score_line("Sign In") < 0 < score_line("The envoys, who had met in May, said so again.")
    True
    """
    model = model or load_model()
    found = line_features(line, printed_twice=printed_twice)
    total = model.intercept + sum(model.weights.get(n, 0.0) * v for n, v in found.items())
    return max(-model.limit, min(model.limit, total))


def explain_line(line: str, *, printed_twice: bool = False) -> pd.DataFrame:
    """Return what each property of a line adds to its score, strongest first.

    Returns
    -------
    pandas.DataFrame
        `property`, `value`, and `adds` (log-odds, above 0 for the article), the intercept among
        them; before the limit, `adds` sums to the line's score.

    Examples
    --------
    >>> explain_line("Sign In")["property"].iloc[0]
    'begins as a request'
    """
    model = load_model()
    found = line_features(" ".join(line.split()), printed_twice=printed_twice)
    rows = [("intercept", 1.0, model.intercept)]
    rows += [(name, value, model.weights.get(name, 0.0) * value) for name, value in found.items()]
    frame = pd.DataFrame(rows, columns=["property", "value", "adds"])
    order = frame["adds"].abs().sort_values(ascending=False, kind="stable").index
    return frame.loc[order].reset_index(drop=True)


def _shape(line: str, words: list[str]) -> dict[str, float]:
    """Return properties of a line's length, ending and signs."""
    n = len(words)
    length = next((f"to {end}" for end in _LENGTHS if n <= end), f"over {_LENGTHS[-1]}")
    stops = _SENTENCE_END.search(line[-8:]) is not None
    return {
        f"length {length}": 1,
        f"ends as a sentence, length {length}": stops,
        "ends in a colon": line.endswith(":"),
        "ends in a question mark": line.endswith("?"),
        "ends in an exclamation mark": line.endswith("!"),
        "ends in an ellipsis": line.endswith(("\u2026", "...", "[\u2026]")),
        "sentence ends inside": min(3, len(_NEXT_SENTENCE.findall(line))),
        "commas": min(3, line.count(",")),
        "share of digits": sum(map(str.isdigit, line)) / max(1, len(line)),
        "quotation mark": any(mark in line for mark in '"\u201c\u201d\u00ab'),
        "separator": _SEPARATOR.search(line) is not None,
        "web address": _ADDRESS.search(line) is not None,
        "year in a short line": n <= 8 and _YEAR.search(line) is not None,
        "run together": _RUN_TOGETHER.search(line) is not None,
    }


def _wording(line: str, words: list[str]) -> dict[str, float]:
    """Return properties of a line's words and their initials."""
    n = len(words)
    small = sum(word[:1].islower() for word in words)
    capital = sum(word[:1].isupper() for word in words)
    function = sum(word.lower().strip('.,"\u201c\u201d') in _FUNCTION_WORDS for word in words)
    quoted = any(mark in line for mark in '"\u201c\u201d')
    return {
        "share of small initials": small / n if n >= 4 else 0,
        "all capitalised initials": n >= 2 and capital / n >= 0.7,
        "all capitals": n >= 2 and line.isupper(),
        "begins small": line[:1].islower(),
        "share of function words": function / n if n >= 4 else 0,
        "no function word in eight": n >= 8 and function == 0,
        "speaks to the reader": n <= 25 and not quoted and _TO_THE_READER.search(line) is not None,
        "reporting verb": _REPORTING.search(line) is not None,
        "begins as a request": _REQUEST.match(line) is not None,
    }
