"""The table of names to go on with: given back it changes nothing, and it is safe to open."""

import csv
import io

import pandas as pd
import pytest

from analysis.actors.table import read_actor_table
from analysis.display import show_table
from analysis.measures.alias_table import alias_csv, alias_table
from analysis.pipeline import analyse
from tests.hostile_text import HOSTILE, elements

TEXTS = [
    "Mayor Ada Quill met Russian envoys. Quill left. The mayor stayed in Moscow.",
    "Moscow denied it. The Border Fund (BF) paid. BF left. Clinton spoke to the XQF.",
    "Mayor Tom Sand came. Sand spoke of the XQF in Jordan.",
    "Judge Eva Sand came. Sand spoke. The judge met U.S. aides and Vladirmir Putin.",
    "The president was absent. Quill was not.",
]
SAME = ["article_id", "start", "end", "surface", "actor", "kind", "role"]


def corpus_of(texts, **options):
    return analyse(pd.DataFrame({"text": list(texts)}), method="none", progress=False, **options)


def read_back(text, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(text, "utf-8-sig", newline="")
    return read_actor_table(path)


def test_given_back_it_changes_nothing(tmp_path):
    corpus = corpus_of(TEXTS)
    table = alias_table(corpus)
    again = corpus_of(TEXTS, actors=read_back(alias_csv(table), tmp_path))
    pd.testing.assert_frame_equal(again.mentions[SAME], corpus.mentions[SAME])
    assert (again.mentions["rule"] == "user").sum() >= 5
    notes = table["actor"].str.startswith("# ")
    live = dict(table.loc[~notes, ["alias", "actor"]].to_numpy())
    assert live["Russian"] == "Russia"
    assert live["BF"] == "Border Fund"
    assert live["Vladirmir Putin"] == "Vladimir Putin"
    assert {"Moscow", "Sand", "Clinton", "Jordan", "XQF"} <= set(table.loc[notes, "alias"])
    assert not {"Moscow", "Sand", "Clinton"} & set(live)


def test_its_rows_are_the_users_own_when_given_back(tmp_path):
    first = alias_table(corpus_of(TEXTS))
    own = read_back(alias_csv(first), tmp_path)
    second = alias_table(corpus_of(TEXTS, actors=own))
    yours = second[second["list"] == "yours"]
    assert yours["alias"].tolist() == own["alias"].tolist()
    live = second[(second["list"] == "merged") & ~second["actor"].str.startswith("# ")]
    assert live.empty


def test_rows_of_ones_own_are_kept_whole():
    rows = [
        ["", "BF", "none", None, None],
        ["Ada Q.", "Quill", "person", "2015-01-01", None],
        ["Ada Q.", "Lady Q", None, None, None],
    ]
    own = pd.DataFrame(rows, columns=["actor", "alias", "kind", "active_from", "active_to"])
    with pytest.warns(UserWarning, match="articles have no full date"):
        corpus = corpus_of(TEXTS, actors=own)
    yours = alias_table(corpus).query("list == 'yours'")
    kept = yours[["actor", "alias", "kind", "active_from"]].astype(object)
    assert kept.where(kept.notna(), None).values.tolist() == [
        [None, "BF", "none", None],
        ["Ada Q.", "Quill", "person", "2015-01-01"],
        ["Ada Q.", "Lady Q", None, None],
    ]


def test_taking_the_mark_off_a_note_makes_it_count(tmp_path):
    text = alias_csv(alias_table(corpus_of(TEXTS)))
    assert "# Hillary Clinton,Clinton,person" in text
    own = read_back(text.replace("# Hillary Clinton", "Hillary Clinton"), tmp_path)
    assert "Hillary Clinton" in corpus_of(TEXTS, actors=own).mentions["actor"].tolist()


def test_an_empty_collection_of_names_gives_the_header():
    table = alias_table(corpus_of(["Nothing here."]))
    assert table.empty
    assert alias_csv(table).startswith("actor,alias,kind,active_from,active_to,list,rule,")


NAMES = [text for text in HOSTILE if any(char.isalnum() for char in text)] + [
    "x" * 10_000,
    "Bad\nName",
]


@pytest.mark.parametrize("name", [*NAMES, "x" * 10_000, "Bad\nName"])
def test_hostile_names_reach_csv_and_html_and_come_back(name, tmp_path):
    own = pd.DataFrame({"actor": [f"{name} (actor)"], "alias": [name], "kind": ["group"]})
    texts = [f"Then {name} met Russian aides. They left."]
    corpus = corpus_of(texts, actors=own)
    table = alias_table(corpus)
    text = alias_csv(table)
    for row in csv.reader(io.StringIO(text, newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    again = read_back(text, tmp_path)
    assert again["alias"].tolist()[0] == name.strip()
    assert again["actor"].tolist()[0] == f"{name} (actor)".strip()
    pd.testing.assert_frame_equal(
        corpus_of(texts, actors=again).mentions[SAME], corpus.mentions[SAME]
    )
    html = show_table(table)._repr_html_()
    assert not {"script", "img", "h1"} & elements(html).tags
    assert not {"onerror", "onmouseover"} & elements(html).attributes
