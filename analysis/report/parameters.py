"""What a notebook may be asked, typed and checked in its second cell."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_type_hints

from annotated_types import Ge, Le, MinLen

from analysis.escaping import for_log

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_CURES = {
    "articles": "give the path of a file or folder of articles, or of a saved corpus",
    "title": "give a line of text",
    "actors": "give the path of your alias table (CSV), or None",
    "method": "choose model, lexicon or none",
    "labels": "give the path of your labels (CSV, from `news-actors validate`), or None",
    "capitals_as_places": "give True or False",
    "detector": "give rules, list (your own table alone) or spacy:MODEL (one you installed)",
    "min_mentions": "give a whole number of at least 1",
    "top": "give a whole number from 1 to 200",
    "seed": "give a whole number of at least 0",
}


@dataclass(frozen=True, kw_only=True)
class NotebookParameters:
    """The parameters of a notebook, checked; each notebook gives those it uses.

    Parameters
    ----------
    articles
        A file or folder of articles, or a folder that `Corpus.save` wrote. It must be there.
    title
        What the collection is called.
    actors
        Your own alias table, a CSV file, if you have one.
    method
        What scores sentiment toward an actor: model, lexicon or none.
    labels
        Your own labels, a CSV file that `news-actors validate` wrote, if you have one.
    capitals_as_places
        Take a capital for the city always, never for its government.
    detector
        What finds the names: rules; list, those of your own table alone; or spacy:MODEL.
    min_mentions
        Actors with fewer mentions are not ranked.
    top
        How many rows a figure or table shows.
    seed
        Start of the random numbers behind intervals and layouts.

    Raises
    ------
    ValueError
        Names the parameter, its value and the cure.

    Examples
    --------
    >>> NotebookParameters(articles=".", min_mentions="3").min_mentions
    3
    >>> NotebookParameters(articles=".", min_mentions=0)
    Traceback (most recent call last):
    ValueError: parameter 'min_mentions' is 0: give a whole number of at least 1
    """

    articles: Path
    title: Annotated[str, MinLen(1)] = "Who is in the news"
    actors: Path | None = None
    method: Literal["model", "lexicon", "none"] = "model"
    labels: Path | None = None
    capitals_as_places: bool = False
    detector: Annotated[str, MinLen(1)] = "rules"
    min_mentions: Annotated[int, Ge(1)] = 5
    top: Annotated[int, Ge(1), Le(200)] = 12
    seed: Annotated[int, Ge(0)] = 0

    def __post_init__(self) -> None:
        for field in fields(self):
            value = _checked(field.name, getattr(self, field.name))
            object.__setattr__(self, field.name, value)


# The notebooks call it as they call the library's functions.
notebook_parameters = NotebookParameters


def _checked(name: str, value: object) -> Any:
    """Return a parameter in its type, or raise ValueError with the cure."""
    from pydantic import ValidationError

    try:
        checked = _adapter(name).validate_python(value)
    except ValidationError as error:
        raise ValueError(_message(name, value)) from error
    if isinstance(checked, Path) and not checked.exists():
        raise ValueError(f"{_message(name, value)}; there is nothing at that path")
    return checked


def _message(name: str, value: object) -> str:
    """Say which parameter has which value and what to give instead."""
    return f"parameter '{name}' is {for_log(repr(value))}: {_CURES[name]}"


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    """Return pydantic's check of one parameter."""
    from pydantic import TypeAdapter

    return TypeAdapter(get_type_hints(NotebookParameters, include_extras=True)[name])
