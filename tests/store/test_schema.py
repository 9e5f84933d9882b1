import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from whence.errors import LedgerError
from whence.model import Extraction
from whence.store import Ledger
from whence.store.schema import APPLICATION_ID, newest_version

MakePage = Callable[..., Extraction]


def test_a_ledger_bears_its_application_and_version(tmp_path: Path) -> None:
    Ledger.open(tmp_path / "a.whence").close()
    head = (tmp_path / "a.whence").read_bytes()[:100]
    assert int.from_bytes(head[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(head[60:64], "big") == newest_version()


def test_a_ledger_is_one_file_when_closed(tmp_path: Path, make_page: MakePage) -> None:
    with Ledger.open(tmp_path / "a.whence") as ledger:
        ledger.add([make_page()])
    assert [path.name for path in tmp_path.iterdir()] == ["a.whence"]


def test_no_ledger_is_made_where_one_is_only_read(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger at"):
        Ledger.open(tmp_path / "none.whence", create=False)
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database, and long enough to hold a header " * 4)
    with pytest.raises(LedgerError, match="is not a ledger of Whence"):
        Ledger.open(path)
    assert path.read_text().startswith("not a database")


def test_the_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE bookmarks (url)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="belongs to another program"):
        Ledger.open(path)
    assert path.read_bytes() == before


def test_a_file_with_another_application_id_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA application_id = 77")
        other.execute("CREATE TABLE bookmarks (url)")
    other.close()
    with pytest.raises(LedgerError, match="another program"):
        Ledger.open(path)


def test_a_ledger_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.whence"
    Ledger.open(path).close()
    with sqlite3.connect(path) as newer:
        newer.execute(f"PRAGMA user_version = {newest_version() + 1}")
    newer.close()
    with pytest.raises(LedgerError, match=r"newer Whence .*upgrade"):
        Ledger.open(path)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder"):
        Ledger.open(tmp_path)


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="cannot be opened"):
        Ledger.open(tmp_path / "nowhere" / "a.whence")


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "a.whence"
    path.touch()
    with Ledger.open(path) as ledger:
        assert not list(ledger.check())


def check(path: Path) -> None:
    with Ledger.open(path) as ledger:
        assert not list(ledger.check())


def test_a_damaged_file_is_one_error(tmp_path: Path, make_page: MakePage) -> None:
    path = tmp_path / "a.whence"
    with Ledger.open(path) as ledger:
        ledger.add([make_page(str(number)) for number in range(50)])
    data = bytearray(path.read_bytes())
    data[4096 : len(data) // 2] = b"\xff" * (len(data) // 2 - 4096)
    path.write_bytes(data)
    with pytest.raises(LedgerError, match="cannot be"):
        check(path)
