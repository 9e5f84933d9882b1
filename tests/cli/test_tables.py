"""Tables on a narrow terminal."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from whence.cli.output import Column, write_table

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
