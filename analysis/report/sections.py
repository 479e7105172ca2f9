"""Notebooks as sections of one page: headings, addresses, links and tables made to fit together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
_NAVIGATION = re.compile(r"^[\s|·•<>«»←→/-]*$")
_NUMBER = re.compile(r"^[-+−]?[\d.,]+ ?%?$|^NaN$")
_NUMBERED = re.compile(r"^\d+[-_ ]*")


@dataclass(frozen=True)
class Heading:
    """One entry of the contents: where it leads and what it says."""

    anchor: str
    text: str


@dataclass(frozen=True)
class Section:
    """One notebook as a section of the page.

    Attributes
    ----------
    name
        The notebook's file name.
    anchor, title
        The section's id on the page, and its heading.
    html
        Its content, sealed, without the title.
    headings
        The headings right under the title.
    failure
        Where and why the notebook stopped; empty where it ran to its end.
    """

    name: str
    anchor: str
    title: str
    html: str
    headings: list[Heading] = field(default_factory=list)
    failure: str = ""


@dataclass
class _Draft:
    """A section on its way, with the addresses that links may ask for."""

    name: str
    soup: BeautifulSoup
    failure: str
    anchor: str = ""
    title: str = ""
    headings: list[Heading] = field(default_factory=list)
    addresses: dict[str, str] = field(default_factory=dict)


def join_sections(notebooks: Sequence[tuple[str, str, str]]) -> list[Section]:
    """Make sections of notebooks so that ids are unique and links lead to places on the page.

    Parameters
    ----------
    notebooks
        File name, sealed HTML and failure (or an empty text) of each, in the page's order.

    Returns
    -------
    list of Section
        A link to another notebook leads to its section; a line that holds only such links is left
        out, since the page has its contents list; a link to any other file beside the notebooks
        keeps its text alone.

    Examples
    --------
    >>> one, two = join_sections(
    ...     [("00-index.ipynb", '<h1>Index</h1><p>See <a href="01-who.ipynb">who</a></p>', ""),
    ...      ("01-who.ipynb", "<h1>Who?</h1><h2>Where?</h2>", "")])
    >>> one.html, two.headings
    ('<p>See <a href="#who">who</a></p>', [Heading(anchor='who-where', text='Where?')])
    """
    from bs4 import BeautifulSoup

    taken: set[str] = set()
    drafts = [_Draft(name, BeautifulSoup(html, "html.parser"), f) for name, html, f in notebooks]
    for draft in drafts:
        _name_headings(draft, taken)
    places = {draft.name: draft for draft in drafts}
    for draft in drafts:
        _turn_links(draft, places)
        _finish_tables(draft.soup)
        for image in draft.soup.find_all("img", alt=False):
            image["alt"] = "No description has been provided for this image"
    return [
        Section(
            name=d.name,
            anchor=d.anchor,
            title=d.title,
            html=str(d.soup).strip(),
            headings=d.headings,
            failure=d.failure,
        )
        for d in drafts
    ]


def slug(text: str) -> str:
    """Return an id made of a heading's letters and digits, whatever their script.

    Examples
    --------
    >>> slug("Who is spoken of, and how?"), slug("***")
    ('who-is-spoken-of-and-how', 'part')
    """
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())
    return "-".join(words)[:60].strip("-_") or "part"


def _unique(wanted: str, taken: set[str]) -> str:
    """Return an id that no other element has."""
    number, name = 1, wanted
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    taken.add(name)
    return name


def _name_headings(draft: _Draft, taken: set[str]) -> None:
    """Take the title out of a draft, lower its other headings by one level and name them."""
    stem = _NUMBERED.sub("", draft.name.removesuffix(".ipynb"))
    draft.anchor = _unique(slug(stem), taken)
    first = draft.soup.find("h1")
    draft.title = _text(first) if first else stem.replace("-", " ").capitalize()
    if first:
        draft.addresses[jupyter_id(draft.title)] = draft.anchor
        first.decompose()
    for heading in draft.soup.find_all(_HEADINGS):
        text = _text(heading)
        level = min(6, int(heading.name[1]) + 1)
        heading.name = f"h{level}"
        anchor = _unique(f"{draft.anchor}-{slug(text)}", taken)
        heading["id"] = anchor
        draft.addresses[jupyter_id(text)] = anchor
        if level == 3:
            draft.headings.append(Heading(anchor=anchor, text=text))


def _text(tag: Tag) -> str:
    """Return an element's text on one line."""
    return " ".join(tag.get_text().split())


def jupyter_id(heading: str) -> str:
    """Return the id that Jupyter gives a heading: spaces become dashes, nothing else changes."""
    return heading.replace(" ", "-")


def _turn_links(draft: _Draft, places: dict[str, _Draft]) -> None:
    """Let links between notebooks lead to places on the page; drop what leads nowhere."""
    for paragraph in draft.soup.find_all(["p", "li"]):
        if _is_navigation(paragraph):
            paragraph.decompose()
    for link in draft.soup.find_all("a"):
        target = _target(link)
        if re.match(r"(?i)https?:|mailto:", target):
            continue
        anchor = _place(target, draft, places)
        if anchor is None:
            link.unwrap()
        else:
            link.attrs = {"href": f"#{anchor}"}


def _is_navigation(tag: Tag) -> bool:
    """Say whether a line holds nothing but links between notebooks."""
    links = tag.find_all("a")
    if tag.name == "li" or not links:
        return False
    rest = "".join(text for text in tag.find_all(string=True) if not text.find_parent("a"))
    notebooks = all(_target(a).split("#")[0].endswith(".ipynb") for a in links)
    return notebooks and _NAVIGATION.match(rest) is not None


def _target(link: Tag) -> str:
    """Return where a link leads, readable."""
    return unquote(str(link.get("href") or ""))


def _place(target: str, draft: _Draft, places: dict[str, _Draft]) -> str | None:
    """Return the id on the page that a relative link means, if there is one."""
    name, _, fragment = target.partition("#")
    there = places.get(name.removeprefix("./")) if name else draft
    if there is None:
        return None
    return there.addresses.get(fragment, there.anchor)


def _finish_tables(soup: BeautifulSoup) -> None:
    """Give tables that other libraries wrote their header scopes and a way to scroll."""
    for table in soup.find_all("table"):
        for cell in table.find_all("th"):
            if not _text(cell):
                cell.name = "td"
                cell.attrs.pop("scope", None)
            elif not cell.get("scope"):
                cell["scope"] = "col" if cell.find_parent("thead") else "row"
        if not table.find_parent(class_="na-scroll"):
            table["class"] = "na-table"
            for cell in table.find_all("td"):
                if _NUMBER.match(_text(cell)):
                    cell["class"] = "na-number"
            label = {"role": "group", "tabindex": "0", "aria-label": "Table"}
            scroll = table.wrap(soup.new_tag("div", attrs={"class": "na-scroll", **label}))
            scroll.wrap(soup.new_tag("div", attrs={"class": "na"}))
