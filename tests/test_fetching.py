import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from analysis.cli import main
from analysis.reading.articles import read_articles
from analysis.reading.decoding import Unreadable
from analysis.reading.downloading import Limits, plain_address
from analysis.reading.fetching import fetch_pages, page_name
from analysis.reading.robots import Manners

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Talks open</title>
<meta property="og:site_name" content="The Courier"></head><body><article><h1>Talks open</h1>
<p>Envoys of Norway met in Vienna on Monday to talk about the accord for the first time.</p>
<p>They praised France, which had brought them to one table after a long summer.</p>
</article></body></html>"""
ROBOTS = "User-agent: *\nDisallow: /private/\n"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.path, self.headers["User-Agent"]))
        answer = getattr(self, "answer_" + self.path.strip("/").split("/")[0], None)
        if self.path == "/robots.txt":
            status, body = self.server.robots
            self.send(body.encode(), status=status, media_type="text/plain")
        elif answer is not None:
            answer()
        else:
            self.send(PAGE.encode())

    def answer_missing(self):
        self.send(b"gone", status=404)

    def answer_broken(self):
        self.send(b"oops", status=500)

    def answer_moved(self):
        self.send(b"", status=301, headers={"Location": "/news/a"})

    def answer_aside(self):
        self.send(b"", status=302, headers={"Location": "/private/a"})

    def answer_away(self):
        self.send(b"", status=302, headers={"Location": "file:///etc/passwd"})

    def answer_round(self):
        self.send(b"", status=302, headers={"Location": "/round"})

    def answer_paper(self):
        self.send(b"%PDF-1.4", media_type="application/pdf")

    def answer_empty(self):
        self.send(b" \n")

    def answer_large(self):
        self.send(PAGE.encode() + b" " * 200_000)

    def answer_latin(self):
        page = PAGE.replace("Envoys", "Envoyés")
        self.send(page.encode("latin-1"), media_type="text/html; charset=iso-8859-1")

    def answer_cut(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"<html>")

    def answer_slow(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"<p>")
            self.wfile.flush()
            time.sleep(0.05)

    def send(self, body, *, status=200, media_type="text/html; charset=utf-8", headers=None):
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setenv("no_proxy", "*")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.asked, server.robots = [], (200, ROBOTS)
    server.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def fetch(server, out, *paths, **options):
    urls = [path if "://" in path else server.url + path for path in paths]
    options = {"delay": 0, "limits": Limits(5, 100_000)} | options
    return list(fetch_pages(urls, out, **options))


def test_a_page_is_saved_with_its_address_and_read_with_it(server, tmp_path):
    (page,) = fetch(server, tmp_path, "/news/a")
    assert page.is_new
    assert page.file.read_bytes() == PAGE.encode()
    articles = read_articles(tmp_path)
    row = articles.loc[0, ["path", "title", "outlet", "url"]].tolist()
    assert row == [page.file.name, "Talks open", "The Courier", f"{server.url}/news/a"]
    assert articles.attrs["problems"] == []


def test_headers_and_time_stand_beside_it_and_are_no_article(server, tmp_path):
    (page,) = fetch(server, tmp_path, "/news/a")
    said = json.loads((tmp_path / ".fetched" / f"{page.file.name}.json").read_text())
    assert said["url"] == f"{server.url}/news/a"
    assert ["Content-Type", "text/html; charset=utf-8"] in said["headers"]
    assert said["saved"].endswith("+00:00")


def test_we_say_who_we_are_and_ask_for_robots_first_and_once(server, tmp_path):
    fetch(server, tmp_path, "/news/a", "/news/b", "/news/a")
    assert [path for path, _ in server.asked] == ["/robots.txt", "/news/a", "/news/b"]
    assert {agent.split("/")[0] for _, agent in server.asked} == {"news-actors"}


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/private/a", "robots.txt asks"),
        ("/aside", "robots.txt asks"),
        ("/missing", "404"),
        ("/broken", "500"),
        ("/away", "not an http or https address"),
        ("/round", "more than 5 redirects"),
        ("/paper", "is application/pdf, no web page"),
        ("/empty", "the page is empty"),
        ("/large", "larger than 100,000 bytes"),
        ("/cut", "breaks off"),
        ("file:///etc/passwd", "not an http or https address"),
        ("ftp://courier.example/a", "not an http or https address"),
        ("http://user:secret@127.0.0.1/", "holds a user's name"),
        ("http://127.0.0.1:99999/", "no address"),
        ("http://127.0.0.1:1/", "cannot be reached"),
    ],
)
def test_what_cannot_be_saved_says_why_and_stops_nothing(server, tmp_path, path, problem):
    bad, good = fetch(server, tmp_path, path, "/news/a")
    assert problem in bad.problem
    assert bad.cure
    assert bad.file is None
    assert good.is_new
    assert [file.name for file in tmp_path.glob("*.html")] == [good.file.name]
    assert ("/private/a", server.asked[0][1]) not in server.asked


def test_a_page_that_drips_is_given_up(server, tmp_path):
    start = time.monotonic()
    (page,) = fetch(server, tmp_path, "/slow", limits=Limits(0.5, 100_000))
    assert "takes more than 0.5 seconds" in page.problem
    assert time.monotonic() - start < 4


def test_a_redirect_is_followed_and_its_end_is_the_address(server, tmp_path):
    fetch(server, tmp_path, "/moved")
    assert read_articles(tmp_path)["url"].tolist() == [f"{server.url}/news/a"]


@pytest.mark.parametrize(
    ("robots", "saved"),
    [
        ((404, ""), True),
        ((403, ""), True),
        ((500, ""), False),
        ((200, "User-agent: news-actors\nDisallow: /\n"), False),
        ((200, "User-agent: other\nDisallow: /\n"), True),
        ((200, "<html>no rules</html>"), True),
    ],
)
def test_what_robots_says_holds(server, tmp_path, robots, saved):
    server.robots = robots
    (page,) = fetch(server, tmp_path, "/news/a")
    assert page.is_new is saved


def test_a_second_run_asks_for_nothing_and_changes_nothing(server, tmp_path):
    (first,) = fetch(server, tmp_path, "/news/a")
    first.file.write_text("edited by hand")
    before = len(server.asked)
    (second,) = fetch(server, tmp_path, "/news/a")
    assert (second.file, second.is_new) == (first.file, False)
    assert first.file.read_text() == "edited by hand"
    assert len(server.asked) == before


def test_an_encoding_that_only_the_header_names_is_kept(server, tmp_path):
    fetch(server, tmp_path, "/latin")
    assert "Envoyés" in read_articles(tmp_path)["text"][0]


def test_what_metadata_csv_says_of_other_articles_stays(server, tmp_path):
    (tmp_path / "a.txt").write_text("Envoys met on Monday.")
    (tmp_path / "metadata.csv").write_text("outlet,path\nThe Post,a.txt\n")
    (page,) = fetch(server, tmp_path, "/news/a")
    rows = (tmp_path / "metadata.csv").read_text().splitlines()
    address = f"{server.url}/news/a"
    assert rows == ["outlet,path,url", "The Post,a.txt,", f",{page.file.name},{address}"]


def test_a_metadata_csv_that_cannot_be_read_is_not_overwritten(server, tmp_path):
    (tmp_path / "metadata.csv").write_text("colour\nred\n")
    with pytest.raises(Unreadable):
        fetch(server, tmp_path, "/news/a")
    assert (tmp_path / "metadata.csv").read_text() == "colour\nred\n"


@pytest.mark.parametrize(
    "path",
    ["/../../etc/passwd", "/..%2f..%2fx", "/a\\..\\b", "/con.html", "/" + "a" * 500, "/?q=*|<>:",
     "/.hidden", "/-rf", "/caf\u00e9\u202e", "/a\x1b[31m"],
)  # fmt: skip
def test_names_of_files_are_harmless(path):
    name = page_name(plain_address("http://courier.example" + path))
    assert name.isascii()
    assert not set(name) & set('/\\:*?"<>|% \x1b')
    assert name[0].isalnum()
    assert name.endswith(".html")
    assert len(name) <= 100


def test_addresses_that_differ_have_names_that_differ():
    urls = ["http://a.example/x-y", "http://a.example/x/y", "https://a.example/x/y"]
    assert len({page_name(url) for url in urls}) == 3


def test_two_pages_of_a_site_are_apart_by_the_delay_it_asks_for(server):
    server.robots = (200, "User-agent: *\nCrawl-delay: 7\n")
    waits = []
    manners = Manners(delay=2, limits=Limits(), sleep=waits.append, clock=lambda: 100.0)
    manners(f"{server.url}/a")
    manners(f"{server.url}/b")
    assert waits == [7.0]


@pytest.mark.parametrize(
    ("paths", "status"),
    [(["/news/a"], 0), (["/news/a", "/missing"], 1), (["/missing"], 2)],
)
def test_the_command_says_what_became_of_each(server, tmp_path, capsys, paths, status):
    listed = tmp_path / "urls.txt"
    listed.write_text("# ours\n\n" + "\n".join(server.url + path for path in paths) + "\n")
    out = tmp_path / "pages"
    assert main(["fetch", "--from", str(listed), "--out", str(out), "--delay", "0"]) == status
    told = capsys.readouterr()
    assert told.out.count(".html") == paths.count("/news/a")
    assert told.err.count("404") == paths.count("/missing")


def test_the_command_without_addresses_names_the_cure(tmp_path, capsys):
    assert main(["fetch", "--out", str(tmp_path / "x")]) == 2
    assert "--from" in capsys.readouterr().err
    assert main(["fetch", "--out", str(tmp_path / "x"), "--from", str(tmp_path / "no.txt")]) == 2
