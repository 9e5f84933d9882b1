"""`whence search`: words in the pages and claims of the ledger."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whence.cli.filters import filter_options
from whence.cli.inputs import Given, open_inputs
from whence.cli.options import command as whence_command
from whence.cli.options import format_option, ledger_option
from whence.cli.output import (
    Column,
    choose_format,
    write_csv,
    write_records,
    write_table,
)
from whence.model.records import Record

if TYPE_CHECKING:
    from whence.store import ClaimFilter, Store

__all__ = ["command"]

_ALL = 2**62  # hits: the filter stands behind the search
_COLUMNS = ("document", "claim", "start", "end", "text")
_TABLE = (
    Column("words", "text", wide=True),
    Column("at", "start", number=True),
    Column("document", "document", path=True, extra=True),
    Column("claim", "claim", extra=True),
)


@whence_command("search", example='whence search "artillery shells" port')
@click.argument("words", metavar="WORDS...", nargs=-1, required=True, type=str)
@ledger_option
@format_option("table", "jsonl", "csv")
@filter_options(words=False)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=50,
    show_default=True,
    help="At most.",
)
def command(
    words: tuple[str, ...],
    ledger: Path | None,
    form: str | None,
    *,
    wanted: "ClaimFilter",
    limit: int,
) -> int:
    """Find words in the pages and claims of the ledger.

    The best places come first. All words must stand in one paragraph or claim; words in quotation marks must
    stand together. Accents and capitals do not matter.
    With a filter only claims are searched, those that are asked for.
    """
    query = " ".join(f'"{word}"' if " " in word else word for word in words)
    with open_inputs(Given(ledger=ledger)) as inputs:
        rows = inputs.or_say(
            _rows(inputs.store, query, wanted, limit), "places", asked=True
        )
        chosen = choose_format(form)
        if chosen == "jsonl":
            write_records(rows)
        elif chosen == "csv":
            write_csv(_COLUMNS, rows)
        else:
            write_table(_TABLE, rows)
    return 0


def _rows(
    store: "Store", query: str, wanted: "ClaimFilter", limit: int
) -> Iterator[Record]:
    from whence.store import ClaimFilter  # noqa: PLC0415 - heavy

    hits = store.search(query, limit=limit)
    if wanted != ClaimFilter():
        claims = {claim.id for _, claim in store.claims(wanted)}
        found = store.search(query, limit=_ALL)
        hits = islice((hit for hit in found if hit.claim in claims), limit)
    for hit in hits:
        yield {
            "document": hit.document,
            "claim": hit.claim,
            "start": hit.span.start,
            "end": hit.span.end,
            "text": hit.text,
        }
