"""Which spans of a text name someone: people, organisations, places, groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from analysis.actors.aliases import within_article
from analysis.actors.article import Article, Name
from analysis.actors.capitals import resolve_capitals
from analysis.actors.confidence import kind_confidence
from analysis.actors.descriptions import add_descriptions
from analysis.actors.detectors import is_list
from analysis.actors.folding import Folded, fold, printed
from analysis.actors.gazetteer import Known, builtin, known_actors
from analysis.actors.given_spans import Given, names_given
from analysis.actors.kind_model import judge_kinds
from analysis.actors.lexicon import cues
from analysis.actors.name_list import name_list
from analysis.actors.own_names import OwnNames, beside, own_names
from analysis.actors.roles import give_roles
from analysis.actors.rows import COLUMNS, Row
from analysis.actors.runs import runs
from analysis.actors.spacy_model import RULES, spacy_model
from analysis.actors.splitting import Splitter
from analysis.actors.words import Words, split_words

if TYPE_CHECKING:
    from analysis.actors.spacy_model import Detector


def find_mentions(
    text: str,
    *,
    title: str | None = None,
    actors: pd.DataFrame | None = None,
    published: date | None = None,
    capitals_as_places: bool = False,
    detector: Detector = RULES,
) -> pd.DataFrame:
    """Return who is mentioned in a text, and where.

    Parameters
    ----------
    text
        A sentence or a whole article.
    title
        The article's title where it is not the text's first line: names in it help to tell who
        is meant, and it gives no rows itself.
    actors
        The user's own names, as `read_actor_table` gives them; they win over everything.
    published
        The day of the text: names with active_from or active_to count only if they hold it.
    capitals_as_places
        Take a capital for the city always; otherwise "Moscow denied it" names Russia.
    detector
        What finds the names: the "rules"; "list", which takes the names of `actors` as they are
        printed and no others; "spacy:MODEL", a spaCy model that is installed; or a spaCy pipeline.
        Whom they name is told as ever.

    Returns
    -------
    pandas.DataFrame
        One row per mention, in order, not overlapping: start, end (characters into `text`),
        surface (``text[start:end]``, without a leading "the", titles and a final 's), actor (whom
        it names), kind (person, organisation, place, group), kind_confidence (0 to 1: how likely
        the kind is right; 1 for known names and those of a spaCy model), rule (what found it),
        role (actor, source, dateline, modifier).

    Examples
    --------
    >>> found = find_mentions("Mr. Fabius met Laurent Fabius's Russian hosts in Paris.")
    >>> found[["surface", "actor", "role"]].values.tolist()[:2]
    [['Fabius', 'Laurent Fabius', 'actor'], ['Laurent Fabius', 'Laurent Fabius', 'actor']]
    """
    if is_list(detector):
        return mention_frame(name_list(actors).find(text, published), COLUMNS)
    lead = f"{title}\n\n" if title and not text.lstrip().startswith(title) else ""
    model = spacy_model(detector)
    rows = detect(
        lead + text,
        own_names(actors),
        day=published,
        capitals_as_places=capitals_as_places,
        given=Given(next(model.spans([lead + text])), model.rule) if model else None,
    )
    shift = len(lead)
    body = [
        row._replace(start=row.start - shift, end=row.end - shift)
        for row in rows
        if row.start >= shift
    ]
    return mention_frame(body, COLUMNS)


def mention_frame(rows: Sequence[tuple[object, ...]], columns: Sequence[str]) -> pd.DataFrame:
    """Return rows as a table with its dtypes, however few they are."""
    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    dtypes = {"start": "int64", "end": "int64", "kind_confidence": "float64"}
    return pd.DataFrame(
        {
            column: pd.Series(value, dtype=dtypes.get(column, "str"))
            for column, value in zip(columns, values, strict=True)
        }
    )


def detect(
    text: str,
    own: OwnNames | None,
    *,
    day: date | None = None,
    capitals_as_places: bool = False,
    given: Given | None = None,
) -> list[Row]:
    """Return the mentions of one text in order.

    Parameters
    ----------
    text
        The text.
    own
        The names of the user's table.
    day
        When the text was published, None where that is not known.
    capitals_as_places
        Take a capital for the city always.
    given
        The names in the text where something other than the rules has found them.
    """
    folded = fold(text)
    if given is None:
        article, names = _propose(folded, own, day)
        judge_kinds(article, names)
    else:
        words = split_words(folded.text)
        article = Article(words, _known(words, own, day))
        names = names_given(article, folded, given)
        give_roles(article, names)
    named = _named(article, names, capitals_as_places=capitals_as_places)
    names = add_descriptions(article, named)
    rows = [_row(text, folded, article, name) for name in names if name.kind]
    return rows if text.isascii() else _with_accents(rows)


def _propose(folded: Folded, own: OwnNames | None, day: date | None) -> tuple[Article, list[Name]]:
    """Return an article and the names in it as the rules alone find them, with their roles."""
    words = split_words(folded.text)
    article = Article(words, _known(words, own, day))
    splitter = Splitter(article)
    names = [name for first, last in runs(article) for name in splitter.split(first, last)]
    for name in names:
        if name.entry is not None:
            name.rule = name.entry.rule
    give_roles(article, names)
    return article, names


def proposed(text: str) -> tuple[Article, list[Name], Callable[[Name], tuple[int, int]]]:
    """Return an article, its names before their kinds are judged, and where each stands.

    This is what the model of kinds is trained on.
    """
    folded = fold(text)
    article, names = _propose(folded, None, None)
    return article, names, lambda name: _span(folded, article, name)


def _with_accents(rows: list[Row]) -> list[Row]:
    """Return the rows with the accents that the article prints, in actors that it alone names."""
    known = known_actors()
    shown: dict[str, str] = {}
    for row in rows:
        name = row.surface if row.surface.isascii() else printed(row.surface)
        if not name.isascii() and row.rule != "user":
            shown.setdefault(fold(name).text, name)
    return [
        row
        if row.actor not in shown or row.actor in known or row.rule == "user"
        else row._replace(actor=shown[row.actor])
        for row in rows
    ]


def _named(article: Article, names: list[Name], *, capitals_as_places: bool = False) -> list[Name]:
    """Return the names with their actors."""
    names = within_article(article, names)
    resolve_capitals(article, names, as_places=capitals_as_places)
    return names


def name_actors(text: str, spans: list[tuple[int, int, str]]) -> list[str]:
    """Return the actors of spans that something else has found.

    Parameters
    ----------
    text
        The article.
    spans
        Start, end and kind of each mention.

    Examples
    --------
    >>> name_actors("Ada Quill met aides. Quill left.", [(0, 9, "person"), (21, 26, "person")])
    ['Ada Quill', 'Ada Quill']
    """
    folded = fold(text)
    words = split_words(folded.text)
    article = Article(words, _known(words, None, None))
    names: dict[int, Name] = {}
    for number, (start, end, kind) in enumerate(spans):
        first, last = words.between(folded.place(start), folded.place(end))
        if last > first:
            known = article.known.get(first)
            entry = known.entry if known is not None and known.last == last else None
            actor = entry.actor if entry is not None else article.text(first, last)
            rule = entry.sort if entry is not None else "given"
            if last - first == 1 and words.texts[first] in cues().organisation_endings:
                rule = "part"
            names[number] = Name(first, last, kind, actor, rule, entry=entry)
    in_order = sorted(names.values(), key=lambda name: name.first)
    give_roles(article, in_order)
    kept = _named(article, in_order)
    described = {
        n.first: n.actor for n in add_descriptions(article, [n for n in kept if " " in n.actor])
    }
    for name in names.values():
        if name.rule == "given":
            name.actor = described.get(name.first, name.actor)
    printed = [text[start:end] for start, end, _ in spans]
    return [names[i].actor if i in names else name for i, name in enumerate(printed)]


def _known(words: Words, own: OwnNames | None, day: date | None) -> list[Known]:
    """Return the known names in a text; those of the user push others aside."""
    known = builtin().find(words)
    return known if own is None else beside(own.find(words.texts, day), known, words)


def _row(text: str, folded: Folded, article: Article, name: Name) -> Row:
    """Return a name as a row with offsets into the text."""
    start, end = _span(folded, article, name)
    surface, sure = text[start:end], kind_confidence(name)
    return Row(start, end, surface, name.actor, name.kind, sure, name.rule, name.role)


def _span(folded: Folded, article: Article, name: Name) -> tuple[int, int]:
    """Return a name's offsets in the text as it is printed."""
    return folded.span(article.words.starts[name.first], article.words.end(name.last - 1))
