"""What readers are given, and what they give: articles, problems, the columns that they took."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from analysis.reading.decoding import Unreadable
from analysis.reading.formats.budget import Budget
from analysis.reading.structured import Found

# No article is longer; a longer text is a book, a dump or a mistake, and is refused with a cure.
MAX_ARTICLE_CHARACTERS = 2_000_000


@dataclass(frozen=True)
class Record:
    """One article as its file gives it.

    Attributes
    ----------
    path
        Where it stands, relative to the folder read, with "/".
    raw
        The decoded content: what the article's id is made of.
    text
        The original text: what cleaning starts from and the ledger's offsets count in.
    markdown
        Whether the text is Markdown, whose marks cleaning takes out first.
    found
        Field to (value, where found) from outside the text.
    encoding
        What the bytes were decoded from; ends in "guessed" where it was.
    identity
        Fields of `found` that are no part of `raw` and so belong to the id.
    """

    path: str
    raw: str
    text: str
    markdown: bool = False
    found: Found = field(default_factory=dict)
    encoding: str = "utf-8"
    identity: tuple[str, ...] = ()


@dataclass(frozen=True)
class Problem:
    """A row, message or member that could not be read, while the rest of its file was."""

    path: str
    problem: str
    cure: str


@dataclass(frozen=True)
class ColumnsTaken:
    """Which column of a table was taken for which field: said once for each table."""

    path: str
    columns: Mapping[str, str]


@dataclass(frozen=True)
class Source:
    """A file, or what stands for one inside an archive.

    Attributes
    ----------
    path
        What articles from it are called: "a.txt", "b.zip/a.txt".
    data
        Its bytes.
    name
        The name whose ending says what it holds where its content does not.
    label
        A charset named outside it, as in an HTTP header.
    found
        What its archive says of it; goes behind what it says itself.
    columns
        Field to column, where the user named them.
    budget
        What may still be unpacked, shared by all that comes from one file.
    depth
        How many archives it lies in.
    """

    path: str
    data: bytes
    name: str
    label: str = ""
    found: Found = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    budget: Budget = field(default_factory=Budget)
    depth: int = 0

    def member(
        self, path: str, name: str, data: bytes, *, label: str = "", found: Found | None = None
    ) -> Source:
        """Return what lies inside this source, under the same budget and columns."""
        return replace(
            self,
            path=path,
            name=name,
            data=data,
            label=label,
            found={**self.found, **(found or {})},
            depth=self.depth + 1,
        )


Item = Record | Problem | ColumnsTaken


def checked_text(text: str) -> str:
    """Return the text, refusing what is empty or too long to be an article.

    Raises
    ------
    Unreadable
        With the cure.
    """
    if not text.strip():
        raise Unreadable("the article is empty", "put its text in, or remove the file")
    if len(text) > MAX_ARTICLE_CHARACTERS:
        raise Unreadable(
            f"{len(text):,} characters are too long for one article (the limit is "
            f"{MAX_ARTICLE_CHARACTERS:,})",
            "put each article in a file of its own, or raise "
            "analysis.reading.formats.record.MAX_ARTICLE_CHARACTERS",
        )
    return text
