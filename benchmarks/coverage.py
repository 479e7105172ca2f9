"""How often a 95 % interval holds the truth, in simulated collections.

Run: python -m benchmarks.coverage [--collections 1000] [--articles N …] [--only POPULATION …]

Each population says how articles differ in what they say of an actor and in how often they mention
it. From each, many collections are drawn; an interval is right if it holds the population's mean.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.measures.differences import compared_means
from analysis.measures.resampling import Method, ratio_intervals

Floats = NDArray[np.float64]
SIZES = (3, 5, 8, 9, 12, 16, 24, 28, 60)
PROMISED_FROM = 8  # articles: with fewer, no method is held to 93 to 97 %
LEVEL = 0.95


def geometric(leaning: Floats, rng: np.random.Generator) -> Floats:
    """Return mentions in each article: 1 or 2 mostly, whatever its leaning."""
    return rng.geometric(0.4, leaning.shape).astype(float)


def uneven(leaning: Floats, rng: np.random.Generator) -> Floats:
    """Return mentions in each article: very many in a few."""
    return np.asarray(np.minimum(np.ceil(rng.lognormal(0.5, 1, leaning.shape)), 30.0), dtype=float)


def hostile(leaning: Floats, rng: np.random.Generator) -> Floats:
    """Return mentions in each article: the more hostile, the more."""
    return 1.0 + rng.poisson(np.exp(0.3 - 0.8 * leaning))


def smooth(scores: Floats) -> Floats:
    """Return scores anywhere between -1 and 1."""
    return scores


def three(scores: Floats) -> Floats:
    """Return scores of -1, 0 and 1 only."""
    return np.sign(scores) * (np.abs(scores) > 0.5)


def rare(scores: Floats) -> Floats:
    """Return scores of which nine in ten are zero, the rest strongly negative."""
    return np.where(scores < -0.8, scores, 0)


def rare_both(scores: Floats) -> Floats:
    """Return scores most of which are zero, the rest strongly negative or positive."""
    return np.where(np.abs(scores) > 0.85, scores, 0)


Population = tuple[float, float, Callable[..., Floats], Callable[[Floats], Floats]]
POPULATIONS: dict[str, Population] = {
    "balanced": (0.0, 0.5, geometric, smooth),
    "negative": (-0.5, 0.5, geometric, smooth),
    "articles alike": (-0.2, 0.0, geometric, smooth),
    "three values": (-0.5, 0.5, geometric, three),
    "outlets far apart": (-0.7, 1.0, geometric, three),
    "few long articles": (-0.3, 0.7, uneven, smooth),
    "hostile say more": (-0.3, 0.7, hostile, smooth),
    "mostly zero": (0.0, 0.5, geometric, rare),
    "zero or extreme": (0.0, 0.5, geometric, rare_both),
}


def collections(
    population: Population, n_articles: int, number: int, rng: np.random.Generator
) -> pd.DataFrame:
    """Draw collections of articles: group, total and size, one row per article."""
    centre, between, mentions, scale = population
    leaning = rng.normal(0, between, n_articles * number)
    size = mentions(leaning, rng)
    article = np.repeat(np.arange(leaning.size), size.astype(int))
    noise = rng.normal(0, 1, article.size)
    scores = scale(np.tanh(np.arctanh(centre) + leaning[article] + noise))
    total = np.bincount(article, scores, leaning.size)
    group = np.repeat(np.arange(number), n_articles)
    return pd.DataFrame({"group": group, "total": total, "size": size})


def coverage(population: Population, n_articles: int, number: int) -> dict[str, str]:
    """Return each method's coverage and mean width, as text."""
    rng = np.random.default_rng([17, n_articles])
    many = collections(population, 400_000, 1, rng)
    truth = many["total"].sum() / many["size"].sum()
    drawn = collections(population, n_articles, number, rng)
    result: dict[str, str] = {}
    methods: tuple[Method, ...] = ("studentised", "bca", "percentile")
    for method in methods:
        found = ratio_intervals(drawn, level=LEVEL, method=method)
        held = (found["low"] <= truth + 1e-12) & (truth - 1e-12 <= found["high"])
        width = (found["high"] - found["low"]).mean()
        result[method] = f"{held.mean():.1%} ({width:.2f})"
    return result


def difference(population: Population, sizes: tuple[int, int], number: int) -> dict[str, str]:
    """Return how often the interval of a difference of zero holds it, and p is below 0.05."""
    rng = np.random.default_rng([23, *sizes])
    sides = [
        ratio_intervals(collections(population, n_articles, number, rng), level=LEVEL).rename(
            columns={"estimate": "toward", "n_clusters": "n_articles"}
        )
        for n_articles in sizes
    ]
    pairs = sides[0].add_suffix("_a").join(sides[1].add_suffix("_b"))
    found = compared_means(pairs, np.zeros(len(pairs)), LEVEL)
    held = ((found["low"] <= 0) & (found["high"] >= 0)).mean()
    return {"held": f"{held:.1%}", "p": f"{(found['p'] < 0.05).mean():.1%}"}


def options() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--collections", type=int, default=1000)
    parser.add_argument("--articles", type=int, nargs="+", default=SIZES)
    parser.add_argument("--only", nargs="+", choices=list(POPULATIONS), default=list(POPULATIONS))
    return parser.parse_args()


def main() -> None:
    chosen = options()
    number, names = chosen.collections, chosen.only
    print(f"Coverage of {LEVEL:.0%} intervals in {number:,} collections (mean width)")
    print(f"{'articles':>8}  {'population':<18} {'studentised':>14} {'bca':>14} {'percentile':>14}")
    held = []
    for n_articles in chosen.articles:
        for name in names:
            found = coverage(POPULATIONS[name], n_articles, number)
            print(f"{n_articles:>8}  {name:<18}", *(f"{text:>14}" for text in found.values()))
            if n_articles >= PROMISED_FROM:
                held.append(float(found["studentised"].split("%")[0]))
    if held:
        print(f"studentised, {PROMISED_FROM} articles and more: {min(held)} to {max(held)} %")
    print("\nDifferences between two outlets that do not differ")
    print(f"{'articles':>8}  {'population':<18} {'interval holds 0':>16} {'p < 0.05':>9}")
    for sizes in ((3, 12), (8, 8), (8, 24), (24, 24)):
        for name in names:
            told = difference(POPULATIONS[name], sizes, number)
            label = f"{sizes[0]}, {sizes[1]}"
            print(f"{label:>8}  {name:<18} {told['held']:>16} {told['p']:>9}")


if __name__ == "__main__":
    main()
