"""Whether any of many rules may take a line: asked of all at once, before each is asked by itself.

Few lines are furniture. All patterns are tried as one; those that are slow are tried only in a
text that has what their lines have (`has` in `cleaning.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from analysis.reading.bare import to_utf8
from analysis.reading.rules import Kind, Rule

Screen = tuple[tuple[Rule, ...], re.Pattern[str]]

# Letters that match one of ASCII where case makes no difference: hints may be written with them.
# Their last byte but one is in few other letters.
_LIKE_ASCII = tuple(letter.encode()[-2] for letter in "\u017f\u0130\u0131\u212a")


class Screens(dict[int, Screen]):
    """Number of words to the rules that may take a line of so many, their quick patterns as one.

    Few rules take a line as long as those of an article are.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        super().__init__()
        self._rules = rules
        pairs = [pair for rule in rules for pair in _pairs(rule)]
        self._quick = tuple(pattern for hints, pattern in pairs if not hints)
        self._slow = [([hint.encode() for hint in hints], p) for hints, p in pairs if hints]
        self._together: dict[tuple[object, ...], re.Pattern[str]] = {}

    def __missing__(self, n_words: int) -> Screen:
        chosen = tuple(rule for rule in self._rules if rule.words >= n_words)
        quick = [pattern for rule in chosen for hints, pattern in _pairs(rule) if not hints]
        self[n_words] = found = chosen, _joined(quick)
        return found

    def live(self, plain: bytes, *, quick: bool = False) -> re.Pattern[str] | None:
        """Return the slow patterns that may match in a text as one; None where there is none.

        Parameters
        ----------
        plain
            The text, of `small_letters`.
        quick
            The quick ones with them, those of lines of any length.

        Examples
        --------
        >>> from analysis.reading.rules import load_rules
        >>> screen = screens("line", load_rules())
        >>> screen.live(small_letters("Envoys met.")) is None
        True
        >>> screen.live(small_letters("We use Cookies")).fullmatch("We use Cookies") is not None
        True
        """
        has = plain.__contains__
        odd = not plain.isascii() and any(map(has, _LIKE_ASCII))
        live = [n for n, (hints, _) in enumerate(self._slow) if odd or any(map(has, hints))]
        # By their numbers: a pattern has no hash at hand.
        key = (quick, *live)
        if key not in self._together:
            patterns = self._quick if quick else ()
            self._together[key] = _joined((*patterns, *(self._slow[n][1] for n in live)))
        return self._together[key] if live or quick else None


@cache
def screens(kind: Kind, rules: tuple[Rule, ...]) -> Screens:
    """Return the screens of the rules of a kind.

    Examples
    --------
    >>> from analysis.reading.rules import load_rules
    >>> rules, quick = screens("line", load_rules())[1]
    >>> quick.fullmatch("Advertisement") is not None
    True
    """
    return Screens([rule for rule in rules if rule.on == kind])


def small_letters(text: str) -> bytes:
    """Return a text as `Screens.live` takes it: in small letters, where they are of ASCII."""
    return to_utf8(text).lower()


def _pairs(rule: Rule) -> Iterable[tuple[tuple[str, ...], re.Pattern[str]]]:
    """Return each pattern of a rule with its hints."""
    return zip(rule.hints, rule.patterns, strict=True)


def _joined(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    """Return patterns as one; where lines are searched, each line has its end."""
    return re.compile("|".join(one.pattern for one in patterns) or r"(?!)", re.MULTILINE)
