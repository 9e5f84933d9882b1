"""The same pages give the same bytes, whatever surrounds the run."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from whence.samples import copy_dossier
from whence.store import Ledger

MAIN = "from whence.cli import main; main()"
PAGES = 500
SURROUNDINGS = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "77", "TZ": "Asia/Seoul", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "0", "TZ": "America/St_Johns", "LC_ALL": "POSIX"},
)


def run(
    arguments: Sequence[str],
    folder: Path,
    surroundings: Mapping[str, str] | None = None,
) -> bytes:
    """Run a command in a process of its own and return its output."""
    done = subprocess.run(
        [sys.executable, "-c", MAIN, *arguments],
        cwd=folder,
        env={**os.environ, **(surroundings or {})},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    copy_dossier(folder)
    return folder


def files(folder: Path) -> list[str]:
    found = (path for path in (folder / "pages").rglob("*") if path.is_file())
    return sorted(str(path.relative_to(folder)) for path in found)


@pytest.mark.slow
def test_the_surroundings_change_no_byte(dossier: Path) -> None:
    outputs = {
        run(["extract", "pages/", "--format", "jsonl"], dossier, surroundings)
        for surroundings in SURROUNDINGS
    }
    assert len(outputs) == 1


@pytest.mark.slow
def test_the_number_of_workers_changes_no_byte(dossier: Path) -> None:
    one = run(["extract", "pages/", "--workers", "1"], dossier)
    assert run(["extract", "pages/", "--workers", "3"], dossier) == one


@pytest.mark.slow
def test_the_order_of_files_changes_no_byte(dossier: Path, tmp_path: Path) -> None:
    names = files(dossier)
    exports = []
    for place, order in enumerate((names, names[::-1], names[5:] + names[:5])):
        ledger, out = tmp_path / f"{place}.whence", tmp_path / f"{place}"
        where = ["--ledger", str(ledger)]
        run(["add", *order, *where], dossier, SURROUNDINGS[place])
        run(["export", "all", *where, "-o", str(out)], dossier, SURROUNDINGS[place])
        exports.append({path.name: path.read_bytes() for path in out.iterdir()})
    assert {"claims.csv", "edges.csv", "figures.csv"} <= set(exports[0])
    for name, content in exports[0].items():
        assert [other[name] for other in exports] == [content] * 3, name


@pytest.mark.slow
def test_the_report_is_the_same_file(dossier: Path, tmp_path: Path) -> None:
    names = files(dossier)
    reports = []
    for place, order in enumerate((names, names[::-1])):
        target = tmp_path / f"{place}.html"
        run(["report", *order, "-o", str(target)], dossier, SURROUNDINGS[place])
        reports.append(target.read_bytes())
    assert reports[0] == reports[1]


def write_pages(folder: Path) -> None:
    """Write small pages made from a few sentences of our own."""
    folder.mkdir()
    for at in range(PAGES):
        place = ("Elbing", "Nordhaven", "Sandwick", "Tarrow")[at % 4]
        text = (
            f"{place} counts its ships\n\n{1 + at % 28} March 2024\n\n"
            f"The mayor of {place} said that {at + 11} ships had passed the lock.\n"
        )
        (folder / f"page-{at:03}.txt").write_text(text, encoding="utf-8")


def contents(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def started(folder: Path, ledger: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", MAIN, "add", "pages/", "--ledger", str(ledger)],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """A folder of pages with the ledger of one clean run, and how long that took."""
    folder = tmp_path_factory.mktemp("many")
    write_pages(folder / "pages")
    start = time.monotonic()
    run(["add", "pages/", "--ledger", "clean.whence"], folder)
    return folder, time.monotonic() - start


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
@pytest.mark.parametrize("tenth", range(10))
def test_a_run_killed_at_any_moment_can_be_taken_up(
    tenth: int, clean: tuple[Path, float], tmp_path: Path
) -> None:
    folder, seconds = clean
    ledger = tmp_path / "killed.whence"
    process = started(folder, ledger)
    time.sleep(seconds * (tenth + 0.5) / 10)
    # The process alone: its workers must end by themselves.
    process.kill()
    process.wait()
    run(["add", "pages/", "--ledger", str(ledger)], folder)
    assert contents(ledger) == contents(folder / "clean.whence")
    with Ledger.open(ledger) as held:
        assert not list(held.check())
