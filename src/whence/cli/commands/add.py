"""`whence add`: pages into the ledger."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from whence.cli.adding import Witness, add_pages, summarise
from whence.cli.fetching import Fetching, fetch_options
from whence.cli.inputs import ledger_path, settings_for, spellings_of
from whence.cli.options import command as whence_command
from whence.cli.options import ledger_option, min_score_option, workers_option
from whence.cli.output import Column, choose_format, write_records, write_table
from whence.cli.progress import count_pages
from whence.settings import Settings

if TYPE_CHECKING:
    from whence.store import Added, Store

__all__ = ["command"]

_TABLE = (
    Column("page", "id", wide=True, path=True),
    Column("what would happen", "outcome"),
    Column("copy", "copy"),
    Column("error", "code"),
)


@whence_command("add", example="whence add pages/")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=str)
@ledger_option
@click.option(
    "--dry-run", is_flag=True, help="Say what would happen, and change nothing."
)
@fetch_options
@min_score_option
@workers_option
def command(
    paths: tuple[str, ...],
    ledger: Path | None,
    workers: int,
    min_score: float | None,
    *,
    dry_run: bool,
    fetching: Fetching,
) -> int:
    """Read pages and keep what they say in the ledger.

    PATH is a page (text or HTML), a folder of pages, a docs.jsonl, a feed, an archive,
    an address, or a list of addresses, which are fetched with --fetch only. A page
    that the ledger holds already is passed over, so that a run that was broken off
    can simply be started again. A page whose text has changed becomes a new version;
    the old one is kept. --min-score holds for the pages that this run reads, not for
    those that the ledger holds.

    --dry-run reads the pages, not their claims, and lists for each whether it is new,
    changed, unchanged, a copy of another page, or cannot be read; with --fetch it
    lists what would be fetched and fetches nothing.
    """
    from whence.store import Ledger  # noqa: PLC0415 - heavy

    settings = settings_for(workers, min_score=min_score)
    name = ledger_path(ledger)
    if dry_run:
        if not name.exists():
            return _rehearse(None, name, paths, settings, fetching)
        with Ledger.open(name, create=False) as store:
            return _rehearse(store, name, paths, settings, fetching)
    with Ledger.open(name) as store:
        sources = fetching.load(
            paths, settings, spellings=spellings_of(store, name.parent)
        )
        total = None if fetching.folder is not None else count_pages(paths)
        added, report = add_pages(store, sources, settings, total=total)
    click.echo(f"{name}: {summarise(added, report)}", err=True)
    _say_nothing(paths, added)
    return 1 if added.failed else 0


def _say_nothing(paths: tuple[str, ...], added: "Added") -> None:
    """Say so where there was nothing to read at all."""
    if added == type(added)():
        click.echo(
            f"nothing to read in {', '.join(map(repr, paths))}: give pages as text or "
            "HTML, a folder of them, a docs.jsonl, a feed or an archive",
            err=True,
        )


def _rehearse(
    store: "Store | None",
    name: Path,
    paths: tuple[str, ...],
    settings: Settings,
    fetching: Fetching,
) -> int:
    """Say what adding would do, and return the exit code."""
    from whence.pipeline import look_at  # noqa: PLC0415 - heavy

    would_fetch = fetching.folder is not None
    witness = Witness(store, would_fetch=would_fetch)
    spellings = spellings_of(store, name.parent)
    sources = Fetching(None).load(paths, settings, spellings=spellings)
    added, report = add_pages(
        witness,
        sources,
        settings,
        verb="looking",
        read=look_at,
        would_fetch=would_fetch,
    )
    if choose_format(None) == "table":
        write_table(_TABLE, witness.rows)
    else:
        write_records(witness.rows)
    summary = summarise(added, report)
    click.echo(f"{name}: nothing was written; it would be {summary}", err=True)
    _say_nothing(paths, added)
    return 1 if report.count else 0
