"""A table of names to go on with: what was merged, what is doubtful, what is missing."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import pandas as pd

from analysis.actors.mentions import mention_table
from analysis.actors.spacy_model import RULES
from analysis.actors.table import COLUMNS, ActorTableWarning, name_of
from analysis.corpus import Corpus
from analysis.escaping import for_csv
from analysis.measures.aliases import ambiguous_names, merged_names, unmatched_names

if TYPE_CHECKING:
    from analysis.actors.spacy_model import Detector

ALIAS_TABLE_COLUMNS = (
    *COLUMNS,
    "list",
    "rule",
    "n_mentions",
    "n_articles",
    "candidates",
    "example",
)
_SAME = ["article_id", "start", "end", "actor", "kind", "role"]
_ROUNDS = 8
_EXAMPLE = 300


def alias_table(corpus: Corpus, *, detector: Detector = RULES) -> pd.DataFrame:
    """Return a table of actors that says what the corpus was made with, ready to be changed.

    Given back as `actors`, it changes nothing: every row has been tried. To undo a merge, give its
    row another actor, or the kind "none" if the name is no actor. A row whose actor begins with
    "# " is a note that has no effect until that mark is taken off.

    Parameters
    ----------
    corpus
        The collection.
    detector
        What found its names.

    Returns
    -------
    pandas.DataFrame
        actor, alias, kind, active_from, active_to, list (yours: your own rows; merged, ambiguous,
        unmatched: as the functions of these names say), rule, n_mentions, n_articles, candidates,
        example. Merged names are notes where a row for them would change more than it says: a
        surname that means different people in different articles.

    Examples
    --------
    >>> from analysis.pipeline import analyse
    >>> told = pd.DataFrame({"text": ["Ada Quill spoke to Russian envoys. Quill left."]})
    >>> table = alias_table(analyse(told, method="none", progress=False))
    >>> table[["actor", "alias", "kind", "list"]].values.tolist()
    [['Ada Quill', 'Quill', 'person', 'merged'], ['Russia', 'Russian', 'place', 'merged']]
    """
    own = pd.DataFrame(corpus.settings.get("actors", []), columns=list(COLUMNS)).assign(
        list="yours"
    )
    merged = _without(merged_names(corpus).query("rule != 'user'").assign(list="merged"), own)
    notes = [_of_ambiguous(corpus), unmatched_names(corpus).assign(list="unmatched")]
    doubtful = pd.concat([_without(frame, own) for frame in notes])
    doubtful["actor"] = "# " + doubtful["actor"].fillna(doubtful["alias"]).astype(str)
    doubtful = doubtful.assign(rule=doubtful["rule"].fillna(doubtful["why"]))
    table = pd.concat([own, _as_tried(corpus, own, merged, detector), doubtful])
    table = table.reindex(columns=list(ALIAS_TABLE_COLUMNS)).reset_index(drop=True)
    return table.astype({"n_mentions": "Int64", "n_articles": "Int64"})


def alias_csv(table: pd.DataFrame) -> str:
    """Return a table of names as CSV that no spreadsheet runs and `read_actor_table` reads.

    Parameters
    ----------
    table
        What `alias_table` returns.

    Examples
    --------
    >>> told = pd.DataFrame({"actor": ["=cmd()"], "alias": ["+7"], "n_mentions": [2]})
    >>> print(alias_csv(told), end="")
    actor,alias,n_mentions
    '=cmd(),'+7,2
    """
    cells = table.astype(object).where(table.notna(), None)
    if "example" in cells:
        cells["example"] = [_shortened(text) for text in cells["example"]]
    safe = cells.map(lambda cell: for_csv(cell) if isinstance(cell, str) else cell)
    csv: str = safe.to_csv(index=False, lineterminator="\n")
    return csv


def _shortened(text: object) -> str | None:
    """Return an example on one line that a cell has room for."""
    line = " ".join(str(text).split()) if isinstance(text, str) else ""
    return (line if len(line) <= _EXAMPLE else line[: _EXAMPLE - 1] + "…") or None


def _without(names: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """Return the names that the user's table does not have."""
    taken = {name_of(alias) for alias in own["alias"]}
    free = [name_of(alias) not in taken for alias in names["alias"]]
    return names[pd.Series(free, index=names.index, dtype=bool)]


def _of_ambiguous(corpus: Corpus) -> pd.DataFrame:
    """Return a row for each actor that an ambiguous name could mean."""
    names = ambiguous_names(corpus).assign(list="ambiguous")
    names["actor"] = names["candidates"].str.split("; ")
    return names.explode("actor")


def _as_tried(
    corpus: Corpus, own: pd.DataFrame, merged: pd.DataFrame, detector: Detector
) -> pd.DataFrame:
    """Return the merged names, those as notes whose rows would change a mention."""
    names = merged["alias"].map(name_of)
    live = ~names.duplicated(keep=False)
    before = _found(corpus, own, detector)
    for _ in range(_ROUNDS):
        blamed = _changing(before, _found(corpus, pd.concat([own, merged[live]]), detector))
        if not blamed & set(names[live]):
            break
        live &= ~names.isin(blamed)
    else:
        live &= False
    return merged.assign(actor=merged["actor"].where(live, "# " + merged["actor"]))


def _found(corpus: Corpus, table: pd.DataFrame, detector: Detector) -> pd.DataFrame:
    """Return the mentions that a table of names gives."""
    sentences = corpus.sentences
    articles = corpus.articles[corpus.articles["article_id"].isin(sentences["article_id"])]
    with warnings.catch_warnings():  # the corpus was made with the same, and has told it
        warnings.simplefilter("ignore", ActorTableWarning)
        return mention_table(
            articles,
            sentences,
            actors=table.reindex(columns=list(COLUMNS)),
            capitals_as_places=corpus.settings.get("capitals") == "places",
            detector=detector,
        )


def _changing(before: pd.DataFrame, after: pd.DataFrame) -> set[str]:
    """Return the names of a table by which mentions have changed."""
    both = before[_SAME].merge(after[_SAME], on=_SAME, how="outer", indicator="side")
    changed = both[both["side"] != "both"]
    # What the table names where something changed; if that tells nothing, in the same article.
    used = after[(after["rule"] == "user") & after["article_id"].isin(changed["article_id"])]
    here = used.merge(changed[["article_id", "start", "end"]], on="article_id", suffixes=("", "_c"))
    crosses = here[(here["start"] < here["end_c"]) & (here["start_c"] < here["end"])]
    surfaces = (crosses if len(crosses) else used)["surface"]
    return {form for surface in surfaces for form in _forms(surface)}


def _forms(surface: str) -> set[str]:
    """Return the names of a table that may have found some words."""
    name = name_of(surface)
    return {name, f"the {name}", name.title()}
