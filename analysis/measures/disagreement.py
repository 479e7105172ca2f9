"""Where sentiment toward an actor and the tone of its sentence say the opposite."""

from __future__ import annotations

import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.evidence import evidence
from analysis.measures.selection import chosen_mentions

_EMPTY = {
    **dict.fromkeys(("actor", "surface", "text", "outlet", "title", "path"), "str"),
    **dict.fromkeys(("toward", "tone"), "float64"),
}
_KEYS = ("article_id", "sentence_id", "start")


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
    mentions = chosen_mentions(corpus)
    opposite = mentions["toward"] * mentions["tone"] < 0
    clear = (mentions["toward"].abs() >= min_toward) & (mentions["tone"].abs() >= min_tone)
    chosen = mentions.loc[opposite & clear, [*_KEYS, "actor"]]
    chosen = chosen.drop_duplicates(["article_id", "sentence_id", "actor"])
    found = [evidence(corpus, actor=actor) for actor in sorted(set(chosen["actor"]))]
    if not found:
        return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in _EMPTY.items()})
    rows = pd.concat(found, ignore_index=True)
    rows["article_start"] = rows["sentence_start"] + rows["start"]
    keys = chosen.rename(columns={"start": "article_start"})
    rows = rows.merge(keys, on=list(keys.columns))
    rows["gap"] = (rows["toward"] - rows["tone"]).abs()
    order = ["gap", "path", "article_start"]
    rows = rows.sort_values(order, ascending=[False, True, True], ignore_index=True)
    return rows.drop(columns=["gap", "article_start"])
