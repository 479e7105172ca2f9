"""Pages from the web to a folder that `read_articles` reads, each with what its server said."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from analysis.escaping import for_file_name
from analysis.reading.decoding import Unreadable, decode
from analysis.reading.downloading import Download, Limits, download, plain_address
from analysis.reading.overrides import FILE_NAME, read_overrides
from analysis.reading.robots import Manners

HEADERS_FOLDER = ".fetched"
"""Where a page's headers are kept, in the folder of pages; hidden, so that nobody reads them for
articles."""

_PAGES = ("text/html", "application/xhtml+xml")
_NAMES_ITS_CHARSET = re.compile(rb"charset|encoding", re.IGNORECASE)
_TOP_BYTES = 2_048
_NAME_WIDTH = 70


@dataclass(frozen=True)
class Fetched:
    """What became of one address.

    Attributes
    ----------
    url
        As it was given.
    file
        Where its page is; None where it could not be saved.
    is_new
        Whether it was saved now; False where it was there already.
    problem, cure
        Why it could not be saved, and what helps; empty where it could.
    """

    url: str
    file: Path | None = None
    is_new: bool = False
    problem: str = ""
    cure: str = ""


def fetch_pages(
    urls: Iterable[str], out: str | Path, *, delay: float = 2.0, limits: Limits | None = None
) -> Iterator[Fetched]:
    """Save web pages, one at a time, for `read_articles` to read.

    A site's robots.txt is obeyed. Each page is kept as it came, under a name made of its address;
    `metadata.csv` gets its address, and `.fetched/` when it was saved and the server's headers. A
    page that is there already is left as it is and not asked for again.

    Parameters
    ----------
    urls
        Addresses, http or https; repeated ones count once.
    out
        The folder; made where it is not there.
    delay
        Seconds between two pages of one site.
    limits
        How long a page may take and how large it may be; 30 seconds and 10 MB if None.

    Yields
    ------
    Fetched
        What became of each address, in their order.

    Raises
    ------
    Unreadable
        If the folder's metadata.csv cannot be read (a ValueError).
    """
    folder = Path(out)
    limits = limits or Limits()
    folder.mkdir(parents=True, exist_ok=True)
    read_overrides(folder)
    manners = Manners(delay=delay, limits=limits)
    for url in dict.fromkeys(address.strip() for address in urls):
        try:
            address = plain_address(url)
            file = folder / page_name(address)
            if file.exists():
                yield Fetched(url, file)
                continue
            found = download(address, limits, manners)
            _check_type(found)
            _save(found, file)
        except Unreadable as error:
            yield Fetched(url, problem=error.problem, cure=error.cure)
        else:
            yield Fetched(url, file, is_new=True)


def page_name(url: str) -> str:
    """Return the file name of an address's page: its words, and a hash that tells it from others.

    Examples
    --------
    >>> page_name("https://courier.example/../etc/passwd?id=1")
    'courier-example-etc-passwd-id-1-81ee12a7.html'
    """
    words = re.sub(r"[^A-Za-z0-9]+", "-", url.split("://", 1)[-1]).strip("-").lower()
    name = f"{words[:_NAME_WIDTH].strip('-')}-{sha256(url.encode()).hexdigest()[:8]}.html"
    return for_file_name(name, width=100)


def _check_type(found: Download) -> None:
    """Raise Unreadable for what is no web page, or an empty one."""
    if found.media_type not in _PAGES:
        raise Unreadable(
            f"is {found.media_type}, no web page", "save it by hand and put it into the folder"
        )
    if not found.body.strip():
        raise Unreadable("the page is empty", "open it in a browser and check the address")


def _save(found: Download, file: Path) -> None:
    """Write headers, address and, last, the page: a page that is there has all the rest."""
    headers = file.parent / HEADERS_FOLDER / f"{file.name}.json"
    headers.parent.mkdir(exist_ok=True)
    said = {
        "url": found.url,
        "saved": datetime.now(UTC).isoformat(timespec="seconds"),
        "headers": found.headers,
    }
    headers.write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
    _add_address(file.parent / FILE_NAME, file.name, found.url)
    with file.open("xb") as stream:
        stream.write(_labelled(found))


def _labelled(found: Download) -> bytes:
    """Return the page; in UTF-8 with its mark where only the header said what it is written in."""
    if found.charset in ("", "utf-8", "utf8") or _NAMES_ITS_CHARSET.search(found.body[:_TOP_BYTES]):
        return found.body
    try:
        text = found.body.decode(found.charset)
    except (LookupError, UnicodeDecodeError):
        return found.body
    return codecs.BOM_UTF8 + text.removeprefix("\ufeff").encode("utf-8", "replace")


def _add_address(table: Path, name: str, url: str) -> None:
    """Add a page's address to `metadata.csv`, whatever other columns and rows it has."""
    rows: list[dict[str, str]] = []
    columns = ["path", "url"]
    if table.is_file():
        reader = csv.DictReader(io.StringIO(decode(table.read_bytes()).text, newline=""))
        columns = list(reader.fieldnames or columns)
        rows = [row for row in reader if (row.get("path") or "").strip() != name]
    columns += [] if "url" in columns else ["url"]
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows([*rows, {"path": name, "url": url}])
    part = table.with_name(f".{table.name}.part")
    part.write_text(text.getvalue(), encoding="utf-8")
    part.replace(table)
