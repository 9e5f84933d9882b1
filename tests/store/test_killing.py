"""A run that is killed with kill -9, at any statement, is taken up where it stopped.

`python -m benchmarks.killing` does the same to the whole command with a web archive of
2,000 pages; here the process that adds kills itself at a statement of its own.
"""

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.killing import dump, make_archive
from tests.store.conftest import build_page
from whence.intake import read_sources
from whence.model import Extraction, SourceDocument
from whence.pipeline import add_sources
from whence.store import Ledger

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs fork")

SOURCES = [
    SourceDocument(f"page-{at:02}", text=str(at - (at % 7 == 6))) for at in range(24)
]


class Quick:
    """An engine that takes no time: what is read does not matter here."""

    def read(self, sources: Iterable[SourceDocument]) -> Iterator[Extraction]:
        for source in sources:
            page = build_page(source.id, number=f"1,{int(source.text or 0):03}")
            yield page if source.id != "page-11" else replace(page, claims=())


def add(path: Path, kill_after: int | None = None) -> int:
    """Add all pages; kill this process before one of the statements, if asked to.

    Returns:
        How many statements were run.
    """
    count = 0

    def step(_statement: str) -> None:
        nonlocal count
        if count == kill_after:
            os.kill(os.getpid(), signal.SIGKILL)
        count += 1

    with Ledger.open(path) as ledger:
        ledger._connection.set_trace_callback(step)
        add_sources(ledger, SOURCES, Quick(), batch_size=5)
    return count


def kill_while_adding(path: Path, statement: int) -> int:
    """Add all pages in a process of its own; return the signal that ended it."""
    child = os.fork()
    if not child:
        try:
            add(path, statement)
        finally:
            os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


def test_a_killed_run_is_taken_up_to_the_same_ledger(tmp_path: Path) -> None:
    whole = tmp_path / "whole.whence"
    statements = add(whole)
    wanted = list(dump(whole))
    # A step that shares no factor with what repeats from page to page.
    for statement in [*range(0, statements, statements // 23), statements - 1]:
        path = tmp_path / f"{statement}.whence"
        assert kill_while_adding(path, statement) == signal.SIGKILL
        add(path)
        assert list(dump(path)) == wanted, statement


def test_a_run_that_is_killed_again_and_again_ends_the_same(tmp_path: Path) -> None:
    whole, path = tmp_path / "whole.whence", tmp_path / "killed.whence"
    add(whole)
    kills = sum(
        kill_while_adding(path, 5 + number * 67 % 195) == signal.SIGKILL
        for number in range(12)
    )
    add(path)
    assert kills > 3
    assert list(dump(path)) == list(dump(whole))
    with Ledger.open(path) as ledger:
        assert list(ledger.check()) == []


def test_the_archive_of_the_trial_can_be_read(tmp_path: Path) -> None:
    archive = tmp_path / "pages.warc.gz"
    make_archive(archive, 60)
    sources = list(read_sources([archive], max_bytes=1_000_000))
    assert len(sources) == 59  # one answer is a picture
    assert all(source.html for source in sources)
    assert sources[20].html != sources[19].html
