"""Parts of an article: its headline, its captions, its body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.language.paragraphs import Span, paragraphs

_AGENCY = r"(?:AP|AFP|EPA|UPI|EFE|TASS|Reuters|REUTERS|Getty(?:\ Images)?)"
# A credit closes the paragraph: "Photo by A. Lee", "File photo: Reuters", "(AP Photo/A. Lee)",
# "A. Lee/Reuters", "(A. Lee via AP)".
_CREDIT = re.compile(
    rf"""(?:
        \b(?:[Ff]ile\ )?(?:[Pp]hoto(?:graph)?|PHOTO|[Ii]mage|[Pp]icture|[Ii]llustration)s?
            (?:\ (?:courtesy(?:\ of)?|by|credit:?|from|via|provided\ by)\ |:\ |\ credit:\ )
            [^!?\n]{{1,80}}
        |[(\[]?{_AGENCY}(?:\ (?:file\ )?[Pp]hoto)?/[^/.!?\n]{{2,60}}
        |[/|]\ ?{_AGENCY}
        |[(\[][^()\[\]\n]{{0,60}}\b(?:via\ )?{_AGENCY}(?:\ (?:file\ )?[Pp]hoto)?
        )[)\].]?$""",
    re.VERBOSE,
)
_CREDIT_REACH = 120
_HINTS = ("hoto", "PHOTO", "mage", "icture", "llustration", "/", "|", "(", "[")


def sections(title: object, text: str) -> list[tuple[str, Span]]:
    r"""Return each paragraph of an article with the section that it belongs to.

    Parameters
    ----------
    title
        The article's title; anything but a string with letters means that none is known.
    text
        The article's text.

    Returns
    -------
    list of (str, (int, int))
        "headline" for the title where the text begins with it, "caption" for a paragraph that
        ends in a photo credit, else "body"; and the paragraph's offsets.

    Examples
    --------
    >>> sections("Talks fail", "Talks fail\nThe hall in May. Photo by A. Lee\nThey failed.")
    [('headline', (0, 10)), ('caption', (11, 43)), ('body', (44, 56))]
    """
    headline = _headline(title, text)
    after = headline[1] if headline else 0
    rest = [(start + after, end + after) for start, end in paragraphs(text[after:])]
    # No credit goes without one of these: most paragraphs are told apart without the pattern.
    hints = list(filter(text.__contains__, _HINTS))
    found = [("caption" if _is_caption(text, span, hints) else "body", span) for span in rest]
    return [("headline", headline), *found] if headline else found


def _headline(title: object, text: str) -> Span | None:
    """Return where the text's first lines are the title and nothing else."""
    if not isinstance(title, str) or not title.strip():
        return None
    words = title.split()
    *printed, rest = [*text.split(None, len(words)), ""][: len(words) + 1]
    if printed != words:
        return None
    before_rest = text[: len(text) - len(rest)]
    end = len(before_rest.rstrip())
    closed = not rest or "\n" in before_rest[end:]
    return (len(text) - len(text.lstrip()), end) if closed else None


def _is_caption(text: str, span: Span, hints: Sequence[str]) -> bool:
    """Tell whether a paragraph ends in a photo credit, which has one of the hints."""
    start, end = span
    ending = text[max(start, end - _CREDIT_REACH) : end]
    return any(map(ending.__contains__, hints)) and _CREDIT.search(ending) is not None
