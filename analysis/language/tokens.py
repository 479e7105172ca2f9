"""Tokens as offsets, and the tokens table of a collection."""

from __future__ import annotations

import re
import unicodedata

import numpy as np
import pandas as pd

from analysis.language.chunks import Batches, Chunks, Ints, in_batches, spread
from analysis.language.numbering import number_forms
from analysis.language.paragraphs import Span

# What prints as nothing: soft hyphen, zero-width blanks and joiners, byte order mark.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_APOSTROPHES = "'’ʼ"
_HYPHENS = "\u2010\u2011-"  # "-" last: inside a character class it would mean a range
_LETTER = r"[^\W\d_]"
_JOIN = rf"[{_APOSTROPHES}{_HYPHENS}]"
# Each alternative begins with what `re` can reject by one character.
_TOKEN = rf"""
    (?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]
    |[@\#]\w+
    |(?:{_LETTER}\.)+{_LETTER}\b\.?(?:[{_HYPHENS}]\w+)*          # U.S., a.m., U.S.-led
    |\w+
        (?:{_JOIN}[{_INVISIBLE}]*\w+|[{_INVISIBLE}]+(?:{_JOIN}[{_INVISIBLE}]*)?\w+
          |[\u0300-\u036f]+\w*|[.,:](?<=[0-9].)(?=[0-9])\w+|&(?<=[A-Z]&)(?=[A-Z])\w+
        )*
        (?:@\w[\w-]*(?:\.\w[\w-]*)+)?                            # an e-mail address
    |\.{{2,}}|-{{2,}}|[^\s{_INVISIBLE}]"""
_TOKENS = re.compile(rf"[A-Za-z]++(?=[ ,]|\.\s)|{_TOKEN}", re.VERBOSE)
# Most tokens are plain words, commas and stops before a blank: told apart here, twice as fast.
_PLAIN_PIECE = r"[A-Za-z]++(?:[ ]|(?=,|\.\s))|,[ ]|\.(?:[ ]|(?=\n))"
# Here every character lies in a match: a token with the blank after it, or a longer gap. So the
# lengths of the matches alone give all offsets.
_PIECES = re.compile(rf"{_PLAIN_PIECE}|(?:{_TOKEN}|[\s{_INVISIBLE}]+)[ ]?", re.VERBOSE)
_NOT_A_WORD = re.compile(r"https?://|www\.|[^@\s]+@")
_PLAIN = str.maketrans(
    dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_HYPHENS, "-") | dict.fromkeys(_INVISIBLE, "")
)


def tokenise(text: str) -> list[Span]:
    """Return the tokens of `text` as offsets.

    A word keeps its inner apostrophes and hyphens (al-Assad, isn't), its dots where it is an
    abbreviation of letters (U.S.), and invisible characters inside it; a number keeps its inner
    points and commas; web and e-mail addresses, @names and #tags are one token; any other
    character is a token of its own, save runs of dots and of hyphens.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    list of (int, int)
        Start and end, in order: ``text[start:end]`` is the token as printed.

    Examples
    --------
    >>> text = "Bashar al-Assad's U.S. envoy paid $1,200.50."
    >>> [text[start:end] for start, end in tokenise(text)]
    ['Bashar', "al-Assad's", 'U.S.', 'envoy', 'paid', '$', '1,200.50', '.']
    """
    return [match.span() for match in _TOKENS.finditer(text)]


def token_table(sentences: pd.DataFrame, *, chunks: Batches | None = None) -> pd.DataFrame:
    """Return the tokens of all sentences.

    Parameters
    ----------
    sentences
        The sentences table, or any frame with article_id, sentence_id, start and text.
    chunks
        Of `in_batches`, where the sentences' chunks are at hand.

    Returns
    -------
    pandas.DataFrame
        One row per token: article_id, sentence_id; token_id (from 0 within the sentence); start,
        end (characters into the article's text); token (as printed); term (lower case, straight
        apostrophes, without a possessive 's and invisible characters; missing for punctuation,
        bare numbers and addresses).

    Examples
    --------
    >>> sentences = pd.DataFrame(
    ...     {"article_id": ["a"], "sentence_id": [3], "start": [50], "text": ["Syria’s war."]}
    ... )
    >>> token_table(sentences)[["start", "end", "token", "term"]].values.tolist()
    [[50, 57, 'Syria’s', 'syria'], [58, 61, 'war', 'war'], [61, 62, '.', nan]]
    """
    batches = in_batches(sentences["text"].tolist()) if chunks is None else chunks
    parts = [_tokens(sentences.iloc[place], batch) for place, batch in batches]
    return pd.concat(parts, ignore_index=True) if len(parts) > 1 else parts[0]


def term_of(token: str) -> str | None:
    """Return the form under which a token is counted, None for what is no word.

    Parameters
    ----------
    token
        A token as printed.

    Examples
    --------
    >>> [term_of(token) for token in ("Syria’s", "U.S.", "19th", "1,200", "--")]
    ['syria', 'u.s.', '19th', None, None]
    """
    if token.isascii() and token.isalpha():
        return token.lower()
    if not any(map(str.isalpha, token)) or _NOT_A_WORD.match(token):
        return None
    term = token.translate(_PLAIN).lower().removesuffix("'s")
    return term if term.isascii() else unicodedata.normalize("NFC", term)


def _tokens(sentences: pd.DataFrame, chunks: Chunks) -> pd.DataFrame:
    """Return the tokens of some sentences: found in the different chunks, then arrays."""
    within, start, codes, forms = _tokens_in(chunks)
    place, token = spread(within, chunks.code)
    row, codes = chunks.text[place], codes[token]
    starts = sentences["start"].to_numpy(np.int64)[row] + chunks.start[place] + start[token]
    widths = np.fromiter(map(len, forms), np.int64, len(forms))
    counts = np.bincount(row, minlength=len(sentences))
    columns = {
        "article_id": sentences["article_id"].array.take(row),
        "sentence_id": sentences["sentence_id"].array.take(row),
        "token_id": np.arange(len(row)) - (np.cumsum(counts) - counts)[row],
        "start": starts,
        "end": starts + widths[codes],
        "token": pd.array(forms, dtype="str").take(codes),
        "term": pd.array([term_of(form) for form in forms], dtype="str").take(codes),
    }
    return pd.DataFrame(columns, copy=False)


def _tokens_in(chunks: Chunks) -> tuple[Ints, Ints, Ints, list[str]]:
    """Return the tokens of the different chunks.

    How many each chunk has; where in its chunk each token starts; its form's number; the forms.
    No token holds a blank, so a chunk's tokens depend on nothing outside it.
    """
    pieces = _PIECES.findall(chunks.different)
    codes, unique = number_forms(pieces)
    forms = [_form(piece) for piece in unique]
    lengths = np.fromiter(map(len, unique), np.int64, len(unique))[codes]
    starts = np.cumsum(lengths) - lengths
    kept = np.flatnonzero(np.fromiter(map(bool, forms), np.bool_, len(forms))[codes])
    starts, codes = starts[kept], codes[kept]
    first = np.searchsorted(starts, chunks.begins)
    counts = np.diff(first, append=len(starts))
    return counts, starts - np.repeat(chunks.begins, counts), codes, forms


def _form(piece: str) -> str:
    """Return a piece without the blank after it, empty for a gap."""
    return "" if piece[0].isspace() or piece[0] in _INVISIBLE else piece.removesuffix(" ")
