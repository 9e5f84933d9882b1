"""Bad input: one clear line each, the right exit code, and the rest is done."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from whence.store import Ledger

Command = Callable[..., Any]

GOOD = (
    "Harbour opens again\n\nBy Ada Brandt\n\n5 March 2024\n\n"
    "The mayor said on Tuesday that 40 ships had passed the lock since dawn. "
    "The harbour had been closed for two days because of the storm.\n"
)
FOREIGN = (
    "Der Hafen ist wieder offen\n\nDer B\u00fcrgermeister sagte am Dienstag, seit dem "
    "Morgen seien vierzig Schiffe durch die Schleuse gefahren. Der Hafen war wegen des "
    "Sturms zwei Tage lang geschlossen gewesen, und viele Schiffe warteten davor.\n"
)


def write_empty(folder: Path) -> str:
    (folder / "bad.txt").write_bytes(b"")
    return "bad.txt"


def write_garbage(folder: Path) -> str:
    (folder / "bad.txt").write_bytes(bytes(range(256)) * 40)
    return "bad.txt"


def write_nothing(folder: Path) -> str:
    assert not (folder / "bad.txt").exists()
    return "bad.txt"


def write_broken_lines(folder: Path) -> str:
    good = json.dumps({"id": "inner", "text": GOOD})
    (folder / "bad.jsonl").write_text(f"{good}\n{{broken\n", encoding="utf-8")
    return "bad.jsonl"


def write_pipe(folder: Path) -> str:
    os.mkfifo(folder / "bad.txt")
    return "bad.txt"


def write_loop(folder: Path) -> str:
    (folder / "bad.txt").symlink_to(folder / "bad.txt")
    return "bad.txt"


@pytest.mark.parametrize("command", ["extract", "add"])
@pytest.mark.parametrize(
    "write",
    [
        write_empty,
        write_garbage,
        write_nothing,
        write_broken_lines,
        write_pipe,
        write_loop,
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_is_done(
    command: str, write: Callable[[Path], str], tmp_path: Path, whence: Command
) -> None:
    name = write(tmp_path)
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    result = whence(command, name, "good.txt")
    assert result.code == 1
    errors = [line for line in result.err.splitlines() if line.startswith("error:")]
    assert len(errors) == 1
    assert name in errors[0]
    assert "Traceback" not in result.err
    if command == "extract":
        records = {row["id"]: row for row in map(json.loads, result.out.splitlines())}
        assert records["good.txt"]["error"] is None
        assert sum(row["error"] is not None for row in records.values()) == 1
    else:
        with Ledger.open(tmp_path / "ledger.whence") as ledger:
            held = [page.document.id for page in ledger.extractions()]
            assert "good.txt" in held
            assert len(list(ledger.failures())) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser can read every file")
def test_an_unreadable_file_is_named(tmp_path: Path, whence: Command) -> None:
    (tmp_path / "bad.txt").write_text(GOOD)
    (tmp_path / "bad.txt").chmod(0)
    result = whence("extract", "bad.txt")
    assert result.code == 1
    assert "bad.txt" in result.err


def test_a_page_in_another_language_is_named(tmp_path: Path, whence: Command) -> None:
    (tmp_path / "fremd.txt").write_text(FOREIGN, encoding="utf-8")
    result = whence("extract", "fremd.txt")
    assert result.code == 1
    assert result.err.startswith("error: fremd.txt: the page is in another language")
    [record] = [json.loads(line) for line in result.out.splitlines()]
    assert record["text"] == FOREIGN
    assert record["claims"] == []
    assert record["error"]["code"] == "language"


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", "good.txt", "--format", "xml"],
        ["extract", "good.txt", "--workers", "0"],
        ["nonsense"],
        ["--nonsense"],
        ["claims", "--since", "yesterday"],
        ["claims", "good.txt", "--ledger", "x.whence"],
        ["export", "nothing"],
        ["export", "all"],
        ["reconcile", "missing.jsonl"],
    ],
)
def test_wrong_usage_is_one_line_and_code_2(
    arguments: list[str], tmp_path: Path, whence: Command
) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    with Ledger.open(tmp_path / "ledger.whence"):
        pass
    result = whence(*arguments)
    assert result.code == 2
    assert result.err.startswith("error: ")
    assert len(result.err.splitlines()) == 1
    assert result.out == ""


def make_foreign(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE bookmarks (url)")
    other.close()


def make_newer(path: Path) -> None:
    Ledger.open(path).close()
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 999")
    newer.close()


def make_text(path: Path) -> None:
    path.write_text("a shopping list, and not a ledger at all")


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("command", [["claims"], ["check"], ["add", "good.txt"]])
@pytest.mark.parametrize(
    "make", [make_foreign, make_newer, make_text, make_folder, make_pipe]
)
def test_a_ledger_that_is_not_ours_is_refused(
    command: list[str], make: Callable[[Path], None], tmp_path: Path, whence: Command
) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    path = tmp_path / "ledger.whence"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    result = whence(*command)
    assert result.code == 3
    assert result.err.startswith("error: ")
    assert len(result.err.splitlines()) == 1
    assert "ledger.whence" in result.err
    assert not path.is_file() or path.read_bytes() == before


def test_a_missing_ledger_is_code_3_and_says_what_to_do(whence: Command) -> None:
    result = whence("figures")
    assert result.code == 3
    assert "whence add" in result.err


def test_a_defect_is_code_70_and_one_line(
    whence: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Ledger.open(tmp_path / "ledger.whence").close()

    def broken(_: Ledger) -> None:
        raise RuntimeError("wheels came off")  # noqa: EM101

    monkeypatch.setattr(Ledger, "failures", broken)
    result = whence("figures")
    assert result.code == 70
    assert len(result.err.splitlines()) == 1
    assert "wheels came off" in result.err
    assert "Traceback" in whence("figures", "--debug").err


def test_a_report_that_cannot_be_written_is_an_error(
    whence: Command, tmp_path: Path
) -> None:
    Ledger.open(tmp_path / "ledger.whence").close()
    (tmp_path / "file").touch()
    result = whence("report", "-o", str(tmp_path / "file" / "r.html"))
    assert result.code == 2
    assert "r.html" in result.err


def test_a_hostile_name_reaches_no_terminal(whence: Command) -> None:
    name = "\x1b[31mred\u202etxt"
    result = whence("extract", name)
    assert result.code == 1
    assert "\x1b" not in result.err
    assert "\u202e" not in result.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_an_output_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    Ledger.open(tmp_path / "ledger.whence").close()
    (tmp_path / "docs.jsonl").write_text(json.dumps({"id": "a", "text": GOOD}))
    main = f"{sys.executable} -c 'from whence.cli import main; main()'"
    for words, code in (("> /dev/full", 2), (">&-", 0)):
        done = subprocess.run(
            f"{main} extract docs.jsonl {words}",
            shell=True,
            executable="/bin/bash",
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code
        assert len(done.stderr.splitlines()) == (code == 2)


def test_a_reader_that_stops_early_is_no_error(tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(at), "text": GOOD * 20}) for at in range(40)]
    (tmp_path / "docs.jsonl").write_text("\n".join(lines), encoding="utf-8")
    main = f"{sys.executable} -c 'from whence.cli import main; main()'"
    done = subprocess.run(
        f"{main} extract docs.jsonl --workers 1 | head -c 10; echo ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == '{"id": "0"0\n'
    assert done.stderr == ""


def test_a_link_out_of_a_folder_is_not_followed(
    tmp_path: Path, whence: Command
) -> None:
    (tmp_path / "secret.txt").write_text(GOOD)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "inner.txt").write_text(GOOD)
    (tmp_path / "pages" / "again.txt").symlink_to("inner.txt")
    (tmp_path / "pages" / "out.txt").symlink_to(tmp_path / "secret.txt")
    result = whence("extract", "pages")
    records = {row["id"]: row for row in map(json.loads, result.out.splitlines())}
    failed = {name for name, row in records.items() if row["error"] is not None}
    assert set(records) == {f"pages/{at}.txt" for at in ("inner", "again", "out")}
    assert failed == {"pages/out.txt"}
    assert result.code == 1


def test_the_ledger_may_lie_among_the_pages(tmp_path: Path, whence: Command) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    for _ in range(2):
        result = whence("add", ".")
        assert (result.code, "error:" in result.err) == (0, False)
    with Ledger.open(tmp_path / "ledger.whence") as ledger:
        assert [page.document.id for page in ledger.extractions()] == ["good.txt"]
