"""How good each scorer was measured to be, read from the model's card."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.sentiment.shipped import model_folder

_SECTIONS = {
    "model": "The network",
    "lexicon": "The word list",
    "none": "TextBlob's polarity of the sentence",
}
_SET = "own test"


@dataclass(frozen=True)
class Accuracy:
    """Figures of one scorer on sentences that were held back from training.

    Attributes
    ----------
    scorer
        Its name.
    targets
        Labelled actors of sentences that it was measured on.
    macro_f1, low, high
        Mean F1 of the three classes with its 95 % interval, in percent.
    accuracy
        Labels that are right, in percent.
    """

    scorer: str
    targets: int
    macro_f1: float
    low: float
    high: float
    accuracy: float

    def __str__(self) -> str:
        return (
            f"{self.scorer}: macro-F1 {self.macro_f1} (95 % interval {self.low} to {self.high}), "
            f"{self.accuracy} % of labels right, on {self.targets} labelled mentions in articles "
            "held back from training"
        )


@cache
def measured_accuracy(method: str) -> Accuracy | None:
    """Return what the card of the shipped model says of a method.

    Parameters
    ----------
    method
        "model", "lexicon", or "none", where TextBlob's tone takes their place.

    Returns
    -------
    Accuracy or None
        None for a method that the card does not speak of.

    Examples
    --------
    >>> measured_accuracy("lexicon").scorer
    'The word list'
    >>> measured_accuracy("by hand") is None
    True
    """
    if method not in _SECTIONS:
        return None
    card = (model_folder() / "README.md").read_text(encoding="utf-8")
    return read_accuracy(card, _SECTIONS[method])


def read_accuracy(card: str, scorer: str) -> Accuracy | None:
    r"""Return the figures under a heading of a card, from the table that stands there.

    Examples
    --------
    >>> head = "| set | targets | macro-F1 | 95 % interval | accuracy |"
    >>> read_accuracy(f"### X (y)\n\n{head}\n|--|\n| own test | 9 | 5 | 4 to 6 | 7 |", "X")
    Accuracy(scorer='X', targets=9, macro_f1=5.0, low=4.0, high=6.0, accuracy=7.0)
    """
    _, found, rest = card.partition(f"### {scorer}")
    rows = [_cells(line) for line in rest.split("\n### ")[0].splitlines() if line.startswith("|")]
    for row in rows[1:]:
        if found and row[0] == _SET:
            figures = dict(zip(rows[0], row, strict=True))
            low, high = figures["95 % interval"].split(" to ")
            return Accuracy(
                scorer=scorer,
                targets=int(figures["targets"]),
                macro_f1=float(figures["macro-F1"]),
                low=float(low),
                high=float(high),
                accuracy=float(figures["accuracy"]),
            )
    return None


def _cells(line: str) -> list[str]:
    """Return the cells of one line of a Markdown table."""
    return [cell.strip() for cell in line.strip().strip("|").split("|")]
