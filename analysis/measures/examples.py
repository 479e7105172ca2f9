"""A corpus small enough to count by hand, for docstrings and tests.

One article is a short marked text: `{Russia -0.8}` is a mention of Russia with sentiment -0.8
toward it, `{Russia}` a mention without a score, `{Russian=Russia}` a mention under another name.
A sentence ends at ". " or at the end of a line, a line is a paragraph, and a sentence may end
with its tone in brackets: "They met. [0.4]".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis import tables
from analysis.corpus import Corpus

_MENTION = re.compile(r"\{(?:([^{}=]+)=)?([^{}=]+?)(?: (-?[01](?:\.\d+)?))?\}")
_TONE = re.compile(r"\s*\[(-?[01](?:\.\d+)?)\]")
_SENTENCE = re.compile(r"[^\n]+?(?:\.(?:\s*\[-?[01](?:\.\d+)?\])?(?=\s|$)|(?=\n|$))")
_WORD = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")
_KINDS = {"Fabius": "person", "Putin": "person", "United Nations": "organisation"}


def small_corpus() -> Corpus:
    """Return three articles about a war, 8 mentions of 3 actors.

    Examples
    --------
    >>> small_corpus()
    Corpus(3 articles, 6 sentences, 8 mentions of 3 actors)
    """
    return marked_corpus(
        [
            "{Russia -0.6} bombed the town. [-0.5]\n"
            "{France 0.2} and {Russia 0.1} met in peace. [0.4]",
            "{France 0.5} praised the talks. [0.6] {Putin -0.4} and {Russia -0.7} refused them.",
            "The {Russian=Russia -0.9} jets bombed the town again.\n{France} waited.",
        ],
        articles=[{"outlet": "Post"}, {"outlet": "Post"}, {"outlet": "Herald"}],
    )


def marked_corpus(
    texts: Sequence[str], *, articles: Sequence[Mapping[str, Any]] | None = None
) -> Corpus:
    """Return the corpus that the marked texts describe.

    Parameters
    ----------
    texts
        One marked text an article, as the module's docstring says.
    articles
        For each text, columns of its row in the articles table that should differ from the usual.

    Returns
    -------
    Corpus
        With article_id a0, a1, …; every mention in the role of actor.

    Examples
    --------
    >>> marked_corpus(["{Russia -0.8} spoke."]).mentions.loc[0, ["actor", "toward"]].tolist()
    ['Russia', np.float64(-0.8)]
    """
    rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in tables.TABLES}
    for number, text in enumerate(texts):
        _add_article(rows, f"a{number}", text)
        rows["articles"][-1] |= articles[number] if articles else {}
    return Corpus(
        articles=_as_table(rows, tables.ARTICLES),
        removals=tables.empty(tables.REMOVALS),
        sentences=_as_table(rows, tables.SENTENCES),
        tokens=_as_table(rows, tables.TOKENS),
        mentions=_as_table(rows, tables.MENTIONS),
        quotes=tables.empty(tables.QUOTES),
    )


def _as_table(rows: dict[str, list[dict[str, Any]]], table: tables.Table) -> pd.DataFrame:
    """Return rows as a table of the house."""
    if not rows[table.name]:
        return tables.empty(table)
    return tables.conform(pd.DataFrame(rows[table.name]), table)


def _add_article(rows: dict[str, list[dict[str, Any]]], article_id: str, marked: str) -> None:
    """Append one article's rows to every table."""
    text, sentence_id = "", 0
    for paragraph, line in enumerate(marked.split("\n")):
        for found in _SENTENCE.finditer(line):
            text += " " if text and not text.endswith("\n") else ""
            text += _add_sentence(rows, (article_id, sentence_id, paragraph), len(text), found[0])
            sentence_id += 1
        text += "\n"
    row: dict[str, Any] = {
        "article_id": article_id,
        "path": f"{article_id}.txt",
        "text": text.rstrip(),
    }
    row |= {"text": text.rstrip(), "n_words": len(text.split())}
    row |= {"weight": 1.0, "metadata_source": "{}"}
    rows["articles"].append(row | {"title": f"Title {article_id}", "outlet": "Post"})


def _add_sentence(
    rows: dict[str, list[dict[str, Any]]], key: tuple[str, int, int], start: int, marked: str
) -> str:
    """Append one sentence with its mentions and tokens; return its text."""
    toned = _TONE.search(marked)
    marked = _TONE.sub("", marked).strip()
    text, done = "", 0
    where = {"article_id": key[0], "sentence_id": key[1]}
    for found in _MENTION.finditer(marked):
        text += marked[done : found.start()]
        surface, actor = found[1] or found[2], found[2]
        at = start + len(text)
        row = {"start": at, "end": at + len(surface), "surface": surface, "actor": actor}
        row |= {"kind": _KINDS.get(actor, "place"), "rule": "marked", "role": "actor"}
        scored = {"toward": float(found[3]), "method": "by hand"} if found[3] else {}
        rows["mentions"].append(where | row | {"voice": "narrator"} | scored)
        text, done = text + surface, found.end()
    text += marked[done:]
    row = {"paragraph": key[2], "section": "body", "start": start, "end": start + len(text)}
    row |= {"text": text, "n_scored": int(bool(toned)), "tone": float(toned[1]) if toned else None}
    rows["sentences"].append(where | row)
    for number, word in enumerate(_WORD.finditer(text)):
        row = {"token_id": number, "start": start + word.start(), "end": start + word.end()}
        term = word[0].lower() if word[0][0].isalnum() else None
        rows["tokens"].append(where | row | {"token": word[0], "term": term})
    return text
