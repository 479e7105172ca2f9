"""What stands out, in sentences written from the numbers; silent where the evidence is thin.

The notebooks' own prose says how to read a table and where its limits are, and holds for any
collection. What the numbers of this collection say is written here, so that a rerun on other
articles never carries a stale sentence.
"""

from __future__ import annotations

import pandas as pd

from analysis.corpus import Corpus
from analysis.display.markup import SafeHtml
from analysis.display.notes import not_english, printed_again
from analysis.display.reading import show_reading
from analysis.display.wording import count, day, listed, signed
from analysis.measures.selection import SPOKEN_OF

_SURE = 0.05
_NAMED = 6  # a sentence that names more is a table


def tell_collection(corpus: Corpus) -> SafeHtml:
    """Say what was read: articles, outlets, days, sentences, mentions, problems.

    Parameters
    ----------
    corpus
        The collection.

    Returns
    -------
    SafeHtml
        Two or three sentences.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> tell_collection(small_corpus()).text.split(". ")[0]
    '3 articles of 2 outlets, with 6 sentences and 8 mentions of 3 actors'
    """
    articles = corpus.articles
    dates = articles["published"].dropna()
    template = (
        "**{articles} of {outlets}**, with {sentences} and **{mentions} of {actors}**. "
        "{dated} a complete date"
    )
    template += ": {first} to {last}." if len(dates) else "."
    aside = len(corpus.mentions) - int(corpus.mentions["role"].isin(SPOKEN_OF).sum())
    if aside:
        template += (
            " Not counted as actors: {aside} of a speaker, a cited agency or a dateline's place."
        )
    template += not_english(articles) + printed_again(articles)
    if corpus.problems:
        template += "\n\n{problems} could not be read or scored in full: 01 Articles lists them."
    values = {
        "articles": count(len(articles), "article"),
        "outlets": count(articles["outlet"].nunique(), "outlet"),
        "sentences": count(len(corpus.sentences), "sentence"),
        "mentions": count(len(corpus.mentions), "mention"),
        "actors": count(corpus.mentions["actor"].nunique(), "actor"),
        "dated": f"{count(len(dates), 'article')} with" if len(dates) else "No article with",
        "first": day(dates.min()) if len(dates) else None,
        "last": day(dates.max()) if len(dates) else None,
        "aside": count(aside, "mention"),
        "problems": count(len(corpus.problems), "file"),
    }
    return show_reading(template, values)


def tell_problems(corpus: Corpus) -> SafeHtml:
    """Say whether every file could be read as it should.

    Parameters
    ----------
    corpus
        The collection.

    Returns
    -------
    SafeHtml
        One sentence.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> tell_problems(small_corpus())
    Every file was read without a problem.
    """
    if not corpus.problems:
        return show_reading("Every file was read without a problem.", {})
    template = "**{problems}** could not be read or scored in full; nothing else is affected."
    return show_reading(template, {"problems": count(len(corpus.problems), "file")})


def tell_actors(counts: pd.DataFrame) -> SafeHtml:
    """Say who is mentioned most, and how much of all attention that is.

    Parameters
    ----------
    counts
        What `actor_counts` returned.

    Returns
    -------
    SafeHtml
        One or two sentences.

    Examples
    --------
    >>> from analysis.measures.actors import actor_counts
    >>> from analysis.measures.examples import small_corpus
    >>> tell_actors(actor_counts(small_corpus())).text.split(". ")[0]
    'Most mentioned is Russia (4 mentions, 3 articles), then France and Putin'
    """
    if counts.empty:
        return show_reading("No actor was found.", {})
    leaders = counts.head(3)
    first = leaders.iloc[0]
    template = "Most mentioned is **{first}** ({mentions}, {articles})"
    template += ", then {others}." if len(leaders) > 1 else "."
    if len(leaders) > 1:
        template += " Together they take {share:.0%} of the {total}."
    values = {
        "first": first["actor"],
        "mentions": count(first["n_mentions"], "mention"),
        "articles": count(first["n_articles"], "article"),
        "others": listed(leaders["actor"].tolist()[1:]),
        "share": leaders["n_mentions"].sum() / counts["n_mentions"].sum(),
        "total": count(int(counts["n_mentions"].sum()), "mention"),
    }
    return show_reading(template, values)


def tell_sentiment(sentiment: pd.DataFrame) -> SafeHtml:
    """Say of whom the collection speaks well or badly beyond chance, and for whom it is too thin.

    Parameters
    ----------
    sentiment
        What `actor_sentiment` returned, without `by`.

    Returns
    -------
    SafeHtml
        One to three sentences. An actor is named only where its interval lies on one side of zero.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> from analysis.measures.sentiment import actor_sentiment
    >>> tell_sentiment(actor_sentiment(small_corpus(), min_mentions=50))
    None of the 3 actors has enough scored mentions for a number.
    """
    enough = sentiment[sentiment["enough"]]
    actors = count(len(sentiment), "actor")
    if enough.empty:
        return show_reading(f"None of the {actors} has enough scored mentions for a number.", {})
    below = enough[enough["high"] < 0].sort_values(["toward", "actor"])
    above = enough[enough["low"] > 0].sort_values(["toward", "actor"], ascending=[False, True])
    template = "{enough} of {actors} have enough scored mentions for a number. "
    if len(below):
        template += "Spoken of **negatively**, with the whole interval below zero: {below}. "
    if len(above):
        template += "Spoken of **positively**, with the whole interval above zero: {above}. "
    if len(below) + len(above):
        template += "Of {drawn}, {by_chance} would miss zero by chance alone. "
    if len(below) + len(above) < len(enough):
        template += "For {unclear} of them, this collection does not show a direction."
    drawn = int(enough["low"].notna().sum())
    values = {
        "enough": len(enough),
        "actors": actors,
        "below": _scored(below),
        "above": _scored(above),
        "unclear": len(enough) - len(below) - len(above),
        "drawn": count(drawn, "interval"),
        "by_chance": "hardly one" if drawn * _SURE < 1 else f"about {drawn * _SURE:.0f}",
    }
    return show_reading(template, values)


def tell_terms(terms: pd.DataFrame) -> SafeHtml:
    """Say which words are most frequent.

    Parameters
    ----------
    terms
        What `term_frequency` returned.

    Returns
    -------
    SafeHtml
        One sentence.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> from analysis.measures.terms import term_frequency
    >>> tell_terms(term_frequency(small_corpus())).text.split(", ")[0]
    'The most frequent terms are “france” (3 times in 3 articles)'
    """
    if terms.empty:
        return show_reading("No term is left to count.", {})
    shown = [
        f"“{term}” ({count(n, 'time')} in {count(n_articles, 'article')})"
        for term, n, n_articles in terms[["term", "n", "n_articles"]]
        .head(5)
        .itertuples(index=False)
    ]
    return show_reading("The most frequent terms are {shown}.", {"shown": listed(shown)})


def tell_co_mentions(pairs: pd.DataFrame) -> SafeHtml:
    """Say who stands together most often, and for how many pairs that is more than chance.

    Parameters
    ----------
    pairs
        What `co_mentions` returned.

    Returns
    -------
    SafeHtml
        Two sentences.

    Examples
    --------
    >>> from analysis.measures.comentions import co_mentions
    >>> from analysis.measures.examples import small_corpus
    >>> tell_co_mentions(co_mentions(small_corpus())).text.split(": ")[0]
    'Most often together are France and Russia'
    """
    if pairs.empty:
        return show_reading("No two actors are mentioned together.", {})
    first = pairs.iloc[0]
    template = (
        "Most often together are **{first}** and **{second}**: {n} times, where chance would give "
        "{expected:.1f}. Of {pairs} seen together, {sure} are together more often than chance "
        "allows (p below 0.05 after correction for every pair of actors)."
    )
    values = {
        "first": first["actor_a"],
        "second": first["actor_b"],
        "n": first["n"],
        "expected": first["expected"],
        "pairs": count(len(pairs), "pair"),
        "sure": int((pairs["p_adjusted"] < _SURE).sum()),
    }
    return show_reading(template, values)


def _scored(rows: pd.DataFrame) -> str:
    """Return the first actors with their numbers, and how many more there are."""
    pairs = zip(rows["actor"], rows["toward"], strict=True)
    names = [f"{actor} ({signed(toward)})" for actor, toward in pairs]
    more = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED else []
    return listed(names[:_NAMED] + more)
