"""Which column holds what: guessed, named, refused."""

import pytest

from analysis.cli import main
from analysis.corpus import open_corpus
from analysis.reading.decoding import Unreadable
from analysis.reading.formats.columns import check_columns, choose_columns, known_names


@pytest.mark.parametrize(
    ("names", "taken"),
    [
        (["text"], {"text": "text"}),
        (["Title", "Body"], {"text": "Body", "title": "Title"}),
        (["HEADLINE", "Full_Text"], {"text": "Full_Text", "title": "HEADLINE"}),
        (["content", "text"], {"text": "text"}),
        (["article", "content"], {"text": "content"}),
        (["text", "pubDate"], {"text": "text", "published": "pubDate"}),
        (["text", "publish_date"], {"text": "text", "published": "publish_date"}),
        (["text", "date", "published"], {"text": "text", "published": "published"}),
        (["text", "Source"], {"text": "text", "outlet": "Source"}),
        (["text", "source", "outlet"], {"text": "text", "outlet": "outlet"}),
        (["text", "authors"], {"text": "text", "byline": "authors"}),
        (["text", "link", "lang"], {"text": "text", "url": "link", "language": "lang"}),
        (["id", "text"], {"text": "text", "id": "id"}),
        (["text", "source.name", "source.id"], {"text": "text", "outlet": "source.name"}),
        (["fields.bodyText", "webTitle"], {"text": "fields.bodyText", "title": "webTitle"}),
        # Nothing is taken for what its name does not say.
        (["text", "context", "subtitle", "update", "dateline"], {"text": "text"}),
    ],
)
def test_usual_names_are_guessed(names, taken):
    assert choose_columns(names, {}) == taken


def test_no_name_is_taken_for_two_fields():
    names = [name for likely in known_names().values() for name in likely]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ({"text": "story"}, {"text": "story", "title": "title"}),
        ({"text": "STORY"}, {"text": "story", "title": "title"}),
        ({"title": "body"}, {"text": "story", "title": "body"}),
        ({"outlet": "title"}, {"text": "body", "outlet": "title"}),
    ],
)
def test_what_the_user_names_goes_first(given, taken):
    assert choose_columns(["title", "body", "story"], given) == taken


def test_no_text_lists_the_columns_and_the_cure():
    with pytest.raises(Unreadable, match=r"no column holds the text; the columns are a, b\\x1b"):
        choose_columns(["a", "b\x1b"], {})
    with pytest.raises(Unreadable) as caught:
        choose_columns([f"c{n}" for n in range(50)], {})
    assert "c19, and 30 more" in caught.value.problem
    assert caught.value.cure == "say which does: columns={'text': 'NAME'}, or --column text=NAME"


def test_a_column_that_is_not_there_is_named():
    with pytest.raises(Unreadable, match="no column 'story'; the columns are body") as caught:
        choose_columns(["body"], {"text": "story"})
    assert "--column" in caught.value.cure


def test_a_field_that_is_none_is_refused():
    with pytest.raises(ValueError, match="'story' is no field; the fields are text, title"):
        check_columns({"story": "text"})


def test_columns_are_named_on_the_command_line(tmp_path, capsys):
    table = tmp_path / "n.csv"
    table.write_text("story,text\nNorway praised France.,Teaser\n", encoding="utf-8")
    out = ["--out", str(tmp_path / "out"), "--method", "none"]
    assert main(["build", str(table), *out, "--column", "text=story"]) == 0
    corpus = open_corpus(tmp_path / "out")
    assert corpus.articles["text"].tolist() == ["Norway praised France."]
    assert corpus.settings["columns"] == "text = story (n.csv)"
    assert main(["build", str(table), *out, "--column", "story=text"]) == 2
    assert "'story' is no field" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["build", str(table), *out, "--column", "story"])
    assert "write it as text=story" in capsys.readouterr().err
