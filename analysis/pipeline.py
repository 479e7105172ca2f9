"""Articles to Corpus: every table of the house, made in order, each from the ones before it."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal, TypeVar

import pandas as pd

from analysis import tables
from analysis.actors.mentions import mention_table
from analysis.actors.table import read_actor_table
from analysis.corpus import Corpus, is_corpus, open_corpus
from analysis.language.sentences import sentence_table
from analysis.language.tokens import token_table
from analysis.reading.articles import read_articles
from analysis.reading.given import complete_articles
from analysis.reading.languages import is_english
from analysis.sentiment.quotes import quote_table
from analysis.sentiment.tone import score_tone
from analysis.sentiment.toward import toward_table
from analysis.sentiment.voices import with_speakers, with_voices

Method = Literal["model", "lexicon", "none"]
METHODS: tuple[Method, ...] = ("model", "lexicon", "none")
_LIBRARIES = ("news-actors", "pandas", "numpy", "textblob", "onnxruntime", "trafilatura")
_T = TypeVar("_T")


def analyse(
    articles_or_path: pd.DataFrame | str | Path,
    *,
    method: Method = "model",
    actors: pd.DataFrame | str | Path | None = None,
    progress: bool = True,
) -> Corpus:
    """Read articles and make every table of their corpus.

    Parameters
    ----------
    articles_or_path
        A file or folder of articles, a folder that `Corpus.save` wrote (opened as it is, nothing
        is made anew), or a table of articles: `read_articles`' own, or any frame with a `text`
        column.
    method
        What scores sentiment toward an actor: the shipped name-blind "model", the transparent
        "lexicon", or "none", which leaves tone alone.
    actors
        Your own alias table, or the CSV file that holds it (columns actor, alias, kind). It wins
        over everything that the package knows.
    progress
        Show a progress bar, one step a table.

    Returns
    -------
    Corpus
        Articles, removals, sentences, tokens, mentions and quotes. An article that is not in
        English stays in `articles`, with its language, and in no table after it.

    Raises
    ------
    FileNotFoundError
        If the path is not there.
    ValueError
        If nothing in it could be read, or `method` is none of the three.

    Examples
    --------
    >>> import pandas as pd
    >>> told = pd.DataFrame({"text": ["Russia praised France. France thanked Russia warmly."]})
    >>> corpus = analyse(told, method="none", progress=False)
    >>> corpus.mentions["actor"].tolist()
    ['Russia', 'France', 'France', 'Russia']
    """
    if method not in METHODS:
        raise ValueError(f"method={method!r} is none of {', '.join(METHODS)}")
    if not isinstance(articles_or_path, pd.DataFrame) and is_corpus(articles_or_path):
        return open_corpus(articles_or_path)
    step = _Progress(shown=progress)
    alias_table = _alias_table(actors)
    articles = step("reading articles", lambda: _articles(articles_or_path))
    removals = pd.DataFrame(articles.attrs.get("removals", []), columns=[*tables.REMOVALS.columns])
    english = articles[is_english(articles["language"])]
    sentences = step("splitting sentences", lambda: _scored_sentences(english))
    tokens = step("tokenising", lambda: token_table(sentences))
    mentions = step("finding actors", lambda: mention_table(english, sentences, actors=alias_table))
    quotes = step("finding quotes", lambda: quote_table(english, sentences, mentions))
    sentences = with_speakers(sentences, quotes)
    mentions = with_voices(mentions, quotes, sentences)
    mentions = step("scoring sentiment", lambda: _scored_mentions(sentences, mentions, method))
    step.close()
    return Corpus(
        articles=tables.conform(articles, tables.ARTICLES),
        removals=tables.conform(removals, tables.REMOVALS),
        sentences=tables.conform(sentences, tables.SENTENCES),
        tokens=tables.conform(tokens, tables.TOKENS),
        mentions=tables.conform(mentions, tables.MENTIONS),
        quotes=quotes,
        problems=list(articles.attrs.get("problems", [])),
        settings=_settings(method, alias_table),
    )


def _articles(articles_or_path: pd.DataFrame | str | Path) -> pd.DataFrame:
    """Read a path; complete a table."""
    if isinstance(articles_or_path, pd.DataFrame):
        return complete_articles(articles_or_path)
    return read_articles(articles_or_path)


def _alias_table(actors: pd.DataFrame | str | Path | None) -> pd.DataFrame | None:
    """Read the user's alias table where a file is given."""
    return read_actor_table(actors) if isinstance(actors, str | Path) else actors


def _scored_sentences(articles: pd.DataFrame) -> pd.DataFrame:
    """Split the articles into sentences and give each its tone."""
    sentences = sentence_table(articles)
    tone = score_tone(sentences["text"].tolist())
    return sentences.assign(
        tone=tone["polarity"].to_numpy(),
        subjectivity=tone["subjectivity"].to_numpy(),
        n_scored=tone["n_scored"].to_numpy(),
    )


def _scored_mentions(
    sentences: pd.DataFrame, mentions: pd.DataFrame, method: Method
) -> pd.DataFrame:
    """Score the mentions, unless tone alone was asked for."""
    if method == "none":
        return mentions
    return toward_table(sentences, mentions, method=method)


def _settings(method: Method, actors: pd.DataFrame | None) -> dict[str, Any]:
    """Say what the tables were made with."""
    return {
        "method": method,
        "actors": [] if actors is None else actors.astype(str).to_dict("records"),
        "versions": {library: version(library) for library in _LIBRARIES},
    }


class _Progress:
    """One step of a progress bar for each table."""

    def __init__(self, *, shown: bool, steps: int = 6) -> None:
        from tqdm.auto import tqdm

        # None: a bar in a terminal or a notebook, none in a log file.
        self._bar = tqdm(total=steps, disable=None if shown else True, leave=False)

    def __call__(self, what: str, make: Callable[[], _T]) -> _T:
        self._bar.set_description(what)
        made = make()
        self._bar.update()
        return made

    def close(self) -> None:
        self._bar.close()
