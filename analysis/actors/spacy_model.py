"""Names found by a spaCy model that the user has installed, in place of the rules.

Nothing is downloaded. The labels that name actors, and their kinds, stand in `spacy_labels.csv`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from analysis.actors.detectors import RULES, DetectorError, is_list
from analysis.escaping import for_log

if TYPE_CHECKING:
    from spacy.language import Language

    Detector = str | Language

__all__ = ["RULES", "DetectorError", "SpacyModel", "spacy_model"]

_SPACY = "spacy"
DEFAULT_MODEL = "en_core_web_sm"
Span = tuple[int, int, str]


class SpacyModel:
    """A spaCy pipeline that finds names.

    Parameters
    ----------
    nlp
        The pipeline. Some part of it must set `doc.ents`.

    Attributes
    ----------
    rule
        What the column `rule` says of a mention that it found: "spacy en_core_web_sm".
    version
        The rule with the model's version.

    Raises
    ------
    DetectorError
        If no part of the pipeline finds names.
    """

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self.rule = f"spacy {nlp.lang}_{nlp.meta.get('name') or 'pipeline'}"
        self.version = f"{self.rule} {nlp.meta.get('version', '')}".strip()
        if not any("doc.ents" in nlp.get_pipe_meta(name).assigns for name in nlp.pipe_names):
            raise DetectorError(
                f"detector: {self.rule} finds no names (its parts: "
                f"{', '.join(nlp.pipe_names) or 'none'}); give a model with an 'ner' or an "
                "'entity_ruler'"
            )

    def spans(self, texts: Iterable[str]) -> Iterator[list[Span]]:
        """Yield, for each text, start, end and kind of the names in it, in order."""
        kinds = _kinds()
        for doc in self._nlp.pipe(texts):
            yield [
                (ent.start_char, ent.end_char, kinds[ent.label_])
                for ent in doc.ents
                if ent.label_ in kinds
            ]


def spacy_model(detector: Detector) -> SpacyModel | None:
    """Return the model that a detector names; None for the rules and for a list of names.

    Parameters
    ----------
    detector
        "rules"; "list" or "list+quotes"; "spacy:MODEL", the name or the folder of an installed
        model; "spacy", which is en_core_web_sm; or a spaCy pipeline.

    Raises
    ------
    DetectorError
        If there is no such detector, spaCy or the model is not installed, or the model finds no
        names.

    Examples
    --------
    >>> spacy_model("rules") is None
    True
    """
    if not isinstance(detector, str):
        return SpacyModel(detector)
    if detector == RULES or is_list(detector):
        return None
    kind, _, name = detector.partition(":")
    if kind != _SPACY:
        raise DetectorError(
            f"detector '{for_log(detector, width=60)}' is none of rules, list, list+quotes, "
            "spacy, spacy:MODEL"
        )
    return _loaded(name or DEFAULT_MODEL)


@lru_cache(maxsize=2)
def _loaded(name: str) -> SpacyModel:
    """Load an installed model."""
    shown = for_log(name, width=60)
    try:
        import spacy
    except ImportError as error:
        raise DetectorError(
            f"detector 'spacy:{shown}': spaCy is not installed; run pip install "
            "'news-actors[spacy]', or leave the detector out"
        ) from error
    try:
        return SpacyModel(spacy.load(name))
    except OSError as error:
        installed = ", ".join(sorted(spacy.util.get_installed_models())) or "none"
        raise DetectorError(
            f"detector 'spacy:{shown}': no such model is installed (installed: {installed}); run "
            f"python -m spacy download {shown}, or leave the detector out"
        ) from error


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    """Return the labels that name actors, with their kinds."""
    text = (files("analysis.actors") / "spacy_labels.csv").read_text(encoding="utf-8")
    return {row["label"]: row["kind"] for row in csv.DictReader(text.splitlines())}
