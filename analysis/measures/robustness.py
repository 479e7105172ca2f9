"""Whether what is found of an actor depends on choices that could as well be made otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.parts import select
from analysis.measures.scores import mean_scores

AS_CHOSEN = "as chosen"


def sentiment_choices(
    corpus: Corpus, *, others: Mapping[str, Corpus] | None = None, min_mentions: int = 5
) -> pd.DataFrame:
    """Return the sentiment toward each actor under each choice that could be made otherwise.

    Parameters
    ----------
    corpus
        The collection as it was analysed.
    others
        The same articles analysed otherwise, by what was done otherwise: `other_analyses` makes
        those that the package can make, word list, clause by clause and no cleaning.
    min_mentions
        Scored mentions that it takes to give a number.

    Returns
    -------
    pandas.DataFrame
        One row per choice and actor: choice ("as chosen" first), actor, toward, rank (1 for the
        most positive of the actors that have a number under every choice; missing for others),
        n_scored. Only actors with a number as chosen. A choice that changes nothing here, because
        there are no headlines or no reprints, is left out.

    Raises
    ------
    ValueError
        If min_mentions is below 1.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> table = sentiment_choices(small_corpus(), min_mentions=2)
    >>> table["choice"].unique().tolist()
    ['as chosen', 'sentence tone']
    """
    if min_mentions < 1:
        raise ValueError(f"min_mentions={min_mentions}: give 1 or more")
    variants = {AS_CHOSEN: corpus} | _variants(corpus) | dict(others or {})
    parts = []
    for choice, variant in variants.items():
        table = mean_scores(variant)
        parts.append(table[table["n_scored"] >= min_mentions].assign(choice=choice))
    found = pd.concat(parts, ignore_index=True)
    found = found[found["actor"].isin(parts[0]["actor"])].reset_index(drop=True)
    everywhere = found.groupby("actor")["choice"].transform("size") == len(variants)
    ranked = found["toward"].where(everywhere)
    found["rank"] = ranked.groupby(found["choice"]).rank(ascending=False, method="min")
    return found[["choice", "actor", "toward", "rank", "n_scored"]].astype({"choice": "str"})


def actor_sentiment_robustness(
    corpus: Corpus, *, others: Mapping[str, Corpus] | None = None, min_mentions: int = 5
) -> pd.DataFrame:
    """Return, for each actor, how often sign and rank hold when choices are made otherwise.

    The choices: the sentence's tone in place of sentiment toward the actor, each sentence of an
    actor counted once, headlines left out, reprints at full weight, quoted speech left out, names
    used as adjectives left out, and those that `others` brings: with `other_analyses`, another
    scorer, each mention's clause in place of its sentence, and no cleaning.

    Parameters
    ----------
    corpus
        The collection as it was analysed.
    others
        As in `sentiment_choices`.
    min_mentions
        Scored mentions that it takes to give a number.

    Returns
    -------
    pandas.DataFrame
        actor, toward (as chosen), lowest, highest (over all choices), n_choices (that gave a
        number, beside the one chosen), same_sign (share of them with the same sign; missing
        without any), rank (as chosen, 1 for the most positive), best_rank, worst_rank, same_rank
        (share of the choices with the same rank; ranks are missing where some choice gives no
        number), changed_by (the choices that turn the sign, joined by ", "; empty if none). In
        the order of `actor_sentiment`.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> table = actor_sentiment_robustness(small_corpus(), min_mentions=2)
    >>> table[["actor", "toward", "same_sign"]].round(3).values.tolist()
    [['Russia', -0.525, 1.0], ['France', 0.35, 1.0]]
    """
    choices = sentiment_choices(corpus, others=others, min_mentions=min_mentions)
    chosen = choices[choices["choice"] == AS_CHOSEN].set_index("actor")
    rest = choices[choices["choice"] != AS_CHOSEN]
    turned = np.sign(rest["toward"]) != np.sign(rest["actor"].map(chosen["toward"]))
    own_rank = rest["actor"].map(chosen["rank"])
    kept = (rest["rank"] == own_rank).astype("float64").where(own_rank.notna())
    everything = choices.groupby("actor")
    table = pd.DataFrame(
        {
            "toward": chosen["toward"],
            "lowest": everything["toward"].min(),
            "highest": everything["toward"].max(),
            "n_choices": everything.size() - 1,
            "same_sign": 1 - turned.groupby(rest["actor"]).mean(),
            "rank": chosen["rank"],
            "best_rank": everything["rank"].min(),
            "worst_rank": everything["rank"].max(),
            "same_rank": kept.groupby(rest["actor"]).mean(),
            "changed_by": rest["choice"].where(turned).groupby(rest["actor"]).agg(_joined),
        }
    )
    table = table.reindex(chosen.index).rename_axis("actor").reset_index()
    table = table.astype(dict.fromkeys(("rank", "best_rank", "worst_rank"), "Int64"))
    table["changed_by"] = table["changed_by"].fillna("").astype("str")
    return table


def _joined(choices: pd.Series) -> str:
    """Return the choices that are there, joined."""
    return ", ".join(choices.dropna())


def _variants(corpus: Corpus) -> dict[str, Corpus]:
    """Return the corpus under each other choice that its own tables allow."""
    mentions, sentences, articles = corpus.mentions, corpus.sentences, corpus.articles
    variants: dict[str, Corpus] = {}
    if mentions["toward"].notna().any() and sentences["tone"].notna().any():
        columns = ["toward", "p_negative", "p_neutral", "p_positive"]
        bare = mentions.assign(**dict.fromkeys(columns, np.nan))
        variants["sentence tone"] = replace(corpus, mentions=bare)
    once = mentions.drop_duplicates(["article_id", "sentence_id", "actor", "role"])
    if len(once) < len(mentions):
        variants["each sentence once"] = replace(corpus, mentions=once.reset_index(drop=True))
    sections = set(sentences["section"])
    if "headline" in sections and len(sections) > 1:
        others = tuple(sorted(sections - {"headline"}))
        variants["without headlines"] = select(corpus, {"section": others})
    if (articles["weight"] < 1).any():
        variants["reprints count fully"] = replace(corpus, articles=articles.assign(weight=1.0))
    if mentions["voice"].notna().any() and (mentions["voice"] != "narrator").any():
        variants["without quoted speech"] = select(corpus, {"voice": "narrator"})
    if (mentions["role"] == "modifier").any():
        variants["without adjectives"] = select(corpus, {"role": "actor"})
    return variants
