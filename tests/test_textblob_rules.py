"""TextBlob's rules without NLTK: the same rules, and TextBlob itself is untouched."""

import subprocess
import sys

import pytest

TONE = "from analysis import score_tone; t = score_tone(['A very good plan.']).to_dict('list');"

LEXICON = "import analysis as an; an.score_toward(['Ann won.'], [[(0, 3)]], method='lexicon');"


def run(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return done.stdout.strip() or done.stderr


@pytest.mark.parametrize("call", [TONE, LEXICON])
def test_no_scorer_imports_nltk(call):
    said = run(f"import sys; {call} print('nltk' in sys.modules, 'textblob' in sys.modules)")
    assert said == "False False"


@pytest.mark.parametrize("before", [True, False])
def test_textblob_gives_the_same_whoever_comes_first(before):
    first = "from textblob import TextBlob;"
    said = run(
        (first if before else "")
        + TONE
        + first
        + "print(t['polarity'][0] == TextBlob('A very good plan.').sentiment.polarity)"
    )
    assert said == "True"


def test_who_has_textblob_shares_its_modules():
    code = "import textblob._text as t; from analysis.sentiment.textblob_rules import *;"
    assert run(f"{code} print(textblob_rules().text is t)") == "True"


def test_without_textblob_the_cure_is_named():
    code = """
import sys
from analysis.sentiment import textblob_rules as own
own.find_spec = lambda name: None
own.textblob_rules()
"""
    assert "textblob is not installed; run: pip install textblob" in run(code)
