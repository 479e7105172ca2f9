"""Known names in a text, beside the tools that look for lists of names.

Ours is the list of names (`detector="list"`), which gives whole rows: offsets, actor, kind, role.
"""

from __future__ import annotations

import pandas as pd

from analysis.actors.name_list import name_list
from benchmarks.made_up import aliases
from benchmarks.timing import Comparison, Job, Rival


def comparisons(texts: list[str], counts: tuple[int, ...]) -> list[Comparison]:
    """Return the job for lists of so many names: where they stand in the texts."""
    return [_comparison(texts, count) for count in counts]


def _comparison(texts: list[str], count: int) -> Comparison:
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    known = aliases(count)
    listed = name_list(pd.DataFrame({"actor": known, "alias": known, "kind": "person"}))

    def ours() -> None:
        for text in texts:
            listed.find(text)

    def phrase_matcher() -> Job:
        import spacy
        from spacy.matcher import PhraseMatcher

        nlp = spacy.blank("en")
        phrases = PhraseMatcher(nlp.vocab)
        phrases.add("name", list(nlp.tokenizer.pipe(known)))
        return lambda: [phrases(nlp.make_doc(text)) for text in texts]

    def flashtext() -> Job:
        from flashtext import KeywordProcessor

        processor = KeywordProcessor(case_sensitive=True)
        processor.add_keywords_from_list(known)
        return lambda: [processor.extract_keywords(text, span_info=True) for text in texts]

    few = texts[: max(1, len(texts) * 250 // (10 * count))]
    share = sum(len(text.encode()) for text in few) / 1e6 / megabytes
    return Comparison(
        f"matching {count:,} names",
        megabytes,
        ours,
        [
            Rival("spaCy PhraseMatcher", "spacy", phrase_matcher),
            Rival("flashtext", "flashtext", flashtext),
            Rival(
                "`name in text`, no offsets",
                "sys",
                lambda: lambda: [[name for name in known if name in text] for text in few],
                share,
            ),
        ],
    )
