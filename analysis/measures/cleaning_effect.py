"""What cleaning changed: each actor's mentions and tone with and without the page furniture."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis import tables
from analysis.corpus import Corpus
from analysis.measures.selection import chosen_mentions
from analysis.pipeline import Method, analyse
from analysis.reading.ledger import put_back
from analysis.sentiment.scored_before import toward_again


def cleaning_effect(corpus: Corpus) -> pd.DataFrame:
    r"""Return each actor's mentions and tone as the texts were read, and as they were cleaned.

    The texts as read are put together again from the cleaned ones and the ledger, and actors and
    tone are looked for in them anew; sentiment toward an actor is not.

    Parameters
    ----------
    corpus
        The collection.

    Returns
    -------
    pandas.DataFrame
        actor, n_before and n_after (mentions spoken of), change (n_after - n_before), tone_before
        and tone_after (mean tone of the mentions' sentences, -1 to 1; missing where TextBlob knows
        no word of them). Actors whose mentions changed most come first. An actor of the furniture
        alone has no mention after.

    Examples
    --------
    >>> from analysis import analyse
    >>> text = "Envoys met\n\nRussia praised Iran on Monday.\n\nRELATED: Awful Iran feared\n"
    >>> corpus = analyse(pd.DataFrame({"text": [text]}), method="none", progress=False)
    >>> cleaning_effect(corpus)[["actor", "n_before", "n_after"]].values.tolist()
    [['Iran', 2, 1], ['Russia', 1, 1]]
    """
    before = _by_actor(as_read(corpus)).add_suffix("_before")
    table = before.join(_by_actor(corpus).add_suffix("_after"), how="outer")
    counts = ["n_before", "n_after"]
    table[counts] = table[counts].fillna(0).astype("int64")
    table.insert(2, "change", table["n_after"] - table["n_before"])
    table = table.reset_index().assign(size=lambda rows: rows["change"].abs())
    order = table.sort_values(
        ["size", "n_before", "actor"], ascending=[False, False, True], ignore_index=True
    )
    return order[["actor", "n_before", "n_after", "change", "tone_before", "tone_after"]]


def as_read(corpus: Corpus, *, method: Method = "none") -> Corpus:
    r"""Return the collection made anew from its texts before cleaning.

    Parameters
    ----------
    corpus
        The collection.
    method
        What scores sentiment toward an actor, as in `analyse`. Sentences that cleaning left as
        they are keep the scores that they have by it.

    Examples
    --------
    >>> from analysis import analyse
    >>> text = "Envoys met\n\nRussia praised Iran on Monday.\n\nRELATED: Awful Iran feared\n"
    >>> corpus = analyse(pd.DataFrame({"text": [text]}), method="none", progress=False)
    >>> len(corpus.mentions), len(as_read(corpus).mentions)
    (2, 3)
    """
    removals = corpus.removals.sort_values(["article_id", "start"])
    pairs = zip(removals["start"], removals["text"], strict=True)
    ledgers = pd.Series(list(pairs), index=removals.index, dtype=object)
    ledger_of = ledgers.groupby(removals["article_id"]).agg(list).to_dict()
    articles = corpus.articles.copy()
    articles["text"] = [
        put_back(text, ledger_of.get(article_id, []))
        for article_id, text in zip(articles["article_id"], articles["text"], strict=True)
    ]
    aliases = pd.DataFrame(corpus.settings.get("actors", [])).fillna("")
    made = analyse(
        articles,
        method="none",
        actors=None if aliases.empty else aliases,
        capitals_as_places=corpus.settings.get("capitals") == "places",
        detector=corpus.settings.get("detector", "rules"),
        progress=False,
    )
    if method == "none":
        return made
    scored = toward_again(
        made.sentences, made.mentions, before=(corpus.sentences, corpus.mentions), method=method
    )
    return replace(
        made,
        mentions=tables.conform(scored, tables.MENTIONS),
        settings=made.settings | {"method": method},
    )


def _by_actor(corpus: Corpus) -> pd.DataFrame:
    """Return each actor's mentions (n) and their mean tone."""
    mentions = chosen_mentions(corpus)
    return mentions.groupby("actor").agg(n=("start", "size"), tone=("tone", "mean"))
