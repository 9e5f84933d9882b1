"""Files and folders in, sources out."""

import gzip
import os
from pathlib import Path

import pytest

from tests.intake.pages import BODY, HTML
from whence.intake import read_sources
from whence.model import SourceDocument


def read(*paths: Path) -> list[SourceDocument]:
    return list(read_sources(paths))


def only(path: Path) -> SourceDocument:
    (source,) = read(path)
    return source


def test_folder_is_read_in_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b/2.txt", "b/10.txt", "a.html", "c.md", ".git/x.txt", ".hidden.html"):
        (tmp_path / name).write_text(HTML if name.endswith("html") else BODY[0])
    for name in ("style.css", "photo.jpg", "code.js", ".DS_Store"):
        (tmp_path / name).write_bytes(b"\0\1")
    found = read(tmp_path)
    names = [source.id.removeprefix(f"{tmp_path}/") for source in found]
    assert names == [".hidden.html", "a.html", "c.md", "b/10.txt", "b/2.txt"]
    assert all(source.error_code is None for source in found)
    assert [source.html is not None for source in found] == [True, True, *[False] * 3]


def test_paths_come_in_the_order_given(tmp_path: Path) -> None:
    one, two = tmp_path / "1.txt", tmp_path / "2.txt"
    one.write_text(BODY[0])
    two.write_text(BODY[1])
    assert [source.id for source in read(two, one)] == [str(two), str(one)]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.html", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("noise.html", bytes(range(256)) * 9, "binary"),
        ("page.html.gz", b"\x1f\x8b\x08\x00cut", "damaged"),
        ("pages.zip", b"PK\x03\x04broken", "damaged"),
        ("docs.jsonl", b"", "empty"),
        ("table.csv", b"a,b\n1,2\n", "bad-table"),
        ("feed.xml", b"<?xml version='1.0'?><unknown/>", "unsupported"),
        ("pages.warc", b"WARC/1.0\r\nnothing", "empty"),
    ],
)
def test_bad_file_is_one_clear_line(
    tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    source = only(path)
    assert source.error_code == code
    assert source.error_message is not None
    assert name in source.error_message
    assert "\n" not in source.error_message


def test_missing_path_says_what_to_do(tmp_path: Path) -> None:
    source = only(tmp_path / "gone.html")
    assert source.error_code == "missing"
    assert source.error_message == (
        f"{tmp_path / 'gone.html'}: no such file or folder: check the path"
    )


def test_an_address_without_its_beginning_is_told() -> None:
    (source,) = read_sources(["www.news.example/1"])
    assert "an address begins with https://" in (source.error_message or "")


def test_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    with path.open("wb") as file:
        file.truncate(20 << 30)
    assert only(path).error_code == "too-large"


@pytest.mark.skipif(os.name != "posix", reason="links and pipes")
def test_links_and_pipes_do_not_hold_the_batch_up(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "story.txt").write_text(BODY[0])
    (folder / "a.html").symlink_to("b.html")
    (folder / "b.html").symlink_to("a.html")
    (folder / "gone.html").symlink_to("nowhere.html")
    (folder / "up").symlink_to("..")
    (folder / "self").symlink_to(".")
    os.mkfifo(folder / "pipe.txt")
    found = read(folder)
    codes = {Path(source.id).name: source.error_code for source in found}
    assert codes == {
        "a.html": "unreadable",
        "b.html": "unreadable",
        "gone.html": "unreadable",
        "pipe.txt": "not-a-file",
        "story.txt": None,
    }


def test_names_of_files_cannot_drive_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "bad\x1b]0;owned\x07.html"
    path.write_bytes(b"\x00\xff" * 200)
    source = only(path)
    assert source.error_message is not None
    assert "\x1b" not in source.error_message


@pytest.mark.parametrize(
    ("name", "text", "is_html"),
    [
        ("page.txt", "<!DOCTYPE html><html><p>One</p></html>", True),
        ("page.txt", "A line about <html> in general.", False),
        ("page", "<html><body>One</body></html>", True),
        ("page", "Plain words.", False),
        ("page.htm", "Plain words.", True),
    ],
)
def test_content_tells_what_a_name_does_not(
    tmp_path: Path, name: str, text: str, is_html: bool
) -> None:
    path = tmp_path / name
    path.write_text(text)
    source = only(path)
    assert (source.html is not None) is is_html


def test_text_is_kept_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes("One\r\n\r\nTwo\u00a0three\n".encode())
    assert only(path).text == "One\r\n\r\nTwo\u00a0three\n"


def test_compressed_page_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "page.html.gz"
    path.write_bytes(gzip.compress(HTML.encode()))
    assert only(path).html == HTML


def test_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.html.gz"
    path.write_bytes(gzip.compress(bytes(40 << 20)))
    assert only(path).error_code == "too-large"
