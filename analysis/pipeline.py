"""Articles to Corpus: every table of the house, made in order, each from the ones before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import pandas as pd

from analysis import tables
from analysis.actors.detectors import finds_quotes
from analysis.actors.mentions import mention_table
from analysis.actors.spacy_model import RULES, spacy_model
from analysis.actors.table import check_actor_table, read_actor_table, table_beside
from analysis.corpus import Corpus, is_corpus, open_corpus
from analysis.language.chunks import in_batches
from analysis.language.sentences import sentence_table
from analysis.language.tokens import token_table
from analysis.reading.articles import read_articles
from analysis.reading.duplicates import find_duplicates
from analysis.reading.formats import tell_columns
from analysis.reading.given import complete_articles
from analysis.reading.languages import is_english
from analysis.sentiment.quotes import quote_table
from analysis.sentiment.tone import score_tone
from analysis.sentiment.toward import toward_table
from analysis.sentiment.voices import with_speakers, with_voices

if TYPE_CHECKING:
    from analysis.actors.spacy_model import Detector

Method = Literal["model", "lexicon", "none"]
METHODS: tuple[Method, ...] = ("model", "lexicon", "none")
_LIBRARIES = ("news-actors", "pandas", "numpy", "textblob", "onnxruntime", "trafilatura")
_CONTRACTS = {table.name: table for table in tables.TABLES}
_T = TypeVar("_T")
Quoted = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]


def analyse(
    articles_or_path: pd.DataFrame | str | Path,
    *,
    method: Method = "model",
    actors: pd.DataFrame | str | Path | None = None,
    columns: Mapping[str, str] | None = None,
    capitals_as_places: bool = False,
    detector: Detector = RULES,
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
        Your own table of names, or the CSV file that holds it: `check_actor_table` says what
        stands in it. It wins over everything that the package knows. By default a file
        `actors.csv` in the folder of articles, if there is one; a warning says that it is used.
    capitals_as_places
        Take a capital for the city always; otherwise "Moscow denied it" names Russia, and "in
        Moscow" the city.
    detector
        What finds the names: the "rules"; "list", the names of `actors` as they are printed and no
        others, without quotes ("list+quotes" looks for them); "spacy:MODEL", a spaCy model that
        you have installed; or a spaCy pipeline. Nothing is downloaded.
    columns
        Field to the column that holds it in tables that are read, where its name is not the usual
        one; as for `read_articles`.
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
        If nothing in it could be read, `method` is none of the three, the table of names or the
        detector is of no use, or one of them is given for a corpus that is made already.

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
        return _as_made(open_corpus(articles_or_path), actors, capitals_as_places, detector)
    step = _Progress(shown=progress)
    own = own_table(actors, articles_or_path)
    read = step("reading articles", lambda: _articles(articles_or_path, columns))
    articles = step("finding reprints", lambda: find_duplicates(read))
    find = partial(
        mention_table, actors=own, capitals_as_places=capitals_as_places, detector=detector
    )
    quoted = partial(quotes_told, look=finds_quotes(detector))
    made = _tables(articles, method, (find, quoted), step)
    step.close()
    settings = settings_of(method, own, capitals_as_places, detector)
    return Corpus(
        **{name: tables.cast(made[name], contract) for name, contract in _CONTRACTS.items()},
        problems=list(articles.attrs.get("problems", [])),
        settings=settings | columns_taken(articles.attrs.get("columns")),
    )


def _tables(
    articles: pd.DataFrame,
    method: Method,
    finders: tuple[Callable[..., pd.DataFrame], Callable[..., Quoted]],
    step: _Progress,
) -> dict[str, pd.DataFrame]:
    """Return every table by its name, each made from the ones before it."""
    find, quoted = finders
    english = articles[is_english(articles["language"])]
    sentences, tokens = step("splitting and tokenising", lambda: sentences_and_tokens(english))
    mentions = step("finding actors", lambda: find(english, sentences))
    sentences, mentions, quotes = step(
        "finding quotes", lambda: quoted(english, sentences, mentions)
    )
    return {
        "articles": articles,
        "removals": pd.DataFrame(
            articles.attrs.get("removals", []), columns=[*tables.REMOVALS.columns]
        ),
        "sentences": sentences,
        "tokens": tokens,
        "mentions": step("scoring sentiment", lambda: scored_mentions(sentences, mentions, method)),
        "quotes": quotes,
    }


def quotes_told(
    articles: pd.DataFrame, sentences: pd.DataFrame, mentions: pd.DataFrame, *, look: bool
) -> Quoted:
    """Return sentences with speakers, mentions with voices, and the quotes.

    Where quotes are not looked for, there are none, and who speaks is not known.
    """
    if not look:
        return (
            sentences.assign(speaker=None),
            mentions.assign(voice=None),
            tables.empty(tables.QUOTES),
        )
    quotes = quote_table(articles, sentences, mentions)
    sentences = with_speakers(sentences, quotes)
    return sentences, with_voices(mentions, quotes, sentences), quotes


def _articles(
    articles_or_path: pd.DataFrame | str | Path, columns: Mapping[str, str] | None
) -> pd.DataFrame:
    """Read a path; complete a table."""
    if isinstance(articles_or_path, pd.DataFrame):
        return complete_articles(articles_or_path)
    return read_articles(articles_or_path, columns=columns)


def _as_made(
    corpus: Corpus, actors: object, capitals_as_places: bool, detector: Detector
) -> Corpus:
    """Return a saved corpus, unless it is asked to be another."""
    asked = {} if actors is None else {"actors": "your own table of names"}
    asked |= {"capitals_as_places": "places"} if capitals_as_places else {}
    asked |= {"detector": _name_of(detector)} if detector != RULES else {}
    same = {"capitals_as_places": "capitals", "detector": "detector"}
    for name, value in asked.items():
        if corpus.settings.get(same.get(name, "")) != value:
            raise ValueError(
                f"{name}: this corpus is analysed already and otherwise; give its articles"
            )
    return corpus


def own_table(
    actors: pd.DataFrame | str | Path | None, articles_or_path: pd.DataFrame | str | Path
) -> pd.DataFrame | None:
    """Return the user's table of names, checked, where one is given or lies beside the articles."""
    if isinstance(actors, pd.DataFrame):
        return check_actor_table(actors)
    if actors is not None:
        return read_actor_table(actors)
    beside = None if isinstance(articles_or_path, pd.DataFrame) else articles_or_path
    return table_beside(beside) if beside is not None else None


def _name_of(detector: Detector) -> str:
    """Return what a detector is called, with a model's version."""
    model = spacy_model(detector)
    return model.version if model is not None else str(detector)


def sentences_and_tokens(articles: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Split the articles into sentences, each with its tone, and into tokens."""
    sentences = sentence_table(articles)
    texts = sentences["text"].tolist()
    chunks = in_batches(texts)
    tone = score_tone(texts, chunks=chunks)
    scored = sentences.assign(
        tone=tone["polarity"].to_numpy(),
        subjectivity=tone["subjectivity"].to_numpy(),
        n_scored=tone["n_scored"].to_numpy(),
    )
    return scored, token_table(sentences, chunks=chunks)


def scored_mentions(
    sentences: pd.DataFrame, mentions: pd.DataFrame, method: Method
) -> pd.DataFrame:
    """Score the mentions, unless tone alone was asked for."""
    if method == "none":
        return mentions
    return toward_table(sentences, mentions, method=method)


def settings_of(
    method: Method, own: pd.DataFrame | None, capitals_as_places: bool, detector: Detector
) -> dict[str, Any]:
    """Say what the tables were made with."""
    names = [] if own is None else [str(name) for name in own.columns]
    rows = zip(*(own[name].tolist() for name in names), strict=True) if own is not None else ()
    return {
        "method": method,
        "actors": [
            {name: cell for name, cell in zip(names, row, strict=True) if cell} for row in rows
        ],
        "capitals": "places" if capitals_as_places else "governments",
        "detector": _name_of(detector),
        "versions": _versions(),
    }


def _versions() -> dict[str, str]:
    """Return the versions of what makes the tables; a browser's Python has not all of it."""
    found = {}
    for library in _LIBRARIES:
        with suppress(PackageNotFoundError):
            found[library] = version(library)
    return found


def columns_taken(columns: Mapping[str, Mapping[str, str]] | None) -> dict[str, str]:
    """Say which columns were taken, where tables were among the files."""
    return {"columns": tell_columns(columns)} if columns else {}


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
