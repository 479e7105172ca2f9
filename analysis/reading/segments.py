"""Which lines of a copied page are the article: the best path through the lines' scores.

Each line is outside (before, in a gap, after) or inside. Inside, a line earns its score: log-odds
that it belongs to an article. Leaving and coming back costs; so does a line that a rule took out,
by its kind: a comment section or a copyright line is a wall, an advertisement is not. The path
with the highest sum wins. Viterbi's algorithm finds it in one pass over the lines.

Sums are of whole hundredths, so that the same lines give the same path on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

# Walls cost the same in a gap as inside: nobody gets past them by leaving.
_WALLS = frozenset({"comments", "commenter", "copyright", "heading"})
_BEFORE, _INSIDE, _GAP, _AFTER = range(4)
_NEVER = -(10**12)


def find_article(lines: Sequence[tuple[float, str]], *, costs: Mapping[str, float]) -> list[bool]:
    """Say for each line whether it lies inside the article.

    Parameters
    ----------
    lines
        For each line its score, and the kind of rule that took it out or "" where none did.
    costs
        Kind to its cost, and `return`: the cost of coming back after a gap.

    Examples
    --------
    >>> costs = {"return": 3, "wall": 0}
    >>> find_article([(-2, ""), (2, ""), (-1, ""), (2, ""), (-4, ""), (1, "")], costs=costs)
    [False, True, True, True, False, False]
    """
    best = [0, _NEVER, _NEVER, _NEVER]
    steps: list[tuple[int, int, int, int]] = []
    back = round(100 * costs["return"])
    for score, kind in lines:
        cost = round(100 * costs.get(kind, 0))
        gain = -cost if kind else round(100 * score)
        wall = cost if kind in _WALLS else 0
        # On a tie the path inside wins: what is as good as the article stays.
        inside = max(
            (best[_INSIDE], 2, _INSIDE), (best[_BEFORE], 1, _BEFORE), (best[_GAP] - back, 0, _GAP)
        )
        gap = max((best[_INSIDE], 1, _INSIDE), (best[_GAP], 0, _GAP))
        after = max((best[_INSIDE], 1, _INSIDE), (best[_AFTER], 0, _AFTER))
        steps.append((_BEFORE, inside[2], gap[2], after[2]))
        # Readers name themselves above each comment: what follows is theirs from the first on.
        before = best[_BEFORE] - (cost if kind == "commenter" else 0)
        best = [before, inside[0] + gain, gap[0] - wall, after[0]]
    return _path(best, steps)


def _path(best: list[int], steps: list[tuple[int, int, int, int]]) -> list[bool]:
    """Walk back from the best end."""
    state = max((_INSIDE, _AFTER, _BEFORE), key=lambda s: best[s])
    inside = [False] * len(steps)
    for index in range(len(steps) - 1, -1, -1):
        inside[index] = state == _INSIDE
        state = steps[index][state]
    return inside
