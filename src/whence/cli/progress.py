"""How far a long run has come: a bar on stderr, if that is a terminal."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from whence.model import Extraction

__all__ = ["count_pages", "show_progress", "show_work"]

_ONE = frozenset({"", ".txt", ".text", ".md", ".htm", ".html", ".xhtml"})
_MOST_FILES = 200_000  # beyond, counting them would be felt
_MOST_BYTES = 64_000_000  # of a file whose lines are counted
_ERASE = "\r\x1b[K"


def count_pages(paths: Sequence[str]) -> int | None:
    """Return how many pages are named, where that is known before they are read.

    Args:
        paths: Files and folders.

    Returns:
        The number; None where an archive, a feed, a list or an address is among them,
        or where stderr is no terminal.
    """
    if not sys.stderr.isatty():
        return None  # nobody looks
    number = 0
    try:
        for file in _files(paths):
            held = _count(file)
            if held is None or number > _MOST_FILES:
                return None
            number += held
    except OSError:
        return None  # reading will tell what is wrong
    return number


def _files(paths: Sequence[str]) -> Iterator[Path]:
    for name in paths:
        path = Path(name)
        if path.is_dir():
            yield from (file for file in path.rglob("*") if not file.is_dir())
        else:
            yield path


def _count(file: Path) -> int | None:
    """Return how many pages a file holds; None where only reading it tells."""
    suffix = file.suffix.lower()
    if not file.is_file():
        return None
    if suffix == ".jsonl" and file.stat().st_size < _MOST_BYTES:
        with file.open("rb") as lines:
            return sum(1 for _ in lines)
    return 1 if suffix in _ONE else None


@contextmanager
def show_work(words: str) -> Iterator[None]:
    """Say on a terminal what is being worked out, until it is.

    Args:
        words: What is being done, such as `working out the figures`.
    """
    if not sys.stderr.isatty():
        yield
        return
    sys.stderr.write(f"{words} ...")
    sys.stderr.flush()
    try:
        yield
    finally:
        sys.stderr.write(_ERASE)
        sys.stderr.flush()


@contextmanager
def show_progress(
    verb: str, *, total: int | None = None
) -> Iterator[Callable[[Extraction | None], None]]:
    """Show a bar while pages are read.

    Args:
        verb: What is being done, such as `reading`.
        total: How many pages there are; None where that is not known.

    Yields:
        A function to call after each page; with None for one that was held already.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415 - only where a bar is drawn
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    known = "" if total is None else " of {task.total}"
    counts = "{task.completed}" + known + " pages, {task.fields[rate]:.1f} a second"
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        TextColumn(counts),
        TextColumn("{task.fields[failed]} could not be read"),
        TimeElapsedColumn() if total is None else TimeRemainingColumn(),
    )
    failed = 0
    # Drawn by hand: the worker processes are forked, and threads do not survive that.
    bar = Progress(
        *columns, console=Console(stderr=True), auto_refresh=False, transient=True
    )
    with bar:
        task = bar.add_task(verb, total=total, failed=0, rate=0.0)

        def step(extraction: Extraction | None) -> None:
            nonlocal failed
            failed += extraction is not None and extraction.error is not None
            held = bar.tasks[0]
            rate = (held.completed + 1) / max(held.elapsed or 0.0, 0.001)
            bar.update(task, advance=1, failed=failed, rate=rate, refresh=True)

        yield step
