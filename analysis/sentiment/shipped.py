"""The files of the shipped model, checked against their recorded hashes whenever they are read."""

from __future__ import annotations

import hashlib
import json
from importlib import resources
from io import StringIO
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

HELD_BACK = "own test"
"""The set of labelled articles that no choice was made by."""


class ModelError(RuntimeError):
    """A file of the shipped model is missing or damaged; the message names it and the cure."""


def model_folder() -> Traversable:
    """Return the folder of the shipped model."""
    return resources.files("analysis.sentiment") / "model"


def read_checked(name: str, folder: Traversable | None = None) -> bytes:
    """Return a model file's bytes, checked against the hash recorded in model.json.

    Raises
    ------
    ModelError
        If the file, or the record of its hash, is missing or damaged.
    """
    folder = folder or model_folder()
    cure = "reinstall news-actors, or choose method='lexicon', which needs no model"
    try:
        recorded = json.loads((folder / "model.json").read_text(encoding="utf-8"))["sha256"][name]
        content = (folder / name).read_bytes()
    except FileNotFoundError as error:
        raise ModelError(f"model file {error.filename} is missing: {cure}") from error
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f"model file {folder / 'model.json'} is damaged: {cure}") from error
    if hashlib.sha256(content).hexdigest() != recorded:
        raise ModelError(f"model file {folder / name} is damaged (its hash differs): {cure}")
    return content


def scorer_accuracy(set_name: str = HELD_BACK) -> pd.DataFrame:
    """Return how often each scorer agreed with people on labelled news sentences.

    Parameters
    ----------
    set_name
        "own test": a tenth of the articles of NewsMTSC, held back from all choices; "dev pooled":
        its development sets, by which the network was chosen.

    Returns
    -------
    pandas.DataFrame
        A row for each scorer: method ("tone" is TextBlob's polarity of the whole sentence),
        targets (labelled mentions), macro_f1 with low and high (95 % interval), accuracy; all
        in per cent. Best first.

    Raises
    ------
    ValueError
        If there is no such set.

    Notes
    -----
    Printed by `python -m training.evaluate_toward DATA --test`; the model card has the rest.

    Examples
    --------
    >>> scorer_accuracy()["method"].tolist()
    ['model', 'lexicon', 'tone', 'always neutral']
    """
    with (model_folder() / "accuracy.csv").open(encoding="utf-8") as file:
        rows = pd.read_csv(file)
    chosen = rows[rows["set"] == set_name].drop(columns="set")
    if chosen.empty:
        raise ValueError(f"no set {set_name!r}; there are {', '.join(rows['set'].unique())}")
    return chosen.sort_values("macro_f1", ascending=False, kind="stable", ignore_index=True)


def confusion_matrix(method: str = "model") -> pd.DataFrame | None:
    """Return how a scorer judged the labelled mentions that it had a score for.

    Parameters
    ----------
    method
        model, lexicon, or what `scored_mentions` calls the tone of the sentences.

    Returns
    -------
    pandas.DataFrame or None
        Counts: a row for each actual label, a column for each predicted one; None for any other
        method.

    Notes
    -----
    The development sets of NewsMTSC, printed by `python -m training.evaluate_shares DATA`.

    Examples
    --------
    >>> confusion_matrix("lexicon").columns.tolist()
    ['negative', 'neutral', 'positive']
    """
    text = (model_folder() / "confusion.csv").read_text(encoding="utf-8")
    rows = pd.read_csv(StringIO(text))
    own = rows[rows["method"] == method].drop(columns="method").set_index("actual")
    return None if own.empty else own
