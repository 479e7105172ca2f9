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
# Insertions count and deletions do not, as with all changes accepted; text boxes, which Word
# writes twice and anywhere, are left out: they hold captions and repeated quotations.
_PIECES = (
    ".//*[(self::w:t or self::w:tab or self::w:br or self::w:cr or self::w:noBreakHyphen)"
    " and not(ancestor::w:del) and not(ancestor::w:txbxContent)]"
)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_word(source: Source) -> Iterator[Record]:
    """Read a document's text; the title is its first paragraph where styled as one."""
    docx = load_extra("docx", "word")
    check_package(source.data)
    document = docx.Document(io.BytesIO(source.data))
    # Table cells hold paragraphs too; python-docx's own walk takes minutes for a long document.
    paragraphs = [
        (text, paragraph)
        for paragraph in document.element.body.iter(f"{_WORD}p")
        if (text := _text(paragraph))
    ]
    text = checked_text("\n\n".join(text for text, _ in paragraphs))
    title, first = paragraphs[0]
    style = _style(first, document)
    found: Found = {}
    if style in _TITLES:
        found["title"] = (" ".join(title.split()), f"style {style}")
    yield Record(source.path, raw=text + "\n", text=text + "\n", found=found)


def _style(paragraph: Any, document: Any) -> str:
    """Return the name of a paragraph's style."""
    style = load_extra("docx.text.paragraph", "word").Paragraph(paragraph, document).style
    return str(style.name) if style is not None else ""


def _text(paragraph: Any) -> str:
    """Return a paragraph's text."""
    pieces = (
        (piece.tag.rpartition("}")[2], piece.text or "") for piece in paragraph.xpath(_PIECES)
    )
    return "".join(text if kind == "t" else _SIGNS[kind] for kind, text in pieces).strip()
