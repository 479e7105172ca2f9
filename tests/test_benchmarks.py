"""The benchmark's table: its lines, and that a tool that is missing is said to be."""

from dataclasses import replace

import nbformat
import pandas as pd
import pytest
from nbformat import v4

from analysis.pipeline import analyse
from benchmarks import (
    counting,
    language,
    made_up,
    matching,
    notebooks,
    own_names,
    pages,
    start_up,
    tone,
    walk,
)
from benchmarks.run import line
from benchmarks.timing import Comparison, Rival, cost, rows, seconds


def test_a_rival_that_is_not_installed_is_named_and_not_run():
    def prepare():
        raise AssertionError("made ready though it is not installed")

    comparison = Comparison("step", 1.0, lambda: sum(range(1000)), [])
    comparison.rivals.append(Rival("other", "no_such_package_anywhere", prepare))
    ours, other = rows(comparison, rounds=1)
    assert ours[:2] == ("step", "ours")
    assert other == ("", "other", "not installed", "", "")


def test_a_slower_rival_shows_how_many_times_ours_is_as_fast():
    rival = Rival("slow", "sys", lambda: lambda: sum(range(3_000_000)))
    comparison = Comparison("step", 1.0, lambda: sum(range(30_000)), [rival])
    assert float(rows(comparison, rounds=2)[1][4].replace(",", "")) > 20


def test_a_rival_that_is_given_a_part_of_the_work_is_counted_by_that_part():
    work = [lambda: sum(range(3_000_000)), lambda: sum(range(300_000))]
    rivals = [
        Rival(n, "sys", lambda f=f: f, s) for n, f, s in zip("ab", work, (1, 0.1), strict=True)
    ]
    _, whole, tenth = rows(Comparison("step", 1.0, work[0], rivals), rounds=3)
    assert 0.4 < float(whole[4]) / float(tenth[4]) < 2.5


def test_memory_is_that_of_the_job_alone():
    held = [0] * 30_000_000
    assert cost(lambda: lambda: None, 1).peak < 100 < cost(lambda: lambda: [1] * 30_000_000, 1).peak
    assert len(held)


def test_a_job_that_fails_stops_the_benchmark():
    with pytest.raises(RuntimeError, match="a job of the benchmark failed"):
        cost(lambda: lambda: 1 / 0, 1)


def test_seconds_are_the_best_round():
    rounds = iter([500_000, 1, 500_000])
    assert seconds(lambda: sum(range(next(rounds))), 3) < 0.001


def test_lines_stand_in_columns():
    assert line(("a", "b", "1.00", "9", "2.0")).split() == ["a", "b", "1.00", "9", "2.0"]
    assert len(line(("a", "b", "1", "", "2.0"))) == len(line(("", "c", "10", "", "20.0")))


def test_every_job_runs_on_a_small_text():
    texts = ["Envoys met Mr. Lee. A very good plan!"]
    corpus = analyse(pd.DataFrame({"text": texts}), method="none", progress=False)
    comparisons = [
        *language.comparisons(texts),
        *tone.comparisons(texts),
        *matching.comparisons(texts, (10,)),
        *counting.comparisons(corpus, mentions=100),
        *pages.comparisons([f"{texts[0]}\n\n{texts[0] * 30}"]),
        *walk.comparisons(texts, (10,)),
    ]
    for comparison in comparisons:
        alone = replace(comparison, rivals=[])
        assert comparison.amount > 0
        assert rows(alone, rounds=1)[0][1] == "ours"


def test_made_up_articles_are_new_in_names_and_words_and_always_the_same():
    sample = ["Putin met Merkel and the ministers praised the agreement in Moscow. " * 5] * 2
    first, second, third = made_up.articles(3, sample)
    assert len({first, second, third}) == 3
    assert list(made_up.articles(3, sample)) == [first, second, third]
    assert len({made_up.word(n) for n in range(20_000)}) == 20_000


def test_start_up_keeps_its_promises():
    wall, processor = start_up.measured(start_up.COMMANDS["import analysis"], 3)
    assert processor < start_up.LIMITS["import analysis"]
    assert 0 < processor <= wall * 2


def test_names_of_ones_own_are_built_found_and_counted():
    texts = [f"Envoys met {name} in Oslo." for name in made_up.names(3)]
    none, few = own_names.figures(texts, (0, 8), rounds=1)
    assert (none.count, few.count) == (0, 8)
    assert few.mentions >= 6
    assert none.line().split()[0] == "0"
    assert len(few.line().split()) == 6


def test_notebooks_are_run_alone_and_the_report_comes_last(tmp_path):
    folder = tmp_path / "notebooks"
    folder.mkdir()
    for name, wait in (("00-quick", 0), ("01-waits", 1)):
        cell = v4.new_code_cell(f"import time; time.sleep({wait})")
        nbformat.write(v4.new_notebook(cells=[cell]), folder / f"{name}.ipynb")
    jobs = notebooks.jobs(tmp_path)
    assert list(jobs) == ["00-quick", "01-waits", "report"]
    wall, processor = jobs["01-waits"]()
    assert wall > 1
    assert 0 < processor < wall
