"""One file is one page, however its path is typed."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.intake.pages import BODY
from whence.intake import Spellings, read_sources
from whence.model import SourceDocument


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds the folder `pages`; the test stands in it."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text(BODY[0])
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ids(paths: Iterable[Path | str], spellings: Spellings | None) -> list[str]:
    return [source.id for source in read_sources(paths, spellings=spellings)]


def test_a_file_typed_twice_in_one_run_has_one_id(pages: Path) -> None:
    typed: list[Path | str] = [
        "pages/a.txt",
        "./pages",
        pages / "pages",
        "pages/../pages/a.txt",
    ]
    assert ids(typed, Spellings()) == ["pages/a.txt"] * 4
    assert len(set(ids(typed, None))) == 3


@pytest.mark.parametrize("first", ["pages/a.txt", "/pages/a.txt"])
def test_a_file_is_found_under_the_id_it_had(
    pages: Path, monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    known = f"{pages}{first}" if first.startswith("/") else first
    spellings = Spellings(pages, knows={known}.__contains__)
    assert ids(["pages/a.txt", pages / "pages"], spellings) == [known] * 2
    monkeypatch.chdir(pages / "pages")
    again = Spellings(pages, knows={known}.__contains__)
    assert ids(["a.txt", "."], again) == [known] * 2


def test_a_link_to_a_file_is_the_file(pages: Path) -> None:
    (pages / "link").symlink_to("pages")
    spellings = Spellings(pages, knows={"pages/a.txt"}.__contains__)
    assert ids(["link/a.txt"], spellings) == ["pages/a.txt"]


def test_another_file_of_the_same_name_is_another_page(
    pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A ledger elsewhere, and a name that was relative to another folder."""
    (pages / "other").mkdir()
    (pages / "other" / "a.txt").write_text(BODY[1])
    monkeypatch.chdir(pages / "other")
    held = SourceDocument("a.txt", text=BODY[0], input_kind="text")
    spellings = Spellings(
        pages / "ledgers", knows={"a.txt"}.__contains__, holds=held.__eq__
    )
    typed = pages / "other" / "a.txt"
    assert ids([typed], spellings) == [str(typed)]
    monkeypatch.chdir(pages / "pages")
    same = pages / "pages" / "a.txt"
    again = Spellings(
        pages / "ledgers", knows={"a.txt"}.__contains__, holds=held.__eq__
    )
    assert ids([same], again) == ["a.txt"]


def test_parts_of_a_file_are_found_and_given_ids_kept(pages: Path) -> None:
    (pages / "t.jsonl").write_text(
        '{"text": "One page."}\n{"id": "two", "text": "Another page."}\n'
        '{"id": "t.jsonl9", "text": "A third page."}\n{broken\n'
    )
    spellings = Spellings(pages, knows={"t.jsonl:1"}.__contains__)
    found = [
        source.id.removeprefix(f"{pages}/")
        for source in read_sources([pages / "t.jsonl"], spellings=spellings)
    ]
    assert found == ["t.jsonl:1", "two", "t.jsonl9", "t.jsonl:4"]
