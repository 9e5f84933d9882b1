"""`whence claims`: who said what."""

from typing import TYPE_CHECKING

import click

from whence.cli.filters import filter_options
from whence.cli.inputs import Given, input_options, open_inputs
from whence.cli.options import command as whence_command
from whence.cli.options import format_option
from whence.cli.output import (
    Column,
    choose_format,
    write_csv,
    write_records,
    write_table,
)
from whence.export import VIEWS, claim_row, judged_by_target
from whence.model.records import Record

if TYPE_CHECKING:
    from whence.store import ClaimFilter

__all__ = ["command"]

_LAST = "9999-12-31"  # where a claim without any day stands
_TABLE = (
    Column("content", "content", wide=True),
    Column("speaker", "speaker", wide=True),
    Column("act", "act"),
    Column("when", "when"),
    Column("outlet", "outlet", extra=True),
    Column("through", "through", wide=True, note=True),
    Column("claim", "id", extra=True),
    Column("judged", "judged", extra=True),
)


@whence_command("claims", example="whence claims --act deny")
@input_options
@format_option("table", "jsonl", "csv")
@click.option(
    "--order",
    type=click.Choice(("page", "time")),
    default="page",
    show_default=True,
    help="By page, or the earliest first.",
)
@filter_options()
def command(
    given: Given,
    form: str | None,
    *,
    order: str,
    wanted: "ClaimFilter",
) -> int:
    """List who said what.

    Over the ledger, or over DOCS where some are named. With --since or --until a claim counts as said when its page was published, if
    nothing closer is known; one that cannot be dated at all is left out. --order time puts
    what was said first, first; a claim without a day of its own stands at that of its page,
    one without any comes last.
    """
    with open_inputs(given) as inputs:
        judged = judged_by_target(inputs.store.judgements())
        found = (
            claim_row(page, claim, judged.get(claim.id, ()))
            for page, claim in inputs.store.claims(wanted)
        )
        rows = inputs.or_say(
            found if order == "page" else sorted(found, key=_time_of),
            "claims",
            asked=wanted != type(wanted)(),
        )
        chosen = choose_format(form)
        if chosen == "jsonl":
            write_records(rows)
        elif chosen == "csv":
            write_csv(VIEWS["claims"].columns, rows)
        else:
            write_table(_TABLE, map(_shown, rows))
        return inputs.exit_code


def _time_of(row: Record) -> tuple[str, str, int]:
    """Return where a claim stands in time; the order of its page tells the rest."""
    day = row["said_from"] or row["published"] or _LAST
    return day[: len(_LAST)], row["document"], row["start"] or 0


def _shown(row: Record) -> Record:
    """Return a row as the table shows it: when, and through whom."""
    said, published = row["said_from"], row["published"]
    when = said and said[: len(_LAST)]
    if when is None and published is not None:
        when = f"{published[: len(_LAST)]} (page)"
    return {**row, "when": when, "through": row["chain"][-2:0:-1]}
