"""`whence check`: whether a ledger file is sound."""

from pathlib import Path

import click

from whence.cli.inputs import ledger_path, readable
from whence.cli.options import command as whence_command
from whence.cli.options import ledger_option
from whence.cli.terminal import one_line
from whence.errors import UsageError

__all__ = ["command"]


@whence_command("check", example="whence check")
@click.argument(
    "path", metavar="[LEDGER]", required=False, type=click.Path(path_type=Path)
)
@ledger_option
def command(path: Path | None, ledger: Path | None) -> int:
    """Verify that a ledger file is sound.

    The file itself, every text against its SHA-256, every span against its words,
    every column against its record, and the search index are compared. Exit code 1
    if anything is wrong, 3 if the file cannot be opened.
    """
    from whence.store import ClaimFilter, Ledger  # noqa: PLC0415 - heavy

    if path is not None and ledger is not None:
        message = "name the ledger once, as LEDGER or with --ledger"
        raise UsageError(message)
    name = ledger_path(path or ledger)
    with readable(name) as file, Ledger.open(file, create=False) as store:
        faults = 0
        for fault in store.check():
            faults += 1
            click.echo(f"error: {one_line(fault)}", err=True)
        if faults:
            click.echo(f"{name}: {faults} faults", err=True)
            return 1
        pages = sum(1 for _ in store.extractions())
        claims = sum(1 for _ in store.claims(ClaimFilter()))
        click.echo(f"{name}: sound, {pages} pages, {claims} claims", err=True)
    return 0
