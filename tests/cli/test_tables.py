"""Tables on a narrow terminal."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.work import count_calls
from whence.cli.output import Column, write_line, write_table
from whence.cli.tables import layout

Command = Callable[..., Any]


@pytest.mark.parametrize("name", ["extract", "stories", "search"])
def test_page_names_are_short_and_whole_in_80_columns(
    name: str, dossier: Path, whence: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    words = {"extract": ["pages/"], "search": ["shells"]}.get(name, [])
    lines = whence(name, *words, folder=dossier).out.splitlines()
    records = [json.loads(line) for line in lines]
    ids = {row.get("document") or row["id"] for row in records}
    files = {page for page in ids if page.startswith("pages/")}
    assert files
    table = whence(name, *words, "--format", "table", folder=dossier).out
    for page in files:
        assert page.removeprefix("pages/") in table
    assert "pages/" not in table
    assert max(map(len, table.splitlines())) <= 80


def test_the_demo_breaks_no_page_name_in_80_columns(
    tmp_path: Path, whence: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    out = whence("demo", "-o", str(tmp_path / "d"), "--workers", "1").out
    assert "shells/07-capital-dispatch.txt" in out
    assert "ferries/02-norlane-statement.txt" in out


def test_a_name_longer_than_the_table_is_broken_not_cut(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    columns = (Column("page", "page", wide=True, path=True), Column("n", "n"))
    write_table(columns, [{"page": "a/b/" + "x" * 90, "n": 1}])
    out = capsys.readouterr().out
    assert out.count("x") == 90
    assert max(map(len, out.splitlines())) <= 40


_COLUMNS = (
    Column("question", "q", wide=True),
    Column("figure", "f"),
    Column("reports", "r", number=True),
    Column("status", "s"),
    Column("as of", "a", extra=True),
    Column("empty", "e"),
    Column("also", "n", note=True),
)
_ROWS = [
    [
        "person killed in the collapse of the Odda bridge",
        "about 5",
        "3",
        "contested",
        "2031-04-02",
        "",
        "two words more",
    ],
    ["bærge lost 北京", "1,400,000 to 1,600,000", "12", "single-origin", "", "", ""],
]


@pytest.mark.parametrize("width", [20, 30, 40, 60, 80, 120, 200])
def test_nothing_is_cut_off_at_any_width(width: int) -> None:
    lines = list(layout(_COLUMNS, _ROWS, width))
    assert max(map(len, lines)) <= width
    shown = " ".join(" ".join(lines).split())
    for word in " ".join(text for row in _ROWS for text in row).split():
        assert word in shown, word


def test_the_less_important_moves_below_and_what_is_empty_is_left_out() -> None:
    wide, narrow = (list(layout(_COLUMNS, _ROWS, width)) for width in (120, 75))
    assert wide[0].split() == ["question", "figure", "reports", "status", "as", "of"]
    assert narrow[0].split() == ["question", "figure", "reports", "status"]
    assert "  as of: 2031-04-02" in narrow
    assert "  also: two words more" in narrow


def test_a_narrow_terminal_gets_paragraphs() -> None:
    lines = list(layout(_COLUMNS, _ROWS, 40))
    assert lines[0] == "person killed in the collapse of the"
    assert "  figure: about 5; reports: 3; status:" in lines
    assert not [line for line in lines if "\u2500" in line]


def test_long_tables_are_measured_once() -> None:
    rows = [[f"row {number}", "x", "1", "s", "a", "", ""] for number in range(2_000)]
    calls = count_calls(lambda: list(layout(_COLUMNS, rows, 80)))
    assert calls < 200 * len(rows)


def test_a_line_is_broken_on_a_terminal_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    words = "nobody saw the second wave, which broke the eastern wall"
    write_line(words, 2)
    assert capsys.readouterr().out == f"  {words}\n"
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    write_line(words, 2)
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 30
    assert [line[:4] for line in lines] == ["  no", "    ", "    "][: len(lines)]
    assert " ".join(" ".join(lines).split()) == words
