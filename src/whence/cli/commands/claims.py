"""`whence claims`: who said what."""

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from whence.store import ClaimFilter

__all__ = ["command"]

_TABLE = (
    Column("content", "content", wide=True),
    Column("speaker", "speaker", wide=True),
    Column("act", "act"),
    Column("said", "said_from"),
    Column("outlet", "outlet", extra=True),
    Column("claim", "id", extra=True),
    Column("judged", "judged", extra=True),
)


@whence_command("claims", example="whence claims --act deny")
@input_options
@format_option("table", "jsonl", "csv")
@filter_options()
def command(
    given: Given,
    form: str | None,
    *,
    wanted: "ClaimFilter",
) -> int:
    """List who said what.

    Over the ledger, or over DOCS where some are named. With --since or --until a claim counts as said when its page was published, if
    nothing closer is known; one that cannot be dated at all is left out.
    """
    with open_inputs(given) as inputs:
        judged = judged_by_target(inputs.store.judgements())
        rows = inputs.or_say(
            (
                claim_row(page, claim, judged.get(claim.id, ()))
                for page, claim in inputs.store.claims(wanted)
            ),
            "claims",
            asked=wanted != type(wanted)(),
        )
        chosen = choose_format(form)
        if chosen == "jsonl":
            write_records(rows)
        elif chosen == "csv":
            write_csv(VIEWS["claims"].columns, rows)
        else:
            write_table(_TABLE, rows)
        return inputs.exit_code
