"""WARC, WACZ and ZIP."""

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from fastwarc.stream_io import ZstdWriter

from tests.intake.pages import BODY, HTML
from whence.intake import read_sources
from whence.model import SourceDocument


def response(
    body: bytes, *, headers: str = "", url: str = "http://h.example/1"
) -> bytes:
    http = (
        f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n"
    ).encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2024-03-06T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def read(path: Path, data: bytes) -> list[SourceDocument]:
    path.write_bytes(data)
    return list(read_sources([path]))


def test_responses_become_documents(tmp_path: Path) -> None:
    packed = gzip.compress(HTML.encode(), mtime=0)
    data = response(HTML.encode()) + response(
        packed, headers="Content-Encoding: gzip\r\n", url="http://h.example/2"
    )
    found = read(tmp_path / "a.warc", data)
    assert [source.html for source in found] == [HTML, HTML]
    assert [source.url for source in found] == [
        "http://h.example/1",
        "http://h.example/2",
    ]
    members = gzip.compress(data, mtime=0) + gzip.compress(response(HTML.encode()))
    assert len(read(tmp_path / "a.warc.gz", members)) == 3


def pack_brotli(data: bytes) -> bytes:
    packed: bytes = pytest.importorskip("brotli").compress(data)
    return packed


def pack_zstd(data: bytes) -> bytes:
    out = io.BytesIO()
    stream = ZstdWriter(out)
    while data:
        data = data[stream.write(data) :]
    stream.finish()
    stream.flush()
    return out.getvalue()


@pytest.mark.parametrize(
    ("coding", "packed"), [("br", pack_brotli), ("zstd", pack_zstd)]
)
def test_pages_that_browsers_get_packed_are_unpacked(
    tmp_path: Path, coding: str, packed: Callable[[bytes], bytes]
) -> None:
    headers = f"Content-Encoding: {coding}\r\n"
    whole = packed(HTML.encode())
    pages = (whole, whole[:-9], packed(bytes(40 << 20)))
    data = b"".join(response(page, headers=headers) for page in pages)
    found = read(tmp_path / "a.warc", data)
    assert found[0].html == HTML
    assert [source.error_code for source in found] == [None, "damaged", "too-large"]


def test_what_a_server_answers_instead_of_a_page_is_no_page(tmp_path: Path) -> None:
    gone = response(HTML.encode()).replace(b"200 OK", b"404 No")
    moved = response(HTML.encode()).replace(b"200 OK", b"301 No")
    found = read(tmp_path / "a.warc", gone + response(HTML.encode()) + moved)
    assert [source.error_code for source in found] == [None]
    (nothing,) = read(tmp_path / "b.warc", gone)
    assert nothing.error_code == "empty"


def test_the_server_says_which_letters_it_writes(tmp_path: Path) -> None:
    page = "<html><p>The mayor of Łódź said so.</p></html>"
    data = response(page.encode("cp852")).replace(b"utf-8", b"cp852")
    (found,) = read(tmp_path / "a.warc", data)
    assert found.html == page


@pytest.mark.parametrize("cut", [60, 5, 1])
def test_member_cut_short_is_told_and_the_rest_kept(tmp_path: Path, cut: int) -> None:
    whole = gzip.compress(response(HTML.encode()), mtime=0)
    found = read(tmp_path / "a.warc.gz", whole + whole[:-cut])
    assert found[0].html == HTML
    assert found[-1].error_code == "damaged"


def test_record_cut_short_is_told(tmp_path: Path) -> None:
    found = read(tmp_path / "a.warc", response(HTML.encode()) * 2)
    assert [source.error_code for source in found] == [None, None]
    found = read(tmp_path / "b.warc", (response(HTML.encode()) * 2)[:-400])
    assert [source.error_code for source in found] == [None, "damaged"]


def test_bomb_in_a_record_is_refused(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(40 << 20), mtime=0)
    (found,) = read(
        tmp_path / "a.warc", response(bomb, headers="Content-Encoding: gzip\r\n")
    )
    assert found.error_code == "too-large"


def archive(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return out.getvalue()


def test_zip_members_are_words_never_paths(tmp_path: Path) -> None:
    path = tmp_path / "pages.zip"
    found = read(
        path,
        archive(
            {
                "../../pwned.html": HTML.encode(),
                "b.txt": BODY[0].encode(),
                "c.png": b"\x89PNG",
                "empty.html": b"",
            }
        ),
    )
    assert [source.id for source in found] == [
        f"{path}!../../pwned.html",
        f"{path}!b.txt",
        f"{path}!empty.html",
    ]
    assert [source.error_code for source in found] == [None, None, "empty"]
    assert not (tmp_path.parent.parent / "pwned.html").exists()


def test_wacz_is_a_zip_of_warcs(tmp_path: Path) -> None:
    warc = gzip.compress(response(HTML.encode()), mtime=0)
    found = read(
        tmp_path / "a.wacz",
        archive({"archive/data.warc.gz": warc, "datapackage.json": b"{}"}),
    )
    assert [source.html for source in found] == [HTML]


def test_zip_bomb_is_refused(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "a.zip", archive({"a.html": bytes(40 << 20)}))
    assert found.error_code == "too-large"
