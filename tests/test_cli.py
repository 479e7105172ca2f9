import io
import subprocess
import sys
import warnings

import pandas as pd
import pytest

from analysis.cli import main
from analysis.corpus import open_corpus
from analysis.report.page import NotebookStopped


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "news"
    place.mkdir()
    (place / "a.txt").write_text("Talks open\n\nNorway praised France. Norwegians cheered.\n")
    return place


def test_build_writes_a_corpus_and_says_what_it_holds(folder, tmp_path, capsys):
    assert main(["build", str(folder), "--out", str(tmp_path / "out"), "--method", "none"]) == 0
    assert "1 articles" in capsys.readouterr().out
    assert len(open_corpus(tmp_path / "out").mentions) == 3


def test_actors_prints_a_table_that_changes_nothing_when_given_back(folder, tmp_path, capsys):
    assert main(["actors", str(folder)]) == 0
    printed = capsys.readouterr().out
    names = pd.read_csv(io.StringIO(printed))
    assert names[["actor", "alias", "kind"]].values.tolist() == [["Norway", "Norwegians", "place"]]
    table = tmp_path / "mine.csv"
    assert main(["actors", str(folder), "--out", str(table)]) == 0
    assert capsys.readouterr().out == f"{table} (1 merged)\n"
    assert table.read_text("utf-8-sig") == printed
    assert main(["actors", str(folder), "--actors", str(table)]) == 0
    assert "Norway,Norwegians,place,,,yours" in capsys.readouterr().out
    assert main(["actors", str(folder), "--out", str(table)]) == 2
    assert "is there already; name another file" in capsys.readouterr().err


def test_names_and_capitals_are_as_the_options_say(folder, tmp_path, capsys):
    (folder / "a.txt").write_text("Moscow praised France.\n")
    (folder / "actors.csv").write_text("actor,alias\nGaul,France\n")
    out = tmp_path / "out"
    options = ["--method", "none", "--out", str(out), "--capitals-as-places"]
    assert main(["build", str(folder), *options]) == 0
    assert "actors.csv: 1 name of your own used" in capsys.readouterr().err
    assert open_corpus(out).mentions["actor"].tolist() == ["Moscow", "Gaul"]
    assert main(["build", str(folder), "--out", str(out), "--detector", "magic"]) == 2
    assert "detector 'magic' is none of" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["report", "no/such/folder"], "no/such/folder: no such file or folder; check the path"),
        (["build", ".", "--out", "x", "--actors", "none.csv"], "none.csv"),
    ],
)
def test_bad_input_ends_with_a_line_that_names_the_cure(arguments, message, capsys, tmp_path):
    assert main(arguments) == 2
    error = capsys.readouterr().err
    assert message in error
    assert "Traceback" not in error


def test_problems_are_printed_and_the_rest_is_built(folder, tmp_path, capsys):
    (folder / "b\x1b[31m.txt").write_bytes(b"\x00" * 50)
    assert main(["build", str(folder), "--out", str(tmp_path / "out"), "--method", "none"]) == 0
    error = capsys.readouterr().err
    assert "1 problem" in error
    assert "\x1b" not in error


@pytest.mark.parametrize(
    "command", [[], ["report"], ["compare"], ["validate"], ["build"], ["actors"], ["lab"]]
)
def test_every_command_has_help(command):
    with pytest.raises(SystemExit) as end:
        main([*command, "--help"])
    assert end.value.code == 0


def test_help_loads_no_heavy_library():
    code = (
        "import sys, contextlib, io\n"
        "from analysis.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        "    main(['--help'])\n"
        "heavy = {'matplotlib', 'onnxruntime', 'trafilatura', 'papermill', 'networkx'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_a_notebook_that_stops_is_told_and_is_the_exit_status(
    folder, tmp_path, capsys, monkeypatch
):
    monkeypatch.setattr("analysis.cli.report.run", lambda options: _report_of(options, tmp_path))
    assert main(["report", str(folder), "--out", str(tmp_path / "out")]) == 1
    assert "stopped at" in capsys.readouterr().err


def _report_of(options, out):
    warnings.warn("x.ipynb: stopped at cell 2", NotebookStopped, stacklevel=1)
    return 0


def test_compare_writes_a_page_of_two_runs(folder, tmp_path, capsys):
    saved = tmp_path / "run" / "corpus"
    assert main(["build", str(folder), "--out", str(saved), "--method", "none"]) == 0
    (folder / "b.txt").write_text("Talks end\n\nFrance thanked Norway.\n")
    both = [str(tmp_path / "run"), str(folder), "--method", "none", "--out", str(tmp_path)]
    assert main(["compare", *both]) == 0
    page = capsys.readouterr().out.splitlines()[-1]
    assert page.endswith("run-to-news.html")
    assert "1 article in both" in (tmp_path / "run-to-news.html").read_text(encoding="utf-8")
