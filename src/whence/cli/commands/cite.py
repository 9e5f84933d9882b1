"""`whence cite`: claims as lines for a footnote."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from whence.cli.filters import filter_options
from whence.cli.inputs import Given, open_inputs
from whence.cli.options import command as whence_command
from whence.cli.options import ledger_option
from whence.cli.output import write_csv, write_records
from whence.cli.terminal import one_line
from whence.errors import UsageError
from whence.export import CITATION_COLUMNS, citation_row
from whence.model.records import Record

if TYPE_CHECKING:
    from pathlib import Path

    from whence.store import ClaimFilter, Store

__all__ = ["command"]


@whence_command("cite", example="whence cite --speaker Ferrant")
@click.argument("claims", metavar="[CLAIM]...", nargs=-1, type=str)
@ledger_option
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "jsonl", "csv")),
    default="text",
    show_default=True,
    help="Lines to paste, or the same with their parts.",
)
@filter_options()
def command(
    claims: tuple[str, ...],
    ledger: "Path | None",
    form: str,
    *,
    wanted: "ClaimFilter",
) -> int:
    """Give claims as lines for a footnote.

    CLAIM is the id of a claim, as 'whence claims' lists it; without one, all claims that
    the filters choose. A line names the speaker and through whom the words came, the
    words themselves, the page with its outlet, date and address, the place of the words
    in the page's text, and the text's SHA-256, so that anyone can check it.
    """
    with open_inputs(Given(ledger=ledger)) as inputs:
        rows = inputs.or_say(
            _rows(inputs.store, claims, wanted),
            "claims",
            asked=wanted != type(wanted)(),
        )
        if form == "jsonl":
            write_records(rows)
        elif form == "csv":
            write_csv(CITATION_COLUMNS, rows)
        else:
            for row in rows:
                click.echo(one_line(row["citation"]))
    return 0


def _rows(
    store: "Store", claims: tuple[str, ...], wanted: "ClaimFilter"
) -> Iterator[Record]:
    """Yield the citations, of the claims that are named in the order of their names.

    Raises:
        UsageError: If there is no such claim.
    """
    found = store.claims(wanted)
    if not claims:
        for page, claim in found:
            yield citation_row(page, claim)
        return
    named = {
        claim.id: citation_row(page, claim)
        for page, claim in found
        if claim.id in claims
    }
    for name in claims:
        if name not in named:
            message = f"there is no claim {name!r}: 'whence claims' lists the ids"
            raise UsageError(message)
        yield named[name]
