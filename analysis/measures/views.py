"""Where views of one actor part: who speaks for it, who against it, in which words."""

from __future__ import annotations

import pandas as pd

from analysis.corpus import Corpus

COLUMNS = ["target", "side", "speaker", "toward", "n", "words", "outlet", "title", "path"]
_PAIR = ["speaker", "target"]


def divided_views(corpus: Corpus, table: pd.DataFrame, *, min_toward: float = 0.2) -> pd.DataFrame:
    """Return the actors of whom some speakers speak well and others badly.

    Parameters
    ----------
    corpus
        The collection that the table was made from.
    table
        What `stances` returned. Pairs without a number are left out; made with ``min_mentions=1``
        it takes every speaker in, on the strength of a single sentence if need be.
    min_toward
        Size from which a mean takes a side.

    Returns
    -------
    pandas.DataFrame
        target, side (for or against), speaker, toward, n (mentions behind it), words (the
        speaker's own that say it most clearly), outlet, title, path. Targets on whom most
        speakers are divided first; of each, those for it first, the clearest of a side first.

    Examples
    --------
    >>> from analysis.measures.examples import marked_corpus
    >>> from analysis.measures.stances import stances
    >>> told = marked_corpus(["{Ann} thanked {Iran 0.5}. {Bob} blamed {Iran -0.7}."])
    >>> told.mentions["voice"] = ["narrator", "Ann", "narrator", "Bob"]
    >>> found = divided_views(told, stances(told, min_mentions=1))
    >>> found[["target", "side", "speaker"]].values.tolist()
    [['Iran', 'for', 'Ann'], ['Iran', 'against', 'Bob']]
    """
    clear = table[table["toward"].abs() >= min_toward]
    clear = clear[[*_PAIR, "toward", "n"]].assign(
        side=clear["toward"].gt(0).map({True: "for", False: "against"}).astype("str")
    )
    sides = clear.groupby(["target", "side"]).size().unstack(fill_value=0)
    sides = sides.reindex(columns=["for", "against"], fill_value=0)
    smaller = sides.min(axis=1).rename("smaller")
    heard = clear.groupby("target")["n"].sum().rename("heard")
    found = clear.join(smaller, on="target").join(heard, on="target")
    found = found[found["smaller"] > 0].merge(_clearest_words(corpus), on=[*_PAIR, "side"])
    found["strength"] = found["toward"].abs()
    order = ["smaller", "heard", "target", "side", "strength", "speaker"]
    found = found.sort_values(order, ascending=[False, False, True, False, False, True])
    return found[COLUMNS].reset_index(drop=True)


def _clearest_words(corpus: Corpus) -> pd.DataFrame:
    """Return, for each speaker, target and side, the words with the highest or lowest score."""
    mentions = corpus.mentions
    voice = mentions["voice"]
    said = mentions[voice.notna() & voice.ne("narrator") & mentions["toward"].notna()]
    said = said.rename(columns={"voice": "speaker", "actor": "target"})
    said = said.assign(
        side=said["toward"].gt(0).map({True: "for", False: "against"}).astype("str"),
        strength=said["toward"].abs(),
    )
    order = [*_PAIR, "strength", "article_id", "start"]
    said = said.sort_values(order, ascending=[True, True, False, True, True])
    said = said.drop_duplicates([*_PAIR, "side"])
    keys = [*_PAIR, "side", "article_id", "sentence_id", "start"]
    return said[keys].merge(_words(corpus, said), on=["article_id", "start"], validate="m:1")[
        [*_PAIR, "side", "words", "outlet", "title", "path"]
    ]


def _words(corpus: Corpus, said: pd.DataFrame) -> pd.DataFrame:
    """Return the innermost words of the speaker around each mention, or its sentence."""
    articles = corpus.articles[["article_id", "text", "outlet", "title", "path"]]
    places = corpus.sentences[["article_id", "sentence_id", "start", "end"]]
    places = places.rename(columns={"start": "first", "end": "last"})
    rows = said[["article_id", "sentence_id", "start", "speaker"]]
    rows = rows.merge(places, on=["article_id", "sentence_id"])
    quotes = corpus.quotes[["article_id", "speaker", "start", "end"]]
    quotes = quotes.rename(columns={"start": "opens", "end": "closes"})
    around = rows.merge(quotes, on=["article_id", "speaker"], how="left")
    inside = around["opens"].le(around["start"]) & around["closes"].gt(around["start"])
    around["first"] = around["opens"].where(inside, around["first"]).astype("int64")
    around["last"] = around["closes"].where(inside, around["last"]).astype("int64")
    around = around.assign(outside=~inside, length=around["last"] - around["first"])
    around = around.sort_values(["outside", "length"], kind="stable")
    around = around.drop_duplicates(["article_id", "start"]).merge(articles, on="article_id")
    spans = zip(around["text"], around["first"], around["last"], strict=True)
    words = [text[first:last] for text, first, last in spans]
    around["words"] = pd.Series(words, index=around.index, dtype="str")
    return around[["article_id", "start", "words", "outlet", "title", "path"]]
