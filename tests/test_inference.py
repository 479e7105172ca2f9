"""Loading the engine: nothing of it reaches the reader's screen, everything reaches the log."""

import os
import subprocess
import sys

import pytest

from analysis.sentiment.inference import diverted_stderr, load_model
from analysis.sentiment.shipped import ModelError

LOADING = """
import logging, sys
logging.basicConfig(level=logging.INFO, stream=sys.stdout)
from analysis.sentiment import inference
{then}
"""


def run_python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Return what a fresh interpreter wrote, compiled code's own writes included."""
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=True,
    )


def test_loading_the_network_writes_nothing_to_stderr():
    assert run_python(LOADING.format(then="inference.load_model()")).stderr == ""


def test_what_the_engine_writes_while_imported_is_logged_not_shown(tmp_path):
    (tmp_path / "onnxruntime.py").write_text(
        "import os\n"
        "os.write(2, b'no \\x1b[0;93mgraphics card\\n')\n"
        "class SessionOptions: pass\n"
        "def InferenceSession(*_, **__): os.write(2, b'unknown processor\\n')\n"
    )
    seen = run_python(
        LOADING.format(then="inference.open_session(b'', 1)"),
        PYTHONPATH=os.pathsep.join([str(tmp_path), *sys.path]),
    )
    assert seen.stderr == ""
    assert "onnxruntime: unknown processor" in seen.stdout
    assert "graphics card" in seen.stdout
    assert "\x1b" not in seen.stdout


def test_stderr_is_itself_again_after_an_error(capfd):
    def fail() -> None:
        with diverted_stderr():
            os.write(2, b"hidden")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    os.write(2, b"shown")
    assert capfd.readouterr().err == "shown"


def test_without_the_engine_the_cure_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    load_model.cache_clear()
    with pytest.raises(ModelError, match="pip install onnxruntime"):
        load_model(threads=7)
