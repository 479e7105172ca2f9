"""With the network off everything works, and nothing even asks for it."""

import os
import subprocess
import sys

import pytest
from conftest import closed_network


@pytest.mark.parametrize(
    "ask",
    [
        "import socket; socket.create_connection(('192.0.2.1', 80))",
        "import urllib.request; urllib.request.urlopen('http://example.org')",
        "import subprocess, sys; subprocess.run([sys.executable, '-c', "
        "'import socket; socket.getaddrinfo(\"example.org\", 80)'])",
    ],
    ids=["by address", "by name", "from a child"],
)
def test_the_network_is_closed(tmp_path, ask):
    environment = closed_network(tmp_path / "asked")
    subprocess.run([sys.executable, "-c", ask], env=environment, capture_output=True, check=False)
    assert (tmp_path / "asked").exists()


def test_the_machine_itself_is_reached(tmp_path):
    ask = (
        "import socket; s = socket.create_server(('127.0.0.1', 0)); "
        "socket.create_connection(s.getsockname()); print('reached')"
    )
    told = subprocess.run(
        [sys.executable, "-c", ask],
        env=closed_network(tmp_path / "asked"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.stdout.strip() == "reached", told.stderr
    assert not (tmp_path / "asked").exists()


def test_the_sample_page_is_made_with_the_network_off(sample):
    asked = sample.parent / "asked"
    assert not asked.exists(), asked.read_text()
    assert "stopped at cell" not in sample.read_text(encoding="utf-8")
    assert os.environ.get("NEWS_ACTORS_ASKED") is None
