"""The same collection analysed otherwise: another scorer, clause by clause, without cleaning."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, get_args

from analysis import tables
from analysis.corpus import Corpus
from analysis.measures.cleaning_effect import as_read
from analysis.sentiment.clauses import clause_toward_table
from analysis.sentiment.toward import Method, toward_table

Scope = Literal["sentence", "clause"]
_NAMES: dict[Method, str] = {"model": "network", "lexicon": "word list"}


def rescored(corpus: Corpus, *, method: Method = "model", scope: Scope = "sentence") -> Corpus:
    """Return the corpus with sentiment toward its actors scored otherwise.

    Parameters
    ----------
    corpus
        The collection.
    method
        What scores: the shipped network ("model") or the word list ("lexicon").
    scope
        What is read for a mention: its sentence, or the clause of it that holds the mention
        (`analysis.sentiment.clauses.split_clauses`).

    Returns
    -------
    Corpus
        The same tables; of the mentions, p_negative, p_neutral, p_positive, toward and method anew.

    Raises
    ------
    ValueError
        If an option is none that exists.

    Examples
    --------
    >>> from analysis.measures.examples import marked_corpus
    >>> corpus = marked_corpus(["{Iran} met an awful end; the weather of {Oman} was lovely."])
    >>> rescored(corpus, method="lexicon", scope="clause").mentions["toward"].round(1).tolist()
    [-0.8, 0.6]
    """
    if scope not in get_args(Scope):
        raise ValueError(f"scope={scope!r}: choose one of {', '.join(get_args(Scope))}")
    score = toward_table if scope == "sentence" else clause_toward_table
    mentions = score(corpus.sentences, corpus.mentions, method=method)
    return replace(corpus, mentions=tables.conform(mentions, tables.MENTIONS))


def other_analyses(corpus: Corpus) -> dict[str, Corpus]:
    """Return the collection as other choices of analysis would have it, for `sentiment_choices`.

    Parameters
    ----------
    corpus
        The collection.

    Returns
    -------
    dict of str to Corpus
        "word list" (or "network", where the word list was chosen); "clause by clause", by the
        scorer that was chosen; "no cleaning", where cleaning took something out: made anew from
        the texts before it. Nothing where no mention has a sentiment toward its actor.

    Examples
    --------
    >>> from analysis import analyse
    >>> import pandas as pd
    >>> told = pd.DataFrame({"text": ["Russia praised the deal, but France called it a mistake."]})
    >>> corpus = analyse(told, method="lexicon", progress=False)
    >>> list(other_analyses(corpus))
    ['network', 'clause by clause']
    """
    own = _method_of(corpus)
    if own is None:
        return {}
    other: Method = "lexicon" if own == "model" else "model"
    found = {
        _NAMES[other]: rescored(corpus, method=other),
        "clause by clause": rescored(corpus, method=own, scope="clause"),
    }
    if len(corpus.removals):
        found["no cleaning"] = as_read(corpus, method=own)
    return found


def _method_of(corpus: Corpus) -> Method | None:
    """Return what scored the corpus; None where nothing did, or nothing that can score anew."""
    methods = corpus.mentions.loc[corpus.mentions["toward"].notna(), "method"].unique().tolist()
    return next((name for name in get_args(Method) if methods == [name]), None)
