"""A folder built part by part: the tables of the whole, only what is new, whole when killed."""

import json
import random
import subprocess
import sys
import time

import pandas as pd
import pytest

import analysis.building.build as building
from analysis import tables
from analysis.actors.table import ActorTableWarning
from analysis.building.build import build, count_rows
from analysis.building.engines import engine_run
from analysis.building.sources import list_sources
from analysis.building.store import BuildRunning, Store
from analysis.corpus import open_corpus
from analysis.pipeline import analyse
from analysis.reading.articles import ArticleWarning, MissingPath, NothingToRead

PEOPLE = ["Ada Quillfeather", "Bo Lindqvist", "Cem Aydin", "Dora Maarsen", "Éva Szabó"]
BODY = """{title}

OSLO, March {day} (NPA) -- {person} praised the accord of France and Norway on Tuesday. "It is a
great success number {n}," {surname} said. Officials in Paris condemned the delay of item {n}.

Advertisement

{other} met envoys of Norway near harbour {n}. The terrible storm number {n} had ended.
"""


def article(n):
    person = PEOPLE[n % 5]
    # Some articles know a person by the surname alone: only the collection tells who that is.
    shown = person.split()[1] if n % 3 == 2 else person
    surname, other = person.split()[1], PEOPLE[(n + 1) % 5].replace("É", "E" if n % 2 else "É")
    words = {"n": n, "day": n % 28 + 1, "title": f"Envoys meet for round {n}"}
    return BODY.format(person=shown, surname=surname, other=other, **words)


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "news"
    (place / "deep").mkdir(parents=True)
    for n in range(11):
        (place / f"{n:02}.txt").write_text(article(n), encoding="utf-8")
    (place / "deep" / "again.txt").write_text(article(3), encoding="utf-8")
    long = (
        "Accord signed\n\nBy Ann Lee, North Press Agency\n\nThe accord was signed by all of them."
    )
    (place / "x.txt").write_text(long, encoding="utf-8")
    (place / "copy.txt").write_text(article(5) + "\nOne more sentence.\n", encoding="utf-8")
    french = (
        "Les ministres ont rejeté hier la demande des syndicats, qui ne veulent pas céder. " * 5
    )
    (place / "foreign.txt").write_text(french, encoding="utf-8")
    (place / "broken.txt").write_bytes(b"\x00\x01\x02" * 100)
    (place / "metadata.csv").write_text("path,outlet\n01.txt,The Courier\nnone.txt,Nobody\n")
    return place


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch):
    monkeypatch.setattr(building, "PART_FILES", 3)


def built(source, out, **options):
    options = {"method": "lexicon", "progress": False} | options
    with pytest.warns(ArticleWarning):
        return build(source, out, **options)


def assert_whole(folder, out, method="lexicon"):
    """The folder holds what `analyse` makes of the same files, in the same order."""
    with pytest.warns(ArticleWarning):
        whole = analyse(folder, method=method, progress=False)
    parts = open_corpus(out)
    for table in tables.TABLES:
        name = table.name
        pd.testing.assert_frame_equal(getattr(parts, name), getattr(whole, name), check_exact=True)
    assert parts.settings == whole.settings
    return parts, whole


def counting(monkeypatch):
    """Note which files each step is given."""
    given = {"find": [], "tell": []}

    def find(task, real=building.find):
        given["find"] += [source.name for source in task.sources]
        return real(task)

    def tell(task, real=building.tell):
        given["tell"].append(task.decision.place.name)
        return real(task)

    monkeypatch.setattr(building, "find", find)
    monkeypatch.setattr(building, "tell", tell)
    return given


@pytest.mark.parametrize("method", ["none", "lexicon", "model"])
def test_parts_give_the_tables_of_the_whole(folder, tmp_path, method):
    out = built(folder, tmp_path / "out", method=method)
    parts, whole = assert_whole(folder, out, method)
    assert len(list((out / "parts").iterdir())) > 3
    one, two = ({tuple(sorted(p.items())) for p in c.problems} for c in (parts, whole))
    assert one == two
    assert {"same content as 03.txt; counted once", "no article at none.txt"} <= {
        problem["problem"] for problem in parts.problems
    }
    assert parts.mentions["rule"].eq("surname in collection").any()
    assert parts.articles["duplicate_of"].notna().any()
    assert count_rows(out)["mentions"] == len(parts.mentions)


def test_nothing_is_done_twice(folder, tmp_path, monkeypatch):
    given = counting(monkeypatch)
    out = built(folder, tmp_path / "out")
    before = {path: path.read_bytes() for path in out.rglob("*.parquet")}
    given["find"].clear(), given["tell"].clear()
    built(folder, out)
    assert given == {"find": [], "tell": []}
    assert {path: path.read_bytes() for path in out.rglob("*.parquet")} == before


def test_only_new_and_changed_files_are_read_and_gone_ones_go(folder, tmp_path, monkeypatch):
    out = built(folder, tmp_path / "out")
    (folder / "50.txt").write_text(article(50), encoding="utf-8")
    (folder / "02.txt").write_text(article(2) + "\nA new line on Denmark.\n", encoding="utf-8")
    (folder / "07.txt").unlink()
    given = counting(monkeypatch)
    built(folder, out)
    assert given["find"] == ["02.txt", "50.txt"]
    parts, _ = assert_whole(folder, out)
    assert not parts.articles["path"].eq("07.txt").any()


def test_the_first_of_two_equal_articles_can_go(folder, tmp_path):
    out = built(folder, tmp_path / "out")
    (folder / "03.txt").unlink()
    built(folder, out)
    parts, _ = assert_whole(folder, out)
    assert "deep/again.txt" in parts.articles["path"].tolist()


def test_equal_articles_within_one_part_can_go_one_by_one(folder, tmp_path):
    (folder / "03b.txt").write_text(article(3), encoding="utf-8")
    out = built(folder, tmp_path / "out")
    (folder / "03.txt").unlink()
    built(folder, out)
    assert_whole(folder, out)


def test_a_name_explained_later_changes_articles_of_earlier_runs(tmp_path, monkeypatch):
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text("Talks\n\nQuillfeather said the deal was good. Norway agreed.\n")
    for n in range(3):
        (news / f"b{n}.txt").write_text(f"Storm {n}\n\nNorway feared the awful storm {n} at sea.\n")
    build(news, tmp_path / "out", method="lexicon", progress=False)
    (news / "z.txt").write_text("Deal\n\nAda Quillfeather praised France and the deal in Oslo.\n")
    given = counting(monkeypatch)
    out = build(news, tmp_path / "out", method="lexicon", progress=False)
    assert given["find"] == ["z.txt"]
    found = open_corpus(out).mentions
    whole = analyse(news, method="lexicon", progress=False).mentions
    pd.testing.assert_frame_equal(found, whole)
    assert found.loc[found["surface"] == "Quillfeather", "actor"].tolist() == ["Ada Quillfeather"]


def test_other_options_make_other_tables(folder, tmp_path):
    out = built(folder, tmp_path / "out", method="none")
    assert open_corpus(out).mentions["toward"].isna().all()
    built(folder, out, method="lexicon")
    assert_whole(folder, out)
    actors = pd.DataFrame([["The North", "Norway", "group"]], columns=["actor", "alias", "kind"])
    built(folder, out, actors=actors)
    assert open_corpus(out).mentions["actor"].eq("The North").any()


def test_conditions_are_met_on_the_disk(folder, tmp_path):
    out = built(folder, tmp_path / "out")
    some = open_corpus(out, where=[("outlet", "==", "The Courier")])
    assert some.articles["path"].tolist() == ["01.txt"]
    whole = open_corpus(out)
    for name in ("sentences", "tokens", "mentions"):
        rows = getattr(whole, name)
        rows = rows[rows["article_id"].isin(some.articles["article_id"])]
        pd.testing.assert_frame_equal(getattr(some, name), rows.reset_index(drop=True))
    with pytest.raises(ValueError, match="'colour' is no column of articles"):
        open_corpus(out, where=[("colour", "==", "red")])


BUILD = """
import sys, warnings
import analysis.building.build as building
warnings.simplefilter("ignore")
building.PART_FILES = 3
building.build(sys.argv[1], sys.argv[2], method="lexicon", progress=False)
"""


def test_killed_at_any_moment_the_next_run_goes_on(folder, tmp_path):
    out = tmp_path / "out"
    command = [sys.executable, "-c", BUILD, str(folder), str(out)]
    chance, kills = random.Random(7), 0
    for _ in range(6):
        process = subprocess.Popen(command)
        until = time.monotonic() + chance.uniform(0.8, 3.5)
        seen = len(list(out.glob(".build/found/*"))) + len(list(out.glob("parts/*")))
        while process.poll() is None and time.monotonic() < until:
            now = len(list(out.glob(".build/found/*"))) + len(list(out.glob("parts/*")))
            # At a random time, or in the very moment in which a part appears.
            if now > seen and chance.random() < 0.3:
                break
            time.sleep(0.01)
        if process.poll() is None:
            process.kill()
            kills += 1
        process.wait()
        if (out / "corpus.json").is_file():
            assert len(open_corpus(out).articles) == 14
    assert kills
    built(folder, out)
    assert_whole(folder, out)
    named = set(json.loads((out / "corpus.json").read_text())["parts"])
    assert {place.name for place in (out / "parts").iterdir()} == named


def test_a_second_build_into_the_folder_is_told_to_wait(folder, tmp_path):
    store = Store(tmp_path / "out")
    with store.writing(), pytest.raises(BuildRunning, match=r"another build \(process \d+\)"):
        build(folder, tmp_path / "out", method="none", progress=False)
    built(folder, tmp_path / "out", method="none")


def files_of(out):
    return {p.relative_to(out): p.read_bytes() for p in out.glob("parts/*/*.parquet")}


def test_processes_write_the_same_bytes(folder, tmp_path):
    one = built(folder, tmp_path / "one")
    many = built(folder, tmp_path / "many", engine="processes", workers=2)
    assert files_of(one) == files_of(many) != {}
    assert (one / "corpus.json").read_bytes() == (many / "corpus.json").read_bytes()


def die_once(marker):
    """Kill the worker that comes first; a helper that a spawned process can import."""
    import os
    import signal
    from pathlib import Path

    try:
        Path(marker).touch(exist_ok=False)
    except FileExistsError:
        return marker
    os.kill(os.getpid(), signal.SIGKILL)
    return "never"


def test_a_pool_goes_on_without_a_killed_worker(tmp_path):
    markers = [str(tmp_path / f"{n}") for n in range(2)]
    with engine_run("processes", workers=2) as run:
        assert sorted(run(die_once, markers)) == markers


def test_bad_input_names_the_cure(tmp_path):
    with pytest.raises(MissingPath, match="check the path"):
        build(tmp_path / "missing", tmp_path / "out")
    (tmp_path / "news").mkdir()
    with pytest.raises(NothingToRead, match=r"no articles here; put \.txt"):
        build(tmp_path / "news", tmp_path / "out")
    with pytest.raises(ValueError, match="engine='magic' is none of serial, processes, dask"):
        build(tmp_path / "news", tmp_path / "out", engine="magic")


def test_a_store_is_listed_by_its_names(folder):
    sources, nowhere = list_sources(f"file://{folder}")
    assert [source.name for source in sources] == sorted(source.name for source in sources)
    assert {"deep/again.txt", "01.txt"} <= {source.name for source in sources}
    assert nowhere == ["none.txt"]
    said = {source.name: source.said for source in sources if source.said}
    assert said == {"01.txt": {"01.txt": {"outlet": ("The Courier", "metadata.csv")}}}


def test_undated_articles_are_told_once_where_a_name_has_its_days(tmp_path):
    (tmp_path / "in").mkdir()
    for name in ("a", "b", "c"):
        text = f"Talks {name}\n\nRussia praised France.\n"
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    own = pd.DataFrame(
        {"actor": ["Persia"], "alias": ["Iran"], "kind": ["place"], "active_from": ["2015-01-01"]}
    )
    with pytest.warns(ActorTableWarning, match="3 of 3 articles have no full date") as told:
        build(tmp_path / "in", tmp_path / "out", method="none", actors=own, progress=False)
    assert len([w for w in told if w.category is ActorTableWarning]) == 1
