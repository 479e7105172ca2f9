"""One actor at a time, picked live in JupyterLab; a saved page shows the first of them.

The picker alone is a widget. Figure and sentences are ordinary outputs, which it replaces by their
display ids: they are saved, printed and read in a page that has no widgets.
"""

from __future__ import annotations

from itertools import count

import pandas as pd

from analysis.corpus import Corpus
from analysis.display.evidence import show_evidence
from analysis.display.figure import figure_output
from analysis.display.markup import SafeHtml, block
from analysis.display.output import put_output, show_widget
from analysis.display.table import show_table
from analysis.escaping import for_log
from analysis.measures.evidence import evidence
from analysis.measures.scores import LABELS
from analysis.measures.sentiment import actor_sentiment

_CALLS = count(1)
_SHOWN = ["toward", "low", "high", "n_mentions", "n_articles", "n_scored", "tone"]


def explore_actors(corpus: Corpus, *, top: int = 20, limit: int = 5, min_mentions: int = 5) -> None:
    """Show a picker of actors, and the figure, number and sentences of the one that is picked.

    Parameters
    ----------
    corpus
        The collection.
    top
        Number of actors to pick from, the most mentioned ones.
    limit
        Sentences to show; the others stand behind a fold.
    min_mentions
        Scored mentions that it takes to give a number.

    Raises
    ------
    ValueError
        If `top` is below 1.

    Examples
    --------
    >>> from analysis.measures.examples import small_corpus
    >>> explore_actors(small_corpus(), top=0)
    Traceback (most recent call last):
    ValueError: top=0: give at least one actor to pick from
    """
    from ipywidgets import Dropdown

    if top < 1:
        raise ValueError(f"top={top}: give at least one actor to pick from")
    table = actor_sentiment(corpus, min_mentions=min_mentions)
    name = f"explore-actors-{next(_CALLS)}"
    if table.empty:
        nobody = show_table(table[["actor"]], caption="No actor is mentioned")
        put_output(nobody.output, {}, place=name, again=False)
        return
    actors = table["actor"].head(top).tolist()
    # Named by its call and not at random, the picker is saved the same way each time.
    picker = Dropdown(options=actors, description="Actor", model_id=name)

    def show(actor: str, *, again: bool) -> None:
        put_output(*_figure(corpus, actor), place=f"{name}-figure", again=again)
        put_output(*_sentences(corpus, table, actor, limit), place=f"{name}-text", again=again)

    show_widget(picker)
    show(actors[0], again=False)
    picker.observe(lambda change: show(change["new"], again=True), names="value")


def _figure(corpus: Corpus, actor: str) -> tuple[dict[str, object], dict[str, object]]:
    """Return the figure of how many of an actor's mentions speak of it in which way."""
    from analysis.figures import plot_bars

    labels = evidence(corpus, actor=actor)["label"].value_counts()
    counted = pd.DataFrame({"label": LABELS, "n_mentions": labels.reindex(LABELS).fillna(0)})
    counted = counted.astype({"label": "str", "n_mentions": "int64"}).reset_index(drop=True)
    axes = plot_bars(
        counted, names="label", values="n_mentions", unit=f"mentions of {for_log(actor)}"
    )
    return figure_output(axes)


def _sentences(
    corpus: Corpus, table: pd.DataFrame, actor: str, limit: int
) -> tuple[dict[str, object], dict[str, object]]:
    """Return an actor's number and sentences as one output."""
    numbers = table.loc[table["actor"] == actor, ["actor", *_SHOWN]].reset_index(drop=True)
    shown = [
        show_table(numbers, signed=["toward", "tone"]),
        show_evidence(evidence(corpus, actor=actor), limit=limit),
    ]
    both = SafeHtml(
        html=block("\n".join(part.html for part in shown)),
        text="\n".join(part.text for part in shown),
    )
    return both.output, {}
