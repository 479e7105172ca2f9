"""The floors of the house: a room imports from floors below only."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = [
    {"tables", "escaping"},
    {"reading", "language"},
    {"actors"},
    {"sentiment"},
    {"corpus", "pipeline", "building"},
    {"measures"},
    {"figures"},
    {"display"},
    {"report", "cli", "__main__"},
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
MODULES = sorted(p for p in (ROOT / "analysis").rglob("*.py") if p.parent != ROOT / "analysis")
MODULES += sorted(p for p in (ROOT / "analysis").glob("*.py") if p.name != "__init__.py")


def room_of(path: Path) -> str:
    return path.relative_to(ROOT / "analysis").parts[0].removesuffix(".py")


def imported_rooms(source: str) -> set[str]:
    """Rooms of `analysis` that a module imports, at its top or inside a function."""
    rooms = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative import: write analysis.… in full"
            if node.module == "analysis":
                rooms |= {alias.name for alias in node.names}
            elif node.module and node.module.startswith("analysis."):
                rooms.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
            rooms |= {name.split(".")[1] for name in names if name.startswith("analysis.")}
    return rooms


def breaches(room: str, imported: set[str]) -> list[str]:
    """Imports that go up, or sideways between rooms of one floor."""
    together = [
        {"corpus", "pipeline", "building"},
        {"report", "cli", "__main__"},
        {"tables", "escaping"},
    ]
    return sorted(
        other
        for other in imported - {room}
        if FLOOR[other] > FLOOR[room]
        or (FLOOR[other] == FLOOR[room] and not any({room, other} <= rooms for rooms in together))
    )


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_room_imports_from_floors_below_only(path):
    assert breaches(room_of(path), imported_rooms(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("room", "source", "expected"),
    [
        ("reading", "from analysis.tables import conform", []),
        ("reading", "from analysis import language", ["language"]),
        ("actors", "def f():\n    import analysis.measures.terms", ["measures"]),
        ("measures", "from analysis.corpus import Corpus", []),
        ("corpus", "from analysis import pipeline, tables", []),
        ("figures", "from analysis.report import page", ["report"]),
    ],
)
def test_the_test_sees_a_breach(room, source, expected):
    assert breaches(room, imported_rooms(source)) == expected


def test_every_room_has_a_floor():
    assert {room_of(path) for path in MODULES} <= set(FLOOR)
