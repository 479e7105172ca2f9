"""A sentence written from numbers: Markdown by the notebook's author, values by the articles."""

from __future__ import annotations

import string
from collections.abc import Mapping

from analysis.display.markup import SafeHtml, block, is_missing, number, plain
from analysis.escaping import for_log, for_markdown


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
        If the template has a field that is not among the values, or one without a name.

    Examples
    --------
    >>> show_reading("**{who}** stands at {toward:+.2f}.", {"who": "<b>*R*</b>", "toward": 0.1})
    <b>*R*</b> stands at +0.10.
    >>> show_reading("{a.__class__}", {"a": 1})
    Traceback (most recent call last):
    ValueError: the field 'a.__class__' is none of the values: a
    """
    import mistune

    markdown = mistune.create_markdown(escape=True)
    html = str(markdown(_filled(template, values, escaped=True))).strip()
    return SafeHtml(html=block(html), text=_without_marks(_filled(template, values, escaped=False)))


def _filled(template: str, values: Mapping[str, object], *, escaped: bool) -> str:
    """Return the template with its fields filled, by name only: no attribute, no index."""
    parts = []
    for literal, field, form, conversion in string.Formatter().parse(template):
        parts.append(literal)
        if field is None:
            continue
        if field not in values or conversion:
            known = ", ".join(values)
            raise ValueError(f"the field '{field}' is none of the values: {known}")
        text = _printed(values[field], form or "")
        parts.append(for_markdown(text) if escaped else for_log(text))
    return "".join(parts)


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
    import numbers

    return isinstance(value, numbers.Number) and not isinstance(value, bool)


def _without_marks(markdown: str) -> str:
    """Return the template's own emphasis taken off; it is all that a terminal would show twice."""
    return markdown.replace("**", "")
