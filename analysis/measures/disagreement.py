"""Where sentiment toward an actor and the tone of its sentence say the opposite."""

from __future__ import annotations

import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.evidence import described
from analysis.measures.scores import scored_mentions


def disagreements(
    corpus: Corpus, *, min_toward: float = 0.25, min_tone: float = 0.1
) -> pd.DataFrame:
    """Return where a sentence sounds one way and speaks of an actor the other.

    Parameters
    ----------
    corpus
        The collection, scored by a method.
    min_toward, min_tone
        Sizes from which a score counts as a direction at all.

    Returns
    -------
    pandas.DataFrame
        What `evidence` gives for the first mention of each such actor in each such sentence, the
        widest gap between the two first.

    Examples
    --------
    >>> from analysis.measures.examples import marked_corpus
    >>> corpus = marked_corpus(["{Iran -0.7} spoiled a fine day. [0.4] {France 0.8} won. [0.8]"])
    >>> disagreements(corpus)[["actor", "toward", "tone"]].values.tolist()
    [['Iran', -0.7, 0.4]]
    """
    mentions = scored_mentions(corpus)
    opposite = mentions["toward"] * mentions["tone"] < 0
    clear = (mentions["toward"].abs() >= min_toward) & (mentions["tone"].abs() >= min_tone)
    chosen = mentions[opposite & clear].drop_duplicates(["article_id", "sentence_id", "actor"])
    rows = described(chosen, corpus)
    rows["gap"] = (rows["toward"] - rows["tone"]).abs()
    rows["place"] = rows["sentence_start"] + rows["start"]
    order = ["gap", "path", "place"]
    rows = rows.sort_values(order, ascending=[False, True, True], ignore_index=True)
    return rows.drop(columns=["gap", "place"])
