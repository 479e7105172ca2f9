"""Word documents (.docx): paragraphs and table cells in the order of reading (python-docx)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from analysis.reading.formats.extras import load_extra
from analysis.reading.formats.office import check_package
from analysis.reading.formats.record import Record, Source, checked_text
from analysis.reading.structured import Found

_TITLES = ("Title", "Heading 1")
# Insertions count and deletions do not, as with all changes accepted; a text box is kept once,
# though Word writes it twice.
_PIECES = (
    ".//*[(self::w:t or self::w:tab or self::w:br or self::w:cr or self::w:noBreakHyphen)"
    " and not(ancestor::w:del) and not(ancestor::w:txbxContent)]"
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_word(source: Source) -> Iterator[Record]:
    """Read a document's text; the title is its first paragraph where styled as one."""
    docx = load_extra("docx", "word")
    check_package(source.data)
    document = docx.Document(io.BytesIO(source.data))
    paragraphs = [
        (_text(paragraph), str(paragraph.style.name if paragraph.style else ""))
        for paragraph in _paragraphs(document)
    ]
    solid = [(text, style) for text, style in paragraphs if text]
    text = checked_text("\n\n".join(text for text, _ in solid))
    found: Found = {}
    if solid[0][1] in _TITLES:
        found["title"] = (" ".join(solid[0][0].split()), f"style {solid[0][1]}")
    yield Record(source.path, raw=text + "\n", text=text + "\n", found=found)


def _paragraphs(container: Any) -> Iterator[Any]:
    """Yield the paragraphs of a document or a cell, those of its tables in their place."""
    for block in container.iter_inner_content():
        if not hasattr(block, "rows"):
            yield block
            continue
        seen = set()
        for row in block.rows:
            for cell in row.cells:
                # A merged cell comes once for each place that it covers.
                if cell._tc not in seen:
                    seen.add(cell._tc)
                    yield from _paragraphs(cell)


def _text(paragraph: Any) -> str:
    """Return a paragraph's text."""
    pieces = (
        (piece.tag.rpartition("}")[2], piece.text or "") for piece in paragraph._p.xpath(_PIECES)
    )
    return "".join(text if kind == "t" else _SIGNS[kind] for kind, text in pieces).strip()
