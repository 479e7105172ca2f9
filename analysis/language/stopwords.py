"""The shipped English stop words, with the user's additions and exceptions."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.language.wordlists import read_lines


def stop_words(
    extra: Iterable[str] = (), keep: Iterable[str] = (), *, reporting: bool = True
) -> frozenset[str]:
    """Return the English terms that carry grammar or reporting rather than content.

    Parameters
    ----------
    extra
        Terms to add, such as the words of a newspaper's own furniture.
    keep
        Terms to leave out of the list, such as "against" in a study of opposition.
    reporting
        Whether "said", "told" and their like, which every news article is full of, are listed too.

    Returns
    -------
    frozenset of str
        Terms as the tokens table has them: lower case, straight apostrophes.

    Examples
    --------
    >>> "the" in stop_words(), "said" in stop_words(), "peace" in stop_words(extra=["Peace"])
    (True, True, True)
    >>> "against" in stop_words(keep=["against"]), "said" in stop_words(reporting=False)
    (False, False)
    """
    shipped = [*read_lines("stopwords-en.txt")]
    shipped += read_lines("reporting-words-en.txt") if reporting else []
    added = (word.lower().replace("’", "'") for word in extra)
    kept = {word.lower().replace("’", "'") for word in keep}
    return frozenset({*shipped, *added} - kept)
