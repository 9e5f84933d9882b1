"""Progress: only on a terminal, with the number of pages where that is known."""

import io
import sys
from pathlib import Path

import pytest

from whence.cli.progress import count_pages, show_progress, show_work


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _look(monkeypatch: pytest.MonkeyPatch) -> _Terminal:
    """Put a terminal in the place of stderr; pytest puts its own there before a test."""
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "120")
    return terminal


@pytest.fixture(name="folder")
def fixture_folder(tmp_path: Path) -> Path:
    (tmp_path / "inner").mkdir()
    for name in ("a.txt", "inner/b.HTML", "inner/c"):
        (tmp_path / name).write_text("x")
    (tmp_path / "docs.jsonl").write_text("{}\n{}\n{}\n")
    return tmp_path


def test_pages_of_folders_and_tables_are_counted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _look(monkeypatch)
    assert count_pages([str(folder)]) == 6
    assert count_pages([str(folder / "a.txt"), str(folder / "docs.jsonl")]) == 4


@pytest.mark.parametrize("name", ["x.warc.gz", "feed.xml", "missing"])
def test_what_only_reading_tells_is_not_counted(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _look(monkeypatch)
    if name != "missing":
        (folder / name).write_text("x")
    assert count_pages([str(folder / "a.txt"), str(folder / name)]) is None
    assert count_pages(["https://odda.example/"]) is None


def test_nothing_is_counted_or_shown_where_nobody_looks(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert count_pages([str(folder)]) is None
    with show_work("working"), show_progress("reading", total=3) as step:
        step(None)
    assert capsys.readouterr() == ("", "")


def test_a_bar_tells_how_many_of_how_many(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _look(monkeypatch)
    with show_progress("reading", total=3) as step:
        step(None)
        step(None)
    shown = terminal.getvalue()
    assert "2 of 3 pages" in shown
    assert "a second" in shown
    assert "0 could not be read" in shown


def test_what_is_worked_out_is_told_and_wiped_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = _look(monkeypatch)
    with show_work("working out the figures"):
        assert terminal.getvalue() == "working out the figures ..."
    assert terminal.getvalue().endswith("\r\x1b[K")
