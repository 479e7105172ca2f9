"""Write the list of given names that the actor rules use.

The names are the Latin-script first names of Faker's locales (MIT licence), without accents, and
without those that are ordinary English words or names of countries. Run it with Faker installed:

    python training/make_given_names.py
"""

from __future__ import annotations

import importlib
import pkgutil
import unicodedata
from pathlib import Path

from analysis.actors.lexicon import common_words

TARGET = Path(__file__).parents[1] / "analysis" / "actors" / "gazetteer" / "given_names.txt"
HEADER = """\
# Given names, without accents. Written by training/make_given_names.py from the first names of
# Faker's locales (MIT licence, https://github.com/joke2k/faker); names that are English words are
# left out, so that "Will" or "Mark" at the start of a sentence is no person; see
# given_names_extra.txt for those kept and for names that Faker lacks.
"""


def main() -> None:
    """Collect, filter, sort and write."""
    names = {_plain(name) for locale in _locales() for name in _first_names(locale)}
    words = common_words()
    kept = sorted(n for n in names if _usable(n) and n.lower() not in words)
    TARGET.write_text(HEADER + "\n".join(kept) + "\n", encoding="utf-8")
    print(f"{len(kept)} names written to {TARGET}")


def _locales() -> list[str]:
    """Return the names of Faker's locales of persons."""
    package = importlib.import_module("faker.providers.person")
    return sorted(module.name for module in pkgutil.iter_modules(package.__path__))


def _first_names(locale: str) -> list[str]:
    """Return every first name of a locale."""
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    fields = [f for f in vars(provider) if f.startswith("first_name") or f.endswith("_names")]
    names: list[str] = []
    for field in fields:
        value = getattr(provider, field)
        if "last" not in field and "sur" not in field and isinstance(value, (list, tuple, dict)):
            names.extend(str(name) for name in value)
    return names


def _plain(name: str) -> str:
    """Return the name without accents."""
    apart = unicodedata.normalize("NFD", name)
    return "".join(c for c in apart if unicodedata.category(c) != "Mn").replace("ı", "i")


def _usable(name: str) -> bool:
    """Tell whether a name is one capitalised Latin word of three letters or more."""
    return name.isascii() and name.isalpha() and len(name) > 2 and name.istitle()


if __name__ == "__main__":
    main()
