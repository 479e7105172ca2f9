"""How good the scorer of a report was measured to be, as numbers and in words."""

from __future__ import annotations

from typing import Any

from analysis.sentiment.shipped import scorer_accuracy

_NAMES = {"model": "The network", "lexicon": "The word list", "tone": "TextBlob's tone"}


def measured_accuracy(method: str) -> dict[str, Any] | None:
    """Return the figures of a method on labelled mentions held back from training.

    Parameters
    ----------
    method
        "model", "lexicon", or "none", where TextBlob's tone takes their place.

    Returns
    -------
    dict or None
        method, targets, macro_f1, low, high and accuracy as `scorer_accuracy` has them; None for
        a method that was never measured.

    Examples
    --------
    >>> measured_accuracy("none")["method"], measured_accuracy("by hand")
    ('tone', None)
    """
    wanted = "tone" if method == "none" else method
    rows = {row["method"]: row for row in scorer_accuracy().to_dict("records")}
    return (
        {str(k): v for k, v in rows[wanted].items()}
        if wanted in _NAMES and wanted in rows
        else None
    )


def tell_accuracy(measured: dict[str, Any]) -> str:
    """Say what `measured_accuracy` found.

    Examples
    --------
    >>> found = {"method": "model", "targets": 9, "macro_f1": 5, "low": 4, "high": 6}
    >>> tell_accuracy(found | {"accuracy": 7}).split(", on")[0]
    'The network: macro-F1 5 (95 % interval 4 to 6), 7 % of labels right'
    """
    return (
        f"{_NAMES[measured['method']]}: macro-F1 {measured['macro_f1']} (95 % interval "
        f"{measured['low']} to {measured['high']}), {measured['accuracy']} % of labels right, on "
        f"{measured['targets']} labelled mentions in articles held back from training"
    )
