"""Days as a page prints them."""

from __future__ import annotations

from datetime import date


def printed_day(day: date) -> str:
    """Return a day as it is printed.

    Examples
    --------
    >>> printed_day(date(2015, 11, 19))
    '19 November 2015'
    """
    return f"{day.day} {day:%B %Y}"


def printed_span(first: date, last: date) -> str:
    """Return the days from first to last, without repeating month or year.

    Examples
    --------
    >>> printed_span(date(2015, 11, 13), date(2015, 12, 18))
    '13 November – 18 December 2015'
    >>> printed_span(date(2015, 11, 13), date(2015, 11, 13))
    '13 November 2015'
    """
    if first == last:
        return printed_day(last)
    if first.year != last.year:
        return f"{printed_day(first)} – {printed_day(last)}"
    month = "" if first.month == last.month else f"{first: %B}"
    return f"{first.day}{month} – {printed_day(last)}"
