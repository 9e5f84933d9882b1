"""`whence drift`: what changed on the way from page to page."""

from typing import TYPE_CHECKING, cast, get_args

import click

from whence.cli.filters import filter_options
from whence.cli.inputs import (
    Given,
    claims_of,
    input_options,
    material_of,
    open_inputs,
)
from whence.cli.options import command as whence_command
from whence.cli.options import format_option
from whence.cli.output import (
    Column,
    choose_format,
    write_csv,
    write_records,
    write_table,
)
from whence.export import DRIFT_COLUMNS, drift_marks, drift_rows
from whence.model import DriftKind

if TYPE_CHECKING:
    from whence.store import ClaimFilter

__all__ = ["command"]

_TABLE = (
    Column("change", "kind"),
    Column("before", "before_words", wide=True),
    Column("after", "after_words", wide=True),
    Column("taken from", "to", path=True, note=True),
    Column("printed by", "from", path=True, note=True),
)


@whence_command("drift", example="whence drift --kind capacity-as-count")
@input_options
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(get_args(DriftKind)),
    help="Only changes of this kind; may be given several times.",
)
@format_option("table", "jsonl", "csv")
@filter_options()
def command(
    given: Given, kinds: tuple[str, ...], form: str | None, *, wanted: "ClaimFilter"
) -> int:
    """List what changed on the way from page to page.

    Over the ledger, or over DOCS where some are named. Each change is listed once, with
    both wordings: that of the page nearer to the source, and that of the page that took
    it over. The filters choose the changes in the lineage of the claims asked for.
    """
    with open_inputs(given) as inputs:
        material = material_of(inputs.store)
        kept = claims_of(material, wanted)
        marks = inputs.or_say(
            drift_marks(material, kept, cast("tuple[DriftKind, ...]", kinds)),
            "changes",
            asked=kept is not None or bool(kinds),
        )
        chosen = choose_format(form)
        if chosen == "jsonl":
            write_records(marks)
        elif chosen == "csv":
            write_csv(DRIFT_COLUMNS, drift_rows(marks))
        else:
            write_table(_TABLE, drift_rows(marks))
        return inputs.exit_code
