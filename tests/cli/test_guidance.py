"""What a command says to one who is lost: the next step, in one line."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from whence.store import Ledger

Command = Callable[..., Any]

QUIET = "A quiet day\n\n5 March 2024\n\nThe sun was out and the sea lay still.\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["figurs"], "did you mean 'whence figures'?"),
        (["xyzzy"], "'whence --help' lists them"),
        (["pages"], "use 'whence add pages'"),
        (["explain"], "'whence explain --help' tells more"),
        (["figures", "--polcy", "range"], "'--policy'"),
    ],
)
def test_a_wrong_call_is_told_the_right_one(
    arguments: list[str], told: str, dossier: Path, whence: Command
) -> None:
    result = whence(*arguments, folder=dossier)
    assert result.code == 2
    assert result.err.startswith("error: ")
    assert told in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("name", ["figures", "claims", "sources", "drift", "stories"])
@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
def test_an_empty_ledger_is_told_how_to_fill_it(
    name: str, form: str, tmp_path: Path, whence: Command
) -> None:
    (tmp_path / "none").mkdir()
    added = whence("add", "none")
    assert (added.code, added.out) == (0, "")
    assert "nothing to read in 'none': give pages" in added.err
    result = whence(name, "--format", form)
    assert result.code == 0
    assert "read some with 'whence add FOLDER'" in result.err
    assert form == "csv" or result.out == ""


def test_pages_without_figures_are_told_apart(tmp_path: Path, whence: Command) -> None:
    (tmp_path / "quiet.txt").write_text(QUIET, encoding="utf-8")
    result = whence("figures", "quiet.txt", "--workers", "1")
    assert (result.code, result.out) == (0, "")
    assert "no figures on 1 page; 'whence claims' lists what was read" in result.err


def test_a_filter_that_fits_nothing_is_named(dossier: Path, whence: Command) -> None:
    for name in ("claims", "figures", "sources", "drift", "export"):
        words = ["claims"] if name == "export" else []
        result = whence(name, *words, "--speaker", "Nobody", folder=dossier)
        assert (result.code, result.out) == (0, "")
        assert "fit: with fewer words or filters" in result.err


def test_a_page_may_be_named_as_tables_show_it(dossier: Path, whence: Command) -> None:
    whole, short = (
        whence("trace", f"{name}:0-2000", folder=dossier)
        for name in ("pages/shells/01-rhine-courier.txt", "01-rhine-courier.txt")
    )
    assert whole.code == 0
    assert short.out == whole.out
    wrong = whence("trace", "02-rhine-courier.txt:0-9", folder=dossier)
    assert wrong.code == 2
    assert "pages/shells/01-rhine-courier.txt" in wrong.err
    both = whence("trace", "docs.jsonl:0-9", folder=dossier)
    assert both.code == 2


def test_what_is_denied_by_any_act_is_found(dossier: Path, whence: Command) -> None:
    lines = whence("claims", "--denied", folder=dossier).out.splitlines()
    found = [json.loads(line) for line in lines]
    assert {row["polarity"] for row in found} == {"denied"}
    assert len({row["act"] for row in found}) > 1
    everything = whence("claims", folder=dossier).out.splitlines()
    assert len(found) == sum('"polarity": "denied"' in line for line in everything)


def test_an_export_makes_the_folder_it_is_sent_to(
    dossier: Path, tmp_path: Path, whence: Command
) -> None:
    target = tmp_path / "new" / "claims.csv"
    assert whence("export", "claims", "-o", str(target), folder=dossier).code == 0
    assert target.read_text("utf-8").startswith("id,")


def test_a_report_is_not_written_over_a_folder(dossier: Path, whence: Command) -> None:
    result = whence("report", "-o", "pages", folder=dossier)
    assert result.code == 2
    assert "'pages' is a folder: name a file" in result.err


def test_a_ledger_that_may_not_be_written_can_be_read(
    dossier: Path, whence: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = whence("figures", folder=dossier).out
    opened: list[Path] = []
    real = Ledger.open

    def note(path: Path, *, create: bool = True) -> Ledger:
        opened.append(path)
        return real(path, create=create)

    monkeypatch.setattr(Ledger, "open", note)
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)
    assert whence("figures", folder=dossier).out == expected
    assert whence("check", folder=dossier).code == 0
    assert [path.name for path in opened] == ["ledger.whence"] * 2
    assert not [path for path in opened if path.exists() or path.parent == dossier]


def test_what_was_said_first_can_stand_first(dossier: Path, whence: Command) -> None:
    rows = [
        [json.loads(line) for line in whence(*words, folder=dossier).out.splitlines()]
        for words in (("claims",), ("claims", "--order", "time"))
    ]
    days = [row["said_from"] or row["published"] or "9999" for row in rows[1]]
    assert [day[:10] for day in days] == sorted(day[:10] for day in days)
    assert sorted(row["id"] for row in rows[0]) == sorted(row["id"] for row in rows[1])
    table = whence("claims", "--format", "table", folder=dossier).out
    assert "through: Northgate News Agency" in table
    assert "(page)" in table
