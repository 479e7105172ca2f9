"""Web pages to article text, beside trafilatura alone, which reads the page for us."""

from __future__ import annotations

from html import escape

from analysis.reading.webpages import read_page
from benchmarks.timing import Comparison, Job, Rival

_LINK = '<li><a href="/story/{0}">More on story number {0} from our newsroom</a></li>'
_PAGE = """<!DOCTYPE html><html lang="en"><head><title>{title}</title>
<meta property="og:site_name" content="The Ardenhall Dispatch"></head><body>
<nav><ul>{links}</ul></nav><article><h1>{title}</h1>{paragraphs}</article>
<aside><h2>Related</h2><ul>{links}</ul></aside><footer>All rights reserved</footer></body></html>"""


def page_of(text: str) -> str:
    """Return a text as a web page, with links around it as they stand around articles."""
    title, *paragraphs = [escape(part) for part in text.split("\n\n") if part.strip()]
    links = "".join(_LINK.format(number) for number in range(40))
    inside = "".join(f"<p>{part}</p>" for part in paragraphs)
    return _PAGE.format(title=title, links=links, paragraphs=inside)


def comparisons(texts: list[str]) -> list[Comparison]:
    """Return the job: text, title, date and outlet of some pages."""
    pages = [page_of(text) for text in texts]

    def trafilatura() -> Job:
        from trafilatura import bare_extraction

        return lambda: [bare_extraction(page, with_metadata=True) for page in pages]

    return [
        Comparison(
            "pages to text",
            sum(len(page.encode()) for page in pages) / 1e6,
            lambda: [read_page(page) for page in pages],
            [Rival("trafilatura with metadata", "trafilatura", trafilatura)],
        )
    ]
