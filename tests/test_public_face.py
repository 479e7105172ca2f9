"""The public face: names that are imported when they are first used."""

import ast
import inspect
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from IPython.core.completer import provisionalcompleter
from IPython.core.interactiveshell import InteractiveShell

import analysis as an

STUB = Path(an.__file__).with_suffix(".pyi")
LINES = [node for node in ast.parse(STUB.read_text()).body if isinstance(node, ast.ImportFrom)]
HOME = {alias.name: f"analysis.{node.module}" for node in LINES for alias in node.names}


def test_the_names_are_those_of_the_stub_each_once():
    assert an.__all__ == sorted(HOME)
    assert sum(len(node.names) for node in LINES) == len(HOME)
    assert all(alias.asname == alias.name for node in LINES for alias in node.names)


@pytest.mark.parametrize("name", an.__all__)
def test_every_name_is_what_its_module_holds_and_is_documented(name):
    value = getattr(an, name)
    assert value is getattr(import_module(HOME[name]), name)
    assert len(inspect.getdoc(value) or "") > 100


def test_dir_and_star_import_give_every_name():
    assert set(an.__all__) <= set(dir(an))
    code = "from analysis import *; import analysis; print({*analysis.__all__} <= {*globals()})"
    assert _printed(code) == "True"


def test_tab_completion_in_a_notebook_knows_the_names():
    shell = InteractiveShell()
    shell.user_ns["an"] = an
    with provisionalcompleter():
        found = {c.text.removeprefix(".") for c in shell.Completer.completions("an.actor_s", 10)}
    assert {name.removeprefix("an.") for name in found} >= {"actor_sentiment"}


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no_such_thing"):
        _ = an.no_such_thing


def test_the_import_alone_loads_no_table_library():
    heavy = "{'pandas', 'numpy', 'matplotlib', 'onnxruntime', 'pyarrow'}"
    code = f"import analysis, sys; print(sorted({heavy} & set(sys.modules)))"
    assert _printed(code) == "[]"


def _printed(code):
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return told.stdout.strip()
