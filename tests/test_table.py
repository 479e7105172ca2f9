"""The user's own table of actors: what may stand in it, and what is said of what may not."""

import csv
import io
import warnings

import pandas as pd
import pytest

from analysis.actors.table import (
    ActorTableError,
    ActorTableWarning,
    check_actor_table,
    name_of,
    read_actor_table,
)
from analysis.escaping import for_csv
from tests.hostile_text import HOSTILE


@pytest.fixture
def write(tmp_path):
    path = tmp_path / "actors.csv"

    def written(content):
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


def names(path):
    return read_actor_table(path)[["actor", "alias", "kind"]].values.tolist()


ASSAD = [["Bashar al-Assad", "Assad", "person"]]


@pytest.mark.parametrize(
    "content",
    [
        "alias,actor,kind\n Assad , Bashar al-Assad,Person\n",
        "\ufeffactor,alias,kind\r\nBashar al-Assad,Assad,person\r\n",
        "actor;alias;kind\nBashar al-Assad;Assad;person\n",
        "actor\talias\tkind\nBashar al-Assad\tAssad\tperson\n",
        "actor\talias\tkind\nBashar al-Assad\tAssad\tperson\n".encode("utf-16"),
        'Actor,"Alias",KIND\n"Bashar al-Assad","Assad",person\n',
        "actor,alias,kind\nBashar al-Assad,Assad,person,,,\n",
        "actor,alias,kind\n\n,,\n# ask Ada, or not, about, this\n#\nBashar al-Assad,Assad,person\n",
        "actor,alias,kind,active_from\nBashar al-Assad,Assad,person\n",
        "actor,alias,kind,Notes\nBashar al-Assad,Assad,person,sure\n",
        "actor,alias,kind\rBashar al-Assad,Assad,person\r",
    ],
)
def test_reads_what_people_save(write, content):
    assert names(write(content)) == ASSAD


def test_a_kind_may_be_left_out(write):
    assert names(write("alias,actor\nIS,Daesh\n")) == [["Daesh", "IS", None]]


def test_a_name_may_be_no_actor(write):
    assert names(write("actor,alias,kind\n,Star,None\n")) == [[None, "Star", "none"]]


def test_days_are_kept_and_an_alias_may_pass_from_one_actor_to_the_next(write):
    content = (
        "actor,alias,active_from,active_to\n"
        "Ada Quill,the mayor,2010-01-01,2015-06-30\n"
        "Tom Sand,the mayor,2015-07-01,\n"
    )
    days = read_actor_table(write(content))[["active_from", "active_to"]].values.tolist()
    assert days == [["2010-01-01", "2015-06-30"], ["2015-07-01", None]]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("actor\nx\n", "column alias is missing; add it to the header (actor)"),
        ("Star,Sun\nx,y\n", "column actor is missing; add it to the header (star, sun)"),
        ("actor,alias,Alias\nx,y,z\n", "column alias stands there twice; delete one"),
        ("actor,alias\nx,\n", "row 2: alias is empty"),
        ("actor,alias\nx,\u200b\n", "row 2: alias is empty"),
        ("actor,alias\nx,y\n,z\n", "row 3: actor is empty; fill it in, or write none as kind"),
        ("actor,alias\nx,y\n\n# note\n,z\n", "row 5: actor is empty"),
        ("actor,alias,kind\nx,y,planet\n", "row 2: kind 'planet' is unknown; use one of person"),
        ("actor,alias\nx,y\nz,y\n", "row 3: alias 'y' is x in row 2 and z here; keep one"),
        ("actor,alias\nx,The Hague\nz,Hague\n", "row 3: alias 'Hague' is x in row 2 and z here"),
        ("actor,alias,kind\nx,y,\n,y,none\n", "row 3: alias 'y' is x in row 2 and no actor here"),
        (
            "actor,alias,active_to\nx,y,2015-07-01\nz,y,\n",
            "row 3: alias 'y' is x in row 2 and z here; keep one of the two rows, or give",
        ),
        ("actor,alias,active_from\nx,y,19/11/2015\n", "active_from '19/11/2015' is no date; write"),
        ("actor,alias,active_to\nx,y,2015-02-30\n", "active_to '2015-02-30' is no date"),
        ("actor,alias,active_to\nx,y,20150230\n", "active_to '20150230' is no date"),
        (
            "actor,alias,active_from,active_to\nx,y,2016-01-01,2015-01-01\n",
            "row 2: active_from 2016-01-01 is after active_to 2015-01-01; swap the two",
        ),
        ("", "the file is empty; write the header actor,alias,kind"),
        ("actor,alias\na,b,c,d\n", "row 2: 4 cells, and the header has 2; put quotes around"),
        ('actor,alias\nx,"y\n', "row 2: cannot be read as CSV (unexpected end of data)"),
        (b"actor,alias\nx,y\nx,\xc9lan\n", "row 3: is not in UTF-8 (byte 0xc9); save it as CSV"),
        (b"PK\x03\x04\x00", "this is a workbook, not CSV; save it as CSV in UTF-8 (in Excel"),
    ],
)
def test_tells_file_row_and_cure(write, content, told):
    path = write(content)
    with pytest.raises(ActorTableError) as error:
        read_actor_table(path)
    assert told in str(error.value)
    assert str(path) in str(error.value)


def test_a_missing_file_and_a_folder_are_told(tmp_path):
    with pytest.raises(ActorTableError, match="no such file; write one with actor,alias,kind"):
        read_actor_table(tmp_path / "none.csv")
    with pytest.raises(ActorTableError, match="cannot be opened"):
        read_actor_table(tmp_path)


def test_columns_that_mean_nothing_are_told_and_passed_over(write):
    with pytest.warns(ActorTableWarning, match=r"column\(s\) colour not used; known are actor"):
        assert names(write("actor,alias,kind,colour\nBashar al-Assad,Assad,person,red\n")) == ASSAD


def test_the_workshops_own_columns_are_passed_over_without_a_word(write):
    header = "actor,alias,kind,list,rule,n_mentions,n_articles,candidates,example,notes\n"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert (
            names(write(f"{header}Bashar al-Assad,Assad,person,merged,surname,4,2,,,\n")) == ASSAD
        )


def test_the_same_row_twice_is_no_conflict():
    frame = pd.DataFrame({"actor": ["x", "x"], "alias": ["y", "y"]})
    assert len(check_actor_table(frame)) == 2


def test_a_table_of_ones_own_is_not_changed():
    frame = pd.DataFrame({"alias": [" y "], "actor": ["x"], "kind": [float("nan")]})
    before = frame.copy()
    assert check_actor_table(frame)["kind"].tolist() == [None]
    pd.testing.assert_frame_equal(frame, before)


@pytest.mark.parametrize("name", [text for text in HOSTILE if text.strip("\x00").strip()])
def test_hostile_names_come_back_from_a_file_as_they_were(write, name):
    file = io.StringIO()
    csv.writer(file).writerows([["actor", "alias"], [for_csv(name), for_csv(name)]])
    assert read_actor_table(write(file.getvalue()))["alias"].tolist() == [name.strip()]


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("The Hague", "Hague"),
        ("the rebels", "the rebels"),
        ("The  rebels", "The rebels"),
        ("the 4Q Fund", "4Q Fund"),
        ("Theresa May", "Theresa May"),
        ("The", "The"),
    ],
)
def test_the_article_of_a_name_is_no_part_of_it(alias, name):
    assert name_of(alias) == name
