"""The user's own table of actors."""

import pandas as pd
import pytest

from analysis.actors.table import ActorTableError, check_actor_table, read_actor_table


def test_reads_and_trims(tmp_path):
    path = tmp_path / "actors.csv"
    path.write_text("alias,actor,kind\n Assad , Bashar al-Assad,Person\nIS,Daesh,\n", "utf-8")
    table = read_actor_table(path)
    assert table.to_dict("records") == [
        {"actor": "Bashar al-Assad", "alias": "Assad", "kind": "person"},
        {"actor": "Daesh", "alias": "IS", "kind": None},
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("actor\nx\n", "column alias is missing"),
        ("actor,alias\nx,\n", "row 2: alias is empty"),
        ("actor,alias\nx,y\n,z\n", "row 3: actor is empty"),
        ("actor,alias,kind\nx,y,planet\n", "row 2: kind 'planet' is unknown"),
        ("actor,alias\nx,y\nz,y\n", "row 3: alias 'y' is x in row 2 and z here"),
        ("", "cannot be read as a table"),
        ("actor,alias\na,b,c,d\ne\nf,g,h,i,j\n", "cannot be read as a table"),
    ],
)
def test_tells_file_row_and_cure(tmp_path, content, told):
    path = tmp_path / "actors.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ActorTableError) as error:
        read_actor_table(path)
    assert told in str(error.value)
    assert str(path) in str(error.value)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(ActorTableError, match="no such file"):
        read_actor_table(tmp_path / "none.csv")


def test_the_same_row_twice_is_no_conflict():
    frame = pd.DataFrame({"actor": ["x", "x"], "alias": ["y", "y"]})
    assert len(check_actor_table(frame)) == 2
