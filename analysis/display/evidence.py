"""The sentences behind a number, the mention marked, one fold an actor."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.display.markup import SafeHtml, block, is_missing, number, plain
from analysis.escaping import for_html, for_log

_REQUIRED = ("text",)
_ACTORS = 15  # folds that stand open to be opened; the others stand behind one more
_SOURCE = ("outlet", "title", "published")
_SENTENCE = ("article_id", "sentence_id")


def show_evidence(frame: pd.DataFrame, *, limit: int = 10) -> SafeHtml:
    """Return sentences to show as the last line of a cell, folded under each actor's name.

    Parameters
    ----------
    frame
        What `evidence` returns: one row a mention. Needs text, the sentence; uses where they are
        there actor, start and end (of the mention within the sentence), toward, tone, outlet,
        title and published. A sentence that mentions an actor twice (by article_id and
        sentence_id) is shown once with both marked.
    limit
        Sentences of an actor to show; the others stand behind a further fold.

    Returns
    -------
    SafeHtml
        Native folds that need no script.

    Raises
    ------
    ValueError
        If the frame has no column of sentences, or `limit` is below 1.

    Examples
    --------
    >>> import pandas as pd
    >>> row = {"actor": "Russia", "text": "Russia agreed.", "start": 0, "end": 6, "toward": 0.4}
    >>> show_evidence(pd.DataFrame([row | {"outlet": "The Post"}]))
    Russia: 1 sentence
      [Russia] agreed. (toward +0.40, The Post)
    """
    if limit < 1:
        raise ValueError(f"limit={limit}: show at least one sentence")
    absent = [c for c in _REQUIRED if c not in frame.columns]
    if absent:
        raise ValueError(f"column(s) {', '.join(absent)} are missing; give what evidence() returns")
    if frame.empty:
        return SafeHtml(html=block("<p>No sentence: no evidence.</p>"), text="No sentence.")
    groups = frame.groupby("actor", sort=False) if "actor" in frame else [("Evidence", frame)]
    folds, lines = [], []
    for actor, rows in groups:
        records = _by_sentence(rows)
        count = _count(len(records), len(rows))
        folds.append(_fold(str(actor), records, count, limit))
        lines += [f"{for_log(actor)}: {count}", *map(_plain_line, records[:limit])]
        lines += [f"  … {len(records) - limit} more"] if len(records) > limit else []
    if len(folds) > _ACTORS:
        rest = "\n".join(folds[_ACTORS:])
        more = f"<summary>{len(folds) - _ACTORS} more</summary>\n{rest}"
        folds = [*folds[:_ACTORS], f'<details class="na-more">{more}</details>']
    return SafeHtml(html=block("\n".join(folds)), text="\n".join(lines))


def _by_sentence(rows: pd.DataFrame) -> list[dict[Any, Any]]:
    """Return one record a sentence, with the spans and the scores of all its mentions."""
    found: dict[Any, dict[Any, Any]] = {}
    known = all(column in rows for column in _SENTENCE)
    for row, record in enumerate(rows.to_dict("records")):
        key = tuple(record[column] for column in _SENTENCE) if known else row
        first = found.setdefault(key, record | {"spans": [], "scores": []})
        first["spans"].append(_span(record))
        if _score(record) not in first["scores"]:
            first["scores"].append(_score(record))
    return list(found.values())


def _fold(actor: str, records: list[dict[Any, Any]], count: str, limit: int) -> str:
    """Return one actor's sentences behind the actor's name."""
    name = f'<b dir="auto">{for_html(actor)}</b>: {count}'
    parts = [f"<summary>{name}</summary>", _list(records[:limit])]
    if len(records) > limit:
        more = f"<summary>{len(records) - limit} more</summary>\n{_list(records[limit:])}"
        parts.append(f'<details class="na-more">{more}</details>')
    inner = "\n".join(parts)
    return f'<details class="na-evidence">{inner}</details>'


def _count(sentences: int, mentions: int) -> str:
    """Say how many sentences there are, and how many mentions where they are more."""
    said = "1 sentence" if sentences == 1 else f"{sentences:,} sentences"
    return said if mentions == sentences else f"{said} with {mentions:,} mentions"


def _list(records: list[dict[Any, Any]]) -> str:
    """Return sentences as a list."""
    return "<ul>\n" + "\n".join(map(_item, records)) + "\n</ul>"


def _item(record: dict[Any, Any]) -> str:
    """Return one sentence with its mentions marked, where it stands and its score."""
    marked = "".join(
        f"<mark>{for_html(part)}</mark>" if mention else for_html(part)
        for part, mention in _parts(record)
    )
    source = [for_html(part) for part in (*_scores(record), *map(plain, _source(record)))]
    line = " · ".join(f'<span dir="auto">{part}</span>' for part in source)
    footer = f'<p class="na-source">{line}</p>' if line else ""
    return f'<li><p dir="auto">{marked}</p>{footer}</li>'


def _span(record: dict[Any, Any]) -> tuple[int, int] | None:
    """Return where the mention stands in its sentence, None where that is not known."""
    start, end = (record.get(c) for c in ("start", "end"))
    if start is None or end is None or not 0 <= start < end <= len(plain(record["text"])):
        return None
    return int(start), int(end)


def _parts(record: dict[Any, Any]) -> list[tuple[str, bool]]:
    """Split a sentence at its mentions: each stretch, and whether it is one."""
    text, done = plain(record["text"]), 0
    parts = []
    for start, end in sorted({span for span in record["spans"] if span is not None}):
        if start >= done:
            parts += [(text[done:start], False), (text[start:end], True)]
            done = end
    return [*parts, (text[done:], False)]


def _source(record: dict[Any, Any]) -> list[object]:
    """Return outlet, title and date as far as they are known."""
    return [record[c] for c in _SOURCE if c in record and not is_missing(record[c])]


def _score(record: dict[Any, Any]) -> str:
    """Return the score toward the actor, else the sentence's tone, else that there is none."""
    scores = [c for c in ("toward", "tone") if c in record]
    for name in scores:
        if not is_missing(record[name]):
            return f"{name} {number(float(record[name]), signed=True)}"
    return "not scored" if scores else ""


def _scores(record: dict[Any, Any]) -> list[str]:
    """Return the scores of a sentence's mentions, those that are the same once."""
    return [score for score in record["scores"] if score]


def _plain_line(record: dict[Any, Any]) -> str:
    """Return one sentence for a terminal."""
    text = "".join(f"[{part}]" if mention else part for part, mention in _parts(record))
    source = ", ".join([*_scores(record), *map(plain, _source(record))])
    return f"  {for_log(text)}" + (f" ({for_log(source)})" if source else "")
