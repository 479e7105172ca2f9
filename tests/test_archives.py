"""Archives: members, names, bombs, locks."""

import gzip
import io
import tarfile
import zipfile

import pytest

from analysis.reading.decoding import Unreadable
from analysis.reading.formats import Problem, Record, budget, read_records


def zipped(files, *, level=8):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", level) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def tarred(files, mode="w"):
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:
        for name, content in files.items():
            data = content if isinstance(content, bytes) else content.encode()
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return file.getvalue()


def read(data, name="a.zip"):
    return list(read_records(name, data))


def texts(items):
    return [(item.path, item.text) for item in items if isinstance(item, Record)]


FILES = {"2015/b.txt": "They left.", "a.txt": "Envoys met.", ".hidden.txt": "x", "x.png": b"\x89P"}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("n.zip", zipped(FILES)),
        ("n.tar", tarred(FILES)),
        ("n.tar.gz", tarred(FILES, "w:gz")),
        ("n.tgz", tarred(FILES, "w:gz")),
        # Content decides.
        ("n.txt", zipped(FILES)),
        ("n", tarred(FILES, "w:gz")),
    ],
)
def test_members_are_called_by_archive_and_name(name, data):
    assert texts(read(data, name)) == [
        (f"{name}/2015/b.txt", "They left."),
        (f"{name}/a.txt", "Envoys met."),
    ]


def test_members_of_any_format_are_read_and_archives_in_archives():
    inner = zipped({"t.csv": "text\nEnvoys met.\n"})
    data = tarred({"in.zip": inner, "n.jsonl": '{"text": "They left."}\n'}, "w:gz")
    assert texts(read(data, "n.tgz")) == [
        ("n.tgz/in.zip/t.csv#2", "Envoys met."),
        ("n.tgz/n.jsonl#1", "They left."),
    ]


def test_a_packed_file_is_read_by_the_name_under_its_gz():
    assert texts(read(gzip.compress(b"text\nEnvoys met.\n"), "n.csv.gz")) == [
        ("n.csv.gz#2", "Envoys met.")
    ]


def test_no_name_leads_out_of_the_archive():
    files = {"../../etc/a.txt": "One.", "/abs/b.txt": "Two.", "c:\\d\\c.txt": "Three."}
    assert [path for path, _ in texts(read(zipped(files)))] == [
        "a.zip/etc/a.txt", "a.zip/abs/b.txt", "a.zip/c:/d/c.txt",
    ]  # fmt: skip


def test_links_and_devices_are_passed_over():
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE):
            member = tarfile.TarInfo(f"{kind!r}.txt")
            member.type, member.linkname = kind, "/etc/passwd"
            archive.addfile(member)
    assert read(file.getvalue(), "n.tar") == []


def test_one_broken_member_never_stops_the_rest():
    files = {"a.txt": "", "b.xyz": "What?", "c.json": "{", "d.txt": "Envoys met."}
    items = read(zipped(files))
    assert texts(items) == [("a.zip/d.txt", "Envoys met.")]
    problems = [item for item in items if isinstance(item, Problem)]
    assert [item.path for item in problems] == ["a.zip/a.txt", "a.zip/b.xyz", "a.zip/c.json"]
    assert all(item.cure for item in problems)


def test_a_damaged_member_is_a_problem():
    data = zipped({"a.txt": "Envoys met. " * 5, "b.txt": "They left."}, level=0)
    items = read(data.replace(b"Envoys met. Envoys", b"Envoys met, Envoys"))
    assert (items[0].path, items[0].problem[:13]) == ("a.zip/a.txt", "it is damaged")
    assert items[1].text == "They left."


def test_a_locked_member_is_a_problem():
    data = bytearray(zipped({"a.txt": "Envoys met.", "b.txt": "They left."}, level=0))
    data[6] |= 1
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    items = read(bytes(data))
    assert (items[0].path, items[0].problem) == ("a.zip/a.txt", "it is locked with a password")
    assert items[1].text == "They left."


def test_archives_too_deep_are_refused():
    data = zipped({"a.txt": "Envoys met."})
    for _ in range(budget.MAX_NESTING):
        data = zipped({"in.zip": data})
    (problem,) = read(data)
    assert problem.path == "a.zip/in.zip/in.zip/in.zip"
    assert problem.problem == "more than 3 archives lie inside each other"


@pytest.fixture
def small_budget(monkeypatch):
    monkeypatch.setattr(budget, "MAX_UNPACKED_BYTES", 100_000)
    monkeypatch.setattr(budget, "MAX_MEMBERS", 50)


@pytest.mark.usefixtures("small_budget")
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped({"a.txt": b"a" * 200_000})),
        ("a.zip", zipped({f"{n}.txt": b"a" * 30_000 for n in range(5)})),
        ("a.zip", zipped({f"{n}.zip": zipped({"a.txt": b"a" * 60_000}) for n in range(5)})),
        ("a.gz", gzip.compress(b"a" * 200_000)),
        ("a.tgz", tarred({"a.png": b"a" * 200_000}, "w:gz")),
        (
            "a.warc.gz",
            gzip.compress(b"WARC/1.0\r\nContent-Length: 999999\r\n\r\n" + bytes(200_000)),
        ),
    ],
)
def test_a_bomb_is_refused_with_a_cure(name, data):
    with pytest.raises(Unreadable, match="it unpacks to more than 100,000 bytes") as caught:
        read(data, name)
    assert "give the folder" in caught.value.cure


@pytest.mark.usefixtures("small_budget")
@pytest.mark.parametrize("make", [zipped, tarred])
def test_too_many_members_are_refused(make):
    data = make({f"{n}.txt": f"Text {n}." for n in range(51)})
    with pytest.raises(Unreadable, match="holds more than 50 files"):
        read(data)


def test_a_member_too_large_is_passed_over(monkeypatch):
    monkeypatch.setattr("analysis.reading.formats.archives.MAX_MEMBER_BYTES", 1_000)
    for data in (zipped({"a.txt": "a" * 2_000, "b.txt": "b"}),
                 tarred({"a.txt": "a" * 2_000, "b.txt": "b"})):  # fmt: skip
        problem, record = read(data)
        assert problem.problem == "2,000 bytes are more than 1,000"
        assert record.text == "b"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped(FILES)[:-30]),
        ("a.zip", b"PK\x03\x04" + bytes(100)),
        ("a.zip", b"Envoys met."),
        ("a.tar", b"Envoys met." * 100),
        ("a.tgz", tarred(FILES, "w:gz")[:-50]),
        ("a.gz", b"\x1f\x8b" + bytes(100)),
        ("a.zip", zipped({"ppt/presentation.xml": "<x/>"})),
        ("a.odt", zipped({"content.xml": "<x/>"})),
    ],
)
def test_a_hopeless_archive_is_refused_with_a_cure(name, data):
    with pytest.raises(Unreadable) as caught:
        read(data, name)
    assert caught.value.cure
