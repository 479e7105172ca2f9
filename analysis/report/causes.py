"""Two corpora made alike one cause at a time: versions, aliases, settings, then articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from analysis.corpus import Corpus

VERSIONS, ALIASES, SETTINGS, ARTICLES = "versions", "aliases", "settings", "articles"
_EXCHANGED = ("method", "capitals")
_OWN = ("versions", "actors", "inputs", "chosen", "columns", *_EXCHANGED)


@dataclass(frozen=True)
class Walk:
    """The way from an old corpus to a new one.

    Attributes
    ----------
    steps
        Corpora by name, the old one first, the new one last.
    causes
        What each step after the first exchanged.
    undivided
        Why some causes could not be told apart; empty where all could.
    """

    steps: dict[str, Corpus] = field(default_factory=dict)
    causes: dict[str, str] = field(default_factory=dict)
    undivided: str = ""


def walk_between(old: Corpus, new: Corpus) -> Walk:
    """Return the steps from an old corpus to a new one, each of which exchanges one cause.

    The old articles are analysed as they were, by the versions installed now; then with the new
    alias table; then with the new settings; then the new articles. What does not differ is no
    step, and where one cause differs nothing has to be analysed.

    Parameters
    ----------
    old, new
        Two corpora with the settings that `analyse` writes.

    Returns
    -------
    Walk
        Cleaning is not done anew, for a corpus keeps its articles cleaned: what another version
        of the rules changed in a text counts as a change of articles.
    """
    differing = differing_causes(old, new)
    odd = _other_settings(old, new)
    if odd:
        return _whole(old, new, differing, f"the settings {odd} cannot be exchanged alone")
    if not all({"method", "actors"} <= set(corpus.settings) for corpus in (old, new)):
        return _whole(old, new, differing, "a corpus does not say how it was made")
    return _divided(old, new)


def differing_causes(old: Corpus, new: Corpus) -> list[str]:
    """Return in what two corpora differ, in the order in which it is exchanged.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from analysis.measures.examples import small_corpus
    >>> one = small_corpus()
    >>> differing_causes(one, replace(one, settings={"method": "lexicon"}))
    ['settings']
    """
    settings = (old.settings, new.settings)
    texts = [c.articles.set_index("article_id")["text"].to_dict() for c in (old, new)]
    differs = {
        VERSIONS: _differ(settings, "versions"),
        ALIASES: _differ(settings, "actors"),
        SETTINGS: _otherwise(old, new) or bool(_other_settings(old, new)),
        ARTICLES: texts[0] != texts[1],
    }
    return [cause for cause, is_so in differs.items() if is_so]


def _differ(settings: tuple[Mapping[str, Any], Mapping[str, Any]], name: str) -> bool:
    """Say whether a setting differs."""
    return bool(settings[0].get(name) != settings[1].get(name))


def _other_settings(old: Corpus, new: Corpus) -> str:
    """Return names of settings that both have, that differ and cannot be exchanged here."""
    names = sorted((set(old.settings) & set(new.settings)) - set(_OWN))
    return ", ".join(n for n in names if _differ((old.settings, new.settings), n))


def _otherwise(old: Corpus, new: Corpus) -> bool:
    """Say whether a setting that can be exchanged differs; an older corpus may not name it."""
    both = (old.settings, new.settings)
    named = "capitals" in old.settings and "capitals" in new.settings
    return _differ(both, "method") or (named and _differ(both, "capitals"))


def _whole(old: Corpus, new: Corpus, differing: list[str], undivided: str) -> Walk:
    """Return a walk of one step."""
    cause = " and ".join(differing) or VERSIONS
    return Walk({"old": old, "new": new}, {"new": cause}, undivided)


def _divided(old: Corpus, new: Corpus) -> Walk:
    """Return the walk whose steps are analysed anew."""
    then, now = old.settings, new.settings
    steps = {"old": old}
    causes: dict[str, str] = {}
    as_it_was = _analysed(old, then["actors"], then)
    here = as_it_was.settings["versions"]
    if then.get("versions") != here or not as_it_was.mentions.equals(old.mentions):
        steps["old, analysed now"], causes["old, analysed now"] = as_it_was, VERSIONS
    if then["actors"] != now["actors"]:
        steps["with the new aliases"] = _analysed(old, now["actors"], then)
        causes["with the new aliases"] = ALIASES
    if _otherwise(old, new):
        steps["with the new settings"] = _analysed(old, now["actors"], now)
        causes["with the new settings"] = SETTINGS
    if now.get("versions") != here:
        steps["with the new articles"] = _analysed(new, now["actors"], now)
        causes["with the new articles"] = ARTICLES
    same = now.get("versions") == here
    last = ARTICLES if same and ARTICLES in differing_causes(old, new) else VERSIONS
    return Walk(steps | {"new": new}, causes | {"new": last})


def _analysed(corpus: Corpus, actors: list[dict[str, str]], settings: Mapping[str, Any]) -> Corpus:
    """Analyse the articles of a corpus anew, with an alias table and the settings of a corpus."""
    import pandas as pd

    from analysis.pipeline import analyse

    return analyse(
        corpus.articles,
        method=settings["method"],
        actors=pd.DataFrame(actors).fillna("") if actors else None,
        capitals_as_places=settings.get("capitals") == "places",
        progress=False,
    )
