"""Only some of the articles that were read: from a day on, until a day, of an outlet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

import pandas as pd

from analysis.escaping import for_log
from analysis.reading.articles import NothingToRead
from analysis.reading.ledger import SharedRows


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Which articles are wanted; all of them where nothing is asked.

    Parameters
    ----------
    since, until
        The first and the last day of publication, both included.
    outlets
        Names of outlets as the articles table has them, in upper or lower case.

    Raises
    ------
    ValueError
        If the last day comes before the first.

    Examples
    --------
    >>> Choice(since=date(2015, 12, 1), until=date(2015, 11, 1))
    Traceback (most recent call last):
    ValueError: since 2015-12-01, until 2015-11-01: no day lies between; exchange the two
    """

    since: date | None = None
    until: date | None = None
    outlets: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.since and self.until and self.until < self.since:
            raise ValueError(
                f"since {self.since}, until {self.until}: no day lies between; exchange the two"
            )

    def __bool__(self) -> bool:
        return bool(self.since or self.until or self.outlets)


def choose_articles(articles: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """Return the articles that are wanted.

    Parameters
    ----------
    articles
        The articles table.
    choice
        What is wanted. An article without a full date cannot be said to lie between two days, and
        is left out where one is asked for; so is one without an outlet where outlets are.

    Returns
    -------
    pandas.DataFrame
        The same columns. `.attrs["chosen"]` says what was asked and how many articles were read,
        kept, and left out for want of a date or an outlet; `.attrs["removals"]` keeps the rows of
        the articles that are kept.

    Raises
    ------
    NothingToRead
        If no article is left (a ValueError).
    ValueError
        If no article is of an outlet asked for.

    Examples
    --------
    >>> days = pd.to_datetime(["2015-11-13", "2015-12-18", None], utc=True)
    >>> rows = {"article_id": ["a", "b", "c"], "outlet": ["Post"] * 3, "published": days}
    >>> kept = choose_articles(pd.DataFrame(rows), Choice(since=date(2015, 12, 1)))
    >>> kept["article_id"].tolist(), kept.attrs["chosen"]["n_undated"]
    (['b'], 1)
    """
    asked_days = bool(choice.since or choice.until)
    days = articles["published"].dt.date
    dated = articles["published"].notna()
    fits = dated | (not asked_days)
    if choice.since:
        fits = fits & (days.where(dated, date.min) >= choice.since)
    if choice.until:
        fits = fits & (days.where(dated, date.max) <= choice.until)
    if choice.outlets:
        fits = fits & articles["outlet"].str.casefold().isin(
            _known_outlets(articles, choice.outlets)
        )
    kept = articles[fits].reset_index(drop=True)
    chosen = {
        "since": choice.since.isoformat() if choice.since else None,
        "until": choice.until.isoformat() if choice.until else None,
        "outlets": list(choice.outlets),
        "n_read": len(articles),
        "n_kept": len(kept),
        "n_undated": int((~dated).sum()) if asked_days else 0,
        "n_without_outlet": int(articles["outlet"].isna().sum()) if choice.outlets else 0,
    }
    if kept.empty:
        raise NothingToRead(
            f"none of the {len(articles)} articles fits ({chosen['n_undated']} have no full "
            "date); ask for more days or other outlets"
        )
    ids = set(kept["article_id"])
    removals = SharedRows(r for r in articles.attrs.get("removals", []) if r["article_id"] in ids)
    kept.attrs = {**articles.attrs, "removals": removals, "chosen": chosen}
    return kept


def _known_outlets(articles: pd.DataFrame, wanted: tuple[str, ...]) -> set[str]:
    """Return the outlets' names without regard to case, or raise ValueError for one not there."""
    known = {name.casefold(): name for name in sorted(articles["outlet"].dropna().unique())}
    for name in wanted:
        if name.casefold() not in known:
            near = get_close_matches(name.casefold(), list(known), n=3) or list(known)[:5]
            there = ", ".join(for_log(known[key]) for key in near) or "none is known"
            raise ValueError(f"no article of the outlet '{for_log(name)}'; there are: {there}")
    return {name.casefold() for name in wanted}
