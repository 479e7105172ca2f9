"""How names are found and whom they mean, as commands and reports hand it on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.actors.spacy_model import RULES

if TYPE_CHECKING:
    from analysis.actors.spacy_model import Detector


class Naming(NamedTuple):
    """The options of `analyse` that are about names, beside the user's table."""

    capitals_as_places: bool = False
    detector: Detector = RULES
