"""How far a long run has come: a bar on stderr, if that is a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from whence.model import Extraction

__all__ = ["show_progress"]


@contextmanager
def show_progress(verb: str) -> Iterator[Callable[[Extraction | None], None]]:
    """Show a bar while pages are read.

    Args:
        verb: What is being done, such as `reading`.

    Yields:
        A function to call after each page; with None for one that was held already.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415 - only where a bar is drawn
    from rich.progress import BarColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed} pages, {task.fields[failed]} could not be read"),
    )
    failed = 0
    # Drawn by hand: the worker processes are forked, and threads do not survive that.
    bar = Progress(
        *columns, console=Console(stderr=True), auto_refresh=False, transient=True
    )
    with bar:
        task = bar.add_task(verb, total=None, failed=0)

        def step(extraction: Extraction | None) -> None:
            nonlocal failed
            failed += extraction is not None and extraction.error is not None
            bar.update(task, advance=1, failed=failed, refresh=True)

        yield step
