"""Notebooks two at a time: in order, really at once, and all stopped by an interruption."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from nbformat import v4

from analysis.report.run import run_notebooks
from analysis.report.side_by_side import side_by_side

# Each writes a file and waits for the other's: one after the other, the first would wait in vain.
MEETING = """
import pathlib, time
pathlib.Path("{own}").touch()
while not pathlib.Path("{other}").exists():
    time.sleep(0.05)
"""
SLEEPING = """
import os, pathlib, time
pathlib.Path("pid-{name}").write_text(str(os.getpid()))
time.sleep(500)
"""


def save(folder, name, source):
    folder.mkdir(exist_ok=True)
    nbformat.write(v4.new_notebook(cells=[v4.new_code_cell(source)]), folder / f"{name}.ipynb")


def test_what_came_of_each_stands_in_the_order_of_the_jobs():
    def run(job, kernels):
        time.sleep(job)
        return job

    assert side_by_side(run, [0.3, 0.0, 0.1, 0.0]) == [0.3, 0.0, 0.1, 0.0]


def test_two_notebooks_run_at_once(tmp_path):
    save(tmp_path / "in", "1", MEETING.format(own="one", other="two"))
    save(tmp_path / "in", "2", MEETING.format(own="two", other="one"))
    out = tmp_path / "out"
    results = run_notebooks(tmp_path / "in", {}, out=out, cell_seconds=60, progress=False)
    assert [result.failure for result in results] == [None, None]


def test_nobody_is_moved_to_another_folder(tmp_path, monkeypatch):
    save(tmp_path / "in", "1", MEETING.format(own="one", other="two"))
    save(tmp_path / "in", "2", MEETING.format(own="two", other="one"))
    monkeypatch.chdir(tmp_path)
    results = run_notebooks("in", {}, out="out/deeper", cell_seconds=60, progress=False)
    assert [result.failure for result in results] == [None, None]
    assert Path.cwd() == tmp_path
    assert {path.name for path in (tmp_path / "out/deeper").iterdir()} == {
        *("1.ipynb", "2.ipynb", "one", "two")
    }


def test_an_error_of_one_is_told_and_nothing_new_begins():
    begun = []

    def run(job, kernels):
        begun.append(job)
        raise RuntimeError(f"no {job}")

    with pytest.raises(RuntimeError, match="no 0"):
        side_by_side(run, range(100), at_once=1)
    assert len(begun) < 100


def test_an_interruption_stops_the_kernels(tmp_path):
    for name in ("a", "b"):
        save(tmp_path / "in", name, SLEEPING.format(name=name))
    out = tmp_path / "out"
    code = f"from analysis.report.run import run_notebooks as r; r({str(tmp_path / 'in')!r}, {{}}, "
    process = subprocess.Popen(
        [sys.executable, "-c", f"{code}out={str(out)!r}, progress=False)"], stderr=subprocess.PIPE
    )
    try:
        pids = [wait_for(out / f"pid-{name}") for name in ("a", "b")]
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    finally:
        process.kill()
    assert b"KeyboardInterrupt" in said
    assert not [pid for pid in pids if is_running(pid)]


def wait_for(path):
    """Return the number that a kernel writes into a file."""
    for _ in range(600):
        if path.exists() and path.read_text():
            return int(path.read_text())
        time.sleep(0.1)
    raise TimeoutError(path)


def is_running(pid):
    done = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, check=False)
    return done.stdout.strip() not in (b"", b"Z")
