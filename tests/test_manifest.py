"""What made a page: hashes of what was read and written, settings, the scorer's accuracy."""

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from test_page import own_notebooks, soup_of  # noqa: F401

from analysis.cli import main
from analysis.measures.examples import small_corpus
from analysis.reading.choosing import Choice
from analysis.report.accuracy import measured_accuracy, tell_accuracy
from analysis.report.facts import facts_of
from analysis.report.inputs import corpus_of, input_hashes, joint_hash, tell_choice
from analysis.report.page import render_report

TEXTS = {
    "a.txt": "Talks open\n\nNovember 13, 2015\n\nNorway praised France.\n",
    "b.txt": "Talks end\n\nDecember 18, 2015\n\nFrance thanked Norway.\n",
    "c.txt": "Talks rest\n\nNorway waited for France.\n",
}


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    return folder


def test_files_are_hashed_by_their_names(news):
    (news / "metadata.csv").write_text("path,outlet\na.txt,Post\n")
    (news / ".hidden").write_text("x")
    hashes = input_hashes(news)
    assert list(hashes) == ["a.txt", "b.txt", "c.txt", "metadata.csv"]
    assert hashes["a.txt"] == sha256(news / "a.txt")


def test_the_joint_hash_is_that_of_sha256sum_s_own_list(news):
    hashes = input_hashes(news)
    listed = "".join(f"{digest}  {name}\n" for name, digest in hashes.items())
    assert joint_hash(hashes) == hashlib.sha256(listed.encode()).hexdigest()
    (news / "a.txt").write_text("changed")
    assert joint_hash(input_hashes(news)) != joint_hash(hashes)


def test_a_corpus_of_a_path_knows_its_files_and_the_choice(news):
    with pytest.warns(UserWarning, match="1 article without a full date left out"):
        corpus = corpus_of(news, method="none", choice=Choice(since=date(2015, 12, 1)))
    assert corpus.articles["path"].tolist() == ["b.txt"]
    assert list(corpus.settings["inputs"]) == ["a.txt", "b.txt", "c.txt"]
    assert tell_choice(corpus.settings["chosen"]) == (
        "Taken: 1 of 3 articles, those since 1 December 2015. "
        "1 article without a full date left out."
    )


def test_part_of_a_saved_corpus_is_taken_too(tmp_path):
    saved = small_corpus().save(tmp_path / "run/corpus")
    part = corpus_of(tmp_path / "run", choice=Choice(outlets=("herald",)))
    assert len(part.articles) == 1
    assert set(part.mentions["article_id"]) == set(part.articles["article_id"])
    assert corpus_of(saved).settings == {}


def test_the_manifest_names_what_was_read_and_written(news, tmp_path, own_notebooks):  # noqa: F811
    out = tmp_path / "out"
    corpus = corpus_of(news, method="none")
    page = render_report(corpus, out=out, title="Talks", notebooks=own_notebooks)
    manifest = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    assert manifest["inputs"]["files"] == input_hashes(news)
    written = [manifest["page"], *manifest["tables"].values(), *manifest["notebooks"]]
    assert len(written) == 8
    for entry in written:
        assert entry["sha256"] == sha256(out / entry["file"])
    assert manifest["tables"]["mentions"]["rows"] == len(corpus.mentions)
    assert manifest["settings"]["versions"]["pandas"]
    assert manifest["accuracy"]["method"] == "tone"
    assert str(tmp_path) not in page.with_suffix(".json").read_text(encoding="utf-8")


def test_the_page_ends_with_what_made_it(news, tmp_path, own_notebooks):  # noqa: F811
    (news / "<b>.txt").write_text("Norway rested.")
    corpus = corpus_of(news, method="none")
    page = render_report(corpus, out=tmp_path / "out", title="Talks", notebooks=own_notebooks)
    footer = soup_of(page).footer
    told = footer.get_text(" ", strip=True)
    for name, digest in input_hashes(news).items():
        assert f"{name} {digest}" in told
    assert joint_hash(input_hashes(news)) in told
    assert "macro-F1 41.5" in told
    assert "pandas" in told
    assert footer.find("b") is None


def test_two_runs_write_the_same_bytes(news, tmp_path, own_notebooks):  # noqa: F811
    runs = []
    for name in ("one", "a/deeper/one"):
        corpus = corpus_of(news, method="lexicon")
        render_report(corpus, out=tmp_path / name, title="T", notebooks=own_notebooks)
        files = sorted(p for p in (tmp_path / name).rglob("*") if p.is_file())
        runs.append({p.relative_to(tmp_path / name).as_posix(): p.read_bytes() for p in files})
    assert len(runs[0]) == 10
    assert runs[0] == runs[1]


def test_the_command_takes_days_and_outlets(news, tmp_path, monkeypatch):
    seen = {}
    monkeypatch.setattr(
        "analysis.report.page.render_report", lambda corpus, **named: seen.update(named, c=corpus)
    )
    arguments = ["report", str(news), "--method", "none", "--until", "2015-11-30"]
    assert main([*arguments, "--out", str(tmp_path)]) == 0
    assert seen["c"].articles["path"].tolist() == ["a.txt"]
    assert (seen["title"], seen["parameters"]) == ("News", {"method": "none"})
    assert main([*arguments, "--outlet", "Nobody"]) == 2
    with pytest.raises(SystemExit):
        main([*arguments, "--since", "yesterday"])


@pytest.mark.parametrize("method", ["model", "lexicon", "none"])
def test_each_method_s_accuracy_is_known(method):
    found = measured_accuracy(method)
    assert found["targets"] > 500
    assert found["low"] < found["macro_f1"] < found["high"]
    assert str(found["macro_f1"]) in tell_accuracy(found)


def test_the_first_screen_says_who_how_and_how_sure():
    corpus = replace(small_corpus(), settings={"method": "lexicon"})
    told = dict(facts_of(corpus, title="T", parameters={"min_mentions": 3}).stands_out)
    assert told["Who"].startswith("Most mentioned is Russia (4 mentions, 3 articles)")
    assert "1 of 3 actors have enough scored mentions" in told["How"]
    assert "60 in 100 right" in told["How sure"]
    thin = dict(facts_of(corpus, title="T", parameters={"min_mentions": 50}).stands_out)
    assert list(thin) == ["Who", "How"], "of no number there is nothing to be sure"


def test_neither_clock_nor_language_nor_folder_of_the_machine_is_in_the_file(
    news,
    tmp_path,
    own_notebooks,  # noqa: F811
):
    code = (
        "import sys; from analysis import render_report; from analysis.report.inputs import *;"
        "corpus = corpus_of(sys.argv[1], method='lexicon');"
        "render_report(corpus, out='out/x', title='T', notebooks=sys.argv[2])"
    )
    machines = [("a", "Asia/Tokyo", "C", "1"), ("b c", "America/Caracas", "de_DE", "2")]
    pages = []
    for folder, zone, language, seed in machines:
        (tmp_path / folder).mkdir()
        machine = {"TZ": zone, "LC_ALL": language, "LANG": language, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", code, str(news), str(own_notebooks)]
        subprocess.run(command, cwd=tmp_path / folder, env={**os.environ, **machine}, check=True)
        files = sorted(p for p in (tmp_path / folder).rglob("*") if p.is_file())
        pages.append({p.relative_to(tmp_path / folder).as_posix(): p.read_bytes() for p in files})
    assert "out/x/T.html" in pages[0]
    assert pages[0] == pages[1]
