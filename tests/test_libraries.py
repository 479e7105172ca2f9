"""The libraries of notebooks come without the grammars of addresses, which then can be had."""

import subprocess
import sys


def run(code):
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()


def test_grammars_of_addresses_are_not_built():
    code = "import sys, {0}; {1}print('lark' in sys.modules)"
    plain = run(code.format("nbformat", ""))
    ours = run(
        code.format(
            "analysis.report.libraries as own", "own.notebook_libraries(); import nbformat; "
        )
    )
    assert (plain, ours) == (["True"], ["False"]), "if plain is False too, the detour can go"


def test_they_can_still_be_imported_by_others():
    assert run(
        "from analysis.report.libraries import notebook_libraries as n; n();"
        "import rfc3987_syntax as r; print(r.is_valid_syntax('iri', 'http://é.fr/'))"
    ) == ["True"]


def test_notebooks_are_checked_as_ever():
    code = """
from analysis.report.libraries import notebook_libraries
nbformat, _ = notebook_libraries()
try:
    nbformat.validate({"nbformat": 4, "nbformat_minor": 5, "cells": [{}], "metadata": {}})
except nbformat.ValidationError:
    print("refused")
"""
    assert run(code) == ["refused"]
