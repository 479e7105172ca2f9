"""The sample collection keeps what data/README.md says of it."""

import csv
import difflib
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parent.parent / "data"
FILES = sorted(p for p in (DATA / "articles").rglob("*") if p.is_file())
NAMES = [p.relative_to(DATA / "articles").as_posix() for p in FILES]
NEAR_DUPLICATES = ("2015-11-15-vienna-timetable.txt", "2015-11-15-syria-road-map.txt")


@cache
def read(name: str) -> str:
    """Text of one article file, strictly UTF-8."""
    return (DATA / "articles" / name).read_bytes().decode("utf-8")


def visible(name: str) -> str:
    """Text without front matter and, for a page, without scripts, styles and tags."""
    text = re.sub(r"\A---\n.*?\n---\n", "", read(name), flags=re.DOTALL)
    if name.endswith(".html"):
        text = re.sub(r"(?s)<(script|style)\b.*?</\1>", "", text)
        text = re.sub(r"<[^>]+>", "", text)
    return text


def prose(name: str) -> str:
    """The long lines: body paragraphs, without furniture."""
    return "\n".join(line for line in visible(name).splitlines() if len(line.split()) >= 20)


@cache
def gold() -> list[dict[str, str]]:
    with (DATA / "gold_mentions.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_formats_are_mixed() -> None:
    assert Counter(p.suffix for p in FILES) == {".txt": 21, ".md": 3, ".html": 2}


@pytest.mark.parametrize("name", NAMES)
def test_article_is_readable_and_of_fair_length(name: str) -> None:
    text = read(name)
    assert "\r" not in text
    assert "\x00" not in text
    assert "\ufffd" not in text
    assert text.endswith("\n")
    assert len(prose(name).split()) >= 150
    assert len(visible(name).split()) <= 700


FURNITURE = {
    "advertisement label": (r"^Advertisement$", 5),
    "related line": (r"^RELATED \S", 4),
    "headline list": (r"^Latest Headlines\n+\S.*\n\S.*\n", 5),
    "read more line": (r"^Read more: \S", 3),
    "share line": (r"^Share this article$", 4),
    "share buttons": (r"^Facebook  Twitter  Email$", 2),
    "newsletter line": (r"^Sign up for our newsletter", 2),
    "follow line": (r"^Follow us on ", 3),
    "number of comments": (r"^\d+ Comments$", 3),
    "most read list": (r"^Most read\n\S", 4),
    "caption twice, courtesy": (r"^(.+ Photo courtesy of .+)\n\1$", 2),
    "caption twice, credit line": (r"^(.+\nPhoto: .+)\n+\1$", 1),
    "caption twice, credit in line": (r"^(.+\. Photo: .+/BPA)\n\1$", 1),
    "caption once": (r"^.+\. Photo: .+/Linden Ferry Courier$", 1),
    "credit in brackets": (r"^.+\(Photo by .+\)$", 2),
    "breadcrumb": (r"^Home > World > ", 2),
    "section menu": (r"^News \| World \| ", 3),
    "cookie line": (r"^We use cookies ", 2),
    "copyright line": (r"^© 2015 ", 8),
    "updated line": (r"^Updated: ", 2),
}


@pytest.mark.parametrize("kind", FURNITURE)
def test_furniture_occurs_in_text_files(kind: str) -> None:
    pattern, at_least = FURNITURE[kind]
    texts = [read(name) for name in NAMES if name.endswith(".txt")]
    assert sum(bool(re.search(pattern, text, re.MULTILINE)) for text in texts) >= at_least


DATELINES = {
    "wire, no year": r"^[A-Z]+, (?:Nov|Dec)\. \d+ \(BPA\) -- ",
    "wire, with year": r"^UNITED NATIONS, Nov\. 20, 2015 \(BPA\) -- ",
    "wire, no date": r"^ANKARA \(BPA\) - ",
    "month without stop": r"^PARIS, Nov 16 — ",
    "city and country": r"^ERBIL, Iraq, Nov\. 13 — ",
    "place only": r"^WASHINGTON — ",
    "date line": r"^16 November 2015$",
    "ISO date line": r"^2015-12-04$",
}


@pytest.mark.parametrize("shape", DATELINES)
def test_dateline_shape_occurs(shape: str) -> None:
    assert any(re.search(DATELINES[shape], read(name), re.MULTILINE) for name in NAMES)


def test_one_page_has_metadata_and_one_has_only_text() -> None:
    pages = [read(name) for name in NAMES if name.endswith(".html")]
    assert sum("application/ld+json" in page and "og:title" in page for page in pages) == 1
    assert sum("<meta property" not in page and "ld+json" not in page for page in pages) == 1
    assert all("<nav" in page and "<script" in page and "ookie" in page for page in pages)


def test_one_markdown_file_has_front_matter() -> None:
    starts = [read(name).startswith("---\ntitle: ") for name in NAMES if name.endswith(".md")]
    assert sum(starts) == 1


def test_reprinted_story_is_similar_but_not_equal() -> None:
    first, second = (prose(name).split() for name in NEAR_DUPLICATES)
    ratio = difflib.SequenceMatcher(None, first, second, autojunk=False).ratio()
    assert 0.8 < ratio < 0.98
    assert all("(BPA)" in read(name) for name in NEAR_DUPLICATES)


def test_no_other_two_articles_are_alike() -> None:
    shingles = {}
    for name in NAMES:
        words = prose(name).split()
        shingles[name] = {tuple(words[i : i + 6]) for i in range(len(words) - 5)}
    for i, first in enumerate(NAMES):
        for second in NAMES[i + 1 :]:
            if {first, second} != set(NEAR_DUPLICATES):
                assert len(shingles[first] & shingles[second]) <= 10, (first, second)


def test_readme_lists_each_file_once_and_no_other() -> None:
    text = (DATA / "README.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| `([^`]+)`", text, re.MULTILINE)) == NAMES
    marked = set(re.findall(r"^\| `([^`]+)` .*\| yes \|$", text, re.MULTILINE))
    assert marked == {row["path"] for row in gold()}


def test_gold_offsets_match_the_files() -> None:
    for row in gold():
        assert read(row["path"])[int(row["start"]) : int(row["end"])] == row["surface"], row


def test_gold_is_sorted_without_overlap_and_whole_words() -> None:
    last = ("", 0)
    for row in gold():
        start, end, text = int(row["start"]), int(row["end"]), read(row["path"])
        assert start >= (last[1] if row["path"] == last[0] else 0), row
        assert row["path"] >= last[0], row
        assert not text[start - 1 : start].isalnum(), row
        assert not text[end : end + 1].isalnum(), row
        last = (row["path"], end)


def test_gold_has_six_articles_and_known_values() -> None:
    assert len({row["path"] for row in gold()}) == 6
    assert {row["kind"] for row in gold()} == {"person", "organisation", "place", "group"}
    assert {row["role"] for row in gold()} == {"actor", "source", "dateline", "modifier"}
    assert all(row["actor"] and row["path"].endswith(".txt") for row in gold())


def test_gold_gives_each_actor_one_kind() -> None:
    kinds = {(row["actor"], row["kind"]) for row in gold()}
    assert len(kinds) == len({actor for actor, _ in kinds})


def test_gold_surface_leaves_out_article_title_and_possessive() -> None:
    bad = re.compile(r"^(?:the|President|Minister|Secretary|General|King)\b|['’]s$", re.IGNORECASE)
    assert [row["surface"] for row in gold() if bad.search(row["surface"])] == []


FURNITURE_LINE = re.compile(
    r"^(?:By |RELATED|Advertisement|Latest Headlines|Most read|©|Home >|News \|)"
    r"|^(?:Linden Ferry Courier$|Share|Facebook|Updated:)|Photo"
)


def test_gold_stays_out_of_furniture() -> None:
    for row in gold():
        text, start = read(row["path"]), int(row["start"])
        line = text[text.rfind("\n", 0, start) + 1 :].split("\n", 1)[0]
        assert not FURNITURE_LINE.search(line), row


def test_misspelt_president_counts_as_himself() -> None:
    row = [row for row in gold() if row["surface"] == "Vladimr Putin"]
    assert [r["actor"] for r in row] == ["Vladimir Putin"]


def test_quotation_marks_hold_no_speech() -> None:
    """Only a disputed term or a newsletter's name may stand in quotation marks."""
    quoted = []
    for name in NAMES:
        text = re.sub(r"<[^>]+>", "", visible(name).replace("&ldquo;", "“").replace("&rdquo;", "”"))
        quoted += re.findall(r"[\"“]([^\"”]*)[\"”]", text)
    assert {q.strip(",") for q in quoted} == {"The Crossing", "moderate"}
