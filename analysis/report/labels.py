"""A file of mentions to label by hand, written for a spreadsheet and read back with care."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd

from analysis.corpus import Corpus
from analysis.escaping import for_csv, for_log
from analysis.measures.labelling import labelled_population
from analysis.measures.scores import LABELS

_COLUMNS = ("id", "actor", "sentence", "label")


def write_labels(sample: pd.DataFrame, path: str | Path) -> Path:
    """Write mentions to label as a CSV file that a spreadsheet opens and runs nothing of.

    Parameters
    ----------
    sample
        What `labelling_sample` returned.
    path
        The file; one that is there is not written over.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    FileExistsError
        If there is a file already: it may hold labels.
    """
    path = Path(path)
    if path.exists():
        raise FileExistsError(f"{for_log(path)} is there already and may hold labels; name another")
    safe = sample.assign(**{name: sample[name].map(for_csv) for name in ("actor", "sentence")})
    path.parent.mkdir(parents=True, exist_ok=True)
    # The mark at the beginning tells a spreadsheet that this is UTF-8.
    safe[list(_COLUMNS)].to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\n")
    return path


def read_labels(path: str | Path | None, corpus: Corpus) -> pd.DataFrame:
    """Return the labels of a file that was written for this corpus and filled in by hand.

    Parameters
    ----------
    path
        The file, saved as CSV with commas, semicolons or tabs; None where there are no labels.
    corpus
        The corpus that its mentions were drawn from, analysed as then.

    Returns
    -------
    pandas.DataFrame
        id and label (negative, neutral or positive) of each row that has a label. No rows where
        no file is given.

    Raises
    ------
    FileNotFoundError
        If the file is not there.
    ValueError
        If it is no such file, has no label, or one of its rows is of no use: names the row as the
        spreadsheet numbers it, and the cure.
    """
    if path is None:
        return pd.DataFrame({"id": [], "label": []}).astype("str")
    path = Path(path)
    rows = _rows(path)
    known = set(labelled_population(corpus)["id"])
    places = {identity.rpartition("-")[0] for identity in known}
    labels: dict[str, str] = {}
    for number, (identity, said) in enumerate(rows, start=2):
        if not said:
            continue
        where = f"{for_log(path)}, row {number}"
        if said not in LABELS:
            raise ValueError(f"{where}: '{for_log(said)}' is none of {', '.join(LABELS)}")
        if identity in labels:
            raise ValueError(f"{where}: this id stands in an earlier row too; remove one of them")
        if identity not in known:
            raise ValueError(f"{where}: {_stranger(identity, places)}")
        labels[identity] = said
    if not labels:
        raise ValueError(f"{for_log(path)}: no row has a label; fill in the column 'label'")
    return pd.DataFrame(labels.items(), columns=["id", "label"]).astype("str")


def _stranger(identity: str, places: set[str]) -> str:
    """Say why an id is none of the corpus, and what to do."""
    if identity.rpartition("-")[0] in places:
        return (
            "this mention is scored otherwise now than when it was drawn; read the labels with the "
            "same --method and --actors, or draw anew"
        )
    return "no such mention in these articles; read the labels with the articles they are from"


def _rows(path: Path) -> list[tuple[str, str]]:
    """Return id and label of each row, without regard to case and spaces."""
    if not path.is_file():
        raise FileNotFoundError(f"{for_log(path)}: no such file; check the path")
    # Ids and labels are plain letters, so a file saved in another encoding can still be read.
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    absent = [name for name in ("id", "label") if name not in (reader.fieldnames or [])]
    if absent:
        raise ValueError(
            f"{for_log(path)}: no column '{absent[0]}'; give the file that `validate --out` wrote"
        )
    return [((row["id"] or "").strip(), (row["label"] or "").strip().lower()) for row in reader]
