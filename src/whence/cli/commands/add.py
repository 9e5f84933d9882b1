"""`whence add`: pages into the ledger."""

from pathlib import Path

import click

from whence.cli.inputs import ledger_path, report_failure, settings_for
from whence.cli.options import command as whence_command
from whence.cli.options import ledger_option, min_score_option, workers_option
from whence.cli.progress import show_progress
from whence.model import Extraction
from whence.store import Ledger

__all__ = ["command"]


@whence_command("add", example="whence add pages/")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=str)
@ledger_option
@min_score_option
@workers_option
def command(
    paths: tuple[str, ...], ledger: Path | None, workers: int, min_score: float | None
) -> int:
    """Read pages and keep what they say in the ledger.

    PATH is a page (text or HTML), a folder of pages, a docs.jsonl, a feed or an
    archive. A page that the ledger holds already is passed over, so that a run that
    was broken off can simply be started again. A page whose text has changed becomes
    a new version; the old one is kept. --min-score holds for the pages that this run
    reads, not for those that the ledger holds.
    """
    from whence.api import load_documents  # noqa: PLC0415 - heavy
    from whence.batch import PoolEngine  # noqa: PLC0415
    from whence.pipeline import add_sources  # noqa: PLC0415

    settings = settings_for(workers, min_score=min_score)
    name = ledger_path(ledger)
    with Ledger.open(name) as store, show_progress("adding") as step:

        def on_read(extraction: Extraction | None) -> None:
            step(extraction)
            if extraction is not None:
                report_failure(extraction)

        added = add_sources(
            store,
            load_documents(paths, settings=settings),
            PoolEngine(settings),
            batch_size=settings.batch_size,
            on_read=on_read,
        )
    click.echo(
        f"{name}: {added.new} new, {added.changed} changed, "
        f"{added.unchanged} unchanged, {added.failed} could not be read",
        err=True,
    )
    return 1 if added.failed else 0
