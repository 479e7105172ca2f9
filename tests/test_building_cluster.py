"""The same build on a Dask cluster of real processes, one of which is killed midway."""

import os
import signal
import threading
import time

import fsspec
import pytest
from dask import distributed
from moto.server import ThreadedMotoServer

import analysis.building.build as building
from analysis.building.build import build
from analysis.corpus import open_corpus

TEXT = """Envoys meet for round {n}

OSLO -- Ada Quillfeather praised the accord of France and Norway. "It is a great success number
{n}," Quillfeather said. Officials in Paris condemned the terrible delay of item {n}.
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(building, "PART_FILES", 2)
    place = tmp_path / "news"
    place.mkdir()
    for n in range(12):
        (place / f"{n:02}.txt").write_text(TEXT.format(n=f"{n} {'abcdefghijkl'[n] * 5}" * 3))
    return place


def files_of(out):
    return {p.relative_to(out): p.read_bytes() for p in out.glob("parts/*/*.parquet")}


def test_a_killed_worker_costs_time_and_no_articles(folder, tmp_path, capsys):
    options = {"method": "lexicon", "progress": False}
    one = build(folder, tmp_path / "one", **options)
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=50
    )
    with cluster:
        workers = {worker.pid for worker in cluster.workers.values()}
        killer = threading.Thread(target=kill_once, args=(tmp_path / "many", min(workers)))
        killer.start()
        many = build(
            folder, tmp_path / "many", engine="dask", scheduler=cluster.scheduler_address, **options
        )
        killer.join()
        assert {worker.pid for worker in cluster.workers.values()} != workers
    assert "Dask dashboard: http" in capsys.readouterr().err
    assert files_of(one) == files_of(many) != {}
    assert (one / "corpus.json").read_bytes() == (many / "corpus.json").read_bytes()


def kill_once(out, pid):
    """Kill a worker as soon as the first part stands."""
    until = time.monotonic() + 120
    while time.monotonic() < until and not [*out.glob(".build/found/*/part.json")]:
        time.sleep(0.005)
    os.kill(pid, signal.SIGKILL)


@pytest.fixture
def bucket(monkeypatch):
    """A store of its own on this machine, which speaks S3."""
    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
    }.items():
        monkeypatch.setenv(name, value)
    store = fsspec.filesystem("s3", skip_instance_cache=True)
    store.mkdir("news")
    yield store
    server.stop()


def test_workers_read_articles_from_a_store_themselves(folder, bucket, tmp_path):
    for file in sorted(folder.iterdir())[:5]:
        bucket.put_file(str(file), f"news/{file.name}")
    bucket.pipe_file("news/metadata.csv", b"path,outlet\n01.txt,The Courier\n")
    options = {"method": "none", "progress": False}
    out = build("s3://news", tmp_path / "out", engine="dask", workers=1, **options)
    found = open_corpus(out)
    assert found.articles["path"].tolist() == [f"{n:02}.txt" for n in range(5)]
    assert found.articles["outlet"].dropna().tolist() == ["The Courier"]
    assert set(found.mentions["actor"]) >= {"Ada Quillfeather", "France", "Norway"}
