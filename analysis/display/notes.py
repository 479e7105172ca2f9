"""What a reader must know of a collection first: what is left out, what stands twice."""

from __future__ import annotations

import pandas as pd

from analysis.reading.languages import is_english


def not_english(articles: pd.DataFrame) -> str:
    """Say how many articles are left out for their language; nothing where none is.

    Examples
    --------
    >>> not_english(pd.DataFrame({"language": ["en", "de", None]}))
    ' 1 article is not in English and is left out of every score.'
    """
    left_out = int((~is_english(articles["language"])).sum())
    if not left_out:
        return ""
    counted, verb = ("1 article", "is") if left_out == 1 else (f"{left_out:,} articles", "are")
    return f" {counted} {verb} not in English and {verb} left out of every score."


def printed_again(articles: pd.DataFrame) -> str:
    """Say how many stories are printed more than once; nothing where none is.

    Examples
    --------
    >>> printed_again(pd.DataFrame({"duplicate_of": [None, "a", "a"]}))[:36]
    ' 1 story is printed by 3 articles: m'
    """
    copies = articles["duplicate_of"].dropna()
    stories = copies.nunique()
    if not stories:
        return ""
    counted = "1 story is" if stories == 1 else f"{stories:,} stories are"
    printings = f"{len(copies) + stories:,} articles"
    return (
        f" {counted} printed by {printings}: means and co-mentions count a story once, "
        "plain counts count each article."
    )
