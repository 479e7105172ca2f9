"""The "who blames or endorses whom" rows as a corpus: names found, words given to speakers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import tables
from analysis.actors.mentions import mention_table
from analysis.corpus import Corpus
from analysis.language.sentences import sentence_table
from analysis.sentiment.quotes import quote_table
from analysis.sentiment.voices import with_voices

_MARK = re.compile(r"[\[\]]")
Row = tuple[str, list[tuple[int, int]], int]


def read_rows(path: Path) -> list[Row]:
    """Return text, the two spans in order and the label of each row."""
    if not path.is_file():
        raise SystemExit(f"{path}: no such file; give the folder of train.tsv and valid.tsv")
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        marked, _, _, label = line.split("\t")
        edges = [match.start() - i for i, match in enumerate(_MARK.finditer(marked))]
        spans = list(zip(edges[::2], edges[1::2], strict=False))[:2]
        rows.append((_MARK.sub("", marked), spans, int(label)))
    return rows


def stance_corpus(rows: list[Row]) -> tuple[Corpus, pd.DataFrame]:
    """Return the rows as a corpus of one article each, and under which names p and q stand in it.

    The names are those that our detector finds, but for the two that the row marks; a marked name
    keeps the actor that was found there.

    Parameters
    ----------
    rows
        What `read_rows` returned, each with two spans.

    Returns
    -------
    tuple of Corpus and pandas.DataFrame
        The corpus, unscored, and one row an article: article_id, p, q and label.

    Examples
    --------
    >>> corpus, pairs = stance_corpus([("Iran condemned Turkey.", [(0, 4), (15, 21)], 3)])
    >>> pairs[["p", "q"]].values.tolist(), corpus.mentions["actor"].tolist()
    ([['Iran', 'Turkey']], ['Iran', 'Turkey'])
    """
    articles, sentences = _articles([text for text, _, _ in rows])
    found = dict(list(mention_table(articles, sentences).groupby("article_id")))
    mentions: list[dict[str, Any]] = []
    pairs = []
    for article_id, (text, spans, label) in zip(articles["article_id"], rows, strict=True):
        own = found[article_id].to_dict("records") if article_id in found else []
        marked = _marked(text, spans, own)
        pairs.append((article_id, *(name["actor"] for name in marked), label))
        mentions += [one | {"article_id": article_id} for one in _merged(own, marked)]
    corpus = _corpus(articles, sentences, _placed(pd.DataFrame(mentions), sentences))
    return corpus, pd.DataFrame(pairs, columns=["article_id", "p", "q", "label"])


def plain_corpus(texts: list[str]) -> Corpus:
    """Return the corpus of one article a text, unscored.

    Examples
    --------
    >>> plain_corpus(["Iran condemned Turkey."])
    Corpus(1 articles, 1 sentences, 2 mentions of 2 actors)
    """
    articles, sentences = _articles(texts)
    return _corpus(articles, sentences, mention_table(articles, sentences))


def _articles(texts: list[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the tables of articles and of sentences."""
    ids = [f"{number:06d}" for number in range(len(texts))]
    articles = pd.DataFrame({"article_id": ids, "path": ids, "title": None, "text": texts})
    articles["n_words"] = articles["text"].str.split().str.len()
    articles = articles.assign(weight=1.0, metadata_source="{}")
    return articles, sentence_table(articles).assign(n_scored=0)


def _corpus(articles: pd.DataFrame, sentences: pd.DataFrame, mentions: pd.DataFrame) -> Corpus:
    """Return the corpus of these tables, words given to their speakers."""
    quotes = quote_table(articles, sentences, mentions)
    made = {"articles": articles, "sentences": sentences, "quotes": quotes}
    made["mentions"] = with_voices(mentions, quotes, sentences)
    whole = {
        t.name: tables.conform(made[t.name], t) if t.name in made else tables.empty(t)
        for t in tables.TABLES
    }
    return Corpus(**whole)


def _marked(
    text: str, spans: list[tuple[int, int]], own: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return the two marked names as mentions, under the actor that was found there."""
    marked = []
    for start, end in spans:
        over = [one for one in own if one["start"] < end and start < one["end"]]
        actor, kind = (over[0]["actor"], over[0]["kind"]) if over else (text[start:end], "person")
        place = {"start": start, "end": end, "surface": text[start:end]}
        marked.append(place | {"actor": actor, "kind": kind, "rule": "marked", "role": "actor"})
    if marked[0]["actor"] == marked[1]["actor"]:
        # Two names of one actor, as Trump and Mr. Trump's son: the row says that they are two.
        for number, one in enumerate(marked):
            one["actor"] = f"{one['surface']} ({number})"
    return marked


def _merged(own: list[dict[str, Any]], marked: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what was found, but for the marked names, in order."""
    rest = [
        one
        for one in own
        if not any(one["start"] < name["end"] and name["start"] < one["end"] for name in marked)
    ]
    return sorted(rest + marked, key=lambda one: int(one["start"]))


def _placed(mentions: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions with the sentence that each lies in; those that cross two are dropped."""
    places = sentences[["article_id", "sentence_id", "start", "end"]]
    places = places.rename(columns={"start": "first", "end": "last"})
    rows = mentions.drop(columns="sentence_id", errors="ignore").merge(places, on="article_id")
    rows = rows[rows["start"].ge(rows["first"]) & rows["end"].le(rows["last"])]
    return rows.drop(columns=["first", "last"]).reset_index(drop=True)
