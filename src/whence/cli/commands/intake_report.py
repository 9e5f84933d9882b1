"""`whence intake-report`: what came in, counted."""

from collections.abc import Iterable, Iterator
from itertools import groupby

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
from whence.export import INTAKE_COLUMNS, INTAKE_PARTS, intake_rows
from whence.model.records import Record

__all__ = ["command"]

_TABLE = (
    Column("", "heading", wide=True),
    Column("value", "value"),
    Column("pages", "pages", number=True),
    Column("share", "share", number=True),
    Column("characters", "characters", number=True, extra=True),
    Column("the first", "example", path=True, extra=True),
)


@whence_command("intake-report", example="whence intake-report")
@input_options
@format_option("table", "jsonl", "csv")
def command(given: Given, form: str | None) -> int:
    """Count the pages by kind, date, outlet, copies and errors.

    Over the ledger, or over DOCS where some are named, of which only the text is
    read. The count says how the pages came in, what their lines are (a page that is
    all teasers was not read as you see it), where each date and outlet comes from,
    which pages are copies or versions of others, and why documents could not be
    read, with the first ids of each.
    """
    with open_inputs(given, claims=False) as inputs:
        store = inputs.store
        rows = intake_rows(
            store.extractions(),
            copies=store.copies(),
            versions=store.versions(),
            failures=store.failures(),
        )
        chosen = choose_format(form)
        if chosen == "jsonl":
            write_records(rows)
        elif chosen == "csv":
            write_csv(INTAKE_COLUMNS, rows)
        else:
            write_table(_TABLE, _table_rows(rows))
        return inputs.exit_code


def _table_rows(rows: Iterable[Record]) -> Iterator[Record]:
    """Yield the rows with a heading where a new part begins, and one example each."""
    for part, group in groupby(rows, key=lambda row: str(row["part"])):
        for place, row in enumerate(group):
            yield {
                **row,
                "heading": None if place else INTAKE_PARTS[part],
                "share": _percent(row["share"]),
                "example": next(iter(row["examples"]), None),
            }


def _percent(share: float | None) -> str:
    """Return a share as a person reads it.

    >>> _percent(0.128), _percent(0.00004), _percent(None)
    ('13 %', '< 1 %', '')
    """
    if share is None:
        return ""
    return "< 1 %" if 0 < share < 0.005 else f"{share:.0%}".replace("%", " %")
