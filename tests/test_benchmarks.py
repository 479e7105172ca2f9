"""The benchmark's table: its lines, and that a tool that is missing is said to be."""

from benchmarks import language, tone
from benchmarks.run import line
from benchmarks.timing import Comparison, Rival, rows, seconds


def test_a_rival_that_is_not_installed_is_named_and_not_run():
    def prepare():
        raise AssertionError("made ready though it is not installed")

    comparison = Comparison("step", 1_000_000, lambda: sum(range(1000)), [])
    comparison.rivals.append(Rival("other", "no_such_package_anywhere", prepare))
    ours, other = rows(comparison, rounds=1)
    assert ours[:2] == ("step", "ours")
    assert other == ("", "other", "not installed", "")


def test_a_slower_rival_shows_how_many_times_ours_is_as_fast():
    rival = Rival("slow", "sys", lambda: lambda: sum(range(3_000_000)))
    comparison = Comparison("step", 1_000_000, lambda: sum(range(30_000)), [rival])
    assert float(rows(comparison, rounds=2)[1][3].replace(",", "")) > 20


def test_seconds_are_the_best_round():
    rounds = iter([500_000, 1, 500_000])
    assert seconds(lambda: sum(range(next(rounds))), 3) < 0.001


def test_lines_stand_in_columns():
    assert line(("a", "b", "1.00", "2.0")).split() == ["a", "b", "1.00", "2.0"]
    assert len(line(("a", "b", "1.00", "2.0"))) == len(line(("", "c", "10.00", "20.0")))


def test_every_job_runs_on_a_small_text():
    texts = ["Envoys met Mr. Lee. A very good plan!"]
    for comparison in (*language.comparisons(texts), *tone.comparisons(texts)):
        assert comparison.n_bytes > 0
        assert rows(comparison, rounds=1)[0][1] == "ours"
