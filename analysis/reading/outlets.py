"""Short names of outlets in datelines, read as the outlet that the collection spells out."""

from __future__ import annotations

import json
from collections import Counter

import pandas as pd

FROM_DATELINE = "dateline, agency"


def spell_out(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the articles with a dateline's short outlet given its long name.

    "BPA" is Brennick Press Agency, and "Dispatch" The Ardenhall Dispatch, where one article of the
    collection names that outlet in full and no other outlet has the same initials or last word.

    Parameters
    ----------
    articles
        The articles table.

    Returns
    -------
    pandas.DataFrame
        The same, with outlet changed where it came from a dateline, and metadata_source saying so.

    Examples
    --------
    >>> long, short = '{"outlet": "byline"}', '{"outlet": "dateline, agency"}'
    >>> rows = {"outlet": ["North Press Agency", "NPA"], "metadata_source": [long, short]}
    >>> spell_out(pd.DataFrame(rows))["outlet"].tolist()
    ['North Press Agency', 'North Press Agency']
    """
    kept = articles["metadata_source"].tolist()
    in_dateline = [_is_from_dateline(source) for source in kept]
    named = sorted(set(articles["outlet"][[not short for short in in_dateline]].dropna()))
    shorts = Counter(short for name in named for short in _shorts(name))
    long_of = {s: name for name in named for s in _shorts(name) if shorts[s] == 1}
    outlets = articles["outlet"].tolist()
    for row in (row for row, short in enumerate(in_dateline) if short):
        if outlets[row] in long_of:
            source = json.loads(kept[row]) | {"outlet": f"{FROM_DATELINE} '{outlets[row]}'"}
            outlets[row] = long_of[outlets[row]]
            kept[row] = json.dumps(source, sort_keys=True, ensure_ascii=False)
    changed = articles.assign(outlet=outlets, metadata_source=kept)
    return changed.astype({"outlet": "str", "metadata_source": "str"})


def _is_from_dateline(source: str) -> bool:
    """Say whether an article's outlet was found in its dateline."""
    return FROM_DATELINE in source and json.loads(source).get("outlet") == FROM_DATELINE


def _shorts(name: str) -> set[str]:
    """Return an outlet's initials and its last word, which datelines print for it."""
    words = [word for word in name.split() if word[:1].isupper() and word != "The"]
    return {"".join(word[0] for word in words), words[-1]} if len(words) > 1 else set()
