"""The core where a browser's Python (Pyodide) runs it: without the packages that are not there."""

import json
import subprocess
import sys

import pytest

# Compiled, and in no list of Pyodide's; or programs that start other programs, which it cannot.
NOT_IN_A_BROWSER = [
    *("ahocorasick_rs", "onnxruntime", "tokenizers", "spacy", "torch"),
    *("jupyterlab", "jupyter_server", "jupyter_client", "ipykernel", "ipywidgets"),
    *("nbclient", "nbconvert", "nbformat", "papermill", "mistune"),
    *("dask", "distributed", "s3fs", "gcsfs", "filelock", "fsspec"),
    # Parts of Python that some distributions keep apart.
    *("sqlite3", "_sqlite3", "_multiprocessing", "ssl", "_ssl"),
    # What TextBlob brings and tone does without: its own first module imports nltk.
    *("nltk", "regex", "click", "joblib", "datasketch"),
    # Plain Python that could be fetched, and that the core does without.
    *("trafilatura", "lxml", "lxml_html_clean", "nh3", "pydantic", "jinja2", "IPython"),
]
BLOCKED = f"""
import sys
class Gone:
    names = {NOT_IN_A_BROWSER!r}
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in self.names:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Gone())
"""
# What is printed is compared: it must be the same with every package there.
CORE = """
import json
import pandas as pd
import analysis as an

text = "Russia praised France on Monday. Sergei Lavrov met John Kerry in Vienna."
articles = pd.DataFrame({"text": [
    text,
    'Iran condemned the "brutal" raid. "We will answer," Hassan Rouhani said.',
    "Russia attacked rebels. France mourned the victims of the Paris attacks.",
]})
own = pd.DataFrame({"actor": ["The Kremlin"], "alias": ["Russia"]})
corpus = an.analyse(articles, method="lexicon", progress=False)
mine = an.analyse(articles, method="lexicon", actors=own, progress=False)
sentiment = an.actor_sentiment(corpus, min_mentions=1)
tables = {
    "sentences": an.split_sentences(text),
    "cleaned": an.clean_text("Talks open.\\n\\nAdvertisement\\n\\nThey agreed.")[0],
    "mentions": an.find_mentions(text).to_dict("list"),
    "tone": an.score_tone(["It was a great day.", "They met."]).to_dict("list"),
    "toward": an.score_toward(["Ann was jailed."], [[(0, 3)]], method="lexicon").to_dict("list"),
    "quotes": an.find_quotes('"We agree," Lavrov said.').to_dict("list"),
    "corpus": corpus.mentions.to_dict("list"),
    "mine": mine.mentions["actor"].tolist(),
    "sentiment": sentiment.to_dict("list"),
    "evidence": an.evidence(corpus, actor="Russia").to_dict("list"),
    "co-mentions": an.co_mentions(corpus).to_dict("list"),
    "terms": an.term_frequency(corpus).to_dict("list"),
    "table": an.show_table(sentiment, signed=["toward"]).html,
    "figure": an.alt_text(an.plot_actor_sentiment(sentiment)),
}
print(json.dumps(tables, default=str))
"""


def run(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return done.stdout, done.stderr


@pytest.fixture(scope="module")
def both():
    """The core's tables without those packages, and with them."""
    outputs = [run(BLOCKED + CORE), run(CORE)]
    return [json.loads(out) if out else pytest.fail(err) for out, err in outputs]


def test_the_core_gives_the_same_tables_as_everywhere(both):
    without, everywhere = both
    assert without["corpus"]["actor"], "somebody is mentioned"
    assert "The Kremlin" in without["mine"]
    assert without == everywhere


@pytest.mark.parametrize("package", ["ahocorasick_rs", "onnxruntime", "papermill"])
def test_the_packages_are_gone(package):
    assert f"No module named '{package}'" in run(f"{BLOCKED}\nimport {package}")[1]


@pytest.mark.parametrize(
    "ask",
    [
        'an.score_toward(["Ann was jailed."], [[(0, 3)]])',
        'an.analyse(pd.DataFrame({"text": ["Russia praised France."]}), progress=False)',
    ],
)
def test_the_network_names_its_cure(ask):
    said = run(f"{BLOCKED}\nimport pandas as pd\nimport analysis as an\n{ask}")[1]
    assert "ModelError: method='model' needs" in said
    assert "method='lexicon'" in said


def test_a_corpus_says_the_versions_that_there_are():
    ask = 'print(an.analyse(pd.DataFrame({"text": ["Talks."]}), method="none", progress=False)'
    absent = """
import importlib.metadata as m
whole = m.version
def version(name):
    if name == "onnxruntime":
        raise m.PackageNotFoundError(name)
    return whole(name)
m.version = version
"""
    out, err = run(
        f"{absent}\nimport pandas as pd\nimport analysis as an\n{ask}.settings['versions'])"
    )
    assert "'pandas'" in out, err
    assert "onnxruntime" not in out
