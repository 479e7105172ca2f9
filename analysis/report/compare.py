"""Two collections in, one sealed page out that says what changed and what changed it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from analysis.corpus import Corpus
from analysis.display import SafeHtml, show_evidence, show_reading, show_table
from analysis.display.wording import count, listed, signed
from analysis.escaping import for_file_name, for_html
from analysis.measures.change import GONE, HELD, MOVED, NEW, actor_causes, actor_changes
from analysis.measures.change import cause_shares as shares_of
from analysis.measures.evidence import evidence
from analysis.report.causes import Walk, walk_between
from analysis.report.facts import Facts, facts_of
from analysis.report.fragments import seal
from analysis.report.page import page_html
from analysis.report.sections import join_sections

_SHOWN = 20
_OPENED = 6  # actors whose sentences stand on the page
_SENTENCES = 5
_TOLD = 0.005  # a smaller share rounds to nothing
_CAUSES = {
    "versions": "another state of this program or of a library",
    "aliases": "another alias table",
    "settings": "another scorer",
    "articles": "other articles",
}


@dataclass(frozen=True)
class _Compared:
    """Two corpora with all that was worked out of them."""

    old: Corpus
    new: Corpus
    names: tuple[str, str]
    changes: pd.DataFrame
    walk: Walk
    moves: pd.DataFrame


def render_comparison(
    old: Corpus,
    new: Corpus,
    *,
    out: str | Path,
    names: tuple[str, str] = ("the old", "the new"),
    min_mentions: int = 5,
    seed: int = 0,
) -> Path:
    """Write what changed from one corpus to another as one self-contained HTML file.

    Parameters
    ----------
    old, new
        Two corpora, from `corpus_of`.
    out
        Folder that gets the page.
    names
        What the two are called on it.
    min_mentions
        Actors with fewer scored mentions on a side have no number there.
    seed
        Start of the random draws.

    Returns
    -------
    pathlib.Path
        The HTML file. The same corpora and versions give the same bytes.
    """
    walk = walk_between(old, new)
    compared = _Compared(
        old=old,
        new=new,
        names=names,
        changes=actor_changes(old, new, min_mentions=min_mentions, seed=seed),
        walk=walk,
        moves=actor_causes(walk.steps, walk.causes, min_mentions=min_mentions),
    )
    title = f"What changed: {names[0]} and {names[1]}"
    parts = [
        (f"{number:02d}-{name}.ipynb", f"<h1>{for_html(heading)}</h1>{seal(make(compared))}", "")
        for number, (name, heading, make) in enumerate(_SECTIONS)
    ]
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{for_file_name(f'{names[0]} to {names[1]}')}.html"
    html = page_html(join_sections(parts), _facts(compared, title))
    path.write_text(html, encoding="utf-8", newline="\n")
    return path


def _joined(*shown: SafeHtml) -> str:
    """Return what is shown, one below the other."""
    return "\n".join(part.html for part in shown)


def _overview(compared: _Compared) -> str:
    """Say what was compared and what stands out."""
    changes = compared.changes
    moved = changes[changes["change"] == MOVED]
    both = set(compared.old.articles["article_id"]) & set(compared.new.articles["article_id"])
    values = {
        "old": compared.names[0],
        "new": compared.names[1],
        "n_old": count(len(compared.old.articles), "article"),
        "n_new": count(len(compared.new.articles), "article"),
        "both": count(len(both), "article"),
        "numbers": count(int(changes["difference"].notna().sum()), "actor"),
        "moved": listed([_move(row) for _, row in moved.head(_OPENED).iterrows()]),
        "n_moved": f"{len(moved):,}",
    }
    template = (
        "**{old}** has {n_old}, **{new}** {n_new}; {both} in both.\n\n"
        "{numbers} have a number in both. "
    )
    template += (
        "{n_moved} moved beyond chance: **{moved}**."
        if len(moved)
        else ("None of them moved beyond chance.")
    )
    return _joined(show_reading(template, values), show_reading(_why(compared), {}))


def _move(row: pd.Series) -> str:
    """Return one actor with the number before and after."""
    return f"{row['actor']} ({signed(row['toward_old'])} to {signed(row['toward_new'])})"


def _why(compared: _Compared) -> str:
    """Say what the moves are due to."""
    if compared.moves.empty or not (compared.moves["difference"].abs() > 0).any():
        return "No number differs, so there is no cause to look for."
    if compared.walk.undivided:
        return f"What caused it could not be divided: {compared.walk.undivided}."
    shares = shares_of(compared.moves)
    parts = [
        f"{share:.0%} {_CAUSES.get(cause, cause)}"
        for cause, share in zip(shares["cause"], shares["share"], strict=True)
        if share >= _TOLD
    ]
    return f"Of the sizes of all moves together: {listed(parts)}."


def _movers(compared: _Compared) -> str:
    """Show each actor's number before and after."""
    columns = ["actor", "change", "toward_old", "toward_new", "difference", "low", "high"]
    columns += ["p_adjusted", "n_mentions_old", "n_mentions_new"]
    rows = compared.changes[~compared.changes["change"].isin([NEW, GONE])].reset_index(drop=True)
    caption = "Sentiment toward each actor, before and after"
    marked = ["toward_old", "toward_new", "difference"]
    return _joined(
        show_table(rows[columns], caption=caption, signed=marked, limit=_SHOWN),
        show_reading(
            f"*{MOVED}*: the difference lies beyond chance (p below 0.05 after correction for all "
            f"actors); *{HELD}*: other articles of the same kind could have given it. The interval "
            "allows for the articles that are in both. It says nothing of the scorer's own errors.",
            {},
        ),
    )


def _comers(compared: _Compared) -> str:
    """Show who is new and who is gone."""
    changes = compared.changes
    shown = []
    for word, side in ((NEW, "new"), (GONE, "old")):
        rows = changes.loc[
            changes["change"] == word,
            ["actor", "kind", f"n_mentions_{side}", f"n_articles_{side}"],
        ].reset_index(drop=True)
        shown.append(show_table(rows, caption=f"Actors that are {word}", limit=_SHOWN))
    told = (
        "An actor may be new because it is in other articles, or because its name is found now, or "
        "given to another actor: the alias table and the version decide that too."
    )
    return _joined(*shown, show_reading(told, {}))


def _causes(compared: _Compared) -> str:
    """Show how much of the moves is due to each cause."""
    shown = [show_reading(_why(compared), {})]
    if len(compared.moves):
        causes = [c for c in compared.moves.columns if c != "actor"]
        shown += [
            show_table(shares_of(compared.moves), caption="Each cause", percent=["share"]),
            show_table(
                compared.moves, caption="Each actor", signed=causes, precision=3, limit=_SHOWN
            ),
        ]
    told = (
        "The causes are exchanged one at a time, in this order: versions, aliases, settings, "
        "articles. The steps add up to the difference; another order would divide it somewhat "
        "otherwise. A saved corpus holds its articles cleaned, so what another version of the "
        "cleaning rules did to a text counts among the articles."
    )
    return _joined(*shown, show_reading(told, {}))


def _sentences(compared: _Compared) -> str:
    """Show the sentences of the actors whose number moved, before and after."""
    actors = compared.changes.loc[compared.changes["change"] == MOVED, "actor"].head(_OPENED)
    if actors.empty:
        return _joined(show_reading("No number moved beyond chance.", {}))
    shown = []
    for name, corpus in zip(compared.names, (compared.old, compared.new), strict=True):
        rows = pd.concat([evidence(corpus, actor=actor, limit=4 * _SENTENCES) for actor in actors])
        shown += [show_reading("The strongest in **{name}**:", {"name": name})]
        shown += [show_evidence(rows, limit=_SENTENCES)]
    return _joined(*shown)


def _articles(compared: _Compared) -> str:
    """Show which articles only one of the two has."""
    shown = []
    sides = (compared.old, compared.new)
    for name, own, other in zip(compared.names, sides, sides[::-1], strict=True):
        alone = own.articles[~own.articles["article_id"].isin(other.articles["article_id"])]
        columns = alone[["title", "outlet", "published", "n_words"]].reset_index(drop=True)
        shown.append(show_table(columns, caption=f"Only in {name}", limit=_SHOWN))
    return _joined(*shown)


_SECTIONS: tuple[tuple[str, str, Callable[[_Compared], str]], ...] = (
    ("overview", "What changed?", _overview),
    ("movers", "Whose number moved?", _movers),
    ("causes", "What moved it?", _causes),
    ("comers", "Who is new, and who is gone?", _comers),
    ("sentences", "In which sentences?", _sentences),
    ("articles", "Which articles differ?", _articles),
)


def _facts(compared: _Compared, title: str) -> Facts:
    """Return what the page says of both sides."""
    sides = {
        side: facts_of(corpus, title=title, parameters={})
        for side, corpus in (("old", compared.old), ("new", compared.new))
    }
    read = [
        (f"{name}, {side}", value)
        for name in ("articles", "actors")
        for side, facts in sides.items()
        for own, value in facts.read
        if own.rstrip("s") == name.rstrip("s")
    ]
    return Facts(
        title=title,
        version=version("news-actors"),
        read=read,
        settings=[
            (f"{side}: {name}", value)
            for side, facts in sides.items()
            for name, value in facts.settings
        ],
        made=sides["new"].made,
        chosen=" ".join(f"{s}: {f.chosen}" for s, f in sides.items() if f.chosen),
        inputs={
            f"{side}: {file}": digest
            for side, facts in sides.items()
            for file, digest in facts.inputs.items()
        },
    )
