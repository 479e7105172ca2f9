"""Whether two spellings may be one name."""

from __future__ import annotations

from functools import lru_cache

from analysis.actors.folding import fold

_SHORTEST = 5


def one_edit_apart(one: str, other: str) -> bool:
    """Tell whether two words differ by one letter added, left out, changed, or two swapped.

    Parameters
    ----------
    one, other
        The words; equal words are not one edit apart.

    Examples
    --------
    >>> one_edit_apart("Vladirmir", "Vladimir"), one_edit_apart("Fabuis", "Fabius")
    (True, True)
    >>> one_edit_apart("Merkel", "Markov")
    False
    """
    if len(one) > len(other):
        one, other = other, one
    if one == other or len(other) - len(one) > 1:
        return False
    i = 0
    while i < len(one) and one[i] == other[i]:
        i += 1
    if len(one) < len(other):
        return one[i:] == other[i + 1 :]
    if one[i + 1 :] == other[i + 1 :]:
        return True
    return one[i : i + 2] == other[i : i + 2][::-1] and one[i + 2 :] == other[i + 2 :]


def misspelt(one: str, other: str) -> bool:
    """Tell whether two full names are the same but for one slip in one longer word.

    Parameters
    ----------
    one, other
        Names of two words or more.

    Examples
    --------
    >>> misspelt("Vladirmir Putin", "Vladimir Putin")
    True
    >>> misspelt("Ali Khan", "Ari Khan"), misspelt("Jean Martin", "Joan Martini")
    (False, False)
    """
    here, there = one.split(), other.split()
    if len(here) != len(there) or len(here) < 2:
        return False
    odd = [(a, b) for a, b in zip(here, there, strict=True) if a != b]
    if len(odd) != 1:
        return False
    a, b = odd[0]
    return min(len(a), len(b)) >= _SHORTEST and one_edit_apart(a, b)


@lru_cache(maxsize=20_000)
def surname(name: str) -> str:
    """Return the word by which a person is named alone, without accents or an Arabic article.

    Parameters
    ----------
    name
        A person's full name.

    Examples
    --------
    >>> surname("Bashar al-Assad"), surname("Sammy Davis Jr."), surname("Jürgen Trittin")
    ('Assad', 'Davis', 'Trittin')
    """
    parts = fold(name).text.split()
    while len(parts) > 1 and parts[-1].rstrip(".") in ("Jr", "Sr", "II", "III", "IV"):
        parts.pop()
    last = parts[-1]
    head, hyphen, tail = last.partition("-")
    return tail if hyphen and len(head) == 2 and tail[:1].isupper() else last


def initials(name: str) -> str:
    """Return the first letters of a name's capitalised words.

    Parameters
    ----------
    name
        An organisation's or a place's name.

    Examples
    --------
    >>> initials("Syrian Observatory for Human Rights")
    'SOHR'
    """
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
