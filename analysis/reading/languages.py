"""The language of an article: what is not English is marked, and left out of the scores.

A text full of English function words is English; py3langid's model (140 languages, inside its
package) judges the others, and only where there is enough text and a clear margin. A false alarm
would lose an English article, so a doubtful one counts as English.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import pandas as pd

from analysis.reading.bare import bare_words, is_letter
from analysis.reading.shortwords import ShortWords

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Share of English function words: 0.19 or more in our own articles, 0.13 or more in ten news
# sentences together, 0 in paragraphs of sixteen other languages; below it, the model decides.
_ENGLISH_SHARE = 0.15
_ENOUGH_WORDS = 20
# Bytes of letters, so that a syllable of Chinese counts for more than a letter of English.
_ENOUGH_BYTES = 100
_SURE = 0.95
# The model's code for numbers, code and the like.
_NO_LANGUAGE = "zxx"
# Beginning, middle and end of a long text stand for all of it.
_WINDOW = 1_200
_CODE = re.compile(r"[a-z]{2,3}")
# The owner of the collection said it, and not a page's template.
_OWNERS = ("metadata.csv", "front matter", "given")


@dataclass(frozen=True)
class Language:
    """The language of a text.

    Attributes
    ----------
    code
        ISO 639 code; None where nothing says enough.
    where
        What said so; empty where nothing did.
    problem
        What a reader should know of it; empty where all is as it should be.
    """

    code: str | None = None
    where: str = ""
    problem: str = ""


def find_language(text: str, declared: str = "", where: str = "") -> Language:
    """Return an article's language.

    What the owner of the collection says (metadata.csv, front matter, a column) holds. What a page
    says of itself holds unless the text flatly contradicts it: templates say `lang="en"` of
    whatever stands in them.

    Parameters
    ----------
    text
        The clean text.
    declared
        A code or a name, such as "en-GB" or "German"; empty where nothing is declared.
    where
        What declares it.

    Examples
    --------
    >>> find_language("Envoys met.", "en-GB", "html lang")
    Language(code='en', where='html lang', problem='')
    >>> find_language("Envoys met.").code is None
    True
    """
    code = language_code(declared)
    heard = detect_language(text)
    if code is None:
        note = f"{where}, not understood; the text" if declared.strip() else "the text"
        found = Language(heard, note if heard else "")
    elif heard in (None, code) or "en" not in (heard, code):
        # Two other languages may be close (Danish, Norwegian); either way it is left out.
        found = Language(code, where)
    elif where.startswith(_OWNERS):
        problem = f"{where} says {language_name(code)}, the text looks {language_name(heard)}"
        found = Language(code, where, problem)
    else:
        problem = f"{where} says {language_name(code)}, the text is {language_name(heard)}"
        found = Language(heard, f"the text, against {where}", problem)
    if found.code in (None, "en"):
        return found
    left_out = f"in {language_name(found.code or '')}, not English: left out of the scores"
    problem = f"{left_out} ({found.problem})" if found.problem else left_out
    return Language(found.code, found.where, problem)


def is_english(languages: pd.Series) -> pd.Series:
    """Say which articles are scored: those in English, and those whose language nothing says.

    Examples
    --------
    >>> is_english(pd.Series(["en", "de", None])).tolist()
    [True, False, True]
    """
    return languages.isna() | languages.eq("en")


def detect_language(text: str) -> str | None:
    """Return the ISO code of a text's language, None where it is too short or unclear.

    Examples
    --------
    >>> detect_language("Le ministre a déclaré mardi que les négociations se poursuivraient à "
    ...                 "Genève la semaine prochaine, malgré les combats.")
    'fr'
    >>> detect_language("Merkel, Macron, Sánchez") is None
    True
    """
    sample = _sample(text)
    # "\u0130" in lower case is two characters, and one of them no letter: another of as many bytes.
    plain = bare_words(sample.replace("\u0130", "\u1e2d"), is_letter)
    known, n_words = _english_words().count_in(plain)
    if n_words >= _ENOUGH_WORDS and known >= _ENGLISH_SHARE * n_words:
        return "en"
    if sum(map(len, plain.split())) < _ENOUGH_BYTES:
        return None
    probability: dict[str, float] = {}
    for label, share in _identifier().rank(sample):
        code = _codes().get(label, label)
        probability[code] = probability.get(code, 0.0) + share
    best = max(probability, key=lambda code: probability[code])
    return best if probability[best] >= _SURE and best != _NO_LANGUAGE else None


@lru_cache(maxsize=256)
def language_code(declared: str) -> str | None:
    """Return the ISO code for what a page or a person calls a language; None where it is none.

    Examples
    --------
    >>> language_code("en_US"), language_code("German"), language_code("see below")
    ('en', 'de', None)
    """
    name = re.split(r"[-_;,]", declared.strip().lower())[0].strip()
    known = _codes().get(name)
    return known or (name if _CODE.fullmatch(name) else None)


def language_name(code: str) -> str:
    """Return a language's English name; the code itself where it is not listed.

    Examples
    --------
    >>> language_name("pt"), language_name("qya")
    ('Portuguese', 'qya')
    """
    return next((row["name"] for row in _rows() if row["code"] == code), code)


def _sample(text: str) -> str:
    """Return beginning, middle and end of a text, or all of a short one."""
    if len(text) <= 3 * _WINDOW:
        return text
    middle = (len(text) - _WINDOW) // 2
    windows = (text[:_WINDOW], text[middle : middle + _WINDOW], text[-_WINDOW:])
    return "\n".join(windows)


@cache
def _identifier() -> LanguageIdentifier:
    """Load the model: a second and 100 MB, spent only where a text does not look English."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _english_words() -> ShortWords:
    """Return the words that make English."""
    text = (files("analysis.reading") / "english-words.txt").read_text(encoding="utf-8")
    return ShortWords([line.encode() for line in text.split("\n") if line and line[0] != "#"])


@cache
def _rows() -> tuple[dict[str, str], ...]:
    """Return the languages with a name."""
    text = (files("analysis.reading") / "languages.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def _codes() -> dict[str, str]:
    """Return every code and name of a language with its ISO code."""
    return {
        name: row["code"]
        for row in _rows()
        for name in (row["code"], row["name"].lower(), *row["others"].split())
    }
