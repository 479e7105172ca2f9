"""A sentence written from numbers: Markdown by the notebook's author, values by the articles."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from numbers import Number

from analysis.display.markup import SafeHtml, block, is_missing, number, plain
from analysis.escaping import for_html, for_log

# Two characters of private use, which no printed text holds, mark a field's place.
_FIELD = re.compile("\ue000([0-9]+)\ue001")


def show_reading(template: str, values: Mapping[str, object]) -> SafeHtml:
    """Return Markdown with values filled in, safe whatever the values hold.

    Parameters
    ----------
    template
        Markdown with {fields} as `str.format` knows them; a format such as {toward:+.2f} or
        {share:.0%} applies to numbers. HTML in it is shown, not obeyed.
    values
        Field to value. A missing value reads "no evidence"; a list is joined by commas.

    Returns
    -------
    SafeHtml
        The rendered sentence.

    Raises
    ------
    ValueError
        If the template has a field that is not among the values, or one in a link's address.

    Examples
    --------
    >>> show_reading("**{who}** stands at {toward:+.2f}.", {"who": "<b>*R*</b>", "toward": 0.1})
    <b>*R*</b> stands at +0.10.
    >>> show_reading("{a.__class__}", {"a": 1})
    Traceback (most recent call last):
    ValueError: the field 'a.__class__' is none of the values: a
    """
    import mistune

    parts, texts = _parts(template, values)
    markdown = mistune.create_markdown(escape=True)
    html = str(markdown("".join(parts))).strip()
    in_text = _FIELD.findall(re.sub(r"<[^>]*>", "", html))
    if len(in_text) != len(texts):
        raise ValueError("a field stands in an address; values belong in the text")
    filled = _FIELD.sub(lambda found: for_html(texts[int(found[1])]), html)
    plain_text = _FIELD.sub(lambda found: for_log(texts[int(found[1])]), "".join(parts))
    return SafeHtml(html=block(filled), text=plain_text.replace("**", ""))


def _parts(template: str, values: Mapping[str, object]) -> tuple[list[str], list[str]]:
    """Return the template with a mark in each field's place, and the fields' texts.

    Markdown never sees a value: what it could make of one does not have to be escaped.
    """
    parts: list[str] = []
    texts: list[str] = []
    for literal, field, form, conversion in string.Formatter().parse(template):
        parts.append(re.sub("[\ue000\ue001]", "", literal))
        if field is None:
            continue
        if field not in values or conversion:
            known = ", ".join(values)
            raise ValueError(f"the field '{field}' is none of the values: {known}")
        parts.append(f"\ue000{len(texts)}\ue001")
        texts.append(_printed(values[field], form or ""))
    return parts, texts


def _printed(value: object, form: str) -> str:
    """Return a value as the reader's text."""
    if isinstance(value, (list, tuple)):
        return ", ".join(_printed(part, form) for part in value)
    if is_missing(value):
        return "no evidence"
    if form:
        return format(value, form).replace("-", "−") if _is_number(value) else format(value, form)
    return number(value) if _is_number(value) else plain(value)  # type: ignore[arg-type]


def _is_number(value: object) -> bool:
    """Say whether a value is a number, numpy's included; True and False are none."""
    return isinstance(value, Number) and not isinstance(value, bool)
