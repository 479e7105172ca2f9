"""Folders to the articles table."""

import errno
import json
import warnings
import zipfile
from pathlib import Path

import pytest

from analysis import tables
from analysis.reading.articles import ArticleWarning, NothingToRead, read_articles

STORY = (
    "Talks end without a deal\n\nAdvertisement\n\nVIENNA, Nov. 14 (BPA) -- Envoys met.\n\n"
    "They left the hall on Monday.\n"
)
OTHER = "Lira falls\n\nANKARA — The lira fell again.\n\nNobody knew why.\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.md").write_text(f"# {OTHER}", encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text("hidden", encoding="utf-8")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    return tmp_path


def quiet(*args, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ArticleWarning)
        return read_articles(*args, **options)


def test_a_folder_gives_the_table_in_the_order_of_paths(folder):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        articles = read_articles(folder)
    tables.check(articles, tables.ARTICLES)
    assert articles["path"].tolist() == ["b.txt", "deep/a.md"]
    assert articles["title"].tolist() == ["Talks end without a deal", "Lira falls"]
    assert articles["place"].tolist() == ["VIENNA", "ANKARA"]
    assert articles["n_words"].tolist() == [17, 10]
    assert articles["published"].isna().all()
    assert articles["published_as_printed"].iloc[0] == "Nov. 14"
    assert articles.attrs["problems"] == []


def test_the_ledger_leads_back_to_the_file(folder):
    articles = read_articles(folder)
    (first, mark) = articles.attrs["removals"]
    assert first["rule"] == "advertisement"
    assert STORY[first["start"] : first["end"]] == first["text"] == "Advertisement\n\n"
    assert STORY[: first["start"]] + STORY[first["end"] :] == articles["text"].iloc[0]
    assert (mark["rule"], mark["text"]) == ("markdown", "# ")
    assert mark["article_id"] == articles["article_id"].iloc[1]


def test_a_file_gives_one_article_under_its_name(folder):
    assert read_articles(folder / "b.txt")["path"].tolist() == ["b.txt"]


def test_the_id_depends_on_content_alone(folder, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "z.txt"
    elsewhere.write_text(STORY.replace("\n", "\r\n"), encoding="utf-16")
    first = read_articles(folder)["article_id"].iloc[0]
    assert read_articles(elsewhere)["article_id"].iloc[0] == first
    assert len(first) == 16


def test_cleaning_can_be_left_out_and_rules_switched_off(folder):
    assert read_articles(folder / "b.txt", clean=False)["text"].iloc[0] == STORY
    articles = read_articles(folder / "b.txt", rules_off=["advertisement"])
    assert articles["text"].iloc[0] == STORY
    with pytest.raises(ValueError, match="no rule named"):
        read_articles(folder, rules_off=["nonsense"])


def test_one_broken_file_never_stops_the_rest(folder):
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "program.txt").write_bytes(b"\x7fELF\x00")
    (folder / "what.xyz").write_text("Envoys met.", encoding="utf-8")
    (folder / "z.txt").write_text(STORY, encoding="utf-8")
    (folder / "only-furniture.txt").write_text("Advertisement\nShare\n", encoding="utf-8")
    with pytest.warns(ArticleWarning, match=r"5 problems in reading: empty\.txt: the article is"):
        articles = read_articles(folder)
    assert articles["path"].tolist() == ["b.txt", "deep/a.md"]
    problems = {entry["path"]: entry["problem"] for entry in articles.attrs["problems"]}
    assert sorted(problems) == [
        "empty.txt", "only-furniture.txt", "program.txt", "what.xyz", "z.txt",
    ]  # fmt: skip
    assert problems["z.txt"] == "same content as b.txt; counted once"
    assert all(entry["cure"] for entry in articles.attrs["problems"])


def test_metadata_csv_goes_before_all_else(folder):
    table = "\ufeffPath,Outlet,published\nb.txt,The Courier,2015-11-14\ndeep/a.md,,\n"
    (folder / "metadata.csv").write_text(table, encoding="utf-8")
    before = quiet(folder)["article_id"].tolist()
    articles = read_articles(folder)
    assert articles["path"].tolist() == ["b.txt", "deep/a.md"]
    assert articles["outlet"].tolist()[0] == "The Courier"
    assert articles["published"].dt.strftime("%Y-%m-%d").tolist()[0] == "2015-11-14"
    assert json.loads(articles["metadata_source"][0])["published"] == "metadata.csv"
    assert articles["article_id"].tolist() == before


def test_rows_and_members_are_articles_and_can_be_overridden(tmp_path):
    rows = f'Headline,story,text,when,id\nTalks,"{STORY}",x,19/11/2015,7\n,,,,\nLira,,y,,8\n'
    (tmp_path / "news.csv").write_text(rows, encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "old.zip", "w") as archive:
        archive.writestr("a.txt", OTHER)
    table = "path,outlet\nnews.csv#2,Courier\nold.zip/a.txt,Post\n"
    (tmp_path / "metadata.csv").write_text(table, encoding="utf-8")
    articles = quiet(tmp_path, columns={"text": "story", "published": "when"})
    assert articles["path"].tolist() == ["news.csv#2", "old.zip/a.txt"]
    assert articles["outlet"].tolist() == ["Courier", "Post"]
    assert articles["published"].dt.strftime("%Y-%m-%d").tolist()[0] == "2015-11-19"
    source = json.loads(articles["metadata_source"][0])
    assert source["text"] == "column story"
    assert source["title"] == "column Headline"
    assert source["published"] == "column when"
    assert source["id"] == "column id: 7"
    assert articles.attrs["columns"] == {
        "news.csv": {"text": "story", "title": "Headline", "published": "when", "id": "id"}
    }
    assert [entry["path"] for entry in articles.attrs["problems"]] == ["news.csv#4"]


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("03/04/2015", "column date, day and month ambiguous"),
        ("19 November", "column date, no year"),
        ("soon", "column date, not understood"),
    ],
)
def test_a_date_in_a_table_is_never_guessed(tmp_path, printed, said):
    (tmp_path / "n.csv").write_text(f"text,date\nEnvoys met.,{printed}\n", encoding="utf-8")
    articles = quiet(tmp_path)
    assert articles["published"].isna().all()
    assert articles["published_as_printed"].tolist() == [printed]
    assert json.loads(articles["metadata_source"][0])["published"] == said


def test_a_field_that_no_column_fills_is_refused_before_anything_is_read(tmp_path):
    with pytest.raises(ValueError, match="'headline' is no field"):
        read_articles(tmp_path / "none", columns={"headline": "h1"})


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ("file,outlet\nb.txt,x\n", "column file is not known"),
        ("outlet\nx\n", "it has no column path"),
        ("", "it has no column path"),
        ("path,outlet\nz.txt,x\n", "no article at z.txt"),
    ],
)
def test_a_faulty_metadata_csv_is_named_and_the_rest_is_read(folder, table, problem):
    (folder / "metadata.csv").write_text(table, encoding="utf-8")
    articles = quiet(folder)
    assert len(articles) == 2
    assert [p["problem"] for p in articles.attrs["problems"]] == [problem]
    assert articles.attrs["problems"][0]["path"] == "metadata.csv"


def test_much_taken_out_is_said(tmp_path):
    text = "Talks end.\n\nEnvoys met.\n\n" + "Sign up for our newsletter today\n" * 5
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    problems = quiet(tmp_path).attrs["problems"]
    assert problems[0]["problem"].startswith("cleaning took out 8")


def test_a_file_without_permission_is_named(folder, monkeypatch):
    read_bytes = Path.read_bytes

    def refuse_one(file):
        if file.name == "b.txt":
            raise PermissionError(errno.EACCES, "Permission denied")
        return read_bytes(file)

    monkeypatch.setattr(Path, "read_bytes", refuse_one)
    problems = quiet(folder).attrs["problems"]
    assert problems[0]["problem"] == "cannot be opened: Permission denied"


def test_nothing_there():
    with pytest.raises(FileNotFoundError, match="no-such-folder: no such file or folder"):
        read_articles("no-such-folder")


def test_nothing_to_read(tmp_path):
    with pytest.raises(NothingToRead, match="no articles here; put"):
        read_articles(tmp_path)
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    with pytest.raises(NothingToRead, match=r"none of the files could be read: a\.txt: the art"):
        read_articles(tmp_path)


def test_a_hostile_name_is_harmless_in_the_warning(folder):
    (folder / "x\x1b[31m\n.txt").write_text("", encoding="utf-8")
    with pytest.warns(ArticleWarning) as caught:
        read_articles(folder)
    message = str(caught[0].message)
    assert "\x1b" not in message
    assert "\n" not in message


def test_the_sources_are_valid_json(folder):
    for source in read_articles(folder)["metadata_source"]:
        assert (
            {"title", "place"}
            <= set(json.loads(source))
            <= {
                "title",
                "place",
                "outlet",
                "published",
            }
        )


def test_tables_can_be_copied_with_what_they_carry(folder):
    articles = read_articles(folder)
    assert articles[articles["place"] == "VIENNA"].attrs == articles.attrs
