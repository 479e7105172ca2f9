"""What made a page, as JSON beside it: inputs, settings, versions and hashes of all it wrote."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis import tables
from analysis.corpus import Corpus
from analysis.report.accuracy import measured_accuracy
from analysis.report.facts import Facts
from analysis.report.inputs import file_hash

if TYPE_CHECKING:
    from analysis.report.run import RunResult

_FORMAT = 1


def write_manifest(
    corpus: Corpus, facts: Facts, results: Sequence[RunResult], *, page: Path
) -> Path:
    """Write what made a page to a JSON file beside it.

    Parameters
    ----------
    corpus
        What the page tells of, saved in `corpus/` beside the page.
    facts
        What the page says of itself.
    results
        The executed notebooks.
    page
        The page; the manifest gets its name with `.json`.

    Returns
    -------
    pathlib.Path
        The manifest. Paths in it are relative to it, and every hash is what `sha256sum` prints.
    """
    manifest = manifest_of(corpus, facts, results, page=page)
    target = page.with_suffix(".json")
    text = json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False)
    target.write_text(text + "\n", encoding="utf-8", newline="\n")
    return target


def manifest_of(
    corpus: Corpus, facts: Facts, results: Sequence[RunResult], *, page: Path
) -> dict[str, Any]:
    """Return what `write_manifest` writes.

    Returns
    -------
    dict
        format, title, page (its name and sha256), inputs (file to sha256, and one for all
        together), settings (of the tables; versions among them), accuracy (of the scorer, as the
        model's card has it), tables (rows and sha256 of each file) and notebooks (name, sha256 and
        where it stopped).
    """
    saved = page.parent / "corpus"
    return {
        "format": _FORMAT,
        "title": facts.title,
        "page": {"file": page.name, "sha256": file_hash(page)},
        "inputs": {"files": facts.inputs, "sha256": facts.joint_hash if facts.inputs else None},
        "settings": {k: v for k, v in corpus.settings.items() if k != "inputs"},
        "shown": dict(facts.settings),
        "accuracy": measured_accuracy(str(corpus.settings.get("method", ""))),
        "tables": {
            table.name: {
                "rows": len(getattr(corpus, table.name)),
                "file": f"corpus/{table.name}.parquet",
                "sha256": file_hash(saved / f"{table.name}.parquet"),
            }
            for table in tables.TABLES
        },
        "notebooks": [
            {
                "file": f"notebooks/{result.name}",
                "sha256": file_hash(result.path),
                "stopped": str(result.failure) if result.failure else None,
            }
            for result in results
        ],
    }
