"""PDF files written by hand, for the tests of their reader."""


def made_pdf(pages, *, extra=b"", forms=()):
    """Bytes of a PDF: a list of pages, each a list of lines (x, y, size, text).

    Each of the forms can draw the next one, as /X; the first page draws the first.
    """
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(pages))), len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources %s >>" % (5 + 2 * number, _resources(4 + 2 * len(pages)))
        )
        form = b"/X Do\n" if forms and not number else b""
        drawn = form + b"BT\n" + b"".join(map(_line, lines)) + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    for drawn in forms:
        objects.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources %s /Length %d >>\n"
            b"stream\n%s\nendstream" % (_resources(len(objects) + 2), len(drawn), drawn)
        )
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root 1 0 R %s >>" % (len(objects) + 1, extra)
    return b"%sxref\n0 %d\n0000000000 65535 f \n%s%s\nstartxref\n%d\n%%%%EOF" % (
        data, len(objects) + 1, table, trailer, len(data),
    )  # fmt: skip


def _resources(form):
    """The font, and the form that can be drawn."""
    return b"<< /Font << /F1 3 0 R >> /XObject << /X %d 0 R >> >>" % form


def _line(line):
    """What draws one line."""
    x, y, size, text = line
    escaped = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(")
    return b"/F1 %d Tf 1 0 0 1 %d %d Tm (%s) Tj\n" % (size, x, y, escaped.replace(b")", b"\\)"))
