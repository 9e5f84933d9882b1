"""What is kept of all that was fetched, and what a kill at any moment leaves."""

import gzip
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator

from tests.intake.fetch.site import HTML, PAGE, Clock, Reply, fetch, serve
from whence.errors import InputError
from whence.intake import read_sources
from whence.intake.fetch import FetchFolder

MOMENT = datetime(2024, 3, 6, 10, 0, tzinfo=UTC)


def lines(folder: Path) -> list[dict[str, object]]:
    text = (folder / "fetched.idx").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_pages_can_be_read_again_without_the_network(tmp_path: Path) -> None:
    with serve({"/1": Reply(), "/2": Reply("", 301, {"Location": "/1"})}) as site:
        (found, again) = fetch(tmp_path, f"{site.root}/1", f"{site.root}/2")
    assert found.html == again.html == PAGE
    (offline,) = read_sources([tmp_path])
    assert (offline.html, offline.url) == (PAGE, f"{site.root}/1")
    assert offline.error_code is None


def test_chunks_and_packed_answers_can_be_read_again(tmp_path: Path) -> None:
    packed = gzip.compress(PAGE.encode())

    def write(handler: BaseHTTPRequestHandler) -> None:
        head = (
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
            "Transfer-Encoding: chunked\r\n\r\n"
        )
        chunk = f"{len(packed):x}\r\n".encode() + packed + b"\r\n0\r\n\r\n"
        handler.wfile.write(head.encode() + chunk)
        handler.close_connection = True

    with serve({"/1": Reply(write)}) as site:
        (found,) = fetch(tmp_path, f"{site.root}/1")
    (offline,) = read_sources([tmp_path])
    assert found.html == offline.html == PAGE


def test_the_archive_holds_all_that_was_sent_with_its_time(tmp_path: Path) -> None:
    with serve({"/1": Reply(headers=HTML | {"ETag": '"v1"'})}) as site:
        clock = Clock()
        fetch(tmp_path, f"{site.root}/1", clock=clock)
        clock.now = MOMENT.replace(day=9)
        site.routes["/1"] = Reply("", 304, {})
        for _ in range(2):  # the second run has nothing to ask, and nothing to mend
            fetch(tmp_path, f"{site.root}/1", clock=clock)
    with (tmp_path / "pages-00001.warc.gz").open("rb") as file:
        records = [
            (
                record.headers.get("WARC-Type"),
                (record.headers.get("WARC-Target-URI") or "").removeprefix(site.root),
                record.record_date.isoformat(),
                record.verify_block_digest(),
            )
            for record in ArchiveIterator(file, parse_http=False)
        ]
    first, second = "2024-03-06T10:00:0", "2024-03-09T10:00:0"
    assert [(kind, url) for kind, url, _, _ in records] == [
        ("warcinfo", ""),
        ("request", "/robots.txt"),
        ("response", "/robots.txt"),
        ("request", "/1"),
        ("response", "/1"),
        ("request", "/robots.txt"),
        ("response", "/robots.txt"),
        ("request", "/1"),
        ("revisit", "/1"),
    ]
    assert all(is_whole for _, _, _, is_whole in records)
    times = [time for _, _, time, _ in records]
    assert all(time.startswith(first) for time in times[:5])
    assert all(time.startswith(second) for time in times[5:])


@pytest.mark.parametrize("cut", [1, 30, 400])
def test_a_run_that_was_killed_goes_on_where_it_stopped(
    tmp_path: Path, cut: int
) -> None:
    clock = Clock()
    names = ("1", "2", "3")
    with serve({f"/{name}": Reply() for name in names}) as site:
        addresses = [f"{site.root}/{name}" for name in names]
        first = fetch(tmp_path, *addresses[:2], clock=clock)
        warc, journal = tmp_path / "pages-00001.warc.gz", tmp_path / "fetched.idx"
        whole = warc.read_bytes()
        # Killed while the third page was written, or its line in the journal.
        warc.write_bytes(whole + whole[-cut:])
        with journal.open("ab") as file:
            file.write(b'{"address":"' + addresses[2].encode())
        found = fetch(tmp_path, *addresses, clock=clock)
    assert found[:2] == first
    assert [source.error_code for source in found] == [None] * 3
    assert site.paths == ["/1", "/2", "/3"]
    offline = list(read_sources([tmp_path]))
    assert [source.error_code for source in offline] == [None] * 3
    assert len(lines(tmp_path)) == 4


@pytest.mark.skipif(os.name != "posix", reason="locks of POSIX")
def test_two_runs_on_one_folder_are_told(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; "
        "from whence.intake.fetch import FetchFolder; FetchFolder(Path(sys.argv[1]))"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    with FetchFolder(tmp_path):
        other = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "in use by another run" in other.stderr
    assert subprocess.run(command, check=False).returncode == 0


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be used"):
        FetchFolder(tmp_path / "file")


@pytest.mark.parametrize(
    "line",
    [
        "nonsense",
        "{}",
        '{"address":"a","time":"2024-03-06T10:00:00+00:00","place":{"file":"../x"},"page":null}',
        '{"address":"http://h.example/","time":"2024-03-06","place":null,"page":null}',
    ],
)
def test_a_journal_of_another_program_is_told(tmp_path: Path, line: str) -> None:
    (tmp_path / "fetched.idx").write_text(f"{line}\n")
    with pytest.raises(InputError, match="line 1 is no line of a journal"):
        FetchFolder(tmp_path)


def test_an_archive_that_was_removed_is_told(tmp_path: Path) -> None:
    clock = Clock()
    with serve({"/1": Reply()}) as site:
        fetch(tmp_path, f"{site.root}/1", clock=clock)
        (tmp_path / "pages-00001.warc.gz").unlink()
        with pytest.raises(InputError, match=r"pages-00001\.warc\.gz"):
            fetch(tmp_path, f"{site.root}/1", clock=clock)


def test_each_record_has_an_id_of_its_own(tmp_path: Path) -> None:
    with serve({"/1": Reply(), "/2": Reply()}) as site:
        fetch(tmp_path, f"{site.root}/1", f"{site.root}/2")
    with (tmp_path / "pages-00001.warc.gz").open("rb") as file:
        ids = [record.record_id for record in ArchiveIterator(file, parse_http=False)]
    assert len(set(ids)) == len(ids) == 7
