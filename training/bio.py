"""BIO files of marked names: read, and turned back into running text with its offsets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

TYPES = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "NORP": "LOC"}
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"'}
_NO_BLANK_BEFORE = frozenset((".", ",", ";", ":", "?", "!", ")", "]", "%", "...", "n't", "n’t"))
_NO_BLANK_AFTER = frozenset(("(", "[", "$", "US$", "NZ$", "#", "£", "€"))
_HYPHENS = frozenset(("-", "‑"))


@dataclass(frozen=True, slots=True)
class Gold:
    """A marked name: `text[start:end]`, its type (PER, ORG, LOC) and entity number, if any."""

    start: int
    end: int
    type: str
    entity: str


@dataclass(frozen=True, slots=True)
class Document:
    """One document as running text with the names marked in it."""

    name: str
    text: str
    gold: tuple[Gold, ...]


Row = tuple[str, str, str]


def read_bio(path: Path, *, sentences: int = 0) -> list[Document]:
    """Return the documents of a BIO file.

    Each line holds a token, a tag and perhaps the number of the entity within its document, parted
    by tabs or blanks; a blank line ends a sentence; a line that begins with -DOCSTART- begins a
    document.

    Parameters
    ----------
    path
        The file.
    sentences
        Cut documents after so many sentences, for files whose documents are but heaps of sentences;
        0 leaves them whole.
    """
    documents: list[tuple[str, list[list[Row]]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t") if "\t" in line else line.split()
        if line.startswith("-DOCSTART-"):
            documents.append((" ".join(line.split()[1:]) or str(len(documents)), [[]]))
        elif not line.strip():
            if documents and documents[-1][1][-1]:
                documents[-1][1].append([])
        else:
            if not documents:
                documents.append(("0", [[]]))
            entity = cells[2] if len(cells) > 2 else ""
            documents[-1][1][-1].append((cells[0], cells[1], entity))
    split = hyphens_are_tokens(row[0] for _, body in documents for line in body for row in line)
    return [
        document(f"{path.stem}/{name}", part, join_hyphens=split)
        for name, body in documents
        for part in _parts(body, sentences)
    ]


def _parts(body: list[list[Row]], sentences: int) -> list[list[list[Row]]]:
    """Return the sentences of a document in parts of a given size, or as one."""
    if not sentences:
        return [body]
    return [body[i : i + sentences] for i in range(0, len(body), sentences)]


def has_nationalities(path: Path) -> bool:
    """Tell whether a file marks nationalities (NORP), adjectives such as "Russian" included."""
    return "-NORP" in path.read_text(encoding="utf-8")


def hyphens_are_tokens(tokens: Iterable[str]) -> bool:
    """Tell whether the tokens part compounds at the hyphen ("Jong - un"), as GUM does.

    Where they do, a lone hyphen is far more often a compound's than a dash.
    """
    alone = inside = 0
    for token in tokens:
        alone += token in _HYPHENS
        inside += len(token) > 2 and "-" in token[1:-1]
    return alone > 2 * inside


def document(name: str, sentences: list[list[Row]], *, join_hyphens: bool = True) -> Document:
    r"""Return one document as running text, one sentence a line.

    Parameters
    ----------
    name
        What to call it.
    sentences
        Rows of token, tag and entity number.
    join_hyphens
        Whether a hyphen between two words joins them.

    Examples
    --------
    >>> rows = [("Mr.", "O", ""), ("Ki", "B-PER", "1"), ("-", "I-PER", "1"), ("moon", "I-PER", "1"),
    ...         ("'s", "O", ""), ("aide", "O", ""), (".", "O", "")]
    >>> found = document("a", [rows])
    >>> found.text, [found.text[g.start : g.end] for g in found.gold]
    ("Mr. Ki-moon's aide.\n", ['Ki-moon'])
    """
    text, gold = "", []
    for rows in sentences:
        line, spans = detokenise([row[0] for row in rows], join_hyphens=join_hyphens)
        for first, last, kind in _marked(rows):
            start, end = len(text) + spans[first][0], len(text) + spans[last - 1][1]
            gold.append(Gold(start, end, kind, rows[first][2]))
        text += line + "\n" if line else ""
    return Document(name, text, tuple(gold))


def _marked(rows: list[Row]) -> list[tuple[int, int, str]]:
    """Return the names of a sentence as first and last (excluded) token and type."""
    found: list[tuple[int, int, str]] = []
    first, kind = 0, ""
    for i, (_, tag, _) in enumerate([*rows, ("", "O", "")]):
        goes_on = tag.startswith("I-") and TYPES.get(tag[2:], "") == kind and kind
        if kind and not goes_on:
            found.append((first, i, kind))
            kind = ""
        if tag != "O" and not goes_on:
            first, kind = i, TYPES.get(tag[2:], "")
    return found


def detokenise(
    tokens: list[str], *, join_hyphens: bool = True
) -> tuple[str, list[tuple[int, int]]]:
    """Return tokens as a line of text, and each token's offsets in it.

    Parameters
    ----------
    tokens
        The tokens of one sentence.
    join_hyphens
        Whether a hyphen between two words joins them.

    Examples
    --------
    >>> detokenise(["(", "He", "said", '"', "no", '"', ",", "twice", ")"])[0]
    '(He said "no", twice)'
    """
    text, spans, open_quotes = "", [], set()
    glue = True
    for i, raw in enumerate(tokens):
        token = _BRACKETS.get(raw, raw)
        quote = token in ('"', "'")
        closing = quote and token in open_quotes
        hyphen = join_hyphens and token in _HYPHENS and _inside_compound(tokens, i)
        attached = token in _NO_BLANK_BEFORE or closing or hyphen
        attached = attached or (token[0] in "'’" and 1 < len(token) < 4)
        if not (glue or attached):
            text += " "
        spans.append((len(text), len(text) + len(token)))
        text += token
        if quote:
            open_quotes ^= {token}
        glue = token in _NO_BLANK_AFTER or hyphen or (quote and not closing)
    return text, spans


def _inside_compound(tokens: list[str], i: int) -> bool:
    """Tell whether the hyphen at `i` stands between two words."""
    return 0 < i < len(tokens) - 1 and tokens[i - 1][-1].isalnum() and tokens[i + 1][0].isalnum()
