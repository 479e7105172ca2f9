"""NewsMTSC and the stance data as sentences with labelled actors; which articles are held back."""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

Mention = tuple[int, int, str]
Detector = Callable[[str], list[Mention]]

HELD_BACK = 10
"""One article in this many is held back as the card's own test set."""
_ARTICLE = re.compile(r"(?:allsides_\d+_\d+|polusa_v\d+_\d+)(?=_)")
_PRONOUNS = frozenset(
    re.findall(
        r"\w+",
        """i we you he she it they me us him her them his hers its their theirs my our your mine
        ours yours himself herself itself themselves myself who whom whose this that""",
    )
)
_TITLES = re.compile(
    r"(?:(?:the|mr|mrs|ms|miss|dr|sir|lord|lady|president|vice|prime|minister|foreign|defen[sc]e"
    r"|interior|finance|king|queen|prince|princess|pope|general|gen|col|sen|senator|rep"
    r"|representative|congressman|congresswoman|gov|governor|mayor|secretary|of|state|ambassador"
    r"|judge|justice|former|attorney|majority|minority|house|senate|speaker|leader|director"
    r"|chairman|chief|candidate|nominee|republican|democratic)\.?\s+)+(?=\S)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Example:
    """One sentence, its labelled targets and the other actors found in it.

    Parameters
    ----------
    sentence
        As printed.
    targets
        Start, end and actor of each labelled span.
    labels
        For each target 0 (negative), 1 (neutral) or 2 (positive).
    others
        Start, end and actor of the mentions that no target covers.
    weight
        How much the sentence counts in the loss.
    chances
        For each target a teacher's probabilities of the three labels, if it was asked.
    """

    sentence: str
    targets: tuple[Mention, ...]
    labels: tuple[int, ...]
    others: tuple[Mention, ...]
    weight: float = 1.0
    chances: tuple[tuple[float, ...], ...] = ()

    @property
    def spans(self) -> tuple[Mention, ...]:
        """Targets first, then the other actors."""
        return self.targets + self.others


def article_of(identifier: str) -> str:
    """Return the article part of a NewsMTSC id.

    Examples
    --------
    >>> article_of("polusa_v1_3903383_-1_10_Roy Moore_35_40")
    'polusa_v1_3903383'
    """
    match = _ARTICLE.match(identifier)
    if match is None:
        raise ValueError(f"id {identifier!r} names no article; expected allsides_… or polusa_…")
    return match.group()


def is_held_back(identifier: str) -> bool:
    """Tell whether a training row belongs to the card's own test set, by hash of its article."""
    digest = hashlib.sha256(article_of(identifier).encode()).digest()
    return int.from_bytes(digest[:8], "big") % HELD_BACK == 0


def read_newsmtsc(folder: Path, detect: Detector) -> dict[str, list[Example]]:
    """Return the sets `train`, `test` (held back), `dev_rw` and `dev_mt`.

    No sentence of one set stands in another: development wins over test, test over training.
    """
    rows = {name: _read_rows(folder / f"{name}.jsonl") for name in ("train", "dev_rw", "dev_mt")}
    rows["test"] = [row for row in rows["train"] if is_held_back(row["id"])]
    rows["train"] = [row for row in rows["train"] if not is_held_back(row["id"])]
    seen: set[str] = set()
    sets = {}
    for name in ("dev_rw", "dev_mt", "test", "train"):
        kept = [row for row in rows[name] if name.startswith("dev") or row["sentence"] not in seen]
        seen |= {row["sentence"] for row in kept}
        sets[name] = list(_group(kept, detect))
    return sets


def read_development(folder: Path, detect: Detector) -> list[Example]:
    """Return both development sets, one after the other."""
    names = ("dev_rw", "dev_mt")
    return [e for name in names for e in _group(_read_rows(folder / f"{name}.jsonl"), detect)]


def _read_rows(path: Path) -> list[dict]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _group(rows: Iterable[dict], detect: Detector) -> Iterable[Example]:
    """Yield one example a sentence."""
    sentences: dict[str, list[dict]] = {}
    for row in rows:
        sentences.setdefault(row["sentence"], []).append(row)
    for sentence, found in sentences.items():
        spans = [(row["from"], row["to"]) for row in found]
        labels = tuple(int(row["polarity"]) + 1 for row in found)
        yield _example(sentence, spans, labels, detect(sentence))


def _example(
    sentence: str, spans: list[tuple[int, int]], labels: tuple[int, ...], mentions: list[Mention]
) -> Example:
    """Give each target the actor that the detector knows it by, and keep the other mentions."""
    targets = tuple((*span, _actor(sentence, span, mentions)) for span in spans)
    others = tuple(m for m in mentions if not any(overlap(m, target) for target in targets))
    return Example(sentence, targets, labels, others)


def overlap(one: tuple, other: tuple) -> int:
    """Return how many characters two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _actor(sentence: str, span: tuple[int, int], mentions: list[Mention]) -> str:
    """Return the actor of the mention that covers a target best, or one of the same name."""
    surface = sentence[slice(*span)]
    if surface.lower() in _PRONOUNS:
        return f"~{surface.lower()}"
    covering = max(mentions, key=lambda mention: overlap(mention, span), default=None)
    if covering and overlap(covering, span):
        return covering[2]
    name = _TITLES.sub("", surface).lower()
    for start, end, actor in mentions:
        if name in (actor.lower(), actor.lower().split()[-1], sentence[start:end].lower()):
            return actor
    return f"~{surface.lower()}"


def read_stance(path: Path, detect: Detector, *, weight: float, seed: int = 5) -> list[Example]:
    """Return the stance data as labels toward the one who is blamed or endorsed.

    Where p praises or blames q, q is labelled and p is left open. Of the neutral sentences, a
    third is kept: they are most of the data and teach least.
    """
    draw = random.Random(seed)
    examples = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        marked, _, _, label = line.split("\t")
        sentence, spans = unbracket(marked)
        if not spans or (label == "0" and draw.random() > 1 / 3):
            continue
        chosen, polarity = {
            "0": (spans, 1),
            "1": (spans[1:], 2),
            "2": (spans[:1], 2),
            "3": (spans[1:], 0),
            "4": (spans[:1], 0),
        }[label]
        mentions = detect(sentence)
        for span in spans:
            if not any(overlap(span, mention) for mention in mentions):
                mentions = [*mentions, (*span, f"~{sentence[slice(*span)].lower()}")]
        example = _example(sentence, chosen, (polarity,) * len(chosen), mentions)
        examples.append(replace(example, weight=weight))
    return examples


def unbracket(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the sentence without its brackets, and both spans (none if they are broken).

    Examples
    --------
    >>> unbracket("[Ann] blames [Bob].")
    ('Ann blames Bob.', [(0, 3), (11, 14)])
    """
    match = re.fullmatch(r"([^\[]*)\[([^\]]+)\]([^\[]*)\[([^\]]+)\](.*)", marked)
    if match is None:
        return marked, []
    before, p, between, q, after = match.groups()
    start = len(before) + len(p) + len(between)
    spans = [(len(before), len(before) + len(p)), (start, start + len(q))]
    return before + p + between + q + after, spans


def strip_titles(example: Example) -> Example:
    """Return the example with titles cut from its targets: "President Obama" -> "Obama"."""
    targets = []
    for start, end, actor in example.targets:
        match = _TITLES.match(example.sentence[start:end])
        targets.append((start + match.end() if match else start, end, actor))
    return replace(example, targets=tuple(targets))
