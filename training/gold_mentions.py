"""Precision and recall of mentions on articles marked by hand, and of their names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.actors.mentions import mention_table
from analysis.language.sentences import sentence_table
from analysis.reading.articles import read_articles


@dataclass(frozen=True, slots=True)
class Agreement:
    """How found mentions agree with the marked ones, over all articles.

    found, gold: numbers of mentions; same_span: found with the marked span; same_actor and
    same_role: of those, the ones under the right name and in the right role.
    """

    found: int
    gold: int
    same_span: int
    same_actor: int
    same_role: int


def agreement(found: pd.DataFrame, gold: pd.DataFrame) -> Agreement:
    """Return how found mentions agree with marked ones.

    Parameters
    ----------
    found, gold
        path, start, end, actor, role.

    Examples
    --------
    >>> gold = pd.DataFrame({"path": ["a", "a"], "start": [0, 9], "end": [5, 14],
    ...                      "actor": ["Syria", "Iran"], "role": ["actor", "actor"]})
    >>> agreement(gold.assign(actor=["Syria", "Iraq"]).iloc[:2], gold)
    Agreement(found=2, gold=2, same_span=2, same_actor=1, same_role=2)
    """
    both = found.merge(gold, on=["path", "start", "end"], suffixes=("", "_gold"))
    return Agreement(
        found=len(found),
        gold=len(gold),
        same_span=len(both),
        same_actor=int((both["actor"] == both["actor_gold"]).sum()),
        same_role=int((both["role"] == both["role_gold"]).sum()),
    )


def found_mentions(folder: Path, paths: list[str]) -> pd.DataFrame:
    """Return the mentions of some articles of a folder, with offsets into the files as they are.

    The whole folder is read, since names are merged over a collection. Bylines, captions and
    descriptions without a name are left out, as they are in the marked file.

    Parameters
    ----------
    folder
        The articles.
    paths
        The files that are marked, relative to the folder.
    """
    articles = read_articles(folder)
    sentences = sentence_table(articles)
    mentions = mention_table(articles, sentences).merge(
        sentences[["article_id", "sentence_id", "section", "text"]],
        on=["article_id", "sentence_id"],
    )
    byline = mentions["text"].str.match(r"By [A-Z]")
    body = (mentions["section"] != "caption") & ~byline & (mentions["rule"] != "description")
    names = {row.article_id: Path(row.path).name for row in articles.itertuples()}
    kept = mentions[body].assign(path=mentions["article_id"].map(names))
    kept = kept[kept["path"].isin(paths)]
    removals = pd.DataFrame(articles.attrs["removals"])
    shifted = [_in_file(row, removals) for row in kept.itertuples()]
    return kept.assign(start=[s for s, _ in shifted], end=[e for _, e in shifted])


def _in_file(row: object, removals: pd.DataFrame) -> tuple[int, int]:
    """Return a mention's offsets in the file, before anything was taken out."""
    start, end = int(row.start), int(row.end)  # type: ignore[attr-defined]
    own = removals[removals["article_id"] == row.article_id]  # type: ignore[attr-defined]
    for removal in own.sort_values("start").itertuples():
        length = removal.end - removal.start
        if removal.start <= start:
            start, end = start + length, end + length
        elif removal.start < end:
            end += length
    return start, end


def report_gold(path: Path) -> None:
    """Print the agreement with a marked file; its articles lie in the folder `articles` beside it.

    Parameters
    ----------
    path
        A CSV with path, start, end, surface, actor, kind, role.
    """
    gold = pd.read_csv(path)
    found = found_mentions(path.parent / "articles", sorted(set(gold["path"])))
    result = agreement(found, gold)
    print(f"{path.name}: {gold['path'].nunique()} articles, {result.gold} mentions")
    print(f"  precision          {result.same_span / result.found:6.1%}")
    print(f"  recall             {result.same_span / result.gold:6.1%}")
    print(f"  under right name   {result.same_actor / result.same_span:6.1%}  of those found")
    print(f"  in right role      {result.same_role / result.same_span:6.1%}  of those found")
